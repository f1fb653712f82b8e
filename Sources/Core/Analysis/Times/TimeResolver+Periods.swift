/// Seasons, quarters, holidays and what is counted from another date → their place on the calendar.
extension TimeResolver {
  // MARK: Seasons, quarters, holidays

  func seasonYear(_ season: Season, _ reading: YearReading) -> (Int?, TimeBasis) {
    let first = season == .winter ? 12 : Int(season.rawValue) * 3
    switch reading {
    case .written(let year): return (year, .written)
    case .relative: return (year(reading), .publication)
    case .nearest(let relation):
      switch relation {
      case .previous, .that, .following:
        guard let anchor = lastMonth ?? lastYear.map({ ($0, 6) }) ?? published.map({ ($0.year, $0.month) }) else {
          return (nil, .unresolved)
        }
        let text = TimePoint.month(anchor.0, anchor.1).value
        switch relation {
        case .that: return (season == .winter && anchor.1 <= 3 ? anchor.0 - 1 : anchor.0, .mentioned(text))
        case .following: return (first > anchor.1 ? anchor.0 : anchor.0 + 1, .mentioned(text))
        default: return (first + 2 < anchor.1 ? anchor.0 : anchor.0 - 1, .mentioned(text))
        }
      default:
        guard let published else { return (nil, .unresolved) }
        let month = published.month
        switch relation {
        case .last:
          return (
            season == .winter ? published.year - 1 : first + 2 < month ? published.year : published.year - 1,
            .publication
          )
        case .next, .coming: return (first > month ? published.year : published.year + 1, .publication)
        default: return (season == .winter && month <= 3 ? published.year - 1 : published.year, .publication)
        }
      }
    case .open: break
    }
    if yearlySentence == sentence { return (nil, .unresolved) }
    if isInTextYear, let lastYear { return (lastYear, .yearOfText(lastYear)) }
    guard let published else { return (nil, .unresolved) }
    if tense == .future { return (first + 2 >= published.month ? published.year : published.year + 1, .publication) }
    return (first <= published.month ? published.year : published.year - 1, .publication)
  }

  func periodYear(first: Int, last: Int, _ reading: YearReading) -> (Int?, TimeBasis) {
    switch reading {
    case .written(let year): return (year, .written)
    case .relative, .nearest: return (year(reading), .publication)
    case .open: break
    }
    if isInTextYear, let lastYear { return (lastYear, .yearOfText(lastYear)) }
    guard let published else { return (nil, .unresolved) }
    if tense == .future { return (last >= published.month ? published.year : published.year + 1, .publication) }
    return (
      last < published.month || (first <= published.month && tense == .past) ? published.year : published.year - 1,
      .publication
    )
  }

  /// Whether an n-th weekday is how a holiday is explained, which is true of every year.
  func isHolidayRule(_ n: Int, _ weekday: Int, _ month: Int) -> Bool {
    tense == .unknown && Holidays.all.contains { $0.rule == .weekday(month, weekday, n) }
  }

  /// The independence day of the country that was named last before it, if one was named near.
  func independenceDay(_ index: Int) -> Holiday.Rule? {
    guard Holidays.all[index].words.first == Holidays.independence else { return nil }
    var i = matchStart - 1
    while i >= 0, matchStart - i < 60 {
      if let day = Holidays.independenceDays[grammar.tokens[i].folded] { return .fixed(day / 100, day % 100) }
      i -= 1
    }
    return nil
  }

  func holiday(_ index: Int, _ reading: YearReading) -> (TimePoint, TimeBasis) {
    let rule = independenceDay(index) ?? Holidays.all[index].rule
    if case .historic(let year, let month, let day) = rule {
      return (.day(Day(uncheckedYear: year, month: month, day: day)), .written)
    }
    func named(_ year: Int) -> TimePoint? { Holidays.day(rule, year: year).map { .day($0) } }
    func unnamed() -> TimePoint {
      switch rule {
      case .fixed(let month, let day): .monthDay(month, day)
      case .weekday(let month, _, _): .month(nil, month)
      default: .unknownDay
      }
    }
    switch reading {
    case .written(let year): return (named(year) ?? .year(year), .written)
    case .open where yearlySentence == sentence || explained.contains(rule): return (unnamed(), .unresolved)
    case .open where isInTextYear: return (lastYear.flatMap(named) ?? unnamed(), .yearOfText(lastYear ?? 0))
    default: break
    }
    if case .relative = reading, let year = year(reading) { return (named(year) ?? unnamed(), .publication) }
    var anchor = published
    if case .nearest(let relation) = reading, relation == .that || relation == .following || relation == .previous {
      anchor = lastDay ?? published
    }
    guard let anchor, rule != .unknown else { return (unnamed(), .unresolved) }
    let candidates = [-1, 0, 1].compactMap { Holidays.day(rule, year: anchor.year + $0) }
    let past = candidates.last { $0 <= anchor }, future = candidates.first { $0 >= anchor }
    let chosen: Day?
    if case .nearest(let relation) = reading {
      switch relation {
      case .last, .previous: chosen = candidates.last { $0 < anchor }
      case .next, .coming, .following: chosen = candidates.first { $0 > anchor }
      default: chosen = Holidays.day(rule, year: anchor.year)
      }
    } else if tense == .past {
      chosen = past
    } else if tense == .future {
      chosen = future
    } else {
      chosen = candidates.min { abs($0.ordinal - anchor.ordinal) < abs($1.ordinal - anchor.ordinal) }
    }
    return (chosen.map { .day($0) } ?? unnamed(), .publication)
  }

  // MARK: Shifts

  mutating func shift(_ amount: TimeAmount, _ direction: Int, _ anchor: ShiftAnchor) -> (TimePoint, TimeBasis) {
    guard let hundredths = amount.hundredths else { return (unknown(amount.unit), .unresolved) }
    let count = hundredths / 100
    let exact: Day?
    switch anchor {
    case .published:
      guard let published else { return (unknown(amount.unit), .unresolved) }
      return (shifted(.day(published), grain: amount.unit, hundredths * direction, amount.unit), .publication)
    case .mentioned: return fromMention(amount, hundredths, direction)
    case .deictic(let days): exact = published?.adding(days: days)
    case .weekday(let weekday):
      if case .day(let day) = self.weekday(weekday, direction > 0 ? .coming : .none).0 {
        exact = day
      } else {
        exact = nil
      }
    case .holiday(let index):
      if case .day(let day) = holiday(index, .open).0 { exact = day } else { exact = nil }
    }
    guard let exact else { return (.unknownDay, .unresolved) }
    switch amount.unit {
    case .day: return (.day(exact.adding(days: count * direction)), .publication)
    case .week: return (.day(exact.adding(days: count * 7 * direction)), .publication)
    case .fortnight: return (.day(exact.adding(days: count * 14 * direction)), .publication)
    case .month: return (.day(exact.adding(months: count * direction)), .publication)
    case .year: return (.day(exact.adding(months: count * 12 * direction)), .publication)
    default: return (.day(exact), .publication)
    }
  }

  /// *a year later*, *three days earlier*: from the date mentioned last, to the grain of the unit.
  func fromMention(_ amount: TimeAmount, _ hundredths: Int, _ direction: Int) -> (TimePoint, TimeBasis) {
    if amount.unit == .year, direction < 0, grammar.isBusiness, let last = lastQuarter, hundredths % 100 == 0 {
      // "A year earlier" in results is the same quarter.
      return (
        .quarter(last.year - hundredths / 100, last.quarter),
        .mentioned(TimePoint.quarter(last.year, last.quarter).value)
      )
    }
    if let earlier = anchorInPast(amount, hundredths, direction) { return earlier }
    if let anchor = amount.unit >= .month && direction > 0 ? lastProsePoint ?? lastPoint : lastPoint,
      anchor.unit <= .month || amount.unit >= .year
    {
      let from: TimePoint
      switch amount.unit {
      case .day, .week, .fortnight, .weekend:
        guard let day = lastDay else { return (unknown(amount.unit), .unresolved) }
        from = .day(day)
      case .month where direction < 0: from = lastMonth.map { .month($0.year, $0.month) } ?? anchor
      default: from = anchor
      }
      let grain: TimeUnit = amount.unit == .year && from.unit <= .month ? .month : amount.unit
      return (shifted(from, grain: grain, hundredths * direction, amount.unit), .mentioned(from.value))
    }
    if amount.unit <= .week, let day = lastDay {
      return (shifted(.day(day), grain: amount.unit, hundredths * direction, amount.unit), .mentioned(day.description))
    }
    if amount.unit == .month, let month = lastMonth {
      return (
        shifted(.month(month.year, month.month), grain: .month, hundredths * direction, .month),
        .mentioned(TimePoint.month(month.year, month.month).value)
      )
    }
    guard let published else { return (unknown(amount.unit), .unresolved) }
    return (shifted(.day(published), grain: amount.unit, hundredths * direction, amount.unit), .publication)
  }

  /// "A year later he came to the same finding" tells what has happened: counted from the date mentioned last it would
  /// lie after publication, so it is counted from the one before. Nil where the last one will do.
  private func anchorInPast(_ amount: TimeAmount, _ hundredths: Int, _ direction: Int) -> (TimePoint, TimeBasis)? {
    guard direction > 0, tense != .future, amount.unit >= .month, let published,
      let anchor = lastProsePoint ?? lastPoint
    else {
      return nil
    }
    func moved(_ from: TimePoint) -> TimePoint {
      let grain: TimeUnit = amount.unit == .year && from.unit <= .month ? .month : amount.unit
      return shifted(from, grain: grain, hundredths, amount.unit)
    }
    guard let start = moved(anchor).bounds?.0, start > published else { return nil }
    for from in points.reversed() {
      let to = moved(from)
      if let start = to.bounds?.0, start <= published { return (to, .mentioned(from.value)) }
    }
    return nil
  }

  func shifted(_ from: TimePoint, grain: TimeUnit, _ hundredths: Int, _ unit: TimeUnit) -> TimePoint {
    guard let start = from.bounds?.0, abs(hundredths) < 500_000 else { return unknown(unit) }
    let count = hundredths / 100
    let moved: Day
    switch unit {
    case .day: moved = start.adding(days: count)
    case .week: moved = start.adding(days: hundredths * 7 / 100)
    case .fortnight: return .day(start.adding(days: hundredths * 14 / 100))
    case .weekend: moved = start.adding(days: count * 7)
    case .month: moved = start.adding(months: count)
    case .quarter: moved = start.adding(months: count * 3)
    case .half: moved = start.adding(months: count * 6)
    case .year: moved = start.adding(months: hundredths * 12 / 100)
    case .decade: moved = start.adding(months: hundredths * 120 / 100)
    case .century: moved = start.adding(months: hundredths * 1200 / 100)
    default: moved = start
    }
    guard moved.year > 0 else { return unknown(unit) }
    return place(unit == .year && hundredths % 100 != 0 ? .month : grain == .fortnight ? .week : grain, moved, 0)
  }
}
