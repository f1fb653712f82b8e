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
    if EventWords.hypothetical.contains(article.tokens[sentence.lowerBound].folded) { return false }
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

  private func add(_ candidates: [Int], _ sentence: Range<Int>, firstQuote: Int, to events: inout [Event]) {
    var taken: [Range<Int>] = []
    // Finest date first: it is what the sentence is about; in text order among equals.
    let order = candidates.filter { !isIncidental($0, sentence) }.sorted {
      days($0) < days($1) || days($0) == days($1) && $0 < $1
    }
    var made: [Event] = []
    for t in order {
      let date = tokens(of: times[t])
      let aside = subordinateClause(of: date, in: sentence)
      let clause = aside ?? clause(of: date, in: sentence, isOnly: order.count == 1)
      guard !taken.contains(where: { $0.overlaps(clause) }) else { continue }
      taken.append(clause)
      let participants = participants(order.count == 1 && aside == nil ? sentence : clause)
      let status = status(t, clause, sentence, firstQuote)
      made.append(
        Event(
          span: Span(
            start: Int(article.tokens[sentence.lowerBound].start), end: Int(article.tokens[sentence.upperBound - 1].end)
          ),
          time: t, label: EventLabel.label(clause, date: date, article: article, references: references),
          participants: participants, status: status, weight: weight(t, participants, status, sentence)))
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
    for k in stride(from: before, through: max(sentence.lowerBound, before - 3), by: -1)
    where EventLabelWords.than.contains(article.tokens[k].folded) { return true }
    if article.mark(before) == 0x28, date.upperBound < article.tokens.count, article.mark(date.upperBound) == 0x29 {
      return true
    }
    // "the 2019 state law"
    if date.count == 1, article.tokens[date.lowerBound].kind == .number, date.upperBound < sentence.upperBound,
      EventLabelWords.determiners.contains(article.tokens[before].folded) || article.isPossessive(before)
    {
      let next = article.tokens[date.upperBound]
      if next.kind == .word, next.letterCase == .lower, !SpeechWords.prepositions.contains(next.folded) { return true }
    }
    return false
  }

  /// "… had been lost since [the war began on 24 February]": the date is that of the clause after the conjunction, not
  /// of what the sentence reports. Nil where no such clause, with a verb before the date, reaches the date unbroken.
  private func subordinateClause(of date: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    var hasVerb = false, words = 0
    var i = date.lowerBound - 1
    while i > sentence.lowerBound {
      let token = article.tokens[i]
      guard token.kind == .word || article.isPossessive(i) else { return nil }
      if article.mention[i] < 0, EventLabelWords.conjunctions.contains(token.folded) { break }
      words += 1
      if article.mention[i] < 0, isVerb(token) { hasVerb = true }
      i -= 1
    }
    guard i > sentence.lowerBound, hasVerb, words >= 3, canStand(sentence.lowerBound..<i) else { return nil }
    var end = date.upperBound
    while end < sentence.upperBound, article.tokens[end].kind != .mark { end += 1 }
    return i + 1..<end
  }

  /// The clause of a sentence that a date belongs to; the whole sentence where it cannot stand alone.
  private func clause(of date: Range<Int>, in sentence: Range<Int>, isOnly: Bool) -> Range<Int> {
    var start = sentence.lowerBound, end = sentence.upperBound
    // "X said that …": what was said, where the date stands in it.
    for i in sentence where i < date.lowerBound && i + 1 < date.lowerBound {
      if article.tokens[i].folded == EventLabelWords.that, i > sentence.lowerBound, article.mention[i] < 0,
        SpeechWords.verbs.contains(article.tokens[i - 1].folded), end - i > 5
      {
        start = i + 1
      }
    }
    func isBreak(_ i: Int) -> Bool {
      if article.mark(i) == 0x3B { return true }
      guard article.isComma(i), i + 1 < sentence.upperBound else { return false }
      return EventLabelWords.clauseOpeners.contains(article.tokens[i + 1].folded)
    }
    if !isOnly {
      for i in start..<date.lowerBound where isBreak(i) && canStand(i + 1..<end) { start = i + 1 }
    }
    for i in date.upperBound..<max(date.upperBound, end) where isBreak(i) && canStand(start..<i) {
      end = i
      break
    }
    return start..<end
  }

  private func canStand(_ range: Range<Int>) -> Bool {
    var words = 0, hasVerb = false
    for i in range where article.tokens[i].kind == .word {
      words += 1
      if article.mention[i] < 0, isVerb(article.tokens[i]) { hasVerb = true }
    }
    return words >= 4 && hasVerb
  }

  private func participants(_ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    for i in range {
      guard let entity = references.entity(at: i), article.entities.indices.contains(entity) else { continue }
      switch article.entities[entity].kind {
      case .group, .work: continue
      default: if !found.contains(entity) { found.append(entity) }
      }
    }
    return found
  }

  private func status(_ t: Int, _ clause: Range<Int>, _ sentence: Range<Int>, _ firstQuote: Int) -> Event.Status {
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
    if outside.contains(where: { article.mention[$0] < 0 && SpeechWords.verbs.contains(article.tokens[$0].folded) }) {
      return .said
    }
    let tail = clause.suffix(8)
    if let comma = tail.first(where: article.isComma),
      (comma..<clause.upperBound).contains(where: {
        SpeechWords.verbs.contains(article.tokens[$0].folded) || article.tokens[$0].folded == SpeechWords.according
      })
    {
      return .said
    }
    return .reported
  }

  /// Grain, people and bodies, place in the article; 0…1.
  private func weight(_ t: Int, _ participants: [Int], _ status: Event.Status, _ sentence: Range<Int>) -> Float {
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
    return min(1, weight)
  }
}

private enum EventLabelWords {
  static let than = SpeechWords.hashes("than against versus")
  static let determiners = SpeechWords.hashes("the its his her their a an this that")
  static let that = foldedHash("that")
  static let conjunctions = SpeechWords.hashes("since when after before until")
  static let clauseOpeners = SpeechWords.hashes(
    "and but when while which where after before although though whereas who whose as because until so")
}
