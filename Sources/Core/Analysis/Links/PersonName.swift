/// A person's name taken apart: given names, surname, suffix.
struct PersonName: Hashable, Sendable {
  /// Folded, without titles and suffix: `joseph r biden`.
  let words: [String]
  /// `jr`, `sr`, `ii`, `iii`, …; nil where there is none.
  let suffix: String?
  /// How many words at the start are given names; the rest is the surname with its particles.
  let givenCount: Int

  init(_ name: String) {
    var words = NameFolding.words(name, hyphensCut: false).map(PersonName.withoutArticle)
    while words.count > 1, PersonTitles.all[words[0]] != nil { words.removeFirst() }
    var suffix: String?
    while words.count > 1, let last = words.last, PersonName.suffixes.contains(last) {
      suffix = suffix ?? (PersonName.generations.contains(last) ? last : nil)
      words.removeLast()
    }
    self.words = words
    self.suffix = suffix
    var given = max(0, words.count - 1)
    while given > 0, PersonName.particles.contains(words[given - 1]) { given -= 1 }
    givenCount = given
  }

  /// The last word, without particles.
  var surname: String { words.last ?? "" }
  /// Whether it is a surname or a given name alone.
  var isSingle: Bool { givenCount == 0 }
  var key: String { words.joined(separator: " ") + (suffix.map { " " + $0 } ?? "") }

  /// Whether two full names can be one person: equal or alike surnames, no two different first names.
  func isCompatible(with other: PersonName) -> Bool {
    guard !isSingle, !other.isSingle, !words.isEmpty, !other.words.isEmpty else { return false }
    if let suffix, let otherSuffix = other.suffix, suffix != otherSuffix { return false }
    if words == other.words { return true }
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    // "López Obrador" is "Andrés Manuel López Obrador".
    if short.words.count >= 2, long.words.suffix(short.words.count) == short.words[...] { return true }
    if PersonName.sameWord(surname, other.surname) || isNearlySurname(of: other) {
      return PersonName.sameGiven(words[0], other.words[0]) && short.middlesFit(long)
    }
    // "Wen Guoliang" and "Guoliang Wen".
    if short.words.count == 2, long.words.count == 2, short.words[0] == long.words[1], short.words[1] == long.words[0] {
      return true
    }
    // "Kim Hye-rin Park" keeps "Kim Hye-rin": all words in the same order, the first one the same.
    return short.words.count >= 2 && short.words[0] == long.words[0] && short.isContained(in: long)
  }

  /// Whether a name of one word (or with particles only) can stand for this full name: its surname.
  func hasSurname(_ single: PersonName) -> Bool {
    PersonName.sameWord(surname, single.surname)
      && (single.words.count == 1 || words.suffix(single.words.count) == single.words[...])
  }

  /// Whether a name of one word can stand for this full name in some other way: its first word.
  func hasGiven(_ single: PersonName) -> Bool {
    guard single.words.count == 1, words.count > 1, let word = single.words.first else { return false }
    return words.dropLast().contains { $0 == word } || PersonName.areForms(words[0], word)
  }

  private func isNearlySurname(of other: PersonName) -> Bool {
    let length = min(surname.utf8.count, other.surname.utf8.count)
    guard length >= 6, words[0] == other.words[0] else { return false }
    return NameFolding.areClose(
      NameFolding.transliterationKey(surname), NameFolding.transliterationKey(other.surname), limit: 1)
  }

  /// Whether no middle name contradicts one of the longer name.
  private func middlesFit(_ long: PersonName) -> Bool {
    let mine = words.dropFirst().dropLast(), theirs = long.words.dropFirst().dropLast()
    // In order, so that George W. is not George H. W.
    return zip(mine, theirs).allSatisfy { a, b in
      PersonName.sameWord(a, b) || PersonName.isInitial(a, of: b) || PersonName.isInitial(b, of: a)
    }
  }

  private func isContained(in long: PersonName) -> Bool {
    var rest = long.words[...]
    for word in words {
      guard let at = rest.firstIndex(of: word) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }

  static func sameWord(_ a: String, _ b: String) -> Bool {
    a == b
      || (a.utf8.count >= 4 && b.utf8.count >= 4
        && NameFolding.transliterationKey(a) == NameFolding.transliterationKey(b))
  }

  static func sameGiven(_ a: String, _ b: String) -> Bool {
    sameWord(a, b) || isInitial(a, of: b) || isInitial(b, of: a) || areForms(a, b)
  }

  /// "j" of "john"; "jd" of "james" too, where initials are written together.
  private static func isInitial(_ a: String, of b: String) -> Bool {
    a.utf8.count <= 2 && a.utf8.first == b.utf8.first && (a.utf8.count == 1 || !isVowelled(a))
  }

  private static func isVowelled(_ word: String) -> Bool { word.utf8.contains { "aeiouy".utf8.contains($0) } }

  private static func areForms(_ a: String, _ b: String) -> Bool {
    guard let x = GivenNames.forms[a], let y = GivenNames.forms[b] else { return false }
    return x == y
  }

  private static func withoutArticle(_ word: String) -> String {
    for prefix in ["al", "el", "as", "ash", "ad"] where word.hasPrefix(prefix + "-") {
      return withoutHyphens(String(word.dropFirst(prefix.utf8.count + 1)))
    }
    return withoutHyphens(word)
  }

  private static func withoutHyphens(_ word: String) -> String {
    word.utf8.contains(0x2D) ? String(decoding: word.utf8.filter { $0 != 0x2D }, as: UTF8.self) : word
  }

  static let particles: Set<String> = [
    "van", "von", "de", "der", "den", "la", "le", "du", "da", "dos", "das", "di", "del", "della", "bin", "ibn", "bint",
    "al", "el", "ter", "ten", "abu", "ben", "zu", "st", "mac", "y", "af", "av",
  ]
  private static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
  private static let suffixes: Set<String> = generations.union(["qc", "kc", "mp", "phd", "md", "esq", "msp", "mep"])
}

/// Words before a name that are titles, with the gender that they tell.
enum PersonTitles {
  static let all: [String: Gender] = [
    "mr": .male, "mister": .male, "sir": .male, "lord": .male, "king": .male, "prince": .male, "monsieur": .male,
    "herr": .male, "senor": .male, "signor": .male, "sheikh": .male, "imam": .male, "father": .male, "brother": .male,
    "pope": .male, "mrs": .female, "ms": .female, "miss": .female, "lady": .female, "dame": .female, "queen": .female,
    "princess": .female, "madame": .female, "mme": .female, "frau": .female, "sister": .female, "baroness": .female,
    "dr": .unknown, "prof": .unknown, "professor": .unknown, "gen": .unknown, "general": .unknown, "col": .unknown,
    "colonel": .unknown, "maj": .unknown, "major": .unknown, "capt": .unknown, "captain": .unknown, "lt": .unknown,
    "sgt": .unknown, "adm": .unknown, "admiral": .unknown, "president": .unknown, "senator": .unknown, "sen": .unknown,
    "rep": .unknown, "gov": .unknown, "judge": .unknown, "justice": .unknown, "rev": .unknown, "ambassador": .unknown,
  ]
}

/// Grammatical gender of a person, as titles, names and pronouns show it.
package enum Gender: UInt8, Hashable, Sendable {
  case unknown, male, female

  func contradicts(_ other: Gender) -> Bool { self != .unknown && other != .unknown && self != other }
}
