/// Where a value comes from; the screen shows it in words.
enum TimeBasis {
  /// All of it is written.
  case written
  case publication
  /// Counted from a date that the text named before.
  case mentioned(String)
  case yearOfText(Int)
  case nearest
  /// Day and month order taken from other dates of the article.
  case order(dayFirst: Bool)
  case unknownOrder
  case vague
  case unresolved
}

/// Gives values to matches, in text order. Holds what was mentioned last.
struct TimeResolver {
  let grammar: TimeGrammar
  let sentences: [Range<Int>]
  let published: Day?
  /// Whether the article tells history: years come from its own text, not from the publication date.
  var isNarrative = false
  /// Whether 3/4 is the third of April in this article; nil without evidence.
  var isDayFirst: Bool?
  /// All years that are written, in order of size.
  private var years: [Int] = []

  var lastPoint: TimePoint?
  /// The last few points before and with it.
  var points: [TimePoint] = []
  /// The last point of running text: a heading names its section and does not move the story.
  var lastProsePoint: TimePoint?
  /// End of the match that gave the last point, in bytes.
  var lastPointEnd = 0
  /// Whether the match stands in a relative clause: the story does not move to its date.
  var isRetold = false
  var lastDay: Day?
  var lastMonth: (year: Int, month: Int)?
  var lastYear: Int?
  /// The year of the last date that has at least a month: history goes on in it.
  var datedYear: Int?
  /// The last day that lies right before publication: what the story is about.
  var lastNewsDay: Day?
  /// Holidays that the article explains (*the fourth Thursday in November*): they have no year in it.
  var explained: [Holiday.Rule] = []
  var lastQuarter: (year: Int, quarter: Int)?
  var lastClock: (day: Day, minutes: Int)?
  var lastSentence = -10
  var lastDaySentence = -10
  var lastYearSentence = -10
  /// Sentence that speaks of every year: its dates have no year.
  var yearlySentence = -10
  var lastPart: DayPart?
  var sentence = 0
  /// The day that stands right before, joined by *and* or *to*: *today and Wednesday*.
  var joined: Day?
  var previousEnd = -1
  var matchStart = 0
  var previousSentence = -1
  var tense: TimeTense = .unknown
  var introducer: TimeWord = .none
  var isUntil = false

  init(grammar: TimeGrammar, sentences: [Range<Int>], published: Day?) {
    self.grammar = grammar
    self.sentences = sentences
    self.published = published
  }

  /// Whether the story itself is in a year: a twelfth of the years of the text lie near it. 1812 in an article on 1920
  /// is an aside.
  private func isMain(_ year: Int) -> Bool {
    func index(_ bound: Int) -> Int {
      var low = 0, high = years.count
      while low < high {
        let middle = (low + high) / 2
        if years[middle] < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return (index(year + 6) - index(year - 5)) * 12 >= years.count
  }

  /// Looks over all matches once: is this history, and how does it write numeric dates?
  mutating func survey(_ matches: [SentenceMatch]) {
    var old = 0, dated = 0, near = 0, dayFirst = 0, monthFirst = 0
    let year = published?.year
    for item in matches {
      let date: DateReading?
      switch item.match.meaning {
      case .date(let reading, _): date = reading
      case .time(let reading, _): date = reading
      default: date = nil
      }
      guard let date else { continue }
      switch date {
      case .month(_, .written(let y)), .monthDay(_, _, .written(let y), weekday: _):
        years.append(y)
        if let year, y < year { dated += 1 }
      case .year(let y), .season(_, .written(let y)): years.append(y)
      default: break
      }
      switch date {
      case .year(let y), .month(_, .written(let y)), .monthDay(_, _, .written(let y), weekday: _),
        .season(_, .written(let y)):
        if let year, y >= year { near += 1 } else { old += 1 }
      case .exact(let day): if let year, day.year >= year { near += 1 } else { old += 1 }
      case .deictic, .weekday, .weekdayOfWeek: near += 1
      case .nthWeekday(let n, let weekday, let month, .open): explained.append(.weekday(month, weekday, n))
      case .unit(_, let relation): if relation == .this || relation == .last || relation == .next { near += 1 }
      case .shift(_, _, .published): near += 1
      case .numeric(let a, let b, .written(let y)):
        if a > 12 {
          dayFirst += 1
        } else if b > 12 {
          monthFirst += 1
        } else if let published {
          // The reading near the publication date is the likely one, where only one is near.
          let asDay = Day(year: y, month: b, day: a).map { abs($0.ordinal - published.ordinal) <= 10 } ?? false
          let asMonth = Day(year: y, month: a, day: b).map { abs($0.ordinal - published.ordinal) <= 10 } ?? false
          if asDay != asMonth { if asDay { dayFirst += 1 } else { monthFirst += 1 } }
        }
      default: break
      }
    }
    years.sort()
    isNarrative = published == nil || (near == 0 && dated >= 2) || (old >= 6 && old > near * 3)
    if dayFirst != monthFirst { isDayFirst = dayFirst > monthFirst }
  }

  mutating func resolve(_ item: SentenceMatch) -> (TimeExpression, TimeBasis) {
    let match = item.match
    sentence = item.sentence
    prepare(match)
    joined = nil
    if previousEnd + 1 == match.start, previousEnd > 0, let lastPoint, case .day(let day) = lastPoint,
      previousSentence == sentence
    {
      switch grammar.lexemes[previousEnd].word {
      case .and, .or, .to, .dash, .preposition: joined = day
      default: break
      }
    }
    previousEnd = match.end
    previousSentence = sentence
    let span = Span(
      start: Int(grammar.tokens[match.start].start), end: Int(grammar.tokens[match.end - 1].end))
    switch match.meaning {
    case .reference(let value):
      let text = value == 0 ? "PAST_REF" : value == 1 ? "PRESENT_REF" : "FUTURE_REF"
      return (TimeExpression(span: span, kind: .date, value: text), .vague)
    case .duration(let amount):
      return (TimeExpression(span: span, kind: .duration, value: amount.value), .written)
    case .set(let recurrence):
      if case .every(let amount) = recurrence, amount.unit == .year, grammar.lexemes[match.start].word == .every {
        yearlySentence = sentence
      }
      return (TimeExpression(span: span, kind: .set, value: recurrence.value), .written)
    case .date(let reading, let part):
      return date(reading, part, span)
    case .time(let reading, let moment):
      return time(reading, moment, span)
    }
  }

  private mutating func prepare(_ match: TimeMatch) {
    matchStart = match.start
    var first = match.start
    while first > 0, match.start - first < 24, grammar.lexemes[first - 1].word != .dot { first -= 1 }
    var limit = match.end
    while limit < grammar.lexemes.count, limit - match.end < 24, grammar.lexemes[limit].word != .dot { limit += 1 }
    isRetold = TimeResolver.isRetold(grammar, match.start, from: first)
    let lexeme = match.start > 0 ? grammar.lexemes[match.start - 1] : Lexeme()
    introducer = lexeme.word
    isUntil =
      lexeme.word == .preposition
      && (lexeme.value == Preposition.until.rawValue || lexeme.value == Preposition.by.rawValue
        || lexeme.value == Preposition.through.rawValue)
    // A headline says nothing about the sentence under it.
    first = max(first, min(sentences[sentence].lowerBound, match.start))
    limit = min(limit, max(sentences[sentence].upperBound, match.end))
    tense = TimeTenseReader(grammar: grammar, first: first, limit: limit).tense(of: match)
    if tense == .unknown, isUntil { tense = .future }
    // Something called, set or planned "for Tuesday".
    if lexeme.word == .preposition, lexeme.value == Preposition.for.rawValue { tense = .future }
  }

  private static let relatives: Set<UInt64> = [
    foldedHash("which"), foldedHash("who"), foldedHash("whom"), foldedHash("whose"), foldedHash("what"),
  ]

  /// Whether a relative pronoun stands before a match with no comma between them.
  private static func isRetold(_ grammar: TimeGrammar, _ start: Int, from first: Int) -> Bool {
    var i = start - 1
    while i >= first, grammar.lexemes[i].word != .comma {
      if relatives.contains(grammar.tokens[i].folded) { return i > first }
      i -= 1
    }
    return false
  }

  private mutating func date(_ reading: DateReading, _ part: Part, _ span: Span) -> (TimeExpression, TimeBasis) {
    // Hours and minutes ago give a time of day where a clock was named.
    if case .shift(let amount, let direction, _) = reading, amount.unit <= .hour {
      return hours(amount, direction, span)
    }
    if case .shift(let amount, let direction, let anchor) = reading, amount.hundredths == nil {
      if case .published = anchor {
        return (TimeExpression(span: span, kind: .date, value: direction < 0 ? "PAST_REF" : "FUTURE_REF"), .vague)
      }
      return (TimeExpression(span: span, kind: .date, value: direction < 0 ? "PAST_REF" : "FUTURE_REF"), .vague)
    }
    if case .deictic(0) = reading, isNarrative {
      return (TimeExpression(span: span, kind: .date, value: "PRESENT_REF"), .vague)
    }
    let (point, basis) = point(reading)
    if !isAside(reading), !isMemory(point) { remember(point) }
    var bounds = point.bounds
    if part != .whole, let (first, last) = bounds { bounds = narrowed(first, last, part) }
    return (
      TimeExpression(
        span: span, kind: .date, value: point.value, earliest: bounds?.0, latest: bounds?.1, edtf: point.edtf), basis
    )
  }

  /// A date that only compares or dates a thing (*the same quarter of 2025*, *the treaty of 1920*): the story does not
  /// move to it.
  private func isAside(_ reading: DateReading) -> Bool {
    switch reading {
    case .sameQuarter: return true
    case .shift(_, let direction, .mentioned):
      return direction < 0 && grammar.isBusiness && lastQuarter != nil
    case .year:
      switch introducer {
      case .of, .the, .open, .article, .comma, .from, .possessive: return true
      default: return false
      }
    default: return false
    }
  }

  /// A date inside a relative clause of a news text that lies before the day which the story has reached: *the cease-fire
  /// to which they had agreed on Tuesday*, *what he demanded on 14 June last year*.
  private func isMemory(_ point: TimePoint) -> Bool {
    guard isRetold, !isNarrative, let news = lastNewsDay, case .day(let day) = point else { return false }
    return day < news
  }

  /// The third of a period that *early*, *mid* and *late* leave.
  private func narrowed(_ first: Day, _ last: Day, _ part: Part) -> (Day, Day) {
    let length = last.ordinal - first.ordinal + 1
    guard length >= 3 else { return (first, last) }
    let third = length / 3
    switch part {
    case .whole: return (first, last)
    case .early: return (first, first.adding(days: third - 1))
    case .middle: return (first.adding(days: third), last.adding(days: -third))
    case .late: return (last.adding(days: 1 - third), last)
    }
  }

  private mutating func hours(_ amount: TimeAmount, _ direction: Int, _ span: Span) -> (TimeExpression, TimeBasis) {
    if let clock = lastClock, let hundredths = amount.hundredths {
      let seconds =
        amount.unit == .hour ? hundredths * 36 : amount.unit == .minute ? hundredths * 60 / 100 : hundredths / 100
      // "Two hours later" has the grain of the hour.
      let from = amount.unit == .hour && hundredths % 100 == 0 ? clock.minutes / 60 * 60 : clock.minutes
      let minutes = from + direction * seconds / 60
      let days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440)
      let day = clock.day.adding(days: days)
      return clockExpression(day, minutes - days * 1440, false, span, .mentioned("\(clock.day)"))
    }
    guard let day = lastDay ?? published, amount.hundredths != nil else {
      return (TimeExpression(span: span, kind: .time, value: "XXXX-XX-XX"), .unresolved)
    }
    let point = TimePoint.day(day)
    return (
      TimeExpression(span: span, kind: .time, value: point.value, earliest: day, latest: day, edtf: point.edtf),
      .publication
    )
  }

  private mutating func clockExpression(_ day: Day, _ minutes: Int, _ utc: Bool, _ span: Span, _ basis: TimeBasis) -> (
    TimeExpression, TimeBasis
  ) {
    lastClock = (day, minutes)
    remember(.day(day))
    let point = TimePoint.day(day).value
    let clock = "T\(TimePoint.two(minutes / 60)):\(TimePoint.two(minutes % 60))"
    return (
      TimeExpression(
        span: span, kind: .time, value: point + clock + (utc ? "Z" : ""), earliest: day, latest: day,
        edtf: minutes < 1440 ? point + clock + ":00" + (utc ? "Z" : "") : point), basis
    )
  }

  private mutating func time(_ reading: DateReading?, _ moment: TimeOfDay, _ span: Span) -> (TimeExpression, TimeBasis)
  {
    var basis = TimeBasis.publication
    var place: TimePoint?
    if let reading {
      let found = point(reading)
      place = found.0
      basis = found.1
      // "The next morning" after the small hours is that of the same day.
      if case .unit(.day, .following) = reading, case .part(.morning) = moment, let clock = lastClock,
        clock.minutes < 6 * 60,
        clock.day == lastDay
      {
        place = .day(clock.day)
      }
    } else if let day = isNarrative || tense == .future || sentence - lastDaySentence <= 1
      ? lastDay : lastNewsDay ?? lastDay, !isHead(span)
    {
      // After an evening or a night, the small hours are those of the next day.
      var day = day
      if case .clock(let minutes, _) = moment, minutes < 6 * 60, lastPart == .night || lastPart == .evening,
        sentence - lastDaySentence <= 4
      {
        day = day.adding(days: 1)
      }
      place = .day(day)
      basis = .mentioned(day.description)
    } else if let published {
      place = .day(published)
    }
    switch (place, moment) {
    case (.day(let day), .clock(let minutes, let utc)):
      let result = clockExpression(day, minutes, utc, span, basis)
      lastPart = nil
      return result
    case (let place, .clock(let minutes, let utc)):
      let clock = "T\(TimePoint.two(minutes / 60)):\(TimePoint.two(minutes % 60))" + (utc ? "Z" : "")
      return (TimeExpression(span: span, kind: .time, value: (place?.value ?? "XXXX-XX-XX") + clock), .unresolved)
    case (let place, .part(let part)):
      if let place { remember(place) }
      lastPart = part
      let bounds = place?.bounds
      return (
        TimeExpression(
          span: span, kind: .time, value: (place?.value ?? "XXXX-XX-XX") + "T" + part.code, earliest: bounds?.0,
          latest: bounds?.1, edtf: place?.edtf), place == nil ? .unresolved : basis
      )
    }
  }

  /// Whether a time stands at the head of a paragraph, as in a live page: its day is that of publication.
  private func isHead(_ span: Span) -> Bool {
    span.start == 0 || grammar.text.bytes[span.start - 1] == 0x0A
  }

  mutating func remember(_ point: TimePoint) {
    lastPart = nil
    if isNarrative, let year = point.knownYear, !isMain(year) { return }
    switch point {
    case .day(let day):
      lastDay = day
      lastMonth = (day.year, day.month)
      lastDaySentence = sentence
    case .month(let year?, let month): lastMonth = (year, month)
    case .quarter(let year?, let quarter):
      lastQuarter = (year, quarter)
      lastMonth = (year, quarter * 3)
    case .season(let year?, let season): lastMonth = (year, season == .winter ? 12 : Int(season.rawValue) * 3)
    default: break
    }
    guard let year = point.knownYear else { return }
    lastYear = year
    if point.unit < .year { datedYear = year }
    if case .day(let day) = point, let published, day <= published, published.ordinal - day.ordinal <= 10 {
      lastNewsDay = day
    }
    lastPoint = point
    lastPointEnd = Int(grammar.tokens[matchStart].end)
    if !isInHeading { lastProsePoint = point }
    if points.count == 6 { points.removeFirst() }
    points.append(point)
    lastSentence = sentence
    lastYearSentence = sentence
  }

  /// Whether the match begins a short line that is a paragraph and no sentence: "November 2023: the commander".
  var isInHeading: Bool {
    let bytes = grammar.text.bytes
    let start = Int(grammar.tokens[matchStart].start)
    guard start > 0, bytes[start - 1] == 0x0A else { return false }
    var end = start
    while end < bytes.count, end - start < 80, bytes[end] != 0x0A { end += 1 }
    guard end < bytes.count, bytes[end] == 0x0A else { return false }
    switch bytes[end - 1] {
    case 0x2E, 0x3F, 0x21, 0x22: return false
    default: return true
    }
  }

  /// Whether no paragraph ends between the last point and this match.
  var isInParagraphOfLastPoint: Bool {
    let start = Int(grammar.tokens[matchStart].start)
    guard lastPointEnd < start, start - lastPointEnd < 2_000 else { return false }
    var previous: UInt8 = 0
    for byte in grammar.text.bytes[lastPointEnd..<start] {
      if byte == 0x0A, previous == 0x0A { return false }
      previous = byte
    }
    return true
  }
}

extension Recurrence {
  /// TIMEX3 value of a SET.
  var value: String {
    switch self {
    case .every(let amount): amount.value
    case .weekday(let weekday): "XXXX-WXX-\(weekday)"
    case .weekend: "XXXX-WXX-WE"
    case .month(let month): "XXXX-\(TimePoint.two(month))"
    case .season(let season): "XXXX-\(season.code)"
    case .part(let part): "XXXX-XX-XXT\(part.code)"
    case .weekdayPart(let weekday, let part): "XXXX-WXX-\(weekday)T\(part.code)"
    }
  }
}
