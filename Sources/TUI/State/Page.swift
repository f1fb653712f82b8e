import Core

/// A full-width page of lines, some of which lead somewhere.
struct Page: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case card(Int64)
    case notes
    case hits(String)
    case why(Int64)
    case jumps, problems
    case revisions(Int64)
    case changes(Int64, from: String, to: String)
    case passages(Int64, Int64)
    /// Of an entity, to be ticked.
    case mentions(Int64)
    case filters, tags, colours
    /// Two versions of a note.
    case conflict(String)
  }

  enum Target: Hashable, Sendable {
    case passage(article: Int64, Span)
    case entity(Int64)
    case article(Int64)
    case note(String, article: Int64, Span)
    case revision(article: Int64, String)
    case changes(article: Int64, from: String, to: String)
    case jump(Int)
    /// Index of a mention that can be ticked.
    case mention(Int)
    case decision(String, isLive: Bool)
    case filter(String)
    case tag(String)
    case colour(String)
  }

  struct Line: Hashable, Sendable {
    var text: String
    /// At the right edge.
    var right = ""
    var style = Style.text
    var target: Target?
    /// Parts of `text` (UTF-8 offsets) in another style.
    var marks: [Mark] = []
    /// Rows that the text may take; what goes on is cut.
    var rows = 1
    /// Whether it goes on with the line above.
    var isRest = false

    struct Mark: Hashable, Sendable {
      var span: Span
      var style: Style
    }
  }

  var kind: Kind
  var title: String
  /// As they fit the screen: one a row.
  private(set) var lines: [Line]
  var list = ListPosition()
  /// As they were given.
  private let whole: [Line]
  private var columns = 0

  init(kind: Kind, title: String, lines: [Line]) {
    self.kind = kind
    self.title = title
    self.lines = lines
    whole = lines
    list.chosen = lines.firstIndex { $0.target != nil } ?? 0
  }

  /// Wraps the lines anew for a screen of so many columns; the same line stays chosen, and near the same row.
  mutating func fit(columns: Int) {
    guard columns != self.columns else { return }
    self.columns = columns
    func index(ofRow row: Int) -> Int { max(0, lines.prefix(row + 1).count { !$0.isRest } - 1) }
    let chosen = index(ofRow: list.chosen)
    let above = list.chosen - list.top
    let chose = list.chosen
    var rows: [Line] = []
    var row = 0
    for (index, line) in whole.enumerated() {
      if index == chosen { row = rows.count }
      rows += line.wrapped(columns: columns)
    }
    lines = rows
    list.chosen = row
    if chose != row { list.top = max(0, row - above) }
  }

  /// Chooses the next line that leads somewhere; a page without any scrolls.
  mutating func move(by count: Int, height: Int) {
    guard lines.contains(where: { $0.target != nil }) else {
      list.top = max(0, min(list.top + count, lines.count - height))
      return
    }
    var at = list.chosen
    for _ in 0..<abs(count) {
      var next = at + count.signum()
      while lines.indices.contains(next), lines[next].target == nil { next += count.signum() }
      guard lines.indices.contains(next) else { break }
      at = next
    }
    list.choose(at, count: lines.count, height: height)
    showRest(height: height)
    // The heading above the first line is shown with it.
    if count < 0, lines[..<at].allSatisfy({ $0.target == nil }), at < height { list.top = 0 }
  }

  /// Brings the rows that go on with the chosen one onto the screen.
  private mutating func showRest(height: Int) {
    let end = rowsOfChosen.upperBound
    if end > list.top + height { list.top = min(list.chosen, end - height) }
  }

  mutating func page(by rows: Int, height: Int) {
    list.page(by: rows, count: lines.count, height: height)
    settle(forward: rows > 0, height: height)
  }

  mutating func choose(_ row: Int, height: Int) {
    list.choose(row, count: lines.count, height: height)
    settle(forward: true, height: height)
  }

  private mutating func settle(forward: Bool, height: Int) {
    guard lines.indices.contains(list.chosen), lines[list.chosen].target == nil else { return }
    let after = lines.indices[list.chosen...].first { lines[$0].target != nil }
    let before = lines.indices[..<list.chosen].last { lines[$0].target != nil }
    guard let row = forward ? after ?? before : before ?? after else { return }
    list.choose(row, count: lines.count, height: height)
  }

  /// The row that leads somewhere at or, where the row goes on with others, above `row`.
  func row(leadingFrom row: Int) -> Int? {
    guard lines.indices.contains(row) else { return nil }
    var row = row
    while row > 0, lines[row].isRest { row -= 1 }
    return lines[row].target == nil ? nil : row
  }

  /// The chosen row and those that go on with it.
  var rowsOfChosen: Range<Int> {
    let rest = lines.dropFirst(list.chosen + 1).prefix(while: \.isRest).count
    return list.chosen..<list.chosen + 1 + rest
  }

  /// The words of a row and of the rows that go on with it.
  func words(ofRow row: Int) -> String {
    var words = lines[row].text
    for line in lines[(row + 1)...].prefix(while: \.isRest) { words += " " + line.text.drop { $0 == " " } }
    return words
  }

  var target: Target? { lines.indices.contains(list.chosen) ? lines[list.chosen].target : nil }

  /// The context whose keys hold here.
  var context: Context {
    switch kind {
    case .mentions: .mentions
    case .card: .card
    case .notes: .notes
    case .why: .why
    case .revisions, .changes: .revisions
    case .filters: .filters
    case .tags: .tags
    default: .everywhere
    }
  }
}

extension Page.Line {
  /// Cells between the text and what stands at the right edge, and the mark of a line that leads somewhere.
  static let gap = 2

  /// Cells for the text of its first row.
  func room(in columns: Int) -> Int {
    columns - 2 - (edge.isEmpty ? 0 : min(TextWidth.of(edge), columns / 2) + Self.gap)
  }

  /// What stands at the right edge.
  var edge: String { target == nil ? right : right.isEmpty ? "⏎" : right + " ⏎" }

  /// The rows of the line; those after the first stand under the beginning of its words.
  fileprivate func wrapped(columns: Int) -> [Page.Line] {
    guard rows > 1 else { return [self] }
    let bytes = Array(text.utf8)
    let indent = bytes.prefix { $0 == 0x20 }.count
    let room = max(8, self.room(in: columns) - indent)
    let spans = Wrap.lines(bytes, Span(start: indent, end: bytes.count), columns: room)
    guard spans.count > 1 else { return [self] }
    var lines: [Page.Line] = []
    for (index, span) in spans.prefix(rows).enumerated() {
      let isLast = index + 1 == rows
      var part = Span(start: span.start, end: isLast ? bytes.count : span.end)
      // A blank that hangs over the edge would have the row cut.
      while part.end > part.start, bytes[part.end - 1] == 0x20 { part.end -= 1 }
      var line = self
      line.text = String(repeating: " ", count: indent) + String(decoding: bytes[part.range], as: UTF8.self)
      line.rows = 1
      line.marks = marks.compactMap { mark in
        let start = max(mark.span.start, part.start)
        let end = min(mark.span.end, part.end)
        guard start < end else { return nil }
        let shift = indent - part.start
        return Mark(span: Span(start: start + shift, end: end + shift), style: mark.style)
      }
      if index > 0 {
        line.right = ""
        line.target = nil
        line.isRest = true
      }
      lines.append(line)
    }
    return lines
  }
}
