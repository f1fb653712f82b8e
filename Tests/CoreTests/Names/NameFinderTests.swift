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
