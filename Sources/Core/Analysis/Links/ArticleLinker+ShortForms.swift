extension ArticleLinker {
  /// "the Courier" for the Teme and Severn Courier: the first or last words of exactly one longer name of its kind.
  mutating func joinShortForms() {
    var starts: [String: [Int]] = [:]
    var ends: [String: [Int]] = [:]
    for i in names.indices where names[i].words.count > 1 && ShortForm.allows(names[i].kind) {
      starts[names[i].words[0], default: []].append(i)
      ends[names[i].words[names[i].words.count - 1], default: []].append(i)
    }
    guard !starts.isEmpty else { return }
    for i in names.indices where ShortForm.allows(names[i].kind) && !names[i].words.isEmpty {
      let words = names[i].words
      guard !(words.count == 1 && ShortForm.vague.contains(words[0])) else { continue }
      var fitting: [Int] = []
      for k in starts[words[0]] ?? [] where isShort(i, of: k, atStart: true) { fitting.append(k) }
      for k in ends[words[words.count - 1]] ?? [] where isShort(i, of: k, atStart: false) { fitting.append(k) }
      let roots = Set(fitting.map(groups.root)).subtracting([groups.root(i)])
      if let only = fitting.first(where: { groups.root($0) != groups.root(i) }), roots.count == 1 {
        groups.join(only, i, .shortForm)
      }
    }
  }

  private func isShort(_ short: Int, of long: Int, atStart: Bool) -> Bool {
    let a = names[short].words, b = names[long].words
    guard names[short].kind == names[long].kind, a.count < b.count else { return false }
    let rest: ArraySlice<String>
    if atStart {
      guard b.starts(with: a) else { return false }
      rest = b[a.count...]
    } else {
      guard b.suffix(a.count) == a[...] else { return false }
      rest = b[..<(b.count - a.count)]
    }
    switch names[short].kind {
    case .place:
      // Mexico is not Mexico City, Kuwait not Kuwait City.
      if a.count == 1, ShortForm.countries.contains(a[0]) { return false }
      return atStart && rest.allSatisfy(ShortForm.landWords.contains)
    case .organization:
      // "Ministry" is short for one ministry, "Ministry of Defence" for that of no other country.
      return atStart ? rest.first != "of" || a.count > 1 : !ShortForm.vague.contains(a[0]) || a.count > 1
    case .facility, .event, .work: return true
    case .person, .group: return false
    }
  }
}

/// What may be left out of a name.
private enum ShortForm {
  static func allows(_ kind: EntityKind) -> Bool { kind != .person && kind != .group }

  /// Words that many names begin with: alone they are short for none.
  static let vague: Set<String> = [
    "national", "international", "european", "american", "united", "new", "north", "south", "east", "west", "central",
    "federal", "royal", "general", "world", "global", "university", "department", "ministry", "office", "great", "us",
    "uk", "un", "eu", "british", "russian", "ukrainian", "chinese", "saint", "st", "republic", "union",
  ]
  /// Countries that share their name with a city, a province or an island of theirs or of others.
  static let countries: Set<String> = [
    "mexico", "guatemala", "panama", "kuwait", "belize", "luxembourg", "djibouti", "singapore", "ireland", "cyprus",
    "malta", "bahrain", "jordan", "georgia", "lebanon", "congo", "niger", "gambia", "haiti", "cuba", "oman", "israel",
    "quebec", "russia", "china", "india", "canada", "vatican",
  ]
  /// What a place may be called with or without.
  static let landWords: Set<String> = [
    "city", "province", "district", "county", "oblast", "region", "strip", "island", "islands", "peninsula", "valley",
    "river", "mountains", "governorate", "prefecture", "township", "village", "town", "bay", "beach", "plateau",
  ]
}
