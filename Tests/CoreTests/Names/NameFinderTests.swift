import Foundation
import Testing

@testable import Core

struct NameFinderTests {
  @Test(arguments: [
    "Gen. [Mark Milley|person] spoke in [New York|place] on Tuesday.",
    "President [Volodymyr Zelensky|person] said that [Ukraine|place] would not give up its land.",
    "[Germany|place]'s chancellor, [Olaf Scholz|person], flew to [Washington|place] to meet [Joe Biden|person].",
    "The [European Union|organization] and the [United Nations|organization] called for restraint.",
    "A [Russian|group] officer told [Reuters|organization] that the army had left [Kherson|place].",
    "It rained all day, and nobody came to the door.",
    "[U.S.|place] Defense Secretary [Lloyd Austin|person] met [Turkish|group] officers in [Ankara|place].",
    "Shelling was heard near the [Zaporizhzhia Nuclear Power Plant|facility] on Monday.",
    "It was cold. Nobody spoke. Then the door opened.",
    "[Angela Merkel|person] met [Emmanuel Macron|person] in [Paris|place]. [Merkel|person] said that "
      + "[Macron|person] had been patient.",
    "The [International Atomic Energy Agency|organization] ([IAEA|organization]) has inspectors in [Iran|place].",
    "She studied at [Oxford University|organization] and worked for the [World Bank|organization].",
    "[Israel|place]’s prime minister, [Benjamin Netanyahu|person], spoke to Mr. [Biden|person].",
    "Lt. Col. [Vindman|person] testified before the [House of Representatives|organization].",
    "Ms. [Merkel|person] and Mr. [Putin|person] spoke by telephone on Sunday.",
    "The plane landed at [Heathrow Airport|facility] after [World War II|event] veterans had left.",
  ])
  func `plain news sentences`(marked: String) {
    let expected = MarkedNames(marked)
    let found = Analyzer().analyze(expected.text, published: nil).mentions
    #expect(MarkedNames.show(expected.text, found) == marked)
  }

  @Test(arguments: [
    "The army has been stuck since spring, as in the [first world war|event].",
    "[Leung Kwok-hung|person] and [Yau Wai-ching|person] were sworn in on Monday.",
    "Mr. [Joseph Biden, Jr.|person] met [Angela Merkel|person] in [Berlin|place].",
  ])
  func `names whose end or whole is written small`(marked: String) {
    let expected = MarkedNames(marked)
    let found = Analyzer().analyze(expected.text, published: nil).mentions
    #expect(MarkedNames.show(expected.text, found) == marked)
  }

  @Test(arguments: [
    "Putin Tells Merkel He Will Not Leave Ukraine", "MERKEL AND PUTIN SPEAK BY TELEPHONE ON UKRAINE",
    "Merkel Says Talks With Putin Failed",
  ])
  func `a headline's verbs and small words are in no name`(headline: String) {
    let text = Text(
      headline
        + "\n\nGerman chancellor Angela Merkel and Russian president Vladimir Putin spoke on Tuesday about Ukraine.")
    let found = Analyzer().analyze(text, published: nil).mentions.map { text.string($0.span).lowercased() }
    #expect(found.contains("merkel"))
    #expect(found.contains("putin"))
    for word in ["tells", "speak", "says", "talks", "failed", "he will"] {
      #expect(!found.contains { $0.contains(word) }, "\(found)")
    }
  }

  @Test func `a surname that stands alone is the person of that surname`() {
    let tokens = { (text: Text) in Tokenizer.tokens(of: text) }
    let text = Text("Oleksandr Syrskyi spoke. Syrskyi was tired. The Syrskyi Fund paid. Kyiv slept. Anna Kyiv too.")
    func mention(_ words: String, _ kind: EntityKind, after: Int = 0) -> Mention {
      let start = text.string(Span(start: after, end: text.bytes.count)).range(of: words)
      let from = text.string(Span(start: after, end: text.bytes.count))
      let offset = start.map { from[..<$0.lowerBound].utf8.count } ?? 0
      return Mention(span: Span(start: after + offset, end: after + offset + words.utf8.count), kind: kind)
    }
    func agree(_ mentions: [Mention]) throws -> [EntityKind] {
      let all = tokens(text)
      let sentences = Sentences.ranges(of: all, paragraphs: Paragraphs.spans(of: text), text: text)
      let words = ArticleWords(text: text, tokens: all, sentences: sentences, model: try NameModel.embedded())
      return Surnames.agree(mentions, words: words).map(\.kind)
    }
    let full = mention("Oleksandr Syrskyi", .person), alone = mention("Syrskyi", .place, after: 20)
    let kinds = try? agree([full, alone])
    #expect(kinds == [.person, .person])
    // Something else of that name: left alone.
    #expect((try? agree([full, alone, mention("Syrskyi Fund", .organization)])) == [.person, .place, .organization])
    // A city stays a city.
    #expect((try? agree([mention("Kyiv", .place), mention("Anna Kyiv", .person)])) == [.place, .person])
  }

  @Test func `a country is a place, whatever it does`() throws {
    let text = Text("The People’s Republic of China said no. The Republic of Korea Navy sailed.")
    let all = Tokenizer.tokens(of: text)
    let words = ArticleWords(text: text, tokens: all, sentences: [0..<all.count], model: try NameModel.embedded())
    func revised(_ range: Range<Int>) -> EntityKind? {
      NamePatterns.revise(range, kind: .organization, words: words)?.kind
    }
    let start = try #require(all.firstIndex { text.string($0.span).hasPrefix("People") })
    let end = try #require(all.firstIndex { text.string($0.span) == "China" })
    #expect(revised(start..<end + 1) == .place)
    let navy = try #require(all.firstIndex { text.string($0.span) == "Republic" && Int($0.start) > 20 })
    #expect(revised(navy..<navy + 4) == .organization)
  }

  @Test func `an empty text has no names`() {
    #expect(Analyzer().analyze(Text(""), published: nil).mentions.isEmpty)
  }

  @Test func `confidence is a probability`() {
    let text = Text("Angela Merkel met Emmanuel Macron in Paris before the Minsk talks with the OSCE.")
    let mentions = Analyzer().analyze(text, published: nil).mentions
    #expect(!mentions.isEmpty)
    #expect(mentions.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 })
  }
}
