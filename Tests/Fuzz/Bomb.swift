/// Inputs made to be slow, deep or large.
struct Bomb {
  let name: String
  let target: Target
  private let piece: [UInt8], end: [UInt8]
  private let count: Int

  private init(_ name: String, _ target: Target, _ piece: String, _ count: Int, then end: String = "") {
    self.name = name
    self.target = target
    self.piece = Array(piece.utf8)
    self.count = count
    self.end = Array(end.utf8)
  }

  /// - Parameter percent: of its full size.
  func bytes(percent: Int) -> [UInt8] {
    Array(Array(repeating: piece, count: max(1, count * percent / 100)).joined()) + end
  }

  static let all: [Bomb] = [
    Bomb("one line of 17 MB", .text, "x", 17 << 20),
    Bomb("a million short lines", .text, "Go\n", 1_000_000),
    Bomb("a million headlines", .text, "Ministers Leave the Harbour\n\n", 200_000),
    Bomb("a million separators", .text, "-----\n", 300_000),
    Bomb("marks on one letter", .text, "\u{301}", 1_000_000),
    Bomb("escapes without end", .text, "\u{1B}]0;", 1_000_000),
    Bomb("closing bylines", .text, "By Anna Berg, a professor\n", 100_000),
    Bomb("deep tags", .html, "<div>", 500_000),
    Bomb("deep inline tags", .html, "<b><i><a>", 200_000),
    Bomb("a million tags", .html, "<p>x<br>", 500_000),
    Bomb("a million attributes", .html, "<p a=b c=d class='ad nav x'>y", 200_000),
    Bomb("nested tables", .html, "<table><tr><td>", 100_000),
    Bomb("open comments", .html, "<!-- ", 500_000),
    Bomb("references", .html, "&amp;&#27;&#x9b;", 300_000),
    Bomb("paragraphs", .html, "<p>One, two, three, four, and a few more words to make it count.</p>", 100_000),
    Bomb("linked data", .html, "<script type='application/ld+json'>{\"@graph\":[[[[", 50_000),
    Bomb("deep quotations", .markdown, "> ", 50_000, then: "x"),
    Bomb("deep lists", .markdown, "* ", 50_000, then: "x"),
    Bomb("open brackets", .markdown, "[", 200_000),
    Bomb("open links", .markdown, "[a](", 100_000),
    Bomb("open pictures", .markdown, "![[", 100_000),
    Bomb("emphasis", .markdown, "*a **a ", 100_000),
    Bomb("backticks", .markdown, "`a``", 100_000),
    Bomb("table cells", .markdown, "|", 100_000, then: "\n" + String(repeating: "|-", count: 50_000)),
    Bomb("items", .markdown, "1. a\n", 100_000),
    Bomb("flow sequences", .frontmatter, "---\na: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 1, then: "\n---\nx"),
    Bomb("deep values", .jsonl, "{\"text\":", 100_000),
    Bomb("deep lists of values", .jsonl, "[", 1_000_000),
    Bomb("bad lines", .jsonl, "{\"text\"}\n", 100_000),
  ]
}
