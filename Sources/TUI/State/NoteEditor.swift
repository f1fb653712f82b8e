import Core

/// The note being written: several lines, undo, draft.
struct NoteEditor: Hashable, Sendable {
  /// What the note is on.
  var article: Int64
  var revision: String
  var span: Span
  var exact: String
  /// The note being edited; nil for a new one.
  var editing: Annotation?
  var inReplyTo: String?
  var colour: String
  var tags: [String] = []
  var isPrivate = false
  /// Sent to the library, which has not answered yet.
  var isSaving = false
  /// Whether what is written is on disk as a draft.
  var isDraftKept = false

  private(set) var lines: [[Character]]
  private(set) var row: Int
  private(set) var column: Int
  private var past: [Snapshot] = []
  private var future: [Snapshot] = []
  /// Typing goes into one undo step until something else happens.
  private var isTyping = false

  private struct Snapshot: Hashable, Sendable {
    var lines: [[Character]]
    var row: Int
    var column: Int
  }

  /// Undo steps that are kept.
  private static let limit = 500

  init(
    article: Int64, revision: String, span: Span, exact: String, body: String = "", colour: String,
    editing: Annotation? = nil, inReplyTo: String? = nil
  ) {
    self.article = article
    self.revision = revision
    self.span = span
    self.exact = exact
    self.colour = colour
    self.editing = editing
    self.inReplyTo = inReplyTo
    lines = Self.split(body)
    row = lines.count - 1
    column = lines[row].count
  }

  private static func split(_ text: String) -> [[Character]] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.filter { $0 != "\r" }) }
  }

  var body: String { lines.map { String($0) }.joined(separator: "\n") }
  var isEmpty: Bool { lines.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

  /// Title, lines, tags and a row to spare; a paste makes it grow.
  func rowsWanted(columns: Int) -> Int {
    lines.reduce(3) { $0 + 1 + $1.count / max(8, columns - 2) }
  }

  var draft: Draft {
    Draft(
      article: article, revision: revision, span: span, body: body, tags: tags, colour: colour, isPrivate: isPrivate,
      annotation: editing?.id, replacing: editing?.revision, inReplyTo: inReplyTo)
  }

  /// Takes white space off the end.
  mutating func trimEnd() {
    var trimmed = lines
    while let last = trimmed.last {
      var line = last
      while let character = line.last, character.isWhitespace { line.removeLast() }
      trimmed[trimmed.count - 1] = line
      guard line.isEmpty, trimmed.count > 1 else { break }
      trimmed.removeLast()
    }
    guard trimmed != lines else { return }
    record()
    lines = trimmed
    row = min(row, lines.count - 1)
    column = min(column, lines[row].count)
  }

  /// The text as an outside editor left it.
  mutating func replaceBody(_ body: String) {
    record()
    lines = Self.split(body)
    row = lines.count - 1
    column = lines[row].count
  }

  /// False when the key is none of the editor's.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character):
      if !isTyping || character == " " { record() }
      isTyping = true
      lines[row].insert(character, at: column)
      column += 1
      return true
    case .paste(let text):
      record()
      insert(text)
    case .enter:
      record()
      insert("\n")
    case .tab:
      record()
      insert("  ")
    case .backspace, .control("h"): erase(backward: true)
    case .delete, .control("d"): erase(backward: false)
    case .left, .control("b"): step(-1)
    case .right, .control("f"): step(1)
    case .up: move(rows: -1)
    case .down, .control("n"): move(rows: 1)
    case .home, .control("a"): column = 0
    case .end, .control("e"): column = lines[row].count
    case .pageUp: move(rows: -5)
    case .pageDown: move(rows: 5)
    case .control("k"):
      record()
      if column == lines[row].count {
        erase(backward: false, isRecorded: true)
      } else {
        lines[row].removeSubrange(column...)
      }
    case .control("u"):
      record()
      lines[row].removeSubrange(..<column)
      column = 0
    case .control("w"):
      record()
      let end = column
      while column > 0, lines[row][column - 1] == " " { column -= 1 }
      while column > 0, lines[row][column - 1] != " " { column -= 1 }
      lines[row].removeSubrange(column..<end)
    case .control("z"), .control("_"): undo()
    case .control("y"), .control("r"): redo()
    default: return false
    }
    isTyping = false
    return true
  }

  private mutating func record() {
    past.append(Snapshot(lines: lines, row: row, column: column))
    if past.count > Self.limit { past.removeFirst() }
    future = []
  }

  private mutating func undo() {
    guard let snapshot = past.popLast() else { return }
    future.append(Snapshot(lines: lines, row: row, column: column))
    (lines, row, column) = (snapshot.lines, snapshot.row, snapshot.column)
  }

  private mutating func redo() {
    guard let snapshot = future.popLast() else { return }
    past.append(Snapshot(lines: lines, row: row, column: column))
    (lines, row, column) = (snapshot.lines, snapshot.row, snapshot.column)
  }

  private mutating func insert(_ text: String) {
    let parts = Self.split(text.replacingLineEnds)
    let tail = Array(lines[row][column...])
    lines[row].removeSubrange(column...)
    lines[row] += parts[0]
    for part in parts.dropFirst() {
      row += 1
      lines.insert(part, at: row)
    }
    column = lines[row].count
    lines[row] += tail
  }

  private mutating func erase(backward: Bool, isRecorded: Bool = false) {
    if !isRecorded { record() }
    if backward {
      if column > 0 {
        column -= 1
        lines[row].remove(at: column)
      } else if row > 0 {
        let tail = lines.remove(at: row)
        row -= 1
        column = lines[row].count
        lines[row] += tail
      }
    } else if column < lines[row].count {
      lines[row].remove(at: column)
    } else if row + 1 < lines.count {
      lines[row] += lines.remove(at: row + 1)
    }
  }

  private mutating func step(_ direction: Int) {
    if direction < 0, column > 0 {
      column -= 1
    } else if direction < 0, row > 0 {
      row -= 1
      column = lines[row].count
    } else if direction > 0, column < lines[row].count {
      column += 1
    } else if direction > 0, row + 1 < lines.count {
      row += 1
      column = 0
    }
  }

  private mutating func move(rows: Int) {
    row = max(0, min(row + rows, lines.count - 1))
    column = min(column, lines[row].count)
  }
}

extension String {
  /// With `\n` for `\r\n` and `\r`, as terminals send a paste.
  fileprivate var replacingLineEnds: String {
    var result = ""
    for character in self { result.append(character.isNewline ? "\n" : character) }
    return result
  }
}
