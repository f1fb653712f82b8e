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
          "2024-05-14 reported: The court in Graz freed her [Ada Brandt, Graz]",
        ])
  }

  @Test func `a pronoun at the start becomes the name`() {
    #expect(
      events("[P Ada Brandt] is an engineer. She built the bridge in {DATE 2011|2011} with her father.").first
        == "2011 reported: Ada Brandt built the bridge with her father [Ada Brandt]")
  }

  @Test(arguments: [
    "Profit was 84 million, against 70 million {DATE 2023|a year earlier}.",
    "It fell under the {DATE 2019|2019} state law.",
    "If the bridge had been shut by {DATE 2023|2023}, what would be different?",
    "Was the bridge shut in {DATE 2023|2023}?",
    "{DATE 2023|2023}", "The bridge is old {DATE PRESENT_REF|now} and it was shut.",
    "The war of {DATE 19|the 20th century} was long.",
    // A state begins or ends there.
    "[P Ada Brandt] has repaired boats for the [O River Club] since {DATE 2024-02|February}.",
    "[P Omar Reyes], who has led the club since {DATE 2023-10|October}, advised the mayor by telephone.",
    "The mayor is [P Ada Brandt], who commanded the fleet until {DATE 2023|a year ago}.",
    // The date tells which thing.
    "A return to the borders of before {DATE 2014|2014} was an illusion.",
    "It can be read in his essay of {DATE 2023-11|November 2023} by all who want to.",
    // Nobody in particular, or nothing that happened.
    "Whoever wins the vote on {DATE 2024-05-14|Tuesday} was warned.",
    "What happened on {DATE 2024-05-14|Tuesday} was seen by all.",
    "Those who have rowed since {DATE 2022|2022} were tired.",
    "[P Ada Brandt] should open the bridge on {DATE 2024-05-14|Tuesday} and was told so.",
    "• If the river rises in {DATE 2024-05|May}, the bridge will be shut.",
    "One {DATE 2024-05-14|Tuesday} that changed the town",
    "The two, it was said on {DATE 2024-05-14|Tuesday}, will soon talk on the telephone.",
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
      ) == ["2023-11 reported: Ada Brandt came to the same conclusion [Ada Brandt]"])
  }

  @Test func `what is quoted is said`() {
    #expect(
      events("“We shut the bridge on {DATE 2024-05-14|Tuesday} for good,” said [P Ada Brandt].").first?.hasPrefix(
        "2024-05-14 said:") == true)
  }

  @Test(arguments: [
    // The clause that holds the date has the one before it for a subject.
    (
      "[P Ada Brandt], whose essay {DATE 2023-11|last November} described the river, is about to leave for [L Graz].",
      "2023-11 reported: Ada Brandt’s essay described the river [Ada Brandt]"
    ),
    (
      "[P Omar Reyes], who met [P Ada Brandt] in {DATE 2023-10|October}, advised the mayor by telephone.",
      "2023-10 reported: Omar Reyes met Ada Brandt [Omar Reyes, Ada Brandt]"
    ),
    (
      "The essay explains why the flood that began in {DATE 2023-06|June} has moved the banks.",
      "2023-06 reported: The flood began []"
    ),
    (
      "She spoke in a letter that [O The Courier] published on {DATE 2024-05-14|Tuesday}, with a photograph.",
      "2024-05-14 reported: The Courier published a letter [The Courier]"
    ),
    (
      "Soldiers connect it with [L Norburg], which [L Norland] held for months and lost {DATE 2023-05|last May}.",
      "2023-05 reported: Norland lost Norburg [Norland, Norburg]"
    ),
    // The verb of a clause after "when" at the date.
    (
      "On {DATE 2024-02-18|18 February}, when [P Ada Brandt] met [P Omar Reyes] in [L Graz], no one else was in the room.",
      "2024-02-18 reported: Ada Brandt met Omar Reyes in Graz [Ada Brandt, Omar Reyes, Graz]"
    ),
    // The opening goes, whatever it is made of.
    (
      "A week after she told the club so, [P Ada Brandt] went to the bridge on {DATE 2024-05-14|Tuesday}.",
      "2024-05-14 reported: Ada Brandt went to the bridge [Ada Brandt]"
    ),
    (
      "Speaking to the club in [L Graz] on {DATE 2024-05-14|Tuesday}, [P Ada Brandt] said that it was shut.",
      "2024-05-14 reported: Ada Brandt said that it was shut [Ada Brandt]"
    ),
    (
      "{DATE 2024-05-14|Two days later} [P Ada Brandt] gathered the club.",
      "2024-05-14 reported: Ada Brandt gathered the club [Ada Brandt]"
    ),
    (
      "In {DATE 2022-11|November 2022} it was [P Ada Brandt], then the chief, who said that the bridge was shut.",
      "2022-11 reported: Ada Brandt said that the bridge was shut [Ada Brandt]"
    ),
  ])
  func `the clause of the date is told, with its own subject`(marked: String, event: String) {
    #expect(events(marked).first == event)
  }

  @Test func `verbs that share a subject are told with it`() {
    #expect(
      events(
        "[P Ada Brandt] was elected on {DATE 2023-11-05|5 November} and inaugurated on {DATE 2024-01-20|20 January}.")
        == [
          "2023-11-05 reported: Ada Brandt was elected [Ada Brandt]",
          "2024-01-20 reported: Ada Brandt was inaugurated [Ada Brandt]",
        ])
  }

  @Test func `dates in a row bring what stands behind them`() {
    #expect(
      events(
        "On {DATE 2024-02-28|28 February} came the quarrel on the bridge, on {DATE 2024-03-11|11 March} the yes of [L Graz]."
      ) == ["2024-02-28 reported: The quarrel on the bridge []", "2024-03-11 reported: The yes of Graz [Graz]"])
  }

  @Test func `two clauses under one date are two events`() {
    #expect(
      events("On {DATE 2024-05-14|Tuesday}, [P Ada Brandt] opened the bridge, and [P Omar Reyes] left the town.")
        .sorted()
        == [
          "2024-05-14 reported: Ada Brandt opened the bridge [Ada Brandt]",
          "2024-05-14 reported: Omar Reyes left the town [Omar Reyes]",
        ])
  }

  @Test(arguments: [
    (
      "[P Ada Brandt] and [P Omar Reyes] quarrelled. The two leaders met on {DATE 2024-05-14|Tuesday} in [L Graz].",
      "2024-05-14 reported: Ada Brandt and Omar Reyes met in Graz [Ada Brandt, Omar Reyes, Graz]"
    ),
    (
      "President [P Ada Brandt] is here. [P Omar Reyes] too. The president left on {DATE 2024-05-14|Tuesday} for good.",
      "2024-05-14 reported: Ada Brandt left for good [Ada Brandt]"
    ),
    (
      "[P Omar Reyes] wrote. {DATE 2024-05-14|On Tuesday} [P Ada Brandt] answered him at length.",
      "2024-05-14 reported: Ada Brandt answered Omar Reyes at length [Ada Brandt, Omar Reyes]"
    ),
  ])
  func `roles and pronouns become names`(marked: String, event: String) {
    #expect(events(marked) == [event])
  }

  @Test(arguments: [
    "They opened it on {DATE 2024-05-14|Tuesday} all the same.", "It was shut on {DATE 2024-05-14|Tuesday} by force.",
    "[P Ada Brandt] said it {DATE 2024-05-14|on Tuesday}.", "The talk was of boats on {DATE 2024-05-14|Tuesday} alone.",
  ])
  func `a label that nobody understands alone stays out of the main events`(marked: String) {
    #expect(MarkedArticle(marked).analysis(published: published).events.map(\.weight) == [0])
  }
}
