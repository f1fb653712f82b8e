/// Calendar dates: days, months, years, weekdays, seasons, quarters, decades, centuries, with their modifiers.
extension TimeGrammar {
  typealias DateMatch = (end: Int, date: DateReading, part: Part)

  /// A date with what stands before it: *early*, *the end of*, *later*.
  func date(_ i: Int) -> DateMatch? {
    if let found = modified(i) { return found }
    if let (end, date) = plainDate(i) { return (end, date, .whole) }
    return nil
  }

  func modified(_ i: Int) -> DateMatch? {
    var k = word(i) == .the ? i + 1 : i
    if word(i) == .about || word(i) == .circa {
      // About 1850; "about May" would be a topic.
      if let (end, year) = year(i + 1), !isCounted(end) { return (end, .year(year), .whole) }
      if word(i + 1) == .the || word(i + 1) == .decade, let (end, date) = plainDate(i + 1) {
        switch date {
        case .century, .decade, .millennium: return (end, date, .whole)
        default: return nil
        }
      }
      if word(i) == .about, let found = date(afterAbout: i + 1) { return found }
      return nil
    }
    if isFolded(k, foldedHash("very")) { k += 1 }
    switch word(k) {
    case .part:
      guard let part = Part(rawValue: lex(k).value) else { return nil }
      var next = k + 1
      if word(next) == .dash {
        guard touches(next) else { return nil }
        next += 1
      } else if word(next) == .in || isPreposition(next, .on) {
        next += 1
      } else if word(next) == .part, lex(next).value != lex(k).value {
        // "early to mid May" is rare; early-mid is not.
        return nil
      }
      if isFolded(next, foldedHash("part")) || isFolded(next, foldedHash("days")) || isFolded(next, foldedHash("hours"))
      {
        guard word(next + 1) == .of else { return nil }
        next += 2
        if let (end, date) = plainDate(next) { return (end, date, part) }
        return theUnit(next).map { ($0.end, $0.date, part) }
      }
      if let (end, date) = plainDate(next) { return (end, date, part) }
      if word(next - 1) == .in || part == .late || part == .early, let (end, date) = theUnit(next) {
        return (end, date, part)
      }
      return nil
    case .comparative:
      let part: Part = lex(k).value > 0 ? .late : .early
      var next = k + 1
      if word(next) == .in || isPreposition(next, .on) { next += 1 }
      if let (end, date) = relativeUnit(next) { return (end, date, part) }
      if word(k + 1) == .in || isPreposition(k + 1, .on) {
        if let (end, date) = theUnit(next) { return (end, date, part) }
        if let (end, date) = plainDate(next) { return (end, date, part) }
      }
      return nil
    case .boundary:
      guard let part = Part(rawValue: lex(k).value) else { return nil }
      guard word(k + 1) == .of else {
        // Year-end is read in `unit`; "end May", "start 2024" are British shorthand.
        if word(k + 1) == .month, k == i { return plainDate(k + 1).map { ($0.end, $0.date, part) } }
        return nil
      }
      if let (end, date) = plainDate(k + 2) { return (end, date, part) }
      if let (end, date) = theUnit(k + 2) { return (end, date, part) }
      return nil
    case .rest:
      // The rest of the year.
      guard word(k + 1) == .of, word(i) == .the, !isFolded(k, foldedHash("course")), !isFolded(k, foldedHash("whole"))
      else { return nil }
      if let (end, date) = plainDate(k + 2) { return (end, date, .late) }
      return theUnit(k + 2).map { ($0.end, $0.date, .late) }
    case .unit:
      // The year's end, month's end, year-end.
      if word(k + 1) == .possessive || word(k + 1) == .dash, word(k + 2) == .boundary,
        lex(k + 2).value == Part.late.rawValue,
        let unit = TimeUnit(rawValue: lex(k).value), unit >= .week, !lex(k).has(Lexeme.plural)
      {
        return (k + 3, .unit(unit, .the), .late)
      }
      return nil
    default: return nil
    }
  }

  func date(afterAbout i: Int) -> DateMatch? {
    guard word(i) == .weekday || word(i) == .month, word(i + 1) == .digits || word(i + 1) == .ordinal else {
      return nil
    }
    return plainDate(i).map { ($0.end, $0.date, .whole) }
  }

  /// *the year*, *the month*, *the decade*, *the summer* behind a modifier.
  func theUnit(_ i: Int) -> (end: Int, date: DateReading)? {
    guard word(i) == .the else { return nil }
    if word(i + 1) == .unit, !lex(i + 1).has(Lexeme.plural), let unit = TimeUnit(rawValue: lex(i + 1).value),
      unit >= .day
    {
      return (i + 2, .unit(unit, .the))
    }
    if word(i + 1) == .fiscal, word(i + 2) == .unit { return (i + 3, .unit(.year, .the)) }
    if word(i + 1) == .quarter, word(i + 2) != .of { return (i + 2, .unit(.quarter, .the)) }
    if word(i + 1) == .weekend { return (i + 2, .unit(.weekend, .the)) }
    if word(i + 1) == .season, let season = Season(rawValue: lex(i + 1).value) {
      return (i + 2, .season(season, .open))
    }
    return nil
  }

  /// A date without modifier.
  func plainDate(_ i: Int) -> (end: Int, date: DateReading)? {
    switch word(i) {
    case .weekday: return weekdayFirst(i)
    case .month: return monthFirst(i)
    case .digits, .ordinal, .decimal: return dayFirst(i) ?? halfOrQuarter(i) ?? centuryOrDecade(i)
    case .apostrophe: return year(i).map { ($0.end, .year($0.year)) } ?? centuryOrDecade(i)
    case .ad: return year(i).map { ($0.end, .year($0.year)) }
    case .the: return afterThe(i)
    case .this, .that, .these, .last, .next, .previous, .following, .coming, .same, .past: return relativeUnit(i)
    case .deictic: return (i + 1, .deictic(Int(lex(i).value)))
    case .season: return season(i, .none)
    case .decade: return centuryOrDecade(i)
    case .holiday: return holiday(i)
    case .quarterCode, .halfCode, .fiscalYear, .quarter, .half: return halfOrQuarter(i)
    case .fiscal: return fiscal(i)
    case .unit: return halfOrQuarter(i) ?? centuryOrDecade(i)
    default: return nil
    }
  }

  // MARK: Days and months

  /// The year behind a month or day: *1940*, *, 1940*, *of 1940*, *of that year*, *last year*.
  func yearAfter(_ i: Int, comma: Bool = true) -> (end: Int, year: YearReading) {
    var k = i
    if comma, word(k) == .comma { k += 1 }
    if word(k) == .of { k += 1 }
    if k > i || !touches(k), let (end, year) = year(k), !isCounted(end) || word(k - 1) == .month || k > i {
      return (end, .written(year))
    }
    if k == i || word(k - 1) == .of {
      if word(k) == .this || word(k) == .that || word(k) == .last || word(k) == .next || word(k) == .the
        || word(k) == .same,
        let (end, date) = relativeUnit(k), case .unit(.year, let relation) = date
      {
        return (end, .relative(relation))
      }
    }
    return (i, .open)
  }

  /// *Friday*, *Friday, 14 March 2025*, *Tuesday of last week*.
  func weekdayFirst(_ i: Int) -> (end: Int, date: DateReading)? {
    let lexeme = lex(i)
    // Hasty writers leave the capital out; "monday" is nothing else.
    guard isCapital(i) || !lexeme.has(Lexeme.short), !lexeme.has(Lexeme.plural) else { return nil }
    let weekday = Int(lexeme.value)
    var next = word(i + 1) == .comma ? i + 2 : i + 1
    if word(next) == .the { next += 1 }
    if let (end, date) = dayOfMonth(next, weekday) { return (end, date) }
    if lexeme.has(Lexeme.short), !isShortSure(i) { return nil }
    if word(i + 1) == .the, let day = ordinal(i + 2), (1...31).contains(day), word(i + 2) == .ordinal,
      !lex(i + 2).has(Lexeme.letters)
    {
      return (i + 3, .dayOfMonth(day))
    }
    if word(i + 1) == .of, let (end, date) = relativeUnit(i + 2), case .unit(.week, let relation) = date {
      return (end, .weekdayOfWeek(weekday, relation))
    }
    if word(i + 1) == .last || word(i + 1) == .next, word(i + 2) == .unit, lex(i + 2).value == TimeUnit.week.rawValue {
      return (i + 3, .weekdayOfWeek(weekday, word(i + 1) == .last ? .last : .next))
    }
    if word(i + 1) == .next, isClauseEnd(i + 2) { return (i + 2, .weekday(weekday, .next)) }
    if word(i + 1) == .last, isClauseEnd(i + 2) { return (i + 2, .weekday(weekday, .last)) }
    return (i + 1, .weekday(weekday, .none))
  }

  /// An abbreviation counts where its dot is written; `Sat` and `Sun` alone are words.
  func isShortSure(_ i: Int) -> Bool { text.bytes[Int(tokens[i].end) - 1] == 0x2E }

  /// *May 12*, *12 May*, *12th of May*, *the 12th of May*, each with a year; the weekday came before.
  func dayOfMonth(_ i: Int, _ weekday: Int) -> (end: Int, date: DateReading)? {
    if word(i) == .month, isMonthName(i) {
      let k = word(i + 1) == .the ? i + 2 : i + 1
      guard let day = day(k), !(word(k + 1) == .colon && touches(k + 1)) else { return nil }
      guard word(k) == .ordinal || !isCounted(k + 1) else { return nil }
      let (end, year) = yearAfter(k + 1)
      return checked(end, Int(lex(i).value), day, year, weekday)
    }
    if let day = day(i) {
      var k = word(i + 1) == .of ? i + 2 : i + 1
      if word(i + 1) == .dash, touches(i + 1), touches(i + 2), word(i + 2) == .month { k = i + 2 }
      guard word(k) == .month, isCapital(k) || !lex(k).has(Lexeme.short) && lex(k).value != 5 else { return nil }
      let (end, year) = yearAfter(word(k + 1) == .dash && touches(k + 1) ? k + 2 : k + 1)
      if case .open = year { return checked(k + 1, Int(lex(k).value), day, year, weekday) }
      return checked(end, Int(lex(k).value), day, year, weekday)
    }
    return nil
  }

  func checked(_ end: Int, _ month: Int, _ day: Int, _ year: YearReading, _ weekday: Int) -> (
    end: Int, date: DateReading
  )? {
    var length = 31
    if case .written(let year) = year {
      length = Day.length(ofMonth: month, year: year)
    } else {
      length = Day.length(ofMonth: month, year: 2000)
    }
    guard day <= length else { return nil }
    return (end, .monthDay(month, day, year, weekday: weekday))
  }

  /// A day of the month in digits, as an ordinal or in letters.
  func day(_ i: Int) -> Int? {
    let lexeme = lex(i)
    switch lexeme.word {
    case .digits: return (1...31).contains(lexeme.value) && !lexeme.has(Lexeme.fourDigits) ? Int(lexeme.value) : nil
    case .ordinal: return (1...31).contains(lexeme.value) ? Int(lexeme.value) : nil
    default:
      return lexeme.word == .unit && lexeme.has(Lexeme.ambiguous) && lexeme.value == TimeUnit.second.rawValue ? 2 : nil
    }
  }

  /// A month with its capital, or without it where the word is nothing else.
  func isMonthName(_ i: Int) -> Bool {
    let lexeme = lex(i)
    return isCapital(i) || !(lexeme.has(Lexeme.short) || lexeme.value == 3 || lexeme.value == 5 || lexeme.value == 8)
  }

  func monthFirst(_ i: Int) -> (end: Int, date: DateReading)? {
    let lexeme = lex(i)
    guard isMonthName(i) else { return nil }
    // May Day.
    if lexeme.value == 5, isFolded(i + 1, foldedHash("day")), isCapital(i + 1) {
      let (end, year) = yearAfter(i + 2)
      return (end, .monthDay(5, 1, year, weekday: 0))
    }
    if let found = dayOfMonth(i, 0) { return found }
    let (end, year) = yearAfter(i + 1)
    if case .open = year {
      if !isCapital(i) || lexeme.has(Lexeme.short) && !isShortSure(i) { return nil }
      return (i + 1, .month(Int(lexeme.value), .open))
    }
    if case .relative = year, word(i + 1) == .comma { return (i + 1, .month(Int(lexeme.value), .open)) }
    return (end, .month(Int(lexeme.value), year))
  }

  func dayFirst(_ i: Int) -> (end: Int, date: DateReading)? {
    if let found = dayOfMonth(i, 0) { return found }
    if let found = numeric(i) { return found }
    if lex(i).has(Lexeme.letters), let found = nth(i) { return found }
    // "20th" alone is read with its article; here only the year is left.
    if let (end, year) = year(i) {
      // 2024 Q3.
      if word(end) == .quarterCode { return (end + 1, .quarter(Int(lex(end).value), .written(year))) }
      if word(end) == .halfCode { return (end + 1, .half(Int(lex(end).value), .written(year))) }
      return (end, .year(year))
    }
    return nil
  }

  /// 2025-03-18, 18/3/2025, 03/18/25, 18.03.2025.
  func numeric(_ i: Int) -> (end: Int, date: DateReading)? {
    let a = lex(i)
    if a.word == .decimal { return dotted(i) }
    guard a.word == .digits, word(i + 1) == .dash || word(i + 1) == .slash, touches(i + 1), touches(i + 2),
      word(i + 2) == .digits, lex(i + 2).value <= 31
    else { return nil }
    let separator = word(i + 1)
    let b = lex(i + 2)
    // 2025-03-18, also with the time of ISO 8601 behind it.
    if a.has(Lexeme.fourDigits), b.has(Lexeme.twoDigits) || separator == .slash {
      guard word(i + 3) == separator, touches(i + 3), touches(i + 4) else {
        return nil
      }
      let c = lex(i + 4)
      let day = c.word == .dayHour ? c.value : c.word == .digits ? c.value : 0
      guard let day = Day(year: Int(a.value), month: Int(b.value), day: Int(day)) else { return nil }
      return (i + 5, .exact(day))
    }
    guard a.value <= 31, a.value >= 1, b.value >= 1, !touches(i) || word(i - 1) != separator else { return nil }
    guard word(i + 3) == separator, touches(i + 3), touches(i + 4), word(i + 4) == .digits,
      lex(i + 4).has(Lexeme.fourDigits) || (lex(i + 4).has(Lexeme.twoDigits) && separator == .slash),
      !(word(i + 5) == separator && touches(i + 5))
    else {
      // 9/11 is the day; other fractions stay fractions.
      if separator == .slash, a.value == 9, b.value == 11, !touches(i), !(word(i + 3) == .slash && touches(i + 3)) {
        return (i + 3, Day(year: 2001, month: 9, day: 11).map { .exact($0) } ?? .year(2001))
      }
      return nil
    }
    let year =
      lex(i + 4).has(Lexeme.fourDigits) ? Int(lex(i + 4).value) : TimeGrammar.century(of: Int(lex(i + 4).value))
    guard (1000...2199).contains(year), a.value <= 12 || b.value <= 12 else { return nil }
    return (i + 5, .numeric(Int(a.value), Int(b.value), .written(year)))
  }

  /// 18.03.2025 is one number token; its parts are read from the bytes.
  func dotted(_ i: Int) -> (end: Int, date: DateReading)? {
    guard tokens[i].end - tokens[i].start >= 8 else { return nil }
    var parts = [0, 0, 0]
    var part = 0
    for byte in text.bytes[Int(tokens[i].start)..<Int(tokens[i].end)] {
      if byte == 0x2E {
        part += 1
        if part > 2 { return nil }
      } else if (0x30...0x39).contains(byte), parts[part] < 10_000 {
        parts[part] = parts[part] * 10 + Int(byte) - 0x30
      } else {
        return nil
      }
    }
    guard part == 2, (1000...2199).contains(parts[2]), (1...31).contains(parts[0]), (1...31).contains(parts[1]),
      parts[0] <= 12 || parts[1] <= 12
    else { return nil }
    return (i + 1, .numeric(parts[0], parts[1], .written(parts[2])))
  }

  // MARK: Determined dates

  func afterThe(_ i: Int) -> (end: Int, date: DateReading)? {
    let k = i + 1
    switch word(k) {
    case .digits, .decade, .apostrophe, .quarterCode, .halfCode:
      // The 20 September attack; the 1940s.
      if let found = dayOfMonth(k, 0) { return found }
      return centuryOrDecade(k)
    case .ordinal, .half, .quarter:
      // "the 18th-century fort" leaves the article to the fort.
      if word(k + 1) == .dash, touches(k + 1), word(k + 2) == .unit { return nil }
      if let found = dayOfMonth(k, 0) ?? nth(k) ?? halfOrQuarter(k) ?? centuryOrDecade(k) { return found }
      // The 20th, where a month came before.
      if word(k) == .quarter, isBusiness, word(k + 1) != .of { return (k + 1, .unit(.quarter, .that)) }
      if word(k) == .ordinal, !lex(k).has(Lexeme.letters), (1...31).contains(lex(k).value),
        isPreposition(i - 1, .on) || isPreposition(i - 1, .by) || isPreposition(i - 1, .until) || lastEnd == i - 1,
        isClauseEnd(k + 1) || word(k + 1) == .preposition || word(k + 1) == .in || word(k + 1) == .and
          || word(k + 1) == .be
          || word(k + 1) == .the || word(k + 1) == .pastVerb
      {
        return (k + 1, .dayOfMonth(Int(lex(k).value)))
      }
      return nil
    case .unit:
      if lex(k).has(Lexeme.ambiguous), let found = dayOfMonth(k, 0) ?? nth(k) ?? halfOrQuarter(k) ?? centuryOrDecade(k)
      {
        return found
      }
      let lexeme = lex(k)
      guard let unit = TimeUnit(rawValue: lexeme.value) else { return nil }
      // The week of February 15, the month of June.
      if unit == .month, word(k + 1) == .of, word(k + 2) == .month, isCapital(k + 2),
        let (end, date) = monthFirst(k + 2)
      {
        return (end, date)
      }
      // The year 2000, the years 1914 to 1918.
      if unit == .year, let (end, year) = year(k + 1) { return (end, .year(year)) }
      // The day before, the week after.
      if !lexeme.has(Lexeme.plural), unit >= .day,
        word(k + 1) == .before || word(k + 1) == .after || word(k + 1) == .following || word(k + 1) == .previous
      {
        let relation: Relation = word(k + 1) == .before || word(k + 1) == .previous ? .previous : .following
        if word(k + 1) == .before || word(k + 1) == .after {
          if word(k + 2) == .deictic {
            return (k + 3, .deictic(Int(lex(k + 2).value) + (relation == .previous ? -1 : 1)))
          }
          if let (end, index) = isHoliday(k + 2), unit == .day {
            return (
              end, .shift(TimeAmount(hundredths: 100, unit: .day), relation == .previous ? -1 : 1, .holiday(index))
            )
          }
        }
        return isClauseEnd(k + 2) || word(k + 1) == .before || word(k + 1) == .after
          ? (k + 2, .unit(unit, relation)) : nil
      }
      return nil
    case .month:
      // The April of 1998; the May revision.
      guard isCapital(k) else { return nil }
      if word(k + 1) == .of, let (end, year) = year(k + 2) { return (end, .month(Int(lex(k).value), .written(year))) }
      return dayOfMonth(k, 0)
    case .season: return season(k, .the)
    case .weekend: return lex(k).has(Lexeme.plural) ? nil : (k + 1, .unit(.weekend, .the))
    case .last, .next, .previous, .following, .coming, .same, .past: return nth(k) ?? relativeUnit(i)
    case .weekday:
      // The Sunday after Thanksgiving.
      guard isCapital(k), word(k + 1) == .before || word(k + 1) == .after, let (end, index) = isHoliday(k + 2) else {
        return nil
      }
      return (end, .holiday(index, .open))
    case .fiscal: return fiscal(k)
    case .part, .referenceAdjective: return nil
    case .holiday: return nil
    default: return nil
    }
  }

  /// *this week*, *last March*, *the following spring*, *that same day*, *the previous Friday*, *this past weekend*.
  func relativeUnit(_ i: Int) -> (end: Int, date: DateReading)? {
    var k = i
    let determined = word(k) == .the
    if determined { k += 1 }
    var relation: Relation
    switch word(k) {
    case .this: relation = .this
    case .that: relation = .that
    case .last: relation = .last
    case .next: relation = determined ? .following : .next
    case .previous: relation = .previous
    case .following: relation = .following
    case .coming: relation = .coming
    case .same where determined: relation = .that
    case .past: relation = .last
    default: return nil
    }
    if determined, word(k) == .last || word(k) == .past, word(k + 1) == .unit || word(k + 1) == .past { return nil }
    if word(k) == .past, !determined, i == k, word(k + 1) != .weekday, word(k + 1) != .weekend { return nil }
    k += 1
    if relation == .this || relation == .that {
      switch word(k) {
      case .same: k += 1
      case .last, .past:
        relation = .last
        k += 1
      case .coming, .next:
        relation = .coming
        k += 1
      default: break
      }
    }
    if !determined, relation == .previous || relation == .following || relation == .coming, i == k - 1,
      word(k) != .weekday, word(k) != .season,
      word(k) != .month, word(k) != .unit
    {
      return nil
    }
    let lexeme = lex(k)
    switch lexeme.word {
    case .unit:
      guard !lexeme.has(Lexeme.plural), let unit = TimeUnit(rawValue: lexeme.value), unit >= .day else { return nil }
      // "this day and age", "that day" yes; "following day" without article only at the start of a sentence.
      if !determined, relation == .previous || relation == .following || relation == .coming, i > first { return nil }
      return (k + 1, .unit(unit, relation))
    case .weekend:
      return lexeme.has(Lexeme.plural) ? nil : (k + 1, .unit(.weekend, relation))
    case .quarter:
      if word(k + 1) == .of { return year(k + 2).map { ($0.end, .sameQuarter(.written($0.year))) } }
      return (k + 1, .unit(.quarter, relation))
    case .half: return nil
    case .fiscal:
      guard word(k + 1) == .unit, lex(k + 1).value == TimeUnit.year.rawValue || lex(k + 1).word == .quarter else {
        return nil
      }
      return (k + 2, .unit(.year, relation))
    case .weekday:
      guard isCapital(k), !lexeme.has(Lexeme.plural) else { return nil }
      if let (end, date) = dayOfMonth(word(k + 1) == .comma ? k + 2 : k + 1, Int(lexeme.value)) { return (end, date) }
      return (k + 1, .weekday(Int(lexeme.value), relation))
    case .month:
      guard isCapital(k) else { return nil }
      if let (end, date) = dayOfMonth(k, 0), case .monthDay(let month, let day, .open, _) = date {
        return (end, .monthDay(month, day, .nearest(relation), weekday: 0))
      }
      return (k + 1, .month(Int(lexeme.value), .nearest(relation)))
    case .season: return season(k, relation)
    case .holiday:
      guard let (end, index) = isHoliday(k) else { return nil }
      return (end, .holiday(index, .nearest(relation)))
    case .digits, .ordinal:
      return nil
    default: return nil
    }
  }
}
