/// Names whose last or first word decides their kind, and offices after a place: what the tagger's figures on rare kinds
/// leave open and the convention does not.
enum NamePatterns {
  /// - Returns: tokens and kind of the name in the convention, nil where nothing is left of it.
  static func revise(_ range: Range<Int>, kind: EntityKind, words: ArticleWords) -> (
    tokens: Range<Int>, kind: EntityKind
  )? {
    let tokens = words.tokens
    guard kind != .person, let last = range.last else { return (range, kind) }
    let ending = tokens[last].folded
    // "[U.S.] Defense Secretary": an office that is no part of the name before it.
    if kind == .organization, departments.contains(ending), last + 1 < tokens.count, words.form(last + 1).isCapitalized,
      offices.contains(tokens[last + 1].folded)
    {
      let rest = range.lowerBound..<last
      guard !rest.isEmpty else { return nil }
      return (rest, words.listed[rest.lowerBound] & NameLists.placeBits != 0 ? .place : kind)
    }
    guard range.count > 1, words.form(last).isCapitalized else { return (range, kind) }
    // A country that acts is a place.
    if kind == .organization,
      countries.contains(range.reduce(NameLists.seed) { NameLists.extend($0, tokens[$1].folded) })
    {
      return (range, .place)
    }
    if buildings.contains(ending) || ending == plant && tokens[last - 1].folded == power { return (range, .facility) }
    if laws.contains(ending) { return (range, .work) }
    if occasions.contains(ending) || tokens[range.lowerBound].folded == operation { return (range, .event) }
    return (range, kind)
  }

  private static let countries: Set<UInt64> = Set(
    [
      "united states", "united states of america", "united kingdom", "people's republic of china",
      "people’s republic of china", "republic of korea", "democratic people's republic of korea", "russian federation",
      "islamic republic of iran", "soviet union", "saudi arabia", "new zealand", "north korea", "south korea",
      "south africa", "sri lanka", "united arab emirates", "czech republic",
    ].map { name in
      Tokenizer.tokens(of: Text(name)).reduce(NameLists.seed) { NameLists.extend($0, $1.folded) }
    })
  private static let departments: Set<UInt64> = [
    foldedHash("defense"), foldedHash("defence"), foldedHash("foreign"), foldedHash("interior"), foldedHash("finance"),
    foldedHash("health"), foldedHash("prime"), foldedHash("justice"), foldedHash("education"),
  ]
  private static let offices: Set<UInt64> = [
    foldedHash("secretary"), foldedHash("minister"), foldedHash("ministers"), foldedHash("secretaries"),
  ]
  private static let buildings: Set<UInt64> = [
    foldedHash("airport"), foldedHash("bridge"), foldedHash("stadium"), foldedHash("dam"), foldedHash("refinery"),
    foldedHash("pipeline"), foldedHash("prison"),
  ]
  private static let laws: Set<UInt64> = [
    foldedHash("treaty"), foldedHash("accords"), foldedHash("agreement"), foldedHash("act"), foldedHash("protocol"),
  ]
  private static let occasions: Set<UInt64> = [foldedHash("olympics"), foldedHash("summit")]
  private static let power = foldedHash("power")
  private static let plant = foldedHash("plant")
  private static let operation = foldedHash("operation")
}
