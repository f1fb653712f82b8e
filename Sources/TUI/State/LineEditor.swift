/// One line of text with a cursor: prompts and search.
struct LineEditor: Hashable, Sendable {
  private(set) var text: [Character] = []
  /// Between characters, 0…text.count.
  private(set) var cursor = 0

  init(_ text: String = "") {
    self.text = Array(text)
    cursor = self.text.count
  }

  var string: String { String(text) }
  var beforeCursor: String { String(text[..<cursor]) }

  mutating func set(_ string: String) { self = LineEditor(string) }

  mutating func insert(_ string: String) {
    // A prompt is one line, whatever is pasted.
    let line = string.map { $0.isNewline ? " " : $0 }
    text.insert(contentsOf: line, at: cursor)
    cursor += line.count
  }

  /// Replaces what stands before the cursor from `start` on, as completion does.
  mutating func replace(from start: Int, with string: String) {
    let start = max(0, min(start, cursor))
    text.replaceSubrange(start..<cursor, with: Array(string))
    cursor = start + string.count
  }

  /// Readline's keys. False when the key is not one of them.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let string): insert(string)
    case .backspace, .control("h"): remove(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): remove(cursor..<min(text.count, cursor + 1))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<text.count)
    case .control("w"): remove(wordStart..<cursor)
    case .alt("b"): cursor = wordStart
    case .alt("f"): cursor = wordEnd
    case .alt("d"): remove(cursor..<wordEnd)
    default: return false
    }
    return true
  }

  private mutating func remove(_ range: Range<Int>) {
    text.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var wordStart: Int {
    var at = cursor
    while at > 0, text[at - 1] == " " { at -= 1 }
    while at > 0, text[at - 1] != " " { at -= 1 }
    return at
  }

  private var wordEnd: Int {
    var at = cursor
    while at < text.count, text[at] == " " { at += 1 }
    while at < text.count, text[at] != " " { at += 1 }
    return at
  }
}
