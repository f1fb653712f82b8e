import Testing

@testable import Core

struct QuotationFinderTests {
  /// "speaker: words" for each quotation; "?" where nobody is named.
  private func quotations(_ marked: String) -> [String] {
    let article = MarkedArticle(marked)
    let analysis = article.analysis()
    return analysis.quotations.map { quotation in
      let speaker = quotation.speaker.map { analysis.entities[$0].name } ?? "?"
      return "\(speaker): \(article.text.string(quotation.span))"
    }
  }

  @Test(arguments: [
    ("“The bridge is shut,” said [P Ada Brandt], the mayor.", "Ada Brandt: The bridge is shut,"),
    ("\"The bridge is shut,\" [P Ada Brandt] said on Monday.", "Ada Brandt: The bridge is shut,"),
    ("‘The bridge is shut,’ Ms [P Brandt] told the [O Teme Courier].", "Brandt: The bridge is shut,"),
    ("[P Ada Brandt], 41, an engineer from [L Graz], said: “The bridge is shut.”", "Ada Brandt: The bridge is shut."),
    ("According to [P Ada Brandt], the bridge is “as good as shut”.", "Ada Brandt: as good as shut"),
    ("The bridge is, as [P Ada Brandt] put it, “as good as shut”.", "Ada Brandt: as good as shut"),
    ("[P Ada Brandt] of the [O River Council] said the bridge was “as good as shut”.", "Ada Brandt: as good as shut"),
    ("“Is the bridge shut?” asked [P Ada Brandt].", "Ada Brandt: Is the bridge shut?"),
    ("“Is the bridge shut?” [P Ada Brandt] asked.", "Ada Brandt: Is the bridge shut?"),
    ("“The bridge is shut,” said an official at the [O River Council].", "?: The bridge is shut,"),
    ("“The bridge is shut,” said a clerk, [P Ada Brandt].", "Ada Brandt: The bridge is shut,"),
    ("A spokesman for the [O River Council] said the bridge was “as good as shut”.", "?: as good as shut"),
    ("The [O River Council] said in a statement that it “regrets the closure”.", "River Council: regrets the closure"),
    ("„The bridge is shut“, said [P Ada Brandt].", "Ada Brandt: The bridge is shut"),
    ("[P Ada Brandt] called the plan \"insane\".", "Ada Brandt: insane"),
    ("“The bridge is shut”, added the [O River Council].", "River Council: The bridge is shut"),
    ("[P Ada Brandt]: “We shut the bridge.”", "Ada Brandt: We shut the bridge."),
    (
      "“The [O Council] calls this ‘care’ and we call it neglect,” [P Ada Brandt] said.",
      "Ada Brandt: The Council calls this ‘care’ and we call it neglect,"
    ),
    (
      "[P Omar Reyes] praised [P Ada Brandt], who said the bridge was “as good as shut”.", "Ada Brandt: as good as shut"
    ),
  ])
  func `who says it`(marked: String, quotation: String) {
    #expect(quotations(marked) == [quotation])
  }

  @Test(arguments: [
    // Not the object of another verb in the sentence before.
    (
      "After months of trying to get [P Karl Sorel] to see it, [P Ivo Brandt] went public. As he put it, “the bridge is as good as shut.”",
      "Ivo Brandt: the bridge is as good as shut."
    ),
    // Nor an owner.
    (
      "[P Karl Sorel]’s plan failed. [P Ivo Brandt] was tired of [P Sorel]. “I came at nine,” he said.",
      "Ivo Brandt: I came at nine,"
    ),
    ("By 2023 [P Ada Brandt] had to say what in [L Graz] was a forbidden word: “shut.”", "Ada Brandt: shut."),
    (
      "[P Omar Reyes] should read [P Ada Brandt]’s earlier suggestion that “boats can help.”",
      "Ada Brandt: boats can help."
    ),
    (
      "The goal cannot be the “just and lasting ferry” that [P Ada Brandt] dreams of.",
      "Ada Brandt: just and lasting ferry"
    ),
    (
      "According to the [O Courier], quoting [P Ada Brandt], the bridge is “as good as shut”.",
      "Ada Brandt: as good as shut"
    ),
    (
      "According to [P Ada Brandt], the crews have been told to prepare a “quick and quiet return”.",
      "Ada Brandt: quick and quiet return"
    ),
    (
      "A statement issued on behalf of [O Teme Ferries], which closed in May, said that it had “always traded openly”.",
      "Teme Ferries: always traded openly"
    ),
    ("The bridge was described by [P Ada Brandt] as “as good as shut”.", "Ada Brandt: as good as shut"),
    ("“My name is [P Ada Brandt],” says the stranger.", "Ada Brandt: My name is Ada Brandt,"),
    ("A stranger said, “Take my boat.” This was [P Ada Brandt], who sells tyres.", "Ada Brandt: Take my boat."),
    (
      "One official of [L Norland]’s [O Foreign Ministry] told us that the bridge “should be a ferry first”.",
      "?: should be a ferry first"
    ),
    (
      "A member of the [O River Council], who asked not to be named, said that the bridge was “as good as shut”.",
      "?: as good as shut"
    ),
    ("Letters to one [L Graz] daily complained that “the other bridge” had been forgotten.", "?: the other bridge"),
  ])
  func `who says it, where no verb of saying stands beside the name`(marked: String, quotation: String) {
    #expect(quotations(marked) == [quotation])
  }

  @Test func `kin is the only other person with the surname`() {
    #expect(
      quotations("[P Karl Brandt] wrote to [P Ivo Brandt]. His brother answered: “Go back to bed.”")
        == ["Ivo Brandt: Go back to bed."])
  }

  @Test func `what is interrupted belongs to one speaker`() {
    #expect(
      quotations("[P Ada Brandt] met [P Eva Reyes]. “My name is [P Eva Reyes],” she says, “and I sell tyres.”")
        == ["Eva Reyes: My name is Eva Reyes,", "Eva Reyes: and I sell tyres."])
  }

  @Test func `a pronoun is the last person whom it fits`() {
    #expect(
      quotations(
        """
        [P Karl Brandt] met [P Ada Reyes] at the bridge.

        “It was cold,” she said. “He was late.”

        Mr [P Brandt] saw it otherwise. “I came at nine,” he said.
        """) == ["Ada Reyes: It was cold,", "Ada Reyes: He was late.", "Karl Brandt: I came at nine,"])
  }

  @Test func `a role is the person who has it`() {
    #expect(
      quotations(
        """
        Gen. [P Karl Brandt], the commander of the garrison, met the judge, [P Ada Reyes].

        “Nobody leaves,” the commander said. “Everybody does,” the judge replied.
        """) == ["Karl Brandt: Nobody leaves,", "Ada Reyes: Everybody does,"])
  }

  @Test func `an interrupted quotation is two with one speaker`() {
    #expect(
      quotations("“We shut it,” [P Ada Brandt] said, “and it stays shut.”") == [
        "Ada Brandt: We shut it,", "Ada Brandt: and it stays shut.",
      ])
  }

  @Test func `a quotation over paragraphs has a mark on each`() {
    #expect(
      quotations("[P Ada Brandt] wrote: “We shut it.\n\n“It stays shut.”\n\nNobody came.") == [
        "Ada Brandt: We shut it.", "Ada Brandt: It stays shut.",
      ])
  }

  @Test(arguments: [
    "A robot named “Better Idea” won.", "The so-called “variants” spread.",
    "He read the book “The Long Way Home” twice.",
    "They hold “workshops” in the hall.", "Words such as “will” and “should” mark them.",
    "Nothing is quoted 6' 2\" here.",
    "It’s the ’90s again, and the brothers’ shop is shut.", "“”", "“", "”“", "\"\"\"", "‘",
  ])
  func `terms, titles and stray marks are no quotations`(text: String) {
    #expect(quotations(text) == [])
  }

  @Test func `a headline's quotation has the speaker of the same words below`() {
    #expect(
      quotations("‘We will not pay’: mayor defies the court\n\n“We will not pay,” said [P Ada Brandt].") == [
        "Ada Brandt: We will not pay", "Ada Brandt: We will not pay,",
      ])
  }

  @Test func `hundreds of thousands of marks neither crash nor take long`() {
    for mark in ["“", "\"", "‘", "'", "„", "«", "” ", "x’ "] {
      let text = Text(String(repeating: mark, count: 100_000))
      _ = QuoteMarks.pairs(in: text, paragraphs: [text.span])
    }
  }
}
