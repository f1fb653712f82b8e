/// Finds what is quoted and who said it.
///
/// A pair of marks is a quotation when somebody is given as saying it: by a verb of saying in its sentence, a colon, an
/// "according to", or because it is a sentence of its own beside one that is. Titles, terms and scare quotes are none.
struct QuotationFinder {
  private let article: LinkedTokens
  private let pairs: [QuotePair]
  private let references: References
  private let speakers: SpeakerFinder
  /// Tokens of each pair, marks included.
  private let ranges: [Range<Int>]
  private var found: [Found] = []

  private struct Found {
    var pair: Int
    var speaker: SpeakerFinder.Speaker
  }

  private enum Verdict {
    case quoted(SpeakerFinder.Speaker)
    case none
  }

  private init(
    article: LinkedTokens, pairs: [QuotePair], ranges: [Range<Int>], isQuoted: [Bool], references: References
  ) {
    self.article = article
    self.pairs = pairs
    self.ranges = ranges
    self.references = references
    speakers = SpeakerFinder(article: article, references: references, isQuoted: isQuoted)
  }

  /// - Parameters:
  ///   - genders: of each entity.
  /// - Returns: the quotations in text order, and what pronouns and roles mean, for later stages.
  static func find(
    article: LinkedTokens, paragraphs: [Span], genders: [Gender]
  ) -> (quotations: [Quotation], references: References) {
    let pairs = QuoteMarks.pairs(in: article.text, paragraphs: paragraphs)
    var isQuoted = [Bool](repeating: false, count: article.tokens.count)
    let ranges = pairs.map { pair in
      let range = article.index(at: pair.open)..<max(article.index(at: pair.open), article.index(at: pair.close))
      for i in range { isQuoted[i] = true }
      return range
    }
    let references = References(article: article, genders: genders, isQuoted: isQuoted)
    guard !pairs.isEmpty else { return ([], references) }
    var finder = QuotationFinder(
      article: article, pairs: pairs, ranges: ranges, isQuoted: isQuoted, references: references)
    for i in pairs.indices where !ranges[i].isEmpty {
      if case .quoted(let speaker) = finder.verdict(i) { finder.found.append(Found(pair: i, speaker: speaker)) }
    }
    finder.fillFromIntroductions()
    finder.fillFromRepeats()
    return (
      finder.found.map { Quotation(span: pairs[$0.pair].content, speaker: $0.speaker.entity) }, references
    )
  }

  // MARK: one pair

  private func verdict(_ p: Int) -> Verdict {
    let range = ranges[p]
    let words = wordCount(p)
    guard words > 0 else { return .none }
    let opensSentence = isSentenceStart(range.lowerBound)
    let ending = lastByte(p)
    let isOpenEnded = ending == 0x2C || ending == 0x3F || ending == 0x21
    if p > 0, pairs[p - 1].continues, let last = found.last, last.pair == p - 1 { return .quoted(last.speaker) }
    if let named = selfNamed(range) { return .quoted(.entity(named)) }
    if let last = interrupted(p) { return .quoted(last) }
    if opensSentence, let headline = headline(p) { return .quoted(headline) }
    if isOpenEnded || opensSentence, let after = attribution(after: p, isStrong: isOpenEnded) { return .quoted(after) }
    let before = opensSentence ? nil : attribution(before: p, words)
    if let before { return before }
    if !opensSentence, let after = attribution(after: p, isStrong: true), !isTitleLike(p) || words > 5 {
      return .quoted(after)
    }
    if opensSentence { return standing(p, words, ending) }
    // Another fragment of the same sentence: “dangerous” and “ideological”.
    if let last = found.last, last.pair == p - 1, range.lowerBound - ranges[p - 1].upperBound <= 8,
      article.sentence[range.lowerBound] == article.sentence[ranges[p - 1].upperBound - 1]
    {
      return .quoted(last.speaker)
    }
    return fragment(p, words)
  }

  /// "We will not pay": mayor defies court.
  private func headline(_ p: Int) -> SpeakerFinder.Speaker? {
    let colon = ranges[p].upperBound
    guard article.mark(colon) == 0x3A, article.tokens[colon].start == article.tokens[colon - 1].end, wordCount(p) >= 2
    else { return nil }
    let sentence = article.sentences[Int(article.sentence[colon])]
    let end = p + 1 < ranges.count ? min(sentence.upperBound, ranges[p + 1].lowerBound) : sentence.upperBound
    return speakers.firstSubject(from: colon + 1, to: min(end, colon + 6)) ?? .unnamed
  }

  /// "…," said Milley · "…," Milley, a general, said · "…", according to Milley
  private func attribution(after p: Int, isStrong: Bool) -> SpeakerFinder.Speaker? {
    var first = ranges[p].upperBound
    guard first < article.tokens.count, first > 0 else { return nil }
    var sentence = Int(article.sentence[first - 1])
    if Int(article.sentence[first]) != sentence {
      // "Is it?" Ms Lee asked.
      guard lastByte(p) == 0x3F || lastByte(p) == 0x21 || lastByte(p) == 0x2C,
        article.paragraph[first] == article.paragraph[first - 1]
      else { return nil }
      sentence = Int(article.sentence[first])
    }
    var end = article.sentences[sentence].upperBound
    if p + 1 < ranges.count { end = min(end, ranges[p + 1].lowerBound) }
    while first < end, article.tokens[first].kind == .mark, !article.isPossessive(first) { first += 1 }
    if let bullet = (first..<max(first, end)).first(where: isBullet) { end = bullet }
    if let wisher = wisher(first, end) { return wisher }
    guard first < end, article.paragraph[first] == article.paragraph[ranges[p].upperBound - 1] else { return nil }
    if speakers.isVerb(first) { return speakers.subject(after: first + 1, to: end) }
    if article.tokens[first].folded == SpeechWords.according {
      return speakers.subject(after: min(first + 2, end), to: end)
    }
    guard startsSubject(first, isStrong) else { return nil }
    for verb in first..<min(end, first + 30) where speakers.isVerb(verb) && verb > first {
      if !isStrong, verb - first > 8 { return nil }
      return speakers.subject(before: verb, from: first)
    }
    return nil
  }

  private func startsSubject(_ i: Int, _ isStrong: Bool) -> Bool {
    if article.mention[i] >= 0 { return true }
    let token = article.tokens[i]
    if token.letterCase == .capitalized || token.letterCase == .upper || token.letterCase == .mixed { return true }
    return QuotationFinder.subjectStarts.contains(token.folded) || isStrong && SpeechWords.roles.contains(token.folded)
  }

  private static let subjectStarts = SpeechWords.hashes(
    "he she it they i we the his her our their its a an one another team former two some")

  /// Milley said that "…" · as Milley put it, "…" · According to Milley, "…" · Milley: "…"
  private func attribution(before p: Int, _ words: Int) -> Verdict? {
    let open = ranges[p].lowerBound
    var start = article.sentences[Int(article.sentence[open])].lowerBound
    if p > 0, ranges[p - 1].upperBound > start { start = min(open, ranges[p - 1].upperBound) }
    let hasColon = open > 0 && article.mark(open - 1) == 0x3A
    guard start < open else { return nil }
    if namesAThing(open) { return Verdict.none }
    if let owner = saying(before: open, from: start) { return .quoted(owner) }
    var weak: Int?
    for verb in stride(from: open - 1, through: start, by: -1) where speakers.isVerb(verb) {
      if SpeechWords.weakVerbs.contains(article.tokens[verb].folded) {
        weak = weak ?? verb
        continue
      }
      // "According to Ms Lee, crews have been told to prepare a “quick return”": nobody speaks at a passive verb.
      if isPassive(verb), article.tokens[start].folded == SpeechWords.according { break }
      if let verdict = verdict(verb, open, start, p, words) { return verdict }
      break
    }
    for i in start..<open - 1
    where article.tokens[i].folded == SpeechWords.according
      && article.tokens[i + 1].folded == SpeechWords.to && article.mention[i] < 0
    {
      // "According to Reuters, quoting the mayor": the last one in the chain.
      let chain = (i + 2..<open).last { QuotationFinder.quoting.contains(article.tokens[$0].folded) }
      if let speaker = speakers.subject(after: chain.map { $0 + 1 } ?? i + 2, to: open) { return .quoted(speaker) }
    }
    if let weak, let verdict = verdict(weak, open, start, p, words) { return verdict }
    guard hasColon else { return nil }
    if let last = found.last, last.pair == p - 1,
      article.sentence[ranges[p - 1].upperBound - 1] == article.sentence[open]
    {
      return .quoted(last.speaker)
    }
    if let speaker = speakers.firstSubject(from: start, to: open) { return .quoted(speaker) }
    // A headline "Oslo: “Pure theatre”" over a paragraph that begins with its speaker.
    let next = ranges[p].upperBound
    if next < article.tokens.count, article.paragraph[next] != article.paragraph[open],
      let person = article.mention(at: next), person.kind == .person
    {
      return .quoted(.entity(person.entity))
    }
    if let last = found.last, last.pair == p - 1 { return .quoted(last.speaker) }
    return .quoted(.unnamed)
  }

  private func verdict(_ verb: Int, _ open: Int, _ start: Int, _ p: Int, _ words: Int) -> Verdict? {
    if words == 1, open - verb > 7 || isTitleLike(p) { return nil }
    let isWeak = SpeechWords.weakVerbs.contains(article.tokens[verb].folded)
    if isTitleLike(p), words > 1, isWeak || open - verb > 3 { return nil }
    var sentence = article.sentences[Int(article.sentence[open])].lowerBound
    if let agent = agent(verb, start, open) { return .quoted(agent) }
    if let speaker = speakers.subject(before: verb, from: start) { return .quoted(speaker) }
    // "and said": the subject stands before an earlier quotation of the sentence, or is that of the sentence before.
    if let speaker = speakers.firstSubject(from: sentence, to: verb) { return .quoted(speaker) }
    if let last = found.last, last.pair == p - 1 { return .quoted(last.speaker) }
    while sentence > 0, article.paragraph[sentence - 1] == article.paragraph[open] {
      sentence = article.sentences[Int(article.sentence[sentence - 1])].lowerBound
      if let subject = references.subject(ofSentence: Int(article.sentence[sentence])) {
        return .quoted(.entity(subject))
      }
    }
    return .quoted(.unnamed)
  }

  /// A sentence in marks of its own: it goes on, or belongs to whom the sentence before is about.
  private func standing(_ p: Int, _ words: Int, _ ending: UInt8) -> Verdict {
    let open = ranges[p].lowerBound
    let isSentence = ending == 0x2E || ending == 0x3F || ending == 0x21 || ending == 0xA6 || pairs[p].continues
    // Longer ones count without a full stop: it may stand after a note, as in "…" (in Italian).
    let isWhole = isSentence || isSentenceStart(ranges[p].upperBound) || words >= 6
    guard words >= 2 || isSentence, isWhole else { return .none }
    if !isSentence, isTitleLike(p) { return .none }
    let paragraph = article.paragraph[open]
    let last = found.last.flatMap { $0.pair == p - 1 ? $0 : nil }
    if open > 0, article.paragraph[open - 1] == paragraph {
      let s = Int(article.sentence[open - 1])
      // The sentence between decides, unless it is what attributes the last quotation.
      if let last, article.sentences[s].lowerBound <= ranges[last.pair].upperBound { return .quoted(last.speaker) }
      if let subject = references.subject(ofSentence: s) { return .quoted(.entity(subject)) }
      if let last { return .quoted(last.speaker) }
      let sentence = article.sentences[s]
      if let subject = speakers.firstSubject(from: sentence.lowerBound, to: sentence.upperBound) {
        return .quoted(subject)
      }
      return isSentence && words >= 3 ? .quoted(.unnamed) : .none
    }
    guard isSentence, words >= 2 || last != nil else { return isSentence ? .quoted(.unnamed) : .none }
    // A paragraph of its own: after a colon or a quotation it goes on.
    if open > 0 {
      let s = Int(article.sentence[open - 1])
      let isColon = article.mark(open - 1) == 0x3A
      if isColon, let subject = references.subject(ofSentence: s) { return .quoted(.entity(subject)) }
      if let last, article.paragraph[ranges[last.pair].upperBound - 1] + 1 >= paragraph { return .quoted(last.speaker) }
      if let subject = references.subject(ofSentence: s) { return .quoted(.entity(subject)) }
    }
    return .quoted(.unnamed)
  }

  /// Words in marks without any verb of saying: only where they are too many for a term.
  private func fragment(_ p: Int, _ words: Int) -> Verdict {
    guard words >= 3, !isTitleLike(p), !namesAThing(ranges[p].lowerBound) else { return .none }
    let sentence = article.sentences[Int(article.sentence[ranges[p].lowerBound])]
    let speaker = speakers.firstSubject(from: sentence.lowerBound, to: ranges[p].lowerBound)
    return .quoted(speaker ?? .unnamed)
  }

  // MARK: signs of a speaker that are no verb of saying

  /// "his public statement that he “regretted” it" · "Ms Lee's suggestion that “we can help”"
  private func saying(before open: Int, from start: Int) -> SpeakerFinder.Speaker? {
    let nearest = max(start, open - 4)
    guard let noun = (nearest..<open).last(where: { SpeechWords.sayings.contains(article.tokens[$0].folded) }),
      article.mention[noun] < 0, noun > start, noun + 1 == open || !(noun + 1..<open).contains(where: speakers.isVerb)
    else { return nil }
    for k in stride(from: noun - 1, through: max(start, noun - 4), by: -1) {
      if article.isPossessive(k), let owner = article.mention(at: k - 1), owner.kind != .group {
        return .entity(owner.entity)
      }
      let word = article.tokens[k].folded
      if word == SpeechWords.his || word == SpeechWords.her || word == SpeechWords.its {
        return references.entity(at: k).map(SpeakerFinder.Speaker.entity) ?? .unnamed
      }
      guard article.tokens[k].kind == .word, article.mention[k] < 0 else { return nil }
    }
    return nil
  }

  /// The “just peace” that Sorel dreams of.
  private func wisher(_ first: Int, _ end: Int) -> SpeakerFinder.Speaker? {
    guard first + 2 < end, QuotationFinder.relatives.contains(article.tokens[first].folded),
      let entity = references.entity(at: first + 1)
    else { return nil }
    let verb = article.mention[first + 1] >= 0 ? article.endOfMention(at: first + 1) : first + 2
    guard verb < end, SpeechWords.wishes.contains(article.tokens[verb].folded) || speakers.isVerb(verb) else {
      return nil
    }
    return .entity(entity)
  }

  private static let relatives = SpeechWords.hashes("that which")

  /// "was described by Ms Lee as “…”", "put to us by an official".
  private func agent(_ verb: Int, _ start: Int, _ open: Int) -> SpeakerFinder.Speaker? {
    guard verb > start, article.isComma(verb - 1) || QuotationFinder.passives.contains(article.tokens[verb - 1].folded),
      let by = (verb + 1..<max(verb + 1, min(open, verb + 5))).first(where: {
        article.tokens[$0].folded == SpeechWords.by
      }), by + 1 < open
    else { return nil }
    return speakers.subject(after: by + 1, to: open)
  }

  private func isPassive(_ verb: Int) -> Bool {
    verb > 0 && QuotationFinder.passives.contains(article.tokens[verb - 1].folded)
  }

  private static let passives = SpeechWords.hashes("was were been be being is are")

  /// “My name is Ada Reyes”
  private func selfNamed(_ range: Range<Int>) -> Int? {
    for i in range.dropLast(3)
    where article.tokens[i].folded == QuotationFinder.my && article.tokens[i + 1].folded == QuotationFinder.nameWord
      && article.tokens[i + 2].folded == QuotationFinder.isWord
    {
      if let mention = article.mention(at: i + 3), mention.kind == .person { return mention.entity }
    }
    return nil
  }

  private static let my = foldedHash("my")
  private static let nameWord = foldedHash("name")
  private static let isWord = foldedHash("is")

  /// “Silence,” he said, “and nothing else.”: one verb between two pairs of one sentence gives both to one.
  private func interrupted(_ p: Int) -> SpeakerFinder.Speaker? {
    guard let last = found.last, last.pair == p - 1 else { return nil }
    let gap = ranges[p - 1].upperBound..<ranges[p].lowerBound
    guard !gap.isEmpty, gap.count <= 8, lastByte(p - 1) == 0x2C, article.isComma(gap.upperBound - 1),
      gap.reduce(0, { $0 + (speakers.isVerb($1) ? 1 : 0) }) == 1,
      article.paragraph[gap.lowerBound] == article.paragraph[ranges[p].lowerBound]
    else { return nil }
    return last.speaker
  }

  private func isBullet(_ i: Int) -> Bool {
    article.tokens[i].kind == .mark && article.text.bytes[article.tokens[i].span.range].elementsEqual("•".utf8)
  }

  // MARK: what it looks like

  /// "so-called", "a robot named", "known as", "words such as" directly before the mark.
  private func namesAThing(_ open: Int) -> Bool {
    // "a forbidden word: “…”" is somebody's.
    if article.mark(open - 1) == 0x3A { return false }
    for k in stride(from: open - 1, through: max(0, open - 3), by: -1) {
      if k > 0, QuotationFinder.be == article.tokens[k - 1].folded { continue }
      guard article.tokens[k].kind == .word else { continue }
      if QuotationFinder.naming.contains(article.tokens[k].folded) { return true }
      if article.tokens[k].folded == QuotationFinder.called, article.mark(k - 1) == 0x2D { return true }
    }
    return false
  }

  private static let naming = SpeechWords.hashes(
    "named titled entitled headed alias nicknamed name names word words known dubbed listed headlined")
  private static let called = foldedHash("called")
  private static let be = foldedHash("be")
  private static let quoting = SpeechWords.hashes("quoting citing quotes cites")

  private func wordCount(_ p: Int) -> Int {
    ranges[p].reduce(0) { $0 + (article.tokens[$1].kind == .mark ? 0 : 1) }
  }

  private func lastByte(_ p: Int) -> UInt8 { article.text.bytes[pairs[p].content.end - 1] }

  /// Two or more words that all but the small ones begin with a capital: a title, not a sentence.
  private func isTitleLike(_ p: Int) -> Bool {
    var capitals = 0
    for i in ranges[p] where article.tokens[i].kind == .word {
      if article.tokens[i].letterCase == .lower {
        if article.tokens[i].end - article.tokens[i].start > 4 { return false }
      } else {
        capitals += 1
      }
    }
    let last = lastByte(p)
    return capitals >= 2 && last != 0x21 && last != 0x3F
  }

  private func isSentenceStart(_ i: Int) -> Bool {
    i >= article.tokens.count || i == article.sentences[Int(article.sentence[i])].lowerBound
  }

  // MARK: speakers named elsewhere

  /// A stranger said “…”. This was Ada Reyes, who sells tyres.
  private mutating func fillFromIntroductions() {
    for k in found.indices where found[k].speaker == .unnamed {
      var i = ranges[found[k].pair].upperBound
      while i < article.tokens.count, article.tokens[i].kind == .mark { i += 1 }
      guard i + 2 < article.tokens.count, QuotationFinder.pointing.contains(article.tokens[i].folded),
        QuotationFinder.passives.contains(article.tokens[i + 1].folded)
      else { continue }
      let name = (i + 2..<min(i + 5, article.tokens.count)).first { article.mention[$0] >= 0 }
      if let name, let mention = article.mention(at: name), mention.kind == .person {
        found[k].speaker = .entity(mention.entity)
      }
    }
  }

  private static let pointing = SpeechWords.hashes("this that it")

  /// How many quotations on the words may be said again: an article's length, and linear in a long text.
  private static let repeatReach = 40

  /// A headline quotes what the text quotes again with its speaker.
  private mutating func fillFromRepeats() {
    guard found.contains(where: { $0.speaker == .unnamed }) else { return }
    let words = found.map { hashes($0.pair) }
    for i in found.indices where found[i].speaker == .unnamed && words[i].count >= 2 {
      for k in found.indices.suffix(from: i + 1).prefix(QuotationFinder.repeatReach) where found[k].speaker != .unnamed
      {
        if QuotationFinder.holds(words[k], words[i]) {
          found[i].speaker = found[k].speaker
          break
        }
      }
    }
  }

  /// Whether the words stand in the others, in one piece.
  private static func holds(_ words: [UInt64], _ few: [UInt64]) -> Bool {
    guard few.count <= words.count else { return false }
    return (0...(words.count - few.count)).contains { start in
      few.indices.allSatisfy { words[start + $0] == few[$0] }
    }
  }

  private func hashes(_ p: Int) -> [UInt64] {
    ranges[p].compactMap { article.tokens[$0].kind == .mark ? nil : article.tokens[$0].folded }
  }
}
