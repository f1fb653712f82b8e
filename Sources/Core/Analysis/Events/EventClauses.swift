/// Which clause of a sentence a date belongs to, read without a parser: relative clauses, clauses after a conjunction,
/// coordinated verbs and enumerated dates. Looks at most `reach` tokens to either side, so it is linear over a text.
struct EventClauses {
  /// What is told at a date.
  struct Telling {
    /// Tokens of the label in the order in which they are read; those of an antecedent may stand before their place.
    var tokens: [Int]
    /// The clause in the text.
    var range: Range<Int>
    /// The token that owns what follows: "whose essay" is "Brandt's essay".
    var owner: Int?
    /// One of several dates with what they brought, without a verb.
    var isListed = false
    /// A clause that only adds to the sentence.
    var isAside = false
    /// A clause beside or below the one around that no verb of saying there governs.
    var isIndependent = false
  }

  let article: LinkedTokens
  let sentence: Range<Int>
  /// The tokens of all dates of the sentence that may be events, in text order.
  let dates: [Range<Int>]

  private static let reach = 60

  /// What the sentence tells at a date; empty where the date bounds, names or dates something else.
  func tellings(of date: Range<Int>) -> [Telling] {
    if isBound(date) { return [] }
    if let opener = opener(of: date) {
      let found =
        switch opener {
        case .relative(let i): relative(i, date)
        case .adverbial(let i): adverbial(i, date)
        case .free(let i): free(i, date)
        }
      return found.map { [$0] } ?? []
    }
    if let listed = listed(date) { return [listed] }
    var told: [Telling] = []
    var main = main(date)
    // "that the coming winter may be the time": the date is what is spoken of.
    if isWord(date.upperBound, in: EventWords.modals) { return [] }
    if let when = whenClause(after: date) { told.append(when) }
    if let second = second(after: main, date) { told.append(second) }
    if !told.isEmpty, dates.count == 1, told[0].range.lowerBound < main.range.upperBound { main.isAside = true }
    return told + [main]
  }

  // MARK: words

  private func folded(_ i: Int) -> UInt64 { article.tokens.indices.contains(i) ? article.tokens[i].folded : 0 }

  func isVerb(_ i: Int) -> Bool {
    article.tokens.indices.contains(i) && article.mention[i] < 0 && article.tokens[i].kind == .word
      && !isDate(i) && EventWords.isVerb(article.tokens[i], in: article.text)
  }

  private func isWord(_ i: Int, in words: Set<UInt64>) -> Bool {
    article.tokens.indices.contains(i) && article.mention[i] < 0 && words.contains(article.tokens[i].folded)
  }

  private func isDate(_ i: Int) -> Bool { dates.contains { $0.contains(i) } }

  private func isBreakMark(_ i: Int) -> Bool {
    switch article.mark(i) {
    case 0x3A, 0x3B, 0x28, 0x29, 0x2E, 0x3F, 0x21: true
    default: false
    }
  }

  /// A verb, with an adverb before it or not.
  private func isVerbNext(_ i: Int) -> Bool {
    isVerb(i) || isVerb(i + 1) && (isAdverb(i) || isWord(i, in: EventWords.lightAdverbs))
  }

  private func isAdverb(_ i: Int) -> Bool {
    guard sentence.contains(i), article.mention[i] < 0 else { return false }
    let token = article.tokens[i]
    guard token.kind == .word, token.letterCase == .lower, token.end - token.start > 4 else { return false }
    let end = Int(token.end)
    return article.text.bytes[end - 1] == 0x79 && article.text.bytes[end - 2] == 0x6C
  }

  func canStand(_ range: Range<Int>, words least: Int = 4) -> Bool {
    var words = 0, hasVerb = false
    for i in range where article.tokens[i].kind == .word {
      words += 1
      if isVerb(i) { hasVerb = true }
    }
    return words >= least && hasVerb
  }

  // MARK: state bounds

  /// "since October", "until a year ago": the state begins or ends there; nothing happens that the verb tells.
  private func isBound(_ date: Range<Int>) -> Bool {
    var k = date.lowerBound - 1
    while k > sentence.lowerBound, isWord(k, in: EventWords.roughly) { k -= 1 }
    return k >= sentence.lowerBound && isWord(k, in: EventWords.bounds)
  }

  // MARK: clauses below the main one

  private enum Opener { case relative(Int), adverbial(Int), free(Int) }

  /// The innermost subordinate clause that is still open at a date.
  private func opener(of date: Range<Int>) -> Opener? {
    let first = max(sentence.lowerBound, date.lowerBound - EventClauses.reach)
    for i in stride(from: date.lowerBound - 1, through: first, by: -1) {
      if article.mark(i) == 0x3B { return nil }
      guard article.mention[i] < 0, article.tokens[i].kind == .word, !isDate(i) else { continue }
      if i > sentence.lowerBound, isRelative(i) {
        if isOpen(i, at: date.lowerBound) { return .relative(i) }
      } else if isWord(i, in: EventWords.subordinators) {
        if isAdverbialOpen(i, at: date) { return .adverbial(i) }
      } else if i > sentence.lowerBound, folded(i) == EventWords.what, isOpen(i, at: date.lowerBound) {
        return .free(i)
      }
    }
    return nil
  }

  private func isRelative(_ i: Int) -> Bool {
    if isWord(i, in: EventWords.relatives) { return true }
    guard folded(i) == EventWords.that, i > sentence.lowerBound else { return false }
    let before = i - 1
    if article.mention[before] >= 0 { return isVerbNext(i + 1) }
    let token = article.tokens[before]
    guard token.kind == .word, token.letterCase == .lower, !isVerb(before),
      !SpeechWords.prepositions.contains(token.folded), !SpeechWords.clauseStarts.contains(token.folded),
      !SpeechWords.sayings.contains(token.folded), !EventWords.contents.contains(token.folded)
    else { return false }
    return isVerbNext(i + 1) || article.mention(at: i + 1) != nil || isWord(i + 1, in: EventWords.subjectStarts)
  }

  /// Whether a relative clause reaches a token: it ends before the verb of the clause around it.
  private func isOpen(_ opener: Int, at end: Int) -> Bool {
    var verbs = 0
    let isLoose = article.isComma(opener - 1)
    var k = opener + 1
    while k < end {
      if article.mark(k) == 0x3A || article.mark(k) == 0x29 { return false }
      if article.isComma(k), verbs > 0 {
        if isVerbNext(k + 1) { return false }
        // ", and six weeks ago the council …": a clause beside the one around.
        if isWord(k + 1, in: EventWords.coordinators),
          isDate(k + 2) || article.mention(at: k + 2) != nil || isWord(k + 2, in: EventWords.subjectStarts)
        {
          return false
        }
        if !isLoose, !isWord(k + 1, in: EventWords.coordinators), article.mention[k + 1] < 0, !isDate(k + 1) {
          return false
        }
      }
      if isVerb(k), !isVerb(k - 1) {
        if !isLoose, verbs > 0, isSecondFinite(k) { return false }
        verbs += 1
      }
      k += 1
    }
    return true
  }

  /// A verb that follows a noun of a clause which has its verb already: that of the clause around.
  private func isSecondFinite(_ k: Int) -> Bool {
    let before = k - 1
    guard article.tokens[before].kind != .mark || article.mention[before] >= 0 || isDate(before) else { return false }
    return !isWord(before, in: EventWords.notBeforeFinite)
  }

  /// "when", "since", "after" and the like with a verb of their own and no comma between them and the date.
  private func isAdverbialOpen(_ opener: Int, at date: Range<Int>) -> Bool {
    var hasVerb = false, words = 0
    for k in opener + 1..<max(opener + 1, date.lowerBound) {
      if article.isComma(k) || isBreakMark(k) { return false }
      if article.tokens[k].kind == .word { words += 1 }
      if isVerb(k) { hasVerb = true }
    }
    if hasVerb { return words >= 2 }
    guard !isWord(opener, in: EventWords.prepositional) else { return false }
    let end = clauseEnd(from: date.upperBound)
    return canStand(opener + 1..<end, words: 3)
  }

  /// The first comma or stop behind a place.
  private func clauseEnd(from start: Int) -> Int {
    var k = start
    let limit = min(sentence.upperBound, start + EventClauses.reach)
    while k < limit, !article.isComma(k), !isBreakMark(k) { k += 1 }
    return k
  }

  /// "since the war began on 24 February": its own clause.
  private func adverbial(_ opener: Int, _ date: Range<Int>) -> Telling? {
    var end = clauseEnd(from: date.upperBound)
    for k in date.upperBound..<max(date.upperBound, end)
    where isWord(k, in: EventWords.subordinators) || isWord(k, in: EventWords.coordinators) && isVerbNext(k + 1) {
      end = k
      break
    }
    let range = opener + 1..<end
    guard canStand(range, words: 2), !isVerb(opener + 1) else { return nil }
    return Telling(tokens: Array(range), range: range, isAside: true)
  }

  /// "from what he demanded last June: four regions": only where the text goes on to say it.
  private func free(_ opener: Int, _ date: Range<Int>) -> Telling? {
    guard article.mark(date.upperBound) == 0x3A else { return nil }
    let limit = min(sentence.upperBound, date.upperBound + EventClauses.reach)
    let range = opener + 1..<limit
    guard canStand(range), !isVerb(opener + 1) else { return nil }
    return Telling(tokens: Array(range), range: range, isAside: true)
  }

  // MARK: relative clauses

  private func relative(_ opener: Int, _ date: Range<Int>) -> Telling? {
    var nounEnd = opener
    var preposition: Int?
    if SpeechWords.prepositions.contains(folded(opener - 1)), article.mention[opener - 1] < 0 {
      preposition = opener - 1
      nounEnd = opener - 1
    }
    let isLoose = article.isComma(nounEnd - 1)
    if isLoose { nounEnd -= 1 }
    let pronoun = folded(opener)
    guard nounEnd > sentence.lowerBound,
      let noun = antecedent(endingAt: nounEnd, isPerson: pronoun == SpeechWords.who)
    else { return nil }
    let end = relativeEnd(date, isLoose: isLoose)
    let body = Array(opener + 1..<end)
    guard body.count >= 2, body.contains(where: isVerb) else { return nil }
    let range = opener + 1..<end
    if pronoun == EventWords.whose {
      return Telling(tokens: noun + body, range: noun[0]..<end, owner: noun.last, isAside: true, isIndependent: true)
    }
    if preposition == nil, isVerbNext(body[0]) || isDate(body[0]) && isVerbNext(body.first { !isDate($0) } ?? 0) {
      return Telling(tokens: noun + body, range: noun[0]..<end, isAside: true, isIndependent: true)
    }
    if let preposition {
      return Telling(tokens: body + [preposition] + noun, range: range, isAside: true, isIndependent: true)
    }
    return object(noun, body, date).map {
      Telling(tokens: $0, range: noun[0]..<end, isAside: true, isIndependent: true)
    }
  }

  /// "a bridge that Brandt opened in May" → "Brandt opened a bridge in May".
  private func object(_ noun: [Int], _ body: [Int], _ date: Range<Int>) -> [Int]? {
    guard let first = body.firstIndex(where: isVerb), first > 0 else { return nil }
    var verb = first
    while verb + 1 < body.count, isVerb(body[verb + 1]) { verb += 1 }
    let rest = body[(verb + 1)...]
    if let last = rest.lastIndex(where: isVerb) {
      // "which the town held for months and lost last May"
      guard isWord(body[last - 1], in: EventWords.coordinators), last + 1 < body.count, isDate(body[last + 1]) else {
        return nil
      }
      return body[..<first] + [body[last]] + noun + body[(last + 1)...]
    }
    guard let next = rest.first else { return body + noun }
    guard isDate(next) || isWord(next, in: SpeechWords.prepositions) || isWord(next, in: EventWords.roughly) else {
      return nil
    }
    return body[...verb] + noun + rest
  }

  /// The noun phrase that a relative pronoun stands for.
  private func antecedent(endingAt end: Int, isPerson: Bool) -> [Int]? {
    let last = end - 1
    if article.mention[last] >= 0, let mention = article.mention(at: last), !isPerson || mention.kind == .person {
      return titled(article.startOfMention(at: last), end)
    }
    if isPerson {
      // "Omar Reyes of Graz, who": the person before the place.
      for k in stride(from: last, through: max(sentence.lowerBound, last - 6), by: -1) {
        guard article.tokens[k].kind == .word else { break }
        if let mention = article.mention(at: k), mention.kind == .person {
          return titled(article.startOfMention(at: k), article.endOfMention(at: k))
        }
      }
    }
    for k in stride(from: last, through: max(sentence.lowerBound, last - 8), by: -1) {
      let token = article.tokens[k]
      guard token.kind == .word || article.mark(k) == 0x2D || article.isPossessive(k), !isVerb(k) else { return nil }
      if article.isPossessive(k), article.mention[k - 1] >= 0 {
        return Array(article.startOfMention(at: k - 1)..<end)
      }
      if article.mention[k] < 0, EventWords.determiners.contains(token.folded) {
        return end - k == 2 && isWord(last, in: EventWords.kinds) ? nil : Array(k..<end)
      }
    }
    return nil
  }

  /// With the titles before a name.
  private func titled(_ start: Int, _ end: Int) -> [Int] {
    var first = start
    while first - 1 >= sentence.lowerBound, start - first < 3, article.mention[first - 1] < 0, !isDate(first - 1),
      article.tokens[first - 1].letterCase == .capitalized, !EventWords.openers.contains(folded(first - 1)),
      !EventWords.determiners.contains(folded(first - 1))
    {
      first -= 1
    }
    return Array(first..<end)
  }

  private func relativeEnd(_ date: Range<Int>, isLoose: Bool) -> Int {
    var k = date.upperBound
    let limit = min(sentence.upperBound, k + EventClauses.reach)
    while k < limit, !article.isComma(k), !isBreakMark(k) {
      if !isLoose, isVerb(k), isSecondFinite(k), k == date.upperBound { break }
      k += 1
    }
    return k
  }

  // MARK: the main clause

  /// "On 28 February came the quarrel, on 11 March the yes of Graz": dates with what they brought.
  private func listed(_ date: Range<Int>) -> Telling? {
    guard dates.count >= 2, let own = dates.firstIndex(of: date) else { return nil }
    func opens(_ d: Range<Int>) -> Int? {
      var k = d.lowerBound - 1
      if isWord(k, in: EventWords.datePrepositions) { k -= 1 }
      if isWord(k, in: EventWords.coordinators) { k -= 1 }
      return k > sentence.lowerBound && article.isComma(k) ? k : nil
    }
    let start = own == 0 ? sentence.lowerBound : opens(date).map { $0 + 1 }
    guard let start else { return nil }
    var end = sentence.upperBound
    if own + 1 < dates.count {
      guard let next = opens(dates[own + 1]) else { return nil }
      end = next
    }
    guard end > date.upperBound + 1 else { return nil }
    // Each date opens its part, and one part has no verb: it is a list.
    let others = dates.indices.dropFirst().allSatisfy { opens(dates[$0]) != nil }
    let hasBare = dates.indices.contains { d in
      let partEnd = d + 1 < dates.count ? opens(dates[d + 1]) ?? sentence.upperBound : sentence.upperBound
      return !(dates[d].upperBound..<max(dates[d].upperBound, partEnd)).contains(where: isVerb)
    }
    guard others, hasBare else { return nil }
    var tokens = Array(date.upperBound..<end)
    if isWord(tokens[0], in: EventWords.bringers) { tokens.removeFirst() }
    guard tokens.filter({ article.tokens[$0].kind == .word }).count >= 2 else { return nil }
    let isBare = !tokens.contains(where: isVerb)
    return Telling(tokens: tokens, range: start..<end, isListed: isBare)
  }

  private func isClauseBreak(_ i: Int) -> Bool {
    if article.mark(i) == 0x3B { return true }
    guard article.isComma(i), i + 1 < sentence.upperBound else { return false }
    return EventWords.clauseOpeners.contains(folded(i + 1)) && article.mention[i + 1] < 0
  }

  /// "it was Ada Brandt, then the chief, | who said": the clause goes on.
  private func isCleft(_ clause: Range<Int>, at opener: Int) -> Bool {
    guard folded(opener) == SpeechWords.who, let verb = clause.first(where: isVerb), verb > clause.lowerBound else {
      return false
    }
    return folded(verb - 1) == SpeechWords.it && isWord(verb, in: EventWords.beings)
  }

  /// The clause of a date; where it shares its subject with the one before, with that subject.
  private func main(_ date: Range<Int>) -> Telling {
    var start = sentence.lowerBound, end = sentence.upperBound
    var isIndependent = false
    let first = max(sentence.lowerBound, date.lowerBound - EventClauses.reach)
    // "X said that …": what was said, where the date stands in it.
    for i in first..<date.lowerBound
    where i + 1 < date.lowerBound && i > sentence.lowerBound && folded(i) == EventWords.that && article.mention[i] < 0
      && SpeechWords.verbs.contains(folded(i - 1)) && end - i > 5
    {
      start = i + 1
    }
    var subject: [Int] = []
    if dates.count > 1 {
      for i in max(start, first)..<date.lowerBound {
        if isClauseBreak(i), canStand(i + 1..<end), dates.contains(where: { $0.upperBound <= i }) {
          subject = self.subject(of: start..<i, verb: i + 1)
          start = i + 1
        } else if isWord(i, in: EventWords.coordinators), isVerbNext(i + 1), i > start + 2,
          dates.contains(where: { $0.upperBound <= i })
        {
          subject = self.subject(of: start..<i, verb: i + 1)
          start = i + 1
        }
      }
    }
    if dates.count == 1, let i = (max(start, first)..<date.lowerBound).last(where: isClauseBreak), i > start + 3,
      isWord(i + 1, in: EventWords.coordinators), canStand(i + 2..<end), canStand(start..<i),
      article.mention(at: i + 2) != nil || isWord(i + 2, in: EventWords.subjectStarts)
    {
      start = i + 2
      isIndependent = true
    }
    let limit = min(end, date.upperBound + EventClauses.reach)
    for i in date.upperBound..<max(date.upperBound, limit) {
      if isClauseBreak(i) && canStand(start..<i) && !isCleft(start..<i, at: i + 1)
        || dates.contains(where: { $0.lowerBound > i }) && isWord(i, in: EventWords.coordinators)
          && isVerbNext(i + 1) && canStand(start..<i, words: 3)
      {
        end = i
        break
      }
    }
    var own = start
    if start > sentence.lowerBound {
      while own < end, isWord(own, in: EventWords.coordinators) || isWord(own, in: EventWords.subordinators) {
        own += 1
      }
    }
    return Telling(tokens: subject + Array(own..<end), range: start..<end, isIndependent: isIndependent)
  }

  /// The subject of a clause, with the auxiliary that its second verb shares: "Brandt was [elected in May and] sworn in".
  private func subject(of clause: Range<Int>, verb opener: Int) -> [Int] {
    var second = opener
    while second < sentence.upperBound, !isVerb(second), second - opener < 4 {
      guard
        isWord(second, in: EventWords.coordinators) || isWord(second, in: EventWords.lightAdverbs)
          || isAdverb(second)
      else { return [] }
      second += 1
    }
    guard isVerb(second), let verb = clause.first(where: isVerb) else { return [] }
    var start = clause.lowerBound
    // After an opening adverbial.
    if EventWords.openers.contains(folded(start)), let comma = (start..<verb).last(where: article.isComma) {
      start = comma + 1
    }
    if let dash = (start..<verb).prefix(14).last(where: { isDash($0) }) { start = dash + 1 }
    var subject = Array(start..<verb)
    if let comma = subject.firstIndex(where: article.isComma) { subject.removeSubrange(comma...) }
    guard !subject.isEmpty, subject.count <= 12 else { return [] }
    if isWord(verb, in: EventWords.beings), isVerb(verb + 1), !isWord(second, in: EventWords.auxiliaries) {
      subject.append(verb)
    }
    return subject
  }

  private func isDash(_ i: Int) -> Bool {
    let token = article.tokens[i]
    return token.kind == .mark && token.end - token.start == 3 && article.text.bytes[Int(token.start)] == 0xE2
      && article.text.bytes[Int(token.start) + 1] == 0x80
      && (0x93...0x95).contains(article.text.bytes[Int(token.start) + 2])
  }

  /// "On 18 February, when Brandt met Reyes in Graz, …": happened at that date.
  private func whenClause(after date: Range<Int>) -> Telling? {
    var k = date.upperBound
    if article.isComma(k) { k += 1 }
    guard sentence.contains(k), folded(k) == EventWords.when else { return nil }
    let end = clauseEnd(from: k + 1)
    let range = k + 1..<end
    guard canStand(range), let verb = range.first(where: isVerb), verb > k + 1,
      !isWord(verb, in: EventWords.beings), !dates.contains(where: { $0.overlaps(range) })
    else { return nil }
    return Telling(tokens: Array(range), range: range, isIndependent: true)
  }

  /// "On Tuesday Brandt came, and Reyes left": both happened on Tuesday.
  private func second(after main: Telling, _ date: Range<Int>) -> Telling? {
    let comma = main.range.upperBound
    guard dates.count == 1, date.lowerBound - sentence.lowerBound <= 2, article.isComma(comma),
      isWord(comma + 1, in: EventWords.coordinators)
    else { return nil }
    let end = clauseEnd(from: comma + 2)
    let range = comma + 2..<end
    guard canStand(range), let verb = range.first(where: isVerb), verb > comma + 2,
      !isWord(verb, in: EventWords.presentOrModal), !isWord(comma + 2, in: EventWords.subordinators),
      !isWord(comma + 2, in: EventWords.unclear)
    else { return nil }
    return Telling(tokens: Array(range), range: range, isIndependent: true)
  }
}
