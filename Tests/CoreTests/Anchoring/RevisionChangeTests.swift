import Testing

@testable import Core

/// Changes in words: kind, old words, new words.
struct RevisionChangeTests {
  private func changes(_ old: String, _ new: String) -> [String] {
    let a = Text(old)
    let b = Text(new)
    return RevisionDiff(old: a, new: b).changes.map { "\($0.kind.rawValue): \(a.string($0.old)) > \(b.string($0.new))" }
  }

  private static let before = "The harbour office opened at nine. Nobody had expected so many people on a Sunday. "
  private static let after = " By noon the queue reached the fish market. The mayor sent two more clerks."

  @Test func `equal texts have none, and neither have other spaces`() {
    #expect(changes("One two three.", "One two three.").isEmpty)
    #expect(changes("One two three.\n\nFour.", "One  two\nthree.\n\n\nFour.").isEmpty)
    #expect(changes("", "").isEmpty)
  }

  @Test func `a word for another`() {
    #expect(
      changes(Self.before + "It cost 40 euros." + Self.after, Self.before + "It cost 400 euros." + Self.after)
        == ["replaced: 40 > 400"])
  }

  @Test func `a capital is a change`() {
    #expect(changes("We met the Pope in May.", "We met the pope in May.") == ["replaced: Pope > pope"])
  }

  @Test func `words that came and words that went`() {
    #expect(
      changes(Self.before + "He left." + Self.after, Self.before + "He left in a hurry." + Self.after)
        == ["inserted:  > in a hurry"])
    #expect(
      changes(Self.before + "He left in a hurry." + Self.after, Self.before + "He left." + Self.after)
        == ["deleted: in a hurry > "])
  }

  @Test func `a new text is one insertion`() {
    #expect(changes("", "All new.") == ["inserted:  > All new."])
    #expect(changes("All gone.", "") == ["deleted: All gone. > "])
  }

  @Test func `what is in no change stands in both, in this order`() {
    let old = Text(Self.before + "A short walk along the river, then lunch; the rest was rain." + Self.after)
    let new = Text(Self.before + "A long walk along the canal, then supper: the rest was snow." + Self.after + " End.")
    let changes = RevisionDiff(old: old, new: new).changes
    func rest(_ text: Text, _ spans: [Span]) -> [String] {
      var words: [String] = []
      var at = 0
      for span in spans.sorted() {
        words += text.string(Span(start: at, end: span.start)).split { $0.isWhitespace }.map(String.init)
        at = span.end
      }
      return words + text.string(Span(start: at, end: text.count)).split { $0.isWhitespace }.map(String.init)
    }
    #expect(!changes.isEmpty)
    #expect(rest(old, changes.map(\.old)) == rest(new, changes.map(\.new)))
  }
}
