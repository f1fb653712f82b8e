/// Finds the events of an article: sentences that report something at a date that has a place on a timeline.
///
/// Taken are dates of day, week, month, quarter, season or year grain; not what a date only compares with ("than a year
/// earlier"), names ("the 2019 law"), or asks and supposes ("if …"). A sentence with several dates gives one event for
/// each clause that has one.
struct EventFinder {
  private let article: LinkedTokens
  private let references: References
  private let times: [TimeExpression]
  private let quotations: [Quotation]
  private let published: Day?

  /// A year and a day: nothing wider is an event.
  private static let widestDays = 366

  static func find(
    article: LinkedTokens, references: References, times: [TimeExpression], quotations: [Quotation], published: Day?
  ) -> [Event] {
    EventFinder(
      article: article, references: references, times: times, quotations: quotations, published: published
    ).events()
  }

  private func events() -> [Event] {
    var events: [Event] = []
    var quote = 0
    var t = 0
    while t < times.count {
      let first = article.index(at: times[t].span.start)
      guard first < article.tokens.count else { break }
      let s = Int(article.sentence[first])
      let sentence = article.sentences[s]
      let end = Int(article.tokens[sentence.upperBound - 1].end)
      var candidates: [Int] = []
      while t < times.count, times[t].span.start < end {
        if isPlaced(times[t]) { candidates.append(t) }
        t += 1
      }
      let start = Int(article.tokens[sentence.lowerBound].start)
      while quote < quotations.count, quotations[quote].span.end <= start { quote += 1 }
      guard !candidates.isEmpty, tellsSomething(sentence) else { continue }
      add(candidates, sentence, firstQuote: quote, to: &events)
    }
    return events
  }

  private func isPlaced(_ time: TimeExpression) -> Bool {
    guard time.kind == .date || time.kind == .time, let earliest = time.earliest, let latest = time.latest else {
      return false
    }
    switch time.value {
    case "PRESENT_REF", "PAST_REF", "FUTURE_REF": return false
    default: return latest.ordinal - earliest.ordinal <= EventFinder.widestDays
    }
  }

  /// A sentence with a verb that neither asks nor supposes.
  private func tellsSomething(_ sentence: Range<Int>) -> Bool {
    var words = 0, hasVerb = false
    for i in sentence {
      let token = article.tokens[i]
      guard token.kind == .word else { continue }
      words += 1
      if article.mention[i] < 0, isVerb(token) { hasVerb = true }
    }
    guard words >= 4, hasVerb || isHeadline(sentence) else { return false }
    let opening = sentence.first { article.tokens[$0].kind == .word } ?? sentence.lowerBound
    if EventWords.hypothetical.contains(article.tokens[opening].folded) { return false }
    for i in sentence.suffix(3) where article.mark(i) == 0x3F { return false }
    return true
  }

  /// A paragraph of one line without a full stop, in capitals for the most part: its verb may be any word.
  private func isHeadline(_ sentence: Range<Int>) -> Bool {
    let last = sentence.upperBound - 1
    guard article.tokens[last].kind == .word, sentence.count <= 24,
      sentence.lowerBound == 0 || article.paragraph[sentence.lowerBound - 1] != article.paragraph[last],
      sentence.upperBound == article.tokens.count || article.paragraph[sentence.upperBound] != article.paragraph[last]
    else { return false }
    var small = 0, capital = 0
    for i in sentence where article.tokens[i].kind == .word {
      if article.tokens[i].letterCase == .lower { small += 1 } else { capital += 1 }
    }
    return capital >= 4 && capital >= 2 * small
  }

  private func isVerb(_ token: Token) -> Bool { EventWords.isVerb(token, in: article.text) }

  /// More dates than this in one sentence are a table: the first of them are enough.
  private static let datesInSentence = 16

  private func add(_ candidates: [Int], _ sentence: Range<Int>, firstQuote: Int, to events: inout [Event]) {
    var taken: [Range<Int>] = []
    let kept = candidates.prefix(EventFinder.datesInSentence).filter { !isIncidental($0, sentence) }
    let clauses = EventClauses(article: article, sentence: sentence, dates: kept.map { tokens(of: times[$0]) })
    // Finest date first: it is what the sentence is about; in text order among equals.
    let order = kept.sorted { days($0) < days($1) || days($0) == days($1) && $0 < $1 }
    var made: [Event] = []
    for t in order {
      let date = tokens(of: times[t])
      let others = taken
      for telling in clauses.tellings(of: date) {
        guard !others.contains(where: { $0.overlaps(telling.range) }) else { continue }
        let label = EventLabel.label(telling, date: date, article: article, references: references)
        guard label.tells, telling.isListed || isHeadline(sentence) || label.core.contains(where: clauses.isVerb) else {
          continue
        }
        taken.append(telling.range)
        let participants = participants(label.core)
        let status = status(t, telling, sentence, firstQuote)
        made.append(
          Event(
            span: Span(
              start: Int(article.tokens[sentence.lowerBound].start),
              end: Int(article.tokens[sentence.upperBound - 1].end)),
            time: t, label: label.text, participants: participants, status: status,
            weight: label.standsAlone ? weight(t, participants, status, telling, sentence) : 0))
      }
    }
    events += made.sorted { $0.time < $1.time }
  }

  private func days(_ t: Int) -> Int {
    guard let earliest = times[t].earliest, let latest = times[t].latest else { return .max }
    return latest.ordinal - earliest.ordinal
  }

  private func tokens(of time: TimeExpression) -> Range<Int> {
    let first = article.index(at: time.span.start)
    return first..<max(first + 1, article.index(at: time.span.end))
  }

  /// A date that only names, compares or stands in brackets.
  private func isIncidental(_ t: Int, _ sentence: Range<Int>) -> Bool {
    let date = tokens(of: times[t])
    let before = date.lowerBound - 1
    guard before >= sentence.lowerBound else { return false }
    if EventWords.comparison.contains(article.tokens[before].folded) { return true }
    if namesThing(date, sentence) || isSaidBetween(date, sentence) { return true }
    for k in stride(from: before, through: max(sentence.lowerBound, before - 3), by: -1)
    where EventLabelWords.than.contains(article.tokens[k].folded) {
      // "talked for more than two hours on Tuesday" compares nothing with Tuesday.
      let isAmount =
        k < before && k > sentence.lowerBound && EventLabelWords.more.contains(article.tokens[k - 1].folded)
      if !isAmount { return true }
    }
    if article.mark(before) == 0x28, date.upperBound < article.tokens.count, article.mark(date.upperBound) == 0x29 {
      return true
    }
    // "the 2019 state law"
    if date.count == 1, article.tokens[date.lowerBound].kind == .number, date.upperBound < sentence.upperBound,
      EventLabelWords.determiners.contains(article.tokens[before].folded) || article.isPossessive(before)
    {
      let next = article.tokens[date.upperBound]
      if next.kind == .word, !SpeechWords.prepositions.contains(next.folded) { return true }
    }
    return false
  }

  /// "his essay of May", "the borders of before 2014": the date tells which thing, unless the thing is what happened.
  private func namesThing(_ date: Range<Int>, _ sentence: Range<Int>) -> Bool {
    var of = date.lowerBound - 1
    if EventLabelWords.edges.contains(article.tokens[of].folded), of > sentence.lowerBound,
      article.tokens[of - 1].folded == EventLabelWords.of
    {
      return true
    }
    if article.tokens[of].folded == SpeechWords.the { of -= 1 }
    guard of - 1 > sentence.lowerBound, article.tokens[of].folded == EventLabelWords.of else { return false }
    let head = article.tokens[of - 1]
    guard head.kind == .word, head.letterCase == .lower, article.mention[of - 1] < 0,
      !EventWords.measures.contains(head.folded)
    else { return false }
    var start = of - 1
    while start > sentence.lowerBound, of - start < 8, !EventWords.determiners.contains(article.tokens[start].folded) {
      start -= 1
    }
    guard EventWords.determiners.contains(article.tokens[start].folded) else { return false }
    let before = start - 1
    return before >= sentence.lowerBound && article.tokens[before].kind == .word
  }

  /// "The two, it was said on Friday, will talk": the day of saying it.
  private func isSaidBetween(_ date: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard let open = (max(sentence.lowerBound, date.lowerBound - 8)..<date.lowerBound).last(where: article.isComma),
      date.upperBound < sentence.upperBound, article.isComma(date.upperBound), open > sentence.lowerBound,
      open + 1 < date.lowerBound
    else { return false }
    return (open + 1..<date.lowerBound).contains {
      article.mention[$0] < 0 && EventLabelWords.sayingBetween.contains(article.tokens[$0].folded)
    }
  }

  /// Whom and what the clause names: people first, then bodies, then places and the rest, each in text order.
  private func participants(_ tokens: [Int]) -> [Int] {
    var found: [Int] = []
    for i in tokens {
      for entity in references.entities(at: i) where article.entities.indices.contains(entity) {
        switch article.entities[entity].kind {
        case .group, .work: continue
        default: if !found.contains(entity) { found.append(entity) }
        }
      }
    }
    func order(_ entity: Int) -> Int {
      switch article.entities[entity].kind {
      case .person: 0
      case .organization: 1
      default: 2
      }
    }
    return (0...2).flatMap { rank in found.filter { order($0) == rank } }
  }

  private func status(_ t: Int, _ telling: EventClauses.Telling, _ sentence: Range<Int>, _ firstQuote: Int)
    -> Event.Status
  {
    let clause = telling.range
    if let published, let earliest = times[t].earliest, earliest > published { return .planned }
    let span = times[t].span
    for quotation in quotations[min(firstQuote, quotations.count)...] {
      if quotation.span.start > span.end { break }
      if quotation.span.contains(span) { return .said }
    }
    if published.map({ day in (times[t].latest ?? day) >= day }) ?? true {
      for i in clause where article.mention[i] < 0 && EventWords.planned.contains(article.tokens[i].folded) {
        return .planned
      }
    }
    // "…, officials said" and "X said that …" around the clause.
    let outside = Array(sentence.lowerBound..<clause.lowerBound) + Array(clause.upperBound..<sentence.upperBound)
    if !telling.isIndependent,
      outside.contains(where: { article.mention[$0] < 0 && SpeechWords.verbs.contains(article.tokens[$0].folded) })
    {
      return .said
    }
    let tail = clause.suffix(8)
    if !telling.isIndependent, let comma = tail.first(where: article.isComma),
      (comma..<clause.upperBound).contains(where: {
        SpeechWords.verbs.contains(article.tokens[$0].folded) || article.tokens[$0].folded == SpeechWords.according
      })
    {
      return .said
    }
    return .reported
  }

  /// Grain, people and bodies, place in the article; 0…1.
  private func weight(
    _ t: Int, _ participants: [Int], _ status: Event.Status, _ telling: EventClauses.Telling, _ sentence: Range<Int>
  ) -> Float {
    var weight: Float =
      switch days(t) {
      case 0: 0.4
      case 1...7: 0.3
      case 8...31: 0.3
      case 32...120: 0.15
      default: 0.05
      }
    var actors = 0
    for participant in participants {
      let kind = article.entities[participant].kind
      if kind == .person || kind == .organization { actors += 1 }
    }
    weight += 0.1 * Float(min(3, actors)) + 0.05 * Float(min(2, participants.count - actors))
    if status == .reported { weight += 0.1 }
    if article.paragraph[sentence.lowerBound] < 5 { weight += 0.1 }
    // What a sentence only mentions is told better elsewhere.
    if telling.isAside { weight -= 0.05 }
    return min(1, max(0.05, weight))
  }
}

private enum EventLabelWords {
  static let more = SpeechWords.hashes("more less fewer longer")
  static let than = SpeechWords.hashes("than against versus")
  static let determiners = SpeechWords.hashes("the its his her their a an this that")
  static let of = foldedHash("of")
  static let edges = SpeechWords.hashes("before after since until")
  static let sayingBetween = SpeechWords.hashes("said says reported announced noted added told reports wrote")
}
