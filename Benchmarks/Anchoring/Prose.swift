/// Made-up news: sentences from a small grammar, with names, figures, quotations and repeated turns of phrase.
enum Prose {
  private static let given = [
    "Anna", "Marek", "Lucia", "Tomas", "Irene", "Viktor", "Sofia", "Daniel", "Olga", "Henrik",
  ]
  private static let family = [
    "Brandt", "Kovar", "Lindqvist", "Moreau", "Petrenko", "Salazar", "Whitfield", "Okafor", "Tanaka", "Varga", "Hale",
  ]
  private static let roles = [
    "minister", "mayor", "commander", "spokeswoman", "judge", "director", "governor", "inspector", "ambassador",
  ]
  private static let bodies = [
    "the ministry", "the port authority", "the water board", "the central bank", "the district court",
    "the rail company", "the university", "the border service", "the election office", "the regional council",
  ]
  private static let places = [
    "Northfield", "Ostrava Bay", "the Lower Valley", "Port Selkirk", "Marienthal", "the eastern districts",
    "Calder County", "the old harbour", "Westbrook", "the highlands",
  ]
  private static let things = [
    "bridge", "budget", "ceasefire", "inquiry", "pipeline", "school", "hospital wing", "tram line", "treaty",
    "reservoir", "strike", "ferry", "verdict", "subsidy", "survey", "warehouse", "convoy", "archive", "dam", "levy",
  ]
  private static let adjectives = [
    "new", "long", "costly", "disputed", "temporary", "narrow", "promised", "quiet", "northern", "joint", "delayed",
    "emergency", "public", "modest", "final", "secret", "crowded", "unusual",
  ]
  private static let verbs = [
    "approved", "delayed", "rejected", "reopened", "financed", "criticised", "inspected", "postponed", "defended",
    "cancelled", "extended", "described", "announced", "abandoned", "welcomed", "questioned",
  ]
  private static let times = [
    "on Monday", "on Tuesday evening", "last week", "in early March", "after midnight", "in 2019", "two days later",
    "before the holiday", "within hours", "this spring", "at noon", "by the end of the year",
  ]
  private static let openers = [
    "However,", "In the end,", "For weeks,", "According to two people with knowledge of the talks,", "Meanwhile,",
    "Despite the rain,", "At the same time,", "In a letter of 14 pages,",
  ]
  private static let reasons = [
    "because the costs had doubled", "although nobody had asked for it", "while the opposition kept silent",
    "so that work could begin at once", "as the river rose again", "which surprised even its friends",
    "after a vote of 41 to 38", "without giving a reason", "in spite of a warning from the auditors",
  ]
  private static let syllables = [
    "ba", "cor", "den", "el", "far", "gor", "hal", "im", "jun", "kel", "lor", "mar", "nev", "or", "pel", "quin", "ros",
    "sel", "tam", "ul", "ven", "wic", "yar", "zel", "sten", "brid", "cla", "dro", "fen", "gril",
  ]

  /// A made-up word; low numbers are picked more often, as in real text.
  private static func rare(_ chance: inout Chance) -> String {
    let number = chance.below(60) * chance.below(60)
    let base = syllables.count
    return syllables[number % base] + syllables[number / base % base]
      + (number % 3 == 0 ? syllables[number / 7 % base] : ["ing", "er", "al", "ity", "ed"][number % 5])
  }

  static func word(_ chance: inout Chance) -> String {
    switch chance.below(8) {
    case 0: chance.pick(things)
    case 1: chance.pick(adjectives)
    case 2: chance.pick(verbs)
    case 3: chance.pick(family)
    default: rare(&chance)
    }
  }

  private static func thing(_ chance: inout Chance) -> String {
    let article = chance.happens(0.6) ? "the" : "a"
    return
      "\(article) \(chance.happens(0.7) ? (chance.happens(0.5) ? chance.pick(adjectives) : rare(&chance)) + " " : "")\(chance.happens(0.5) ? chance.pick(things) : rare(&chance))"
  }

  private static func person(_ chance: inout Chance) -> String {
    switch chance.below(3) {
    case 0: "\(chance.pick(given)) \(chance.pick(family))"
    case 1: "the \(chance.pick(roles))"
    default: "\(chance.pick(roles)) \(chance.pick(family))"
    }
  }

  private static func clause(_ chance: inout Chance) -> String {
    let subject = chance.happens(0.5) ? person(&chance) : chance.pick(bodies)
    var text = "\(subject) \(chance.pick(verbs)) \(thing(&chance))"
    if chance.happens(0.6) { text += " in \(chance.pick(places))" }
    if chance.happens(0.6) { text += " \(chance.pick(times))" }
    if chance.happens(0.4) { text += ", \(chance.pick(reasons))" }
    if chance.happens(0.2) { text += ", at a cost of $\(chance.below(90) + 10).\(chance.below(10)) million" }
    return text
  }

  static func sentence(_ chance: inout Chance) -> String {
    var text: String
    switch chance.below(6) {
    case 0:
      text =
        "\"We \(chance.pick(verbs)) \(thing(&chance)), and \(rare(&chance)) \(rare(&chance)) again,\" \(person(&chance)) said \(chance.pick(times))"
    case 1: text = "\(chance.pick(openers)) \(clause(&chance))"
    case 2: text = "\(clause(&chance)), and \(clause(&chance))"
    default: text = clause(&chance)
    }
    if let first = text.first { text = first.uppercased() + text.dropFirst() }
    return text + "."
  }

  /// Sentences of about `words` words, with the paragraph each belongs to.
  static func article(words: Int, _ chance: inout Chance) -> [[String]] {
    var paragraphs: [[String]] = []
    var count = 0
    while count < words {
      var paragraph: [String] = []
      for _ in 0..<(2 + chance.below(4)) {
        let sentence = sentence(&chance)
        count += sentence.split(separator: " ").count
        paragraph.append(sentence)
      }
      paragraphs.append(paragraph)
    }
    return paragraphs
  }
}
