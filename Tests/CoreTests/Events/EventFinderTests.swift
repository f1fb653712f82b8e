import Testing

@testable import Core

struct EventFinderTests {
  private let published = Day(year: 2024, month: 5, day: 20)

  /// "value status: label [participants]" for each event.
  private func events(_ marked: String) -> [String] {
    let article = MarkedArticle(marked)
    let analysis = article.analysis(published: published)
    return analysis.events.map { event in
      let names = event.participants.map { analysis.entities[$0].name }.joined(separator: ", ")
      return "\(analysis.times[event.time].value) \(event.status): \(event.label) [\(names)]"
    }
  }

  @Test(arguments: [
    (
      "In {DATE 2022-11|November 2022}, just nine months after the war began, [P Ada Brandt], then the chief of the staff, gave a talk at the [O River Club].",
      "2022-11 reported: Ada Brandt gave a talk at the River Club [Ada Brandt, River Club]"
    ),
    (
      "On {DATE 2024-05-14|Tuesday}, [P Ada Brandt] met [P Omar Reyes] in [L Graz].",
      "2024-05-14 reported: Ada Brandt met Omar Reyes in Graz [Ada Brandt, Omar Reyes, Graz]"
    ),
    (
      "[P Ada Brandt] met [P Omar Reyes] on {DATE 2024-05-14|Tuesday}.",
      "2024-05-14 reported: Ada Brandt met Omar Reyes [Ada Brandt, Omar Reyes]"
    ),
    (
      "GRAZ, Austria — The [O River Council] closed the old bridge {DATE 2024-05-14|on Tuesday}, officials said.",
      "2024-05-14 said: The River Council closed the old bridge [River Council]"
    ),
    (
      "The [O River Council] will open the new bridge in {DATE 2024-06|June}.",
      "2024-06 planned: The River Council will open the new bridge [River Council]"
    ),
    (
      "The bridge has been shut since {DATE 2019|2019}, and [P Ada Brandt] knows why.",
      "2019 reported: The bridge has been shut since 2019 [Ada Brandt]"
    ),
  ])
  func `a sentence with a date is an event`(marked: String, event: String) {
    #expect(events(marked) == [event])
  }

  @Test func `each clause with a date of its own is an event`() {
    #expect(
      events(
        "[P Ada Brandt] was arrested in {DATE 2023-03|March 2023}, and the court in [L Graz] freed her on {DATE 2024-05-14|Tuesday}."
      )
        == [
          "2023-03 reported: Ada Brandt was arrested [Ada Brandt]",
          "2024-05-14 reported: The court in Graz freed her [Graz, Ada Brandt]",
        ])
  }

  @Test func `a pronoun at the start becomes the name`() {
    #expect(
      events("[P Ada Brandt] is an engineer. She built the bridge in {DATE 2011|2011} with her father.").first
        == "2011 reported: Brandt built the bridge with her father [Ada Brandt]")
  }

  @Test(arguments: [
    "Profit was 84 million, against 70 million {DATE 2023|a year earlier}.",
    "It fell under the {DATE 2019|2019} state law.",
    "If the bridge had been shut by {DATE 2023|2023}, what would be different?",
    "Was the bridge shut in {DATE 2023|2023}?",
    "{DATE 2023|2023}", "The bridge is old {DATE PRESENT_REF|now} and it was shut.",
    "The war of {DATE 19|the 20th century} was long.",
    "They worked on it for {DURATION P3Y|three years} and were tired.",
  ])
  func `a date that tells no event`(marked: String) {
    #expect(events(marked) == [])
  }

  @Test func `a label fits a list and is not cut inside a word`() {
    let long =
      "[P Ada Brandt] and the engineers of the [O River Council] measured the seven arches of the old bridge above the mill with new instruments and long poles of steel on {DATE 2024-05-14|Tuesday}."
    let analysis = MarkedArticle(long).analysis(published: published)
    let label = analysis.events.first?.label ?? ""
    #expect(label.unicodeScalars.count <= EventLabel.widest + 1)
    let marks: Set<Character> = [" ", "[", "]", "{", "}", "|", "."]
    let words = Set(long.split { (character: Character) in marks.contains(character) })
    for word in label.split(separator: " ") { #expect(words.contains(word.last == "…" ? word.dropLast() : word)) }
  }

  @Test(arguments: [
    // A clause between dashes goes.
    (
      "In {DATE 2024-04|April} [P Ada Brandt]—whom [P Omar Reyes] had asked to look at the old bridge—said that it was shut.",
      "2024-04 reported: Ada Brandt said that it was shut [Ada Brandt, Omar Reyes]"
    ),
    // The date of a clause after "since" is not that of what the sentence reports.
    (
      "[P Ada Brandt] told the [O River Club] that eight boats had been lost since the flood began on {DATE 2024-02-24|24 February}.",
      "2024-02-24 said: The flood began []"
    ),
    (
      "[P Ada Brandt] has repaired boats for the [O River Club] since {DATE 2024-02|February}.",
      "2024-02 reported: Ada Brandt has repaired boats for the River Club since February [Ada Brandt, River Club]"
    ),
    // Two names are not parted at their "and".
    (
      "The much anticipated telephone conversation between [P Ada Brandt] and [P Omar Reyes] took place on {DATE 2024-05-14|Tuesday}.",
      "2024-05-14 reported: The much anticipated telephone conversation between Ada Brandt and Omar Reyes took place [Ada Brandt, Omar Reyes]"
    ),
    // A headline needs no verb that is known.
    (
      "[P Reyes] Sticks to {DATE 2023-06|June 2023} Position on Bridge",
      "2023-06 reported: Reyes Sticks to June 2023 Position on Bridge [Reyes]"
    ),
  ])
  func `labels read well`(marked: String, event: String) {
    #expect(events(marked) == [event])
  }

  @Test func `whom the next sentence names takes part`() {
    #expect(
      events(
        "In {DATE 2023-11|November 2023}, another general came to the same conclusion. [P Ada Brandt], then the chief of the staff, led the army."
      ) == ["2023-11 reported: Another general came to the same conclusion [Ada Brandt]"])
  }

  @Test func `what is quoted is said`() {
    #expect(
      events("“We shut the bridge on {DATE 2024-05-14|Tuesday} for good,” said [P Ada Brandt].").first?.hasPrefix(
        "2024-05-14 said:") == true)
  }
}
