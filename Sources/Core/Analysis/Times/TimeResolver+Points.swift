/// A calendar phrase → its place on the calendar.
extension TimeResolver {
  mutating func point(_ reading: DateReading) -> (TimePoint, TimeBasis) {
    switch reading {
    case .year(let year): return (.year(year), .written)
    case .decade(let first): return (.decade((first < 100 ? 1900 + first : first) / 10), .written)
    case .century(let century): return (.century(century), .written)
    case .millennium(let number): return (.millennium(number), .written)
    case .fiscalYear(let year): return (.fiscalYear(year), .written)
    case .exact(let day): return (.day(day), .written)
    case .numeric(let a, let b, let year): return numeric(a, b, year)
    case .month(let month, let year):
      let (y, basis) = self.year(of: month, day: nil, year, grain: .month)
      return (.month(y, month), basis)
    case .monthDay(let month, let day, let year, let weekday):
      let (y, basis) = self.year(of: month, day: day, year, grain: .day, weekday: weekday)
      guard let y else { return (.monthDay(month, day), basis) }
      return (Day(year: y, month: month, day: day).map { .day($0) } ?? .month(y, month), basis)
    case .dayOfMonth(let day): return dayOfMonth(day)
    case .weekday(let weekday, let relation): return self.weekday(weekday, relation)
    case .weekdayOfWeek(let weekday, let relation):
      guard let published else { return (.weekday(weekday), .unresolved) }
      let shift = relation == .last || relation == .previous ? -7 : relation == .this || relation == .that ? 0 : 7
      return (.day(published.adding(days: weekday - published.weekday + shift)), .publication)
    case .deictic(let days):
      guard let published else { return (.unknownDay, .unresolved) }
      return (.day(published.adding(days: days)), .publication)
    case .unit(let unit, let relation): return self.unit(unit, relation)
    case .season(let season, let year):
      let (y, basis) = seasonYear(season, year)
      return (.season(y, season), basis)
    case .quarter(let quarter, let year):
      let (y, basis) = periodYear(first: quarter * 3 - 2, last: quarter * 3, year)
      return (.quarter(y, quarter), basis)
    case .half(let half, let year):
      let (y, basis) = periodYear(first: half * 6 - 5, last: half * 6, year)
      return (.half(y, half), basis)
    case .sameQuarter(let year):
      guard case .written(let y) = year, let quarter = lastQuarter?.quarter else {
        return (.year(self.year(year)), .written)
      }
      return (.quarter(y, quarter), .mentioned("Q\(quarter)"))
    case .holiday(let index, let year): return holiday(index, year)
    case .nthWeekday(let n, let weekday, let month, let year):
      if case .open = year, yearlySentence == sentence || published == nil || isHolidayRule(n, weekday, month) {
        return (.month(nil, month), .unresolved)
      }
      let (y, basis) = self.year(of: month, day: 15, year, grain: .month)
      guard let y, let day = Holidays.nthWeekday(n, weekday, month: month, year: y) else {
        return (.month(nil, month), .unresolved)
      }
      return (.day(day), basis)
    case .nthWeek(let n, let month, let year):
      let (y, basis) = self.year(of: month, day: nil, year, grain: .month)
      guard let y else { return (.month(nil, month), basis) }
      let day = Day(
        uncheckedYear: y, month: month, day: n < 0 ? Day.length(ofMonth: month, year: y) - 3 : min(n * 7 - 3, 28))
      let week = TimePoint.week(of: day)
      return (.week(week.year, week.week), basis)
    case .shift(let amount, let direction, let anchor): return shift(amount, direction, anchor)
    }
  }

  // MARK: Years

  /// The year of a period that is given with the words for it; nil where nobody can know it.
  func year(_ reading: YearReading) -> Int? {
    switch reading {
    case .written(let year): year
    case .relative(let relation), .nearest(let relation):
      switch relation {
      case .last: published.map { $0.year - 1 }
      case .next, .coming: published.map { $0.year + 1 }
      case .this: published?.year
      case .previous: (lastYear ?? published?.year).map { $0 - 1 }
      case .following: (lastYear ?? published?.year).map { $0 + 1 }
      case .that: lastYear ?? published?.year
      case .the, .none: isNarrative ? lastYear ?? published?.year : published?.year
      }
    case .open: nil
    }
  }

  /// Whether the text's own last year is nearer to a date than the publication date.
  var isInTextYear: Bool {
    guard let lastYear else { return false }
    if isNarrative { return true }
    guard let published, lastYear < published.year - 1, tense != .future, let lastPoint else { return false }
    if lastSentence == sentence, lastPoint.unit <= .month { return true }
    // A story of another year inside a news text: dates in the past tense right behind its date stay in it.
    guard tense == .past, lastPoint.unit <= .month else { return false }
    return sentence - lastSentence <= 2 || sentence - lastSentence <= 6 && isInParagraphOfLastPoint
  }

  /// The year of a month or a day: written, pointed to, from the text, or the nearest that fits the tense.
  func year(
    of month: Int, day: Int?, _ reading: YearReading, grain: TimeUnit, weekday: Int = 0
  ) -> (Int?, TimeBasis) {
    switch reading {
    case .written(let year): return (year, .written)
    case .relative: return (year(reading), .publication)
    case .nearest(let relation): return (nearestYear(month, relation), .publication)
    case .open: break
    }
    if yearlySentence == sentence { return (nil, .unresolved) }
    if let published, !isNarrative, weekday > 0, let day {
      // The weekday tells the year, where only one near year fits.
      let fits = [0, -1, 1].map { published.year + $0 }.first {
        Day(year: $0, month: month, day: day)?.weekday == weekday
      }
      if let fits { return (fits, .nearest) }
    }
    if isInTextYear, let lastYear {
      // A year alone holds for its sentence; then the story is back in the year of its dates.
      let isFresh = sentence == lastYearSentence
      var year = isFresh ? lastYear : datedYear ?? lastYear
      if let last = lastMonth, last.year == year {
        if last.month - month >= 8 { year += 1 } else if month - last.month >= 10 { year -= 1 }
      }
      return (year, .yearOfText(lastYear))
    }
    guard let published else { return (nil, .unresolved) }
    guard let day else {
      if tense == .future { return (month >= published.month ? published.year : published.year + 1, .publication) }
      if tense == .unknown {
        // Nothing tells: the nearer one, and the past one unless it is far.
        let ahead = (month - published.month + 12) % 12
        return (
          ahead <= 4 && ahead > 0
            ? (month > published.month ? published.year : published.year + 1)
            : month <= published.month ? published.year : published.year - 1, .nearest
        )
      }
      return (month <= published.month ? published.year : published.year - 1, .publication)
    }
    func distance(_ year: Int) -> Int {
      (year * 365 + month * 30 + day) - (published.year * 365 + published.month * 30 + published.day)
    }
    var year = published.year
    if distance(year) > 183 { year -= 1 } else if distance(year) < -183 { year += 1 }
    if tense == .past, distance(year) > 75 { year -= 1 }
    if tense == .future, distance(year) < -60 { year += 1 }
    return (year, .nearest)
  }

  /// *last March*, *next March*, *this March*; *that March* in the year of the text.
  func nearestYear(_ month: Int, _ relation: Relation) -> Int? {
    switch relation {
    case .previous, .that, .following:
      guard let anchor = lastMonth ?? published.map({ ($0.year, $0.month) }) else { return nil }
      if relation == .that { return anchor.year }
      if relation == .previous { return month < anchor.month ? anchor.year : anchor.year - 1 }
      return month > anchor.month ? anchor.year : anchor.year + 1
    default:
      guard let published else { return nil }
      switch relation {
      case .last: return month < published.month ? published.year : published.year - 1
      case .next, .coming: return month > published.month ? published.year : published.year + 1
      default: return published.year
      }
    }
  }

  func dayOfMonth(_ day: Int) -> (TimePoint, TimeBasis) {
    guard let month = lastMonth ?? published.map({ ($0.year, $0.month) }),
      let found = Day(year: month.year, month: month.month, day: day)
    else { return (.unknownDay, .unresolved) }
    return (.day(found), .mentioned(TimePoint.month(month.year, month.month).value))
  }

  func numeric(_ a: Int, _ b: Int, _ reading: YearReading) -> (TimePoint, TimeBasis) {
    guard case .written(let year) = reading else { return (.unknownDay, .unresolved) }
    let asDay = Day(year: year, month: b, day: a), asMonth = Day(year: year, month: a, day: b)
    switch (asDay, asMonth) {
    case (let day?, nil), (nil, let day?): return (.day(day), .written)
    case (let day?, let month?):
      if day == month { return (.day(day), .written) }
      if let isDayFirst { return (.day(isDayFirst ? day : month), .order(dayFirst: isDayFirst)) }
      return (.either(day, month), .unknownOrder)
    case (nil, nil): return (.year(year), .written)
    }
  }

  // MARK: Weekdays and units

  func weekday(_ weekday: Int, _ relation: Relation) -> (TimePoint, TimeBasis) {
    switch relation {
    case .previous, .following, .that:
      if let anchor = lastDay ?? published {
        let ahead = (weekday - anchor.weekday + 7) % 7
        let days =
          relation == .following ? (ahead == 0 ? 7 : ahead) : relation == .that ? ahead : (ahead == 0 ? -7 : ahead - 7)
        return (.day(anchor.adding(days: days)), .mentioned(anchor.description))
      }
      return (.weekday(weekday), .unresolved)
    default: break
    }
    if relation == .none, let joined {
      let ahead = (weekday - joined.weekday + 7) % 7
      return (.day(joined.adding(days: ahead == 0 ? 7 : ahead)), .publication)
    }
    if isNarrative, relation == .none, let anchor = lastDay {
      let ahead = (weekday - anchor.weekday + 7) % 7
      return (.day(anchor.adding(days: ahead)), .mentioned(anchor.description))
    }
    guard let published else { return (.weekday(weekday), .unresolved) }
    let ahead = (weekday - published.weekday + 7) % 7
    let back = ahead == 0 ? 0 : ahead - 7
    let days: Int
    switch relation {
    case .last: days = back == 0 ? -7 : back
    case .next: days = weekday - published.weekday + 7
    case .coming: days = ahead == 0 ? 7 : ahead
    case .this: days = tense == .past && weekday <= published.weekday ? back : ahead
    default: days = tense == .future ? ahead : back
    }
    return (.day(published.adding(days: days)), .publication)
  }

  /// *last week*, *this year*, *the following month*, *that day*, *the end of the year*.
  func unit(_ unit: TimeUnit, _ relation: Relation) -> (TimePoint, TimeBasis) {
    let offset: Int
    switch relation {
    case .last, .previous: offset = -1
    case .next, .coming, .following: offset = 1
    default: offset = 0
    }
    let fromText: Bool
    switch relation {
    case .previous, .that, .following: fromText = true
    case .the: fromText = isNarrative || (unit == .day && lastDay != nil && sentence - lastDaySentence <= 2)
    case .this: fromText = isNarrative || (unit == .day && lastDay != nil && sentence - lastDaySentence <= 3)
    default: fromText = false
    }
    if fromText, unit == .quarter, let last = lastQuarter {
      let index = last.year * 4 + last.quarter - 1 + offset
      return (.quarter(index / 4, index % 4 + 1), .mentioned(TimePoint.quarter(last.year, last.quarter).value))
    }
    if fromText, let anchor = anchor(unit) {
      return (place(unit, anchor, offset), .mentioned(anchorText(unit, anchor)))
    }
    guard let published else { return (unknown(unit), .unresolved) }
    // "This weekend" on a Sunday is the same week; on other days the one at its end.
    return (
      place(unit, published, unit == .weekend && relation == .the ? weekendOffset(published) : offset), .publication
    )
  }

  func weekendOffset(_ day: Day) -> Int { tense == .future || day.weekday >= 6 ? 0 : -1 }

  /// The day to count units from: what was mentioned last with at least that grain.
  func anchor(_ unit: TimeUnit) -> Day? {
    switch unit {
    case .day, .week, .weekend, .fortnight: return lastDay
    case .month, .quarter, .half: return lastMonth.map { Day(uncheckedYear: $0.year, month: $0.month, day: 1) }
    default: return lastYear.map { Day(uncheckedYear: $0, month: 1, day: 1) }
    }
  }

  func anchorText(_ unit: TimeUnit, _ anchor: Day) -> String {
    switch unit {
    case .month, .quarter, .half: TimePoint.month(anchor.year, anchor.month).value
    case .year, .decade, .century, .millennium: TimePoint.year(anchor.year).value
    default: anchor.description
    }
  }

  func unknown(_ unit: TimeUnit) -> TimePoint {
    switch unit {
    case .week, .fortnight: .week(nil, 0)
    case .weekend: .weekend(nil, 0)
    case .month: .month(nil, 0)
    case .year, .quarter, .half, .decade: .year(nil)
    case .century, .millennium: .unknownCentury
    default: .unknownDay
    }
  }

  func place(_ unit: TimeUnit, _ day: Day, _ offset: Int) -> TimePoint {
    switch unit {
    case .week:
      let week = TimePoint.week(of: day.adding(days: offset * 7))
      return .week(week.year, week.week)
    case .fortnight:
      let week = TimePoint.week(of: day.adding(days: offset * 14))
      return .week(week.year, week.week)
    case .weekend:
      let week = TimePoint.week(of: day.adding(days: offset * 7))
      return .weekend(week.year, week.week)
    case .month:
      let moved = Day(uncheckedYear: day.year, month: day.month, day: 1).adding(months: offset)
      return .month(moved.year, moved.month)
    case .quarter:
      let index = day.year * 4 + (day.month - 1) / 3 + offset
      return .quarter(index / 4, index % 4 + 1)
    case .half:
      let index = day.year * 2 + (day.month - 1) / 6 + offset
      return .half(index / 2, index % 2 + 1)
    case .year: return .year(day.year + offset)
    case .decade: return .decade(day.year / 10 + offset)
    case .century: return .century((day.year + 99) / 100 + offset)
    case .millennium: return .millennium((day.year + 999) / 1000 + offset)
    default: return .day(day.adding(days: offset))
    }
  }
}
