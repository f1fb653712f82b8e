/// What a name of several words can be shortened to: initials, the part before a corporate word.
struct OrganizationName: Sendable {
  let words: [String]

  init(_ name: String) { words = NameFolding.words(name) }

  var key: String { words.joined(separator: " ") }

  /// Without corporate words at the end: `apple inc` is `apple`; nil where nothing is left or nothing is to be taken.
  var stem: String? {
    var rest = words[...]
    while let last = rest.last, OrganizationName.corporate.contains(last) {
      rest.removeLast()
      if rest.last == "and" { rest.removeLast() }
    }
    return rest.isEmpty || rest.count == words.count ? nil : rest.joined(separator: " ")
  }

  /// The initials, without and with the small words: `EBRD`, `USDOE`; empty for one word.
  var initials: [String] {
    guard words.count > 1 else { return [] }
    func letters(_ list: [String]) -> String { String(decoding: list.compactMap(\.utf8.first), as: UTF8.self) }
    let short = letters(words.filter { !OrganizationName.small.contains($0) })
    let full = letters(words)
    return short == full ? [full] : [short, full]
  }

  /// Whether a name looks like initials: two to seven letters, mostly capitals.
  static func isAcronym(_ name: String) -> Bool {
    var upper = 0, other = 0
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A: upper += 1
      case 0x2E, 0x26, 0x2D: break
      default: other += 1
      }
    }
    return upper >= 2 && upper <= 7 && other <= 1 && upper > other
  }

  static let corporate: Set<String> = [
    "inc", "incorporated", "corp", "corporation", "co", "company", "companies", "ltd", "limited", "llc", "llp", "plc",
    "nv", "bv", "ag", "gmbh", "sa", "spa", "srl", "ab", "asa", "oyj", "se", "kg", "group", "holding", "holdings", "pty",
    "lp", "kk", "oao", "pao", "ooo", "jsc",
  ]
  static let small: Set<String> = ["of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "at", "a"]
}
