/// Labels → mentions: the edges of the convention (no title, no leading article, no possessive).
package enum NameSpans {
  static func mentions(_ labels: [UInt8], marginals: [LabelRow], words: ArticleWords, text: Text) -> [Mention] {
    var result: [Mention] = []
    for sentence in words.sentences {
      var i = sentence.lowerBound
      while i < sentence.upperBound {
        guard let kind = NameLabel.kind(Int(labels[i])) else {
          if let war = NameTails.war(at: i, in: sentence, labels: labels, words: words) {
            result.append(war.mention)
            i = war.end
            continue
          }
          i += 1
          continue
        }
        var end = i + 1
        while end < sentence.upperBound, Int(labels[end]) == NameLabel.inside(kind) { end += 1 }
        let tagged = end
        if EntityKind.allCases[kind] == .person { end = NameTails.end(of: i..<end, in: sentence, words: words) }
        if let mention = mention(i..<end, tagged: tagged, kind, marginals, words) { result.append(mention) }
        i = end
      }
    }
    return result
  }

  /// - Parameter tagged: end of what the tagger took for the name; what stands behind it was added by a rule.
  private static func mention(
    _ range: Range<Int>, tagged: Int, _ kind: Int, _ marginals: [LabelRow], _ words: ArticleWords
  ) -> Mention? {
    let trimmed = trim(range, kind: EntityKind.allCases[kind], tokens: words.tokens)
    guard !trimmed.isEmpty,
      let name = NamePatterns.revise(trimmed, kind: EntityKind.allCases[kind], words: words)
    else { return nil }
    var confidence: Float = 1
    for i in range.lowerBound..<min(range.upperBound, tagged) {
      confidence = min(confidence, marginals[i][NameLabel.begin(kind)] + marginals[i][NameLabel.inside(kind)])
    }
    let span = Span(
      start: Int(words.tokens[name.tokens.lowerBound].start), end: Int(words.tokens[name.tokens.upperBound - 1].end))
    return Mention(span: span, kind: name.kind, confidence: max(0, min(1, confidence)))
  }

  /// A name without the article and title before it and the clitic and marks after it.
  package static func trim(_ range: Range<Int>, kind: EntityKind, tokens: [Token]) -> Range<Int> {
    var first = range.lowerBound, end = range.upperBound
    while first < end {
      let token = tokens[first]
      let drops =
        token.folded == the || kind == .person && NameTitles.contains(token.folded)
        || token.kind == .mark && token.folded != hash
      guard drops, first + 1 < end || token.kind == .mark else { break }
      first += 1
    }
    while end > first, tokens[end - 1].kind == .mark, !closers.contains(tokens[end - 1].folded) { end -= 1 }
    // "Marine Corps Lance Cpl. …": a rank after the body it belongs to.
    while kind == .organization, end - first > 1, NameTitles.isRank(tokens[end - 1].folded) { end -= 1 }
    return first..<end
  }

  private static let the = foldedHash("the")
  private static let hash = foldedHash("#")
  private static let closers: Set<UInt64> = [foldedHash("!"), foldedHash("?"), foldedHash(")"), foldedHash("+")]
}

/// Words before a person's name that are no part of it.
enum NameTitles {
  private static let words: Set<UInt64> = Set(
    [
      "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.", "professor", "sir", "lord", "lady",
      "dame", "gen.", "general", "lt.", "lieutenant", "col.", "colonel", "maj.", "major", "capt.", "captain", "cmdr.",
      "commander", "sgt.", "sergeant", "cpl.", "adm.", "admiral", "brig.", "brigadier", "president", "vice-president",
      "chancellor", "premier", "minister", "secretary", "senator", "sen.", "rep.", "representative", "congressman",
      "congresswoman", "gov.", "governor", "mayor", "judge", "justice", "king", "queen", "prince", "princess", "pope",
      "archbishop", "bishop", "cardinal", "rev.", "reverend", "father", "sheikh", "ayatollah", "imam", "ambassador",
      "sheriff", "coach", "chairman", "emperor", "detective", "inspector", "hon.", "messrs.",
    ].map { word in word.utf8.reduce(FNV.seed) { FNV.add($1, to: $0) } })

  private static let ranks: Set<UInt64> = [
    foldedHash("lance"), foldedHash("cpl."), foldedHash("sgt."), foldedHash("lt."),
    foldedHash("col."), foldedHash("maj."), foldedHash("capt."), foldedHash("gen."), foldedHash("adm."),
    foldedHash("pvt."), foldedHash("gunnery"),
  ]

  static func contains(_ folded: UInt64) -> Bool { words.contains(folded) }

  /// A military rank as it stands between a service and a name.
  static func isRank(_ folded: UInt64) -> Bool { ranks.contains(folded) }
}
