import Testing

@testable import Core

struct JoinedNamesTests {
  /// The names of `names` in `text`, in order, each at its next place.
  private func mentions(_ names: [String], in text: Text, tokens: [Token]) -> [Mention] {
    var from = 0
    return names.map { name in
      let bytes = Array(name.utf8)
      while Array(text.bytes[from..<(from + bytes.count)]) != bytes { from += 1 }
      defer { from += bytes.count }
      return Mention(span: Span(start: from, end: from + bytes.count), kind: .person)
    }
  }

  @Test(arguments: [
    (
      "Berg Hands Okoye a Victory. Anna Berg met Chidi Okoye.", ["Berg Hands Okoye", "Anna Berg", "Chidi Okoye"],
      ["Berg", "Okoye", "Anna Berg", "Chidi Okoye"]
    ),
    (
      "Anna Maria Berg met Chidi Okoye. Berg left.", ["Anna Maria Berg", "Chidi Okoye", "Berg"],
      ["Anna Maria Berg", "Chidi Okoye", "Berg"]
    ),
  ])
  func `a headline's verb is no middle name of two people the article names`(
    sentence: String, found: [String], expected: [String]
  ) {
    let text = Text(sentence)
    let tokens = Tokenizer.tokens(of: text)
    let split = JoinedNames.split(mentions(found, in: text, tokens: tokens), tokens: tokens)
    #expect(split.map { text.string($0.span) } == expected)
  }
}
