/// Makes a clause that reads well in a list out of the part of a sentence that tells an event.
struct EventLabel {
  /// Columns that a label may take.
  static let widest = 92

  /// A label with what it is made of.
  struct Made {
    var text: String
    /// The tokens of the clause without its opening adverbials: who is named there takes part.
    var core: [Int]
    /// Whether a reader of a list understands it: a known subject, nothing torn, no pronoun that nobody knows.
    var standsAlone: Bool
    /// False where the clause asks, advises, or speaks of anybody.
    var tells: Bool
  }

  private let article: LinkedTokens
  private let references: References
  /// Tokens of the date, which has a column of its own.
  private let date: Range<Int>
  private let owner: Int?
  private let isListed: Bool

  /// - Parameters:
  ///   - telling: the tokens of the clause; may hold the date.
  static func label(
    _ telling: EventClauses.Telling, date: Range<Int>, article: LinkedTokens, references: References
  ) -> Made {
    EventLabel(article: article, references: references, date: date, owner: telling.owner, isListed: telling.isListed)
      .label(telling.tokens)
  }

  private func label(_ range: [Int]) -> Made {
    var keep = range
    dropDateline(&keep)
    dropOpening(&keep)
    dropAs(&keep)
    dropCleft(&keep)
    let core = keep
    dropTrailingAttribution(&keep)
    dropBrackets(&keep)
    dropDate(&keep)
    dropDashes(&keep)
    dropAppositions(&keep)
    trim(&keep)
    if keep.isEmpty { keep = range }
    let subject = EventSubject(keep, owner: owner, article: article, references: references)
    let cut = cut(keep)
    let text = words(cut, subject)
    let tells = subject.tells(keep)
    let stands =
      tells && subject.isClear && !(keep.first.map(date.contains) ?? true)
      && (isListed || subject.hasPredicate(cut.tokens)) && EventLabel.isBalanced(text)
    return Made(text: text, core: core, standsAlone: stands, tells: tells)
  }

  private func folded(_ i: Int) -> UInt64 { article.tokens[i].folded }

  private func isDash(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.kind == .mark else { return false }
    if token.end - token.start == 3, article.text.bytes[Int(token.start)] == 0xE2 {
      return (0x93...0x95).contains(article.text.bytes[Int(token.start) + 2])
        && article.text.bytes[Int(token.start) + 1] == 0x80
    }
    return article.mark(i) == 0x2D && i > 0 && article.tokens[i].start > article.tokens[i - 1].end
  }

  /// "KATHMANDU, Nepal (Himal Newswire) —"
  private func dropDateline(_ keep: inout [Int]) {
    guard let first = keep.first else { return }
    // "16:41 –" of a running report.
    if article.tokens[first].kind == .number, let dash = keep.prefix(5).firstIndex(where: isDash), dash + 3 < keep.count
    {
      keep.removeFirst(dash + 1)
      return
    }
    guard article.tokens[first].letterCase == .upper || article.tokens[first].kind == .mark else { return }
    if let dash = keep.prefix(14).firstIndex(where: isDash), dash + 3 < keep.count { keep.removeFirst(dash + 1) }
  }

  /// "On Tuesday, " and "In November 2022, just nine months after …, " at the start.
  private func dropOpening(_ keep: inout [Int]) {
    for round in 0..<3 {
      while let first = keep.first, article.tokens[first].kind == .mark, !isQuote(first) { keep.removeFirst() }
      guard let first = keep.first else { return }
      // After one adverbial another in lower case: "just nine months after …,".
      let follows = round > 0 && article.tokens[first].letterCase == .lower && !isSubjectStart(first)
      guard
        follows || EventWords.openers.contains(folded(first)) || date.contains(first) || isAdverb(first)
          || isParticiple(keep)
      else { return }
      if dropPhraseBeforeDate(&keep) { continue }
      guard let comma = keep.prefix(24).firstIndex(where: article.isComma), comma + 3 < keep.count else {
        if EventWords.fillers.contains(folded(first)) { keep.removeFirst() }
        return
      }
      // What begins like a subject is an adverbial only where it holds the date and no verb.
      let opening = keep[..<comma]
      if EventWords.nominal.contains(folded(first)), !isMeasuredClause(opening), !isNextTo(first) {
        guard opening.contains(where: { date.contains($0) }), comma <= 8, !opening.contains(where: isVerb) else {
          return
        }
      }
      let rest = keep[(comma + 1)...]
      guard rest.contains(where: isVerb) else { return }
      keep.removeFirst(comma + 1)
    }
  }

  /// "Speaking to diplomats in Graz, the …": an opening that the subject follows.
  private func isParticiple(_ keep: [Int]) -> Bool {
    guard let first = keep.first, article.mention[first] < 0, article.tokens[first].kind == .word,
      let comma = keep.prefix(30).firstIndex(where: article.isComma), comma >= 2, comma + 3 < keep.count,
      isSubjectStart(keep[comma + 1]) || folded(keep[comma + 1]) == SpeechWords.the
    else { return false }
    let token = article.tokens[first], end = Int(token.end)
    guard token.end - token.start > 4 else { return false }
    return article.text.bytes[(end - 3)..<end].elementsEqual("ing".utf8)
      || article.text.bytes[(end - 2)..<end].elementsEqual("ed".utf8)
  }

  /// "In his address [that night] the president …": what stands before a date in the middle of an opening goes with it.
  private func dropPhraseBeforeDate(_ keep: inout [Int]) -> Bool {
    guard let start = keep.prefix(12).firstIndex(where: date.contains),
      let last = keep.prefix(20).lastIndex(where: date.contains), last + 3 < keep.count,
      !keep[..<start].contains(where: isVerb), !keep[..<start].contains(where: article.isComma),
      start == 0 || SpeechWords.prepositions.contains(folded(keep[0])),
      isSubjectStart(keep[last + 1]) || article.tokens[keep[last + 1]].letterCase == .capitalized,
      keep[(last + 1)...].contains(where: isVerb)
    else { return false }
    keep.removeFirst(last + 1)
    return true
  }

  /// "A week after he told …," is an adverbial though it begins like a subject.
  private func isMeasuredClause(_ opening: ArraySlice<Int>) -> Bool {
    let words = Array(opening.prefix(3))
    return words.count == 3 && EventWords.units.contains(folded(words[1]))
      && EventWords.afterwards.contains(folded(words[2]))
  }

  private func isNextTo(_ first: Int) -> Bool {
    folded(first) == EventLabel.next && folded(first + 1) == SpeechWords.to
  }

  private static let next = foldedHash("next")

  /// "As Brandt told the senate, “…”": a main clause but for its first word.
  private func dropAs(_ keep: inout [Int]) {
    guard keep.count > 4, folded(keep[0]) == EventLabel.asWord, isSubjectStart(keep[1]),
      let verb = keep.prefix(10).first(where: isVerb), SpeechWords.verbs.contains(folded(verb))
    else { return }
    keep.removeFirst()
  }

  private static let asWord = foldedHash("as")

  /// "It was Ada Brandt, then the chief, who said" → "Ada Brandt said"
  private func dropCleft(_ keep: inout [Int]) {
    guard keep.count > 6, folded(keep[0]) == SpeechWords.it, EventWords.beings.contains(folded(keep[1])),
      let name = keep.prefix(6).firstIndex(where: { article.mention[$0] >= 0 })
    else { return }
    let end = keep.index(keep.startIndex, offsetBy: name + article.endOfMention(at: keep[name]) - keep[name])
    guard end < keep.count, let who = keep[end...].prefix(16).firstIndex(where: { folded($0) == SpeechWords.who }),
      who + 2 < keep.count, isVerb(keep[who + 1]) || isVerb(keep[who + 2])
    else { return }
    keep.removeSubrange(end...who)
    keep.removeFirst(2)
  }

  /// "Ada Brandt—whom Sorel had asked—said" → "Ada Brandt said"
  private func dropDashes(_ keep: inout [Int]) {
    var k = 1
    while k + 2 < keep.count {
      if isDash(keep[k]), article.mention[keep[k - 1]] >= 0,
        let next = keep[(k + 1)...].firstIndex(where: isDash), next + 2 < keep.count, next - k < 30
      {
        keep.removeSubrange(k...next)
      }
      k += 1
    }
  }

  private func isVerb(_ i: Int) -> Bool {
    article.mention[i] < 0 && EventWords.isVerb(article.tokens[i], in: article.text)
  }

  private func isSubjectStart(_ i: Int) -> Bool {
    EventWords.subjectStarts.contains(folded(i)) || article.mention[i] >= 0
  }

  private func isAdverb(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.kind == .word, token.end - token.start > 4, article.mention[i] < 0 else { return false }
    let end = Int(token.end)
    return article.text.bytes[end - 1] == 0x79 && article.text.bytes[end - 2] == 0x6C
  }

  private func isQuote(_ i: Int) -> Bool {
    switch article.text.string(article.tokens[i].span) {
    case "“", "\"", "‘", "'", "„", "«": true
    default: false
    }
  }

  /// ", officials said." and ", according to the ministry." at the end.
  private func dropTrailingAttribution(_ keep: inout [Int]) {
    guard let comma = keep.lastIndex(where: article.isComma), comma >= 4, keep.count - comma <= 12,
      keep[..<comma].contains(where: isVerb)
    else { return }
    let tail = keep[(comma + 1)...]
    func speaks(_ i: Int) -> Bool {
      article.mention[i] < 0 && SpeechWords.verbs.contains(folded(i)) && !EventLabel.neutral.contains(folded(i))
    }
    // Only a clause that ends with its verb, or names the speaker and ends: "said" with more is told itself.
    let words = tail.filter { article.tokens[$0].kind != .mark }
    guard let verb = words.lastIndex(where: speaks) else {
      if tail.first.map({ folded($0) == SpeechWords.according }) == true { keep.removeSubrange(comma...) }
      return
    }
    let after = words[(verb + 1)...]
    if after.count <= 4, !after.contains(where: isVerb), !after.contains(where: { folded($0) == EventLabel.that }) {
      keep.removeSubrange(comma...)
    }
  }

  private static let neutral = SpeechWords.hashes("held put found reported holds puts finds signed agreed")

  private func dropBrackets(_ keep: inout [Int]) {
    var depth = 0
    keep.removeAll { i in
      switch article.mark(i) {
      case 0x28, 0x5B:
        depth += 1
        return true
      case 0x29, 0x5D:
        depth = max(0, depth - 1)
        return true
      default: return depth > 0
      }
    }
  }

  /// The date with its preposition: it has a column of its own.
  private func dropDate(_ keep: inout [Int]) {
    guard let first = keep.firstIndex(where: date.contains), var last = keep.lastIndex(where: date.contains) else {
      return
    }
    var from = first
    // "Today is the day", "today's date": the sentence needs it.
    guard from > 0, !article.isPossessive(keep[last] + 1) else { return }
    // "met May 27-28": the other half of a range goes too.
    while last + 2 < keep.count, keep[last + 1] == keep[last] + 1, keep[last + 2] == keep[last] + 2,
      article.tokens[keep[last + 1]].kind == .mark,
      article.tokens[keep[last + 1]].start == article.tokens[keep[last]].end,
      article.tokens[keep[last + 2]].kind == .number,
      article.tokens[keep[last + 2]].start == article.tokens[keep[last + 1]].end
    {
      last += 2
    }
    if last + 1 < keep.count, article.tokens[keep[last + 1]].kind != .word,
      article.tokens[keep[last + 1]].start == article.tokens[keep[last]].end, !article.isComma(keep[last + 1]),
      keep[last + 1] == keep[last] + 1, article.mark(keep[last + 1]) != 0x2E, article.mark(keep[last + 1]) != 0x3A,
      article.mark(keep[last + 1]) != 0x3B, !isClosing(keep[last + 1]), !isDash(keep[last + 1])
    {
      return
    }
    if from > 0, folded(keep[from - 1]) == SpeechWords.the { from -= 1 }
    if from > 0, EventWords.datePrepositions.contains(folded(keep[from - 1])) {
      from -= 1
    } else if from > 0,
      SpeechWords.prepositions.contains(folded(keep[from - 1])) || EventLabel.keepers.contains(folded(keep[from - 1]))
        || !EventLabel.canStandBare(article.tokens[keep[first]])
    {
      // "since 2019", "the 2019 law": the words lose their sense without it.
      return
    }
    guard keep.count - (last - from + 1) >= 3 else { return }
    keep.removeSubrange(from...last)
    // ", 2022," leaves two commas.
    if from > 0, from < keep.count, article.isComma(keep[from]), article.isComma(keep[from - 1]) || from == 1 {
      keep.remove(at: from)
    }
  }

  private static let keepers = SpeechWords.hashes("since until till through than as of")

  /// "Tuesday", "last month", "today" can be left out without a preposition; "2019" cannot.
  private static func canStandBare(_ token: Token) -> Bool { token.kind == .word }

  /// ", then the chairman of the Joint Chiefs of Staff," between a name and its verb.
  private func dropAppositions(_ keep: inout [Int]) {
    var k = 1
    while k + 2 < keep.count {
      guard article.isComma(keep[k]),
        article.mention[keep[k - 1]] >= 0 || EventLabel.relatives.contains(folded(keep[k + 1]))
      else {
        k += 1
        continue
      }
      let start = keep[k + 1]
      guard
        article.mention[start] < 0 || article.tokens[start].kind == .number
          || article.isPossessive(article.endOfMention(at: start)),
        article.tokens[start].letterCase == .lower || article.mention[start] >= 0
          || article.tokens[start].kind == .number,
        !EventWords.verbs.contains(folded(start)), !EventLabel.coordinates.contains(folded(start)),
        let next = keep[(k + 1)...].firstIndex(where: article.isComma), next + 2 < keep.count, next - k < 24
      else {
        k += 1
        continue
      }
      keep.removeSubrange(k...next)
    }
  }

  private static let coordinates = SpeechWords.hashes("and but or nor")
  private static let relatives = SpeechWords.hashes("who which whose")

  private func trim(_ keep: inout [Int]) {
    func trimMarks() {
      while let last = keep.last, article.tokens[last].kind == .mark, !isClosing(last) { keep.removeLast() }
    }
    trimMarks()
    // ", probably [this week]" loses what it belongs to.
    if let last = keep.last, keep.count > 4, folded(last) == EventLabel.only || isAdverb(last),
      folded(last) == EventLabel.only || article.isComma(keep[keep.count - 2]), date.contains(last + 1)
    {
      keep.removeLast()
      trimMarks()
    }
    while let first = keep.first,
      EventWords.fillers.contains(folded(first)) || folded(first) == EventLabel.that
        || article.tokens[first].kind == .mark && !isQuote(first)
    {
      keep.removeFirst()
    }
  }

  private static let that = foldedHash("that")
  private static let only = foldedHash("only")

  private func isClosing(_ i: Int) -> Bool {
    switch article.text.string(article.tokens[i].span) {
    case "”", "\"", "’", "%", "'", "»", "'s", "’s": true
    default: false
    }
  }

  /// As many tokens as fit, ending where a clause or a phrase ends.
  private func cut(_ keep: [Int]) -> (tokens: [Int], isCut: Bool) {
    var width = 0, end = keep.count
    for (k, i) in keep.enumerated() {
      width += columns(i) + (k > 0 && hasSpace(before: k, keep) ? 1 : 0)
      if width > EventLabel.widest {
        end = k
        break
      }
    }
    guard end < keep.count else { return (keep, false) }
    let least = end / 2
    func stands(_ k: Int) -> Bool {
      guard keep[..<k].contains(where: isVerb), !isVerb(keep[k - 1]) else { return false }
      // "and said afterwards": what?
      return !(k > 1 && EventWords.afterSaying.contains(folded(keep[k - 1])) && isVerb(keep[k - 2]))
    }
    for k in stride(from: end, to: max(least, 3), by: -1)
    where stands(k)
      && (article.isComma(keep[k]) || isDash(keep[k]) || article.mark(keep[k]) == 0x3B || article.mark(keep[k]) == 0x3A)
    {
      return (Array(keep[..<k]), false)
    }
    for k in stride(from: end, to: max(least, 3), by: -1) where stands(k) && breaks(at: k, keep) {
      // "the cease-fire to which"
      let isParted =
        EventWords.relatives.contains(folded(keep[k])) && SpeechWords.prepositions.contains(folded(keep[k - 1]))
      return (Array(keep[..<(isParted ? k - 1 : k)]), false)
    }
    // What tells when, where or how besides may go; "of", "to" and "for" may not.
    for k in stride(from: end, to: max(least, 3), by: -1)
    where stands(k) && EventLabel.adjuncts.contains(folded(keep[k])) && article.mention[keep[k]] < 0
      && !EventWords.common.contains(folded(keep[k - 1]))
    {
      return (Array(keep[..<k]), false)
    }
    while end > 1, article.mention[keep[end]] >= 0, article.mention[keep[end]] == article.mention[keep[end - 1]],
      end > least
    {
      end -= 1
    }
    while end > 3, EventWords.common.contains(folded(keep[end - 1])) || article.tokens[keep[end - 1]].kind == .mark {
      end -= 1
    }
    return (Array(keep[..<max(1, end)]), true)
  }

  private static let adjuncts = SpeechWords.hashes(
    "during amid after before with through despite alongside at in on by")
  private static let joining = SpeechWords.hashes("and but so")

  /// Whether a new clause begins: "and" before a verb or a pronoun, not between two names.
  private func breaks(at k: Int, _ keep: [Int]) -> Bool {
    guard EventWords.breaks.contains(folded(keep[k])), article.mention[keep[k]] < 0, k + 1 < keep.count else {
      return false
    }
    guard EventLabel.joining.contains(folded(keep[k])) else { return true }
    return isVerb(keep[k + 1])
      || EventWords.subjectStarts.contains(folded(keep[k + 1])) && folded(keep[k + 1]) != SpeechWords.the
  }

  private func columns(_ i: Int) -> Int {
    article.text.bytes[article.tokens[i].span.range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Whether two tokens that stand side by side in the label are parted by a space.
  private func hasSpace(before k: Int, _ keep: [Int]) -> Bool {
    let i = keep[k], before = keep[k - 1]
    if i == before + 1 { return article.tokens[i].start > article.tokens[before].end }
    return !(article.tokens[i].kind == .mark && !isQuote(i) && !isDash(i))
  }

  private func words(_ cut: (tokens: [Int], isCut: Bool), _ subject: EventSubject) -> String {
    var label = subject.name ?? ""
    for (k, i) in cut.tokens.enumerated() where k >= subject.replaced {
      if k > 0, hasSpace(before: k, cut.tokens) { label += " " }
      label += subject.object(i) ?? article.text.string(article.tokens[i].span)
      if i == owner { label += "’s" }
    }
    label = EventLabel.closed(balanced(label))
    if let first = label.unicodeScalars.first, first.properties.isLowercase {
      label = first.properties.titlecaseMapping + String(String.UnicodeScalarView(label.unicodeScalars.dropFirst()))
    }
    return cut.isCut ? label + "…" : label
  }

  /// Straight marks come in pairs, curly ones close.
  private static func isBalanced(_ label: String) -> Bool {
    var straight = 0, depth = 0
    for scalar in label.unicodeScalars {
      switch scalar {
      case "\"": straight += 1
      case "“": depth += 1
      case "”": depth -= 1
      default: break
      }
    }
    return straight % 2 == 0 && depth == 0
  }

  /// A quotation that the label does not end loses its opening mark.
  private func balanced(_ label: String) -> String {
    guard let first = label.unicodeScalars.first else { return label }
    let closing: Unicode.Scalar =
      switch first {
      case "“", "„": "”"
      case "\"": "\""
      case "‘": "’"
      case "'": "'"
      default: " "
      }
    guard closing != " ", !label.unicodeScalars.dropFirst().contains(closing) else { return label }
    return String(String.UnicodeScalarView(label.unicodeScalars.dropFirst()))
  }

  /// A quotation that is cut off ends with its mark all the same.
  private static func closed(_ label: String) -> String {
    let scalars = label.unicodeScalars
    guard let open = scalars.lastIndex(of: "“"), !scalars[open...].contains("”") else { return label }
    return label + (label.hasSuffix("…") ? "”" : "…”")
  }
}
