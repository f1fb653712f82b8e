import Core

/// How a foreign set marks names, and how its labels map to our kinds.
struct SetConvention {
  var file: String
  /// Labels that are marked wherever they occur.
  var marked: Set<String>
  var hasDocuments = false
  var glueHyphens = false

  /// Kinds that an unmarked capitalised word may be.
  var unmarked: Set<EntityKind> {
    var open: Set<EntityKind> = []
    if !marked.contains("NORP") { open.insert(.group) }
    if !marked.contains("EVENT") { open.insert(.event) }
    if !marked.contains("WORK") { open.insert(.work) }
    return open
  }

  /// - Returns: the name in our convention, nil where nothing is left of it.
  func name(_ tokens: Range<Int>, label: String, tokens all: [Token]) -> AnnotatedName? {
    let kinds: [EntityKind]
    var mayBeNone = false
    switch label {
    case "PER": kinds = [.person]
    // A country that acts is a place here.
    case "ORG": kinds = Countries.contains(all[tokens]) ? [.place] : [.organization]
    case "LOC": kinds = BuildingWords.decide(all[tokens])
    case "FAC": kinds = [.facility]
    case "NORP": kinds = [.group]
    case "EVENT":
      kinds = [.event]
      mayBeNone = !all[tokens].contains(where: \.isCapitalized)
    case "WORK": kinds = [.work]
    default:
      kinds = [.work, .group, .event]
      mayBeNone = true
    }
    let trimmed = NameSpans.trim(tokens, kind: kinds[0], tokens: all)
    return trimmed.isEmpty ? nil : AnnotatedName(tokens: trimmed, kinds: kinds, mayBeNone: mayBeNone)
  }
}

/// Last words that tell a building or built thing from a place.
enum BuildingWords {
  private static let words: Set<UInt64> = Set(
    """
    airport bridge stadium tower palace cathedral church mosque temple hall hotel station dam prison castle hospital
    arena theatre theater tunnel airfield monument memorial plaza mall barracks gate wall canal highway base plant
    reactor pipeline terminal port harbour harbor house building mansion
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hashOfWord($0) })

  static func decide(_ tokens: ArraySlice<Token>) -> [EntityKind] {
    guard let last = tokens.last, tokens.count > 1 else { return [.place] }
    return words.contains(last.folded) ? [.facility] : [.place]
  }
}

/// Countries and capitals, which some sets call organizations when they act.
enum Countries {
  private static let names: Set<UInt64> = Set(
    """
    Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus Belgium
    Bolivia Brazil Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador
    Egypt Eritrea Estonia Ethiopia Fiji Finland France Gabon Georgia Germany Ghana Greece Guatemala Guinea Haiti Honduras
    Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait
    Kyrgyzstan Laos Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta Mauritania Mexico Moldova Mongolia
    Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama
    Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia
    Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan
    Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe Scotland England Wales Britain Palestine
    U.S. US U.K. UK USA America Washington Moscow Beijing London Paris Berlin Tokyo Kyiv Kiev Tehran Baghdad Damascus
    Jerusalem Ankara Brussels
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hashOfWord($0) })

  private static let pairs: Set<[UInt64]> = Set(
    [
      "United States", "United Kingdom", "North Korea", "South Korea", "New Zealand", "Saudi Arabia", "South Africa",
      "Sri Lanka", "Costa Rica", "El Salvador", "Sierra Leone", "Hong Kong", "East Timor", "Northern Ireland",
      "Great Britain", "Soviet Union", "Burkina Faso", "Ivory Coast", "Czech Republic",
    ].map { $0.split(separator: " ").map { hashOfWord($0) } })

  static func contains(_ tokens: ArraySlice<Token>) -> Bool {
    let bare = tokens.first?.folded == foldedHash("the") ? tokens.dropFirst() : tokens
    if bare.count == 1, let only = bare.first { return names.contains(only.folded) }
    return bare.count == 2 && pairs.contains(bare.map(\.folded))
  }
}
