import Testing

@testable import Core

struct TokenizerTests {
  @Test(arguments: [
    ("Ukraine's army", ["Ukraine", "'s", "army"]),
    ("the U.S.-led NATO.", ["the", "U.S.", "-", "led", "NATO", "."]),
    ("Gen. Mark A. Milley", ["Gen.", "Mark", "A.", "Milley"]),
    ("O’Brien paid 300,000 in the 1940s", ["O’Brien", "paid", "300,000", "in", "the", "1940s"]),
    ("at 6 a.m. on 12–14 May", ["at", "6", "a.m.", "on", "12", "–", "14", "May"]),
  ])
  func `words, numbers and marks`(text: String, expected: [String]) {
    let text = Text(text)
    #expect(Tokenizer.tokens(of: text).map { text.string($0.span) } == expected)
  }
}
