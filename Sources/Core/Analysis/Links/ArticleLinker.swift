/// Mentions of one article → entities, each link with its reason. Linear in the number of mentions.
///
/// The rules are typed: persons by surname, organizations by initials and corporate words, groups by word forms; a
/// surname alone never joins two people who both have first names.
struct ArticleLinker {
  /// One way in which the article writes a name, as one kind.
  struct Name {
    var surface: String
    var kind: EntityKind
    var key: String
    var words: [String]
    var mentions: [Int] = []
    var person: PersonName?
  }

  struct Result {
    /// With `entity` set.
    var mentions: [Mention]
    var entities: [Entity]
    /// Of each entity; unknown where it is no person or nothing tells.
    var genders: [Gender]
  }

  let text: Text
  let mentions: [Mention]
  var names: [Name] = []
  var nameOfMention: [Int] = []
  var groups = NameGroups(count: 0)
  /// What a title before the mention tells.
  var titleGender: [Gender]

  private init(text: Text, mentions: [Mention]) {
    self.text = text
    self.mentions = mentions
    titleGender = mentions.map { TitleBefore.gender(of: $0, in: text) }
    collectNames()
  }

  static func link(text: Text, mentions: [Mention]) -> Result {
    var linker = ArticleLinker(text: text, mentions: mentions)
    linker.joinDefinitions()
    linker.joinSameNames()
    linker.joinInitials()
    linker.joinShortForms()
    linker.joinPersons()
    linker.joinKinds()
    return linker.result()
  }

  private struct NameID: Hashable {
    var surface: String
    var kind: EntityKind
  }

  private mutating func collectNames() {
    var numbers: [NameID: Int] = [:]
    nameOfMention.reserveCapacity(mentions.count)
    for (i, mention) in mentions.enumerated() {
      let id = NameID(surface: ArticleLinker.surface(text, mention.span), kind: mention.kind)
      let number = numbers[id] ?? names.count
      if number == names.count {
        numbers[id] = number
        let person = mention.kind == .person ? PersonName(id.surface) : nil
        let words = person?.words ?? NameFolding.words(id.surface)
        let key = person?.key ?? words.joined(separator: " ")
        names.append(
          Name(
            surface: id.surface, kind: mention.kind,
            key: mention.kind == .group
              ? KnownAliases.groupKey(key)
              : mention.kind == .person ? key : KnownAliases.canonicalKey(key, kind: mention.kind),
            words: words, person: person))
      }
      names[number].mentions.append(i)
      nameOfMention.append(number)
    }
    groups = NameGroups(count: names.count)
  }

  /// The words of a mention on one line: a soft break inside a name is a space.
  static func surface(_ text: Text, _ span: Span) -> String {
    var bytes: [UInt8] = []
    for byte in text.bytes[span.range] {
      if byte > 0x20 {
        bytes.append(byte)
      } else if bytes.last != 0x20, !bytes.isEmpty {
        bytes.append(0x20)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// "European Central Bank (ECB)": the safest evidence there is, so it comes first.
  private mutating func joinDefinitions() {
    for i in mentions.indices.dropLast() {
      let a = nameOfMention[i], b = nameOfMention[i + 1]
      guard a != b, isBracketed(i + 1, after: i), names[a].kind != .person, names[b].kind != .person else { continue }
      let fits: Bool
      if OrganizationName.isAcronym(names[b].surface) {
        fits = names[a].kind == names[b].kind || initialsFit(b, a)
      } else {
        fits = OrganizationName.isAcronym(names[a].surface) && initialsFit(a, b)
      }
      if fits {
        groups.join(
          names[a].words.count >= names[b].words.count ? a : b, names[a].words.count >= names[b].words.count ? b : a,
          .definition)
      }
    }
  }

  /// Whether mention `j` stands in brackets of its own directly after mention `i`.
  private func isBracketed(_ j: Int, after i: Int) -> Bool {
    let from = mentions[i].span.end, to = mentions[j].span.start
    guard to > from, to - from <= 4, text.bytes[to - 1] == 0x28 else { return false }
    guard text.bytes[from..<(to - 1)].allSatisfy({ $0 <= 0x20 }) else { return false }
    let end = mentions[j].span.end
    return end < text.count && (text.bytes[end] == 0x29 || text.bytes[end] == 0x3B || text.bytes[end] == 0x2C)
  }

  private func initialsFit(_ acronym: Int, _ full: Int) -> Bool {
    OrganizationName(names[full].surface).initials.contains(names[acronym].words.joined())
  }

  private mutating func joinSameNames() {
    var first: [NameID: Int] = [:]
    for i in names.indices where names[i].kind != .person && !names[i].key.isEmpty {
      let id = NameID(surface: names[i].key, kind: names[i].kind)
      if let known = first[id] {
        let same = names[known].words == names[i].words
        groups.join(known, i, same || names[i].kind == .group ? .sameName : .known)
      } else {
        first[id] = i
      }
    }
    // Apple Inc. and Apple: only a corporate word may be missing.
    for i in names.indices where names[i].kind == .organization {
      guard let stem = OrganizationName(names[i].surface).stem else { continue }
      let id = NameID(surface: stem, kind: .organization)
      if let known = first[id] { groups.join(i, known, .corporate) } else { first[id] = i }
    }
  }

  private mutating func joinInitials() {
    var full: [String: [Int]] = [:]
    for i in names.indices where names[i].kind != .person && names[i].kind != .group && names[i].words.count > 1 {
      for letters in OrganizationName(names[i].surface).initials { full[letters, default: []].append(i) }
    }
    guard !full.isEmpty else { return }
    for i in names.indices where names[i].kind != .person && OrganizationName.isAcronym(names[i].surface) {
      let candidates = full[names[i].words.joined()] ?? []
      let roots = Set(candidates.map(groups.root))
      if let only = candidates.first, roots.count == 1 { groups.join(only, i, .initials) }
    }
  }

  /// One string as two kinds is mostly one thing that the name finder was unsure of.
  private mutating func joinKinds() {
    var first: [String: Int] = [:]
    for i in names.indices where names[i].words.count > 1 && names[i].kind != .group {
      if let known = first[names[i].key] {
        if names[known].kind != names[i].kind { groups.join(known, i, .sameName) }
      } else {
        first[names[i].key] = i
      }
    }
  }
}
