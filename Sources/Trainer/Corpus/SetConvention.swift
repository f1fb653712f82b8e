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
      (kinds, mayBeNone) = MiscellaneousWords.decide(all[tokens])
      if kinds.isEmpty { return nil }
    }
    let trimmed = NameSpans.trim(tokens, kind: kinds[0], tokens: all)
    return trimmed.isEmpty ? nil : AnnotatedName(tokens: trimmed, kinds: kinds, mayBeNone: mayBeNone)
  }
}

/// Last words that tell a building or built thing from a place.
enum BuildingWords {
  private static let words: Set<UInt64> = Set(
    """
    square street avenue boulevard road lane crossing inn
    airport bridge stadium tower palace cathedral church mosque temple hall hotel station dam prison castle hospital
    arena theatre theater tunnel airfield monument memorial plaza mall barracks gate wall canal highway base plant
    reactor pipeline terminal port harbour harbor house building mansion
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hashOfWord($0) })

  static func decide(_ tokens: ArraySlice<Token>) -> [EntityKind] {
    guard let last = tokens.last, tokens.count > 1 else { return [.place] }
    return words.contains(last.folded) ? [.facility] : [.place]
  }
}

/// What the rest class of the foreign sets is here: laws and treaties are works, peoples are groups, prizes are nothing.
enum MiscellaneousWords {
  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hashOfWord($0) })
  }

  private static let laws = set(
    """
    act acts treaty agreement agreements convention charter accord accords constitution resolution bill protocol
    declaration pact amendment code law
    """)
  private static let prizes = set(
    "prize prizes award awards medal medals order cross trophy fellowship grammy oscar emmy")

  static func decide(_ tokens: ArraySlice<Token>) -> (kinds: [EntityKind], mayBeNone: Bool) {
    if tokens.count == 1, let only = tokens.first, PeopleWords.contains(only.folded) { return ([.group], false) }
    if tokens.contains(where: { prizes.contains($0.folded) }) { return ([], false) }
    if tokens.count > 1, let last = tokens.last, laws.contains(last.folded) { return ([.work], false) }
    if tokens.count > 1, let first = tokens.first, laws.contains(first.folded) { return ([.work], false) }
    return ([.work, .group, .event], true)
  }
}

/// Single words for nationalities, peoples, religions and political colours: where a set does not mark them, one that
/// stands alone is taken for a group.
enum PeopleWords {
  private static let endings = [
    "African", "Albanian", "American", "Arab", "Armenian", "Asian", "Australian", "Austrian", "Belgian", "Brazilian",
    "British", "Bulgarian", "Canadian", "Chilean", "Chinese", "Croatian", "Cuban", "Czech", "Danish", "Dutch",
    "Egyptian", "Estonian", "European", "Filipino", "Finnish", "French", "Georgian", "German", "Greek", "Hungarian",
    "Indian", "Indonesian", "Iranian", "Iraqi", "Irish", "Israeli", "Italian", "Japanese", "Jordanian", "Kenyan",
    "Korean", "Kurdish", "Latvian", "Lebanese", "Libyan", "Lithuanian", "Malaysian", "Mexican", "Moroccan", "Nigerian",
    "Norwegian", "Ottoman", "Pakistani", "Palestinian", "Persian", "Peruvian", "Polish", "Portuguese", "Prussian",
    "Romanian", "Russian", "Saudi", "Scottish", "Serbian", "Slovak", "Somali", "Soviet", "Spanish", "Sudanese",
    "Swedish", "Swiss", "Syrian", "Taiwanese", "Thai", "Tibetan", "Tunisian", "Turkish", "Ukrainian", "Venezuelan",
    "Vietnamese", "Welsh", "Yemeni", "Muslim", "Islamic", "Islamist", "Sunni", "Shiite", "Shia", "Jewish", "Christian",
    "Catholic", "Protestant", "Hindu", "Buddhist", "Sikh", "Republican", "Democrat", "Communist", "Nazi", "Western",
    "English", "Arabic", "Hispanic", "Latino", "Nordic", "Slavic", "Tamil", "Hebrew", "Orthodox", "Anglican",
  ]
  private static let words: Set<UInt64> = Set(
    endings.flatMap { [hashOfWord($0.lowercased()), hashOfWord($0.lowercased() + "s")] }
      + ["jews", "britons", "turks", "kurds", "serbs", "croats", "danes", "swedes", "finns", "poles", "spaniards"]
      .map { hashOfWord($0) })

  static func contains(_ folded: UInt64) -> Bool { words.contains(folded) }
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
