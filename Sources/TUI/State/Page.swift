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
    case passages(Int64, Int64)
    case candidates(for: Int64, different: Bool)
    case news
  }

  enum Target: Hashable, Sendable {
    case passage(article: Int64, Span)
    case entity(Int64)
    case article(Int64)
    case note(String, article: Int64, Span)
    case revision(article: Int64, String)
    case jump(Int)
    /// A candidate of "same as…" or "not the same as…".
    case pair(Int64, Int64, different: Bool)
  }

  struct Line: Hashable, Sendable {
    var text: String
    /// At the right edge.
    var right = ""
    var style = Style.text
    var target: Target?
    /// Parts of `text` (UTF-8 offsets) in another style.
    var marks: [Mark] = []

    struct Mark: Hashable, Sendable {
      var span: Span
      var style: Style
    }
  }

  var kind: Kind
  var title: String
  var lines: [Line]
  var list = ListPosition()

  init(kind: Kind, title: String, lines: [Line]) {
    self.kind = kind
    self.title = title
    self.lines = lines
    list.chosen = lines.firstIndex { $0.target != nil } ?? 0
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
    // The heading above the first line is shown with it.
    if count < 0, lines[..<at].allSatisfy({ $0.target == nil }), at < height { list.top = 0 }
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

  var target: Target? { lines.indices.contains(list.chosen) ? lines[list.chosen].target : nil }

  /// The context whose keys hold here.
  var context: Context {
    switch kind {
    case .card: .card
    case .notes: .notes
    case .why: .why
    case .revisions: .revisions
    default: .everywhere
    }
  }
}
