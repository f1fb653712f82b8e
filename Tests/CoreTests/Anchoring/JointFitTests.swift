import Testing

@testable import Core

struct JointFitTests {
  private static let text = Text(
    "The port was closed on Monday. The mayor said that the port was closed for repairs, and that ships wait outside. "
      + "In the evening the port was closed again after a fire on the northern pier.")

  private func find(_ exact: String, _ prefix: String, _ suffix: String) -> (Anchor.State, String?) {
    let carried = JointFit(Self.text).find(exact: exact, prefix: prefix, suffix: suffix)
    return (carried.state, carried.span.map(Self.text.string))
  }

  @Test func `the surroundings choose among equal words`() {
    let carried = JointFit(Self.text).find(
      exact: "the port was closed", prefix: "In the evening ", suffix: " again after a fire")
    #expect(carried.state == .approximate)
    #expect(carried.span?.start == Self.text.string.utf8.count - 60)
    #expect(carried.span.map(Self.text.string) == "the port was closed")
  }

  @Test func `equal words without surroundings are lost, not guessed`() {
    #expect(find("port was closed", "", "").0 == .lost)
  }

  @Test func `changed words are found by what is around them`() {
    let (state, words) = find("ships were waiting outside", "for repairs, and that ", ". In the evening")
    #expect(state == .approximate)
    #expect(words == "ships wait outside")
  }

  @Test func `words that are nowhere are lost`() {
    #expect(find("a treaty of eternal friendship", "they signed ", " in the old hall").0 == .lost)
    #expect(find("", "", "").0 == .lost)
  }

  @Test func `context is whole words, eight each side`() {
    let text = Text("one two three four five six seven eight nine ten [x] a b c d e f g h i j")
    let start =
      text.string.utf8.firstIndex(of: 0x5B).map { text.string.utf8.distance(from: text.string.startIndex, to: $0) } ?? 0
    let anchor = Anchor(of: Span(start: start, end: start + 3), in: text, revision: "r")
    #expect(anchor.exact == "[x]")
    #expect(anchor.prefix == "three four five six seven eight nine ten ")
    #expect(anchor.suffix == " a b c d e f g h")
  }
}
