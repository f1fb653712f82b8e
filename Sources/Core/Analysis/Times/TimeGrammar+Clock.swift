/// Clock times and parts of the day, alone or with their day.
extension TimeGrammar {
  /// *about 4.20 a.m.*, *11 p.m. on Tuesday*, *17:52*, *half past six*, *noon*, *10 o'clock tomorrow*.
  func clock(_ i: Int) -> (end: Int, meaning: TimeMeaning)? {
    var k = i
    switch word(k) {
    case .shortly where word(k + 1) == .before || word(k + 1) == .after: k += 2
    case .about: k += 1
    default: break
    }
    guard var (end, minutes, sure) = clockTime(k) else { return nil }
    if k > i, !sure, word(i) == .about, word(k) == .digits, word(k + 1) != .colon { return nil }
    var utc = false
    if word(end) == .local, word(end + 1) == .time {
      end += 2
      sure = true
    } else if word(end) == .zone, isCapital(end) {
      utc = lex(end).value == 1
      end += word(end + 1) == .time ? 2 : 1
      sure = true
      if utc, let offset = offset(end) {
        end = offset.end
        utc = false
      }
    } else if word(end) == .open, word(end + 1) == .zone || word(end + 1) == .local {
      var close = end + 2
      while close < limit, close < end + 6, word(close) != .close { close += 1 }
      if word(close) == .close {
        utc = lex(end + 1).value == 1 && word(end + 2) == .close
        end = close + 1
        sure = true
      }
    } else if isCapital(end), word(end + 1) == .time, sure, tokens[end].kind == .word {
      // Kabul time, Eastern Time.
      end += 2
    }
    let (after, date, part) = dayAfterClock(end, sure)
    if let part {
      minutes = adjusted(minutes, part)
      sure = true
    }
    if date != nil { sure = true }
    guard sure || isClockPlace(i, end) else { return nil }
    return (after, .time(date, .clock(minutes: minutes, utc: utc)))
  }

  /// The hour moved to the afternoon where the part of day says so.
  private func adjusted(_ minutes: Int, _ part: DayPart) -> Int {
    switch part {
    case .afternoon, .evening: minutes < 12 * 60 ? minutes + 12 * 60 : minutes
    case .night: minutes < 12 * 60 && minutes >= 5 * 60 ? minutes + 12 * 60 : minutes % (24 * 60)
    default: minutes
    }
  }

  /// Hours and minutes; `sure` where the form can be nothing else.
  private func clockTime(_ i: Int) -> (end: Int, minutes: Int, sure: Bool)? {
    let lexeme = lex(i)
    switch lexeme.word {
    case .clockPoint: return (i + 1, Int(lexeme.value), true)
    case .clock:
      let hour = Int(lexeme.value) / 100, minute = Int(lexeme.value) % 100
      guard (1...12).contains(hour), minute < 60 else { return nil }
      return (i + 1, (hour % 12 + (lexeme.has(Lexeme.plural) ? 12 : 0)) * 60 + minute, true)
    case .hoursClock:
      let hour = Int(lexeme.value) / 100, minute = Int(lexeme.value) % 100
      guard tokens[i].end - tokens[i].start >= 5, hour < 25, minute < 60 else { return nil }
      return (i + 1, hour * 60 + minute, true)
    case .digits:
      let hour = Int(lexeme.value)
      if word(i + 1) == .colon, touches(i + 1), touches(i + 2),
        lex(i + 2).has(Lexeme.twoDigits) || word(i + 2) == .clock || word(i + 2) == .hoursClock
      {
        return colonTime(i, hour)
      }
      if word(i + 1) == .meridiem, (1...12).contains(hour) {
        return (i + 2, hour % 12 * 60 + Int(lex(i + 1).value) * 60, true)
      }
      if let end = brokenMeridiem(i + 1), (1...12).contains(hour) {
        return (end.end, hour % 12 * 60 + end.hours * 60, true)
      }
      if word(i + 1) == .oclock, (1...12).contains(hour) { return (i + 2, hour * 60, true) }
      if lexeme.has(Lexeme.fourDigits), hour < 2400, hour % 100 < 60,
        word(i + 1) == .zone || isFolded(i + 1, foldedHash("hours")),
        isPreposition(i - 1, .at) || word(i + 1) == .zone || isPreposition(i - 1, .by)
      {
        return (word(i + 1) == .zone ? i + 1 : i + 2, hour / 100 * 60 + hour % 100, true)
      }
      // "at 6 on Friday", "2 in the morning": the day or part of day behind it decides.
      return (1...12).contains(hour) && !lexeme.has(Lexeme.fourDigits) ? (i + 1, hour * 60, false) : nil
    case .decimal:
      // 6.30, 11.20 a.m.: hundredths that are minutes.
      let hour = Int(lexeme.value) / 100, minute = Int(lexeme.value) % 100
      guard hour < 24, minute < 60, lexeme.has(Lexeme.twoDigits) else { return nil }
      if word(i + 1) == .meridiem, (1...12).contains(hour) {
        return (i + 2, hour % 12 * 60 + Int(lex(i + 1).value) * 60 + minute, true)
      }
      if let end = brokenMeridiem(i + 1), (1...12).contains(hour) {
        return (end.end, hour % 12 * 60 + end.hours * 60 + minute, true)
      }
      return (i + 1, hour * 60 + minute, false)
    case .numberWord:
      let hour = Int(lexeme.value)
      guard (1...12).contains(hour) else { return nil }
      if word(i + 1) == .oclock { return (i + 2, hour * 60, true) }
      if word(i + 1) == .meridiem { return (i + 2, hour % 12 * 60 + Int(lex(i + 1).value) * 60, true) }
      // Ten past six, twenty to seven.
      if word(i + 1) == .past || (word(i + 1) == .to && isPreposition(i - 1, .at)), let to = hourWord(i + 2) {
        return (i + 3, word(i + 1) == .past ? to * 60 + hour : to * 60 - hour, true)
      }
      // "One Wednesday" counts days, not hours.
      if word(i + 1) == .weekday || word(i + 1) == .month || word(i + 1) == .unit { return nil }
      return (i + 1, hour * 60, false)
    case .half:
      guard word(i + 1) == .past, let hour = hourWord(i + 2) else { return nil }
      return (i + 3, hour * 60 + 30, true)
    case .quarter, .article:
      let k = lexeme.word == .article ? i + 1 : i
      guard word(k) == .quarter, word(k + 1) == .past || word(k + 1) == .to, let hour = hourWord(k + 2) else {
        return nil
      }
      return (k + 3, word(k + 1) == .past ? hour * 60 + 15 : hour * 60 - 15, true)
    default: return nil
    }
  }

  private func hourWord(_ i: Int) -> Int? {
    let lexeme = lex(i)
    guard lexeme.word == .numberWord || lexeme.word == .digits, (1...12).contains(lexeme.value) else { return nil }
    return Int(lexeme.value)
  }

  private func colonTime(_ i: Int, _ hour: Int) -> (end: Int, minutes: Int, sure: Bool)? {
    let second = lex(i + 2)
    guard hour < 25, !touches(i) || word(i - 1) == .open || word(i - 1) == .quote || word(i - 1) == .dash else {
      return nil
    }
    if second.word == .clock {
      // 9:40am: the tail is one token.
      let minute = Int(second.value) / 100
      guard minute < 60, (1...12).contains(hour) else { return nil }
      return (i + 3, (hour % 12 + (second.has(Lexeme.plural) ? 12 : 0)) * 60 + minute, true)
    }
    if second.word == .hoursClock { return second.value < 60 ? (i + 3, hour * 60 + Int(second.value), true) : nil }
    let minute = Int(second.value)
    guard second.word == .digits, minute < 60, second.value < 100 else { return nil }
    var end = i + 3
    if word(end) == .colon, touches(end), touches(end + 1), lex(end + 1).has(Lexeme.twoDigits), lex(end + 1).value < 60
    {
      end += 2
    }
    if word(end) == .meridiem, hour <= 12 { return (end + 1, hour % 12 * 60 + minute + Int(lex(end).value) * 60, true) }
    if let broken = brokenMeridiem(end), hour <= 12 {
      return (broken.end, hour % 12 * 60 + minute + broken.hours * 60, true)
    }
    if isFolded(end, foldedHash("hours")) || isFolded(end, foldedHash("hrs")) || isFolded(end, foldedHash("h")) {
      end += 1
    }
    return (end, hour * 60 + minute, false)
  }

  /// `a.m` with one dot is three tokens.
  private func brokenMeridiem(_ i: Int) -> (end: Int, hours: Int)? {
    guard isFolded(i, foldedHash("a")) || isFolded(i, foldedHash("p")), isFolded(i + 1, foldedHash(".")),
      touches(i + 1),
      isFolded(i + 2, foldedHash("m")), touches(i + 2)
    else { return nil }
    return (i + 3, isFolded(i, foldedHash("p")) ? 12 : 0)
  }

  /// +8 behind GMT.
  private func offset(_ i: Int) -> (end: Int, hours: Int)? {
    guard word(i) == .plus || word(i) == .dash, word(i + 1) == .digits, touches(i + 1), lex(i + 1).value <= 14 else {
      return nil
    }
    return (i + 2, Int(lex(i + 1).value))
  }

  /// Whether an unsure hh:mm stands where clock times stand: after *at* or *by*, at the head of a paragraph, in a range.
  private func isClockPlace(_ i: Int, _ end: Int) -> Bool {
    guard word(end - 1) != .numberWord, word(i) != .about || word(end - 2) == .colon || word(end - 1) == .decimal else {
      return false
    }
    let colon =
      word(end - 2) == .colon || isFolded(end - 1, foldedHash("hours")) || isFolded(end - 1, foldedHash("hrs"))
    if word(end - 1) == .decimal {
      return isPreposition(i - 1, .at) && (isClauseEnd(end) || word(end) == .none) && !isLowerWord(end)
    }
    guard colon else { return false }
    if i == first { return true }
    switch word(i - 1) {
    case .preposition, .before, .after, .from, .to, .about, .open, .quote: return true
    case .and, .dash, .or, .comma: return lastEnd == i - 1 || lex(i).has(Lexeme.twoDigits)
    default: return lex(i).has(Lexeme.twoDigits)
    }
  }

  /// What stands behind a clock time and belongs to it: *on Friday*, *today*, *in the morning*, *tomorrow morning*, *, March 19*.
  private func dayAfterClock(_ i: Int, _ sure: Bool) -> (end: Int, date: DateReading?, part: DayPart?) {
    var end = i
    var part: DayPart?
    // Two in the morning [of 3 May]; six at night.
    if word(end) == .in, word(end + 1) == .the, word(end + 2) == .daypart, !lex(end + 2).has(Lexeme.plural) {
      part = DayPart(rawValue: lex(end + 2).value)
      end += 3
    } else if isPreposition(end, .at), word(end + 1) == .daypart, lex(end + 1).value == DayPart.night.rawValue {
      part = .night
      end += 2
    }
    var k = end
    if isPreposition(k, .on) || word(k) == .comma && (sure || word(k - 2) == .colon) || word(k) == .of { k += 1 }
    if word(k) == .tonight || (word(k) == .this && word(k + 1) == .daypart)
      || (word(k) == .last && word(k + 1) == .daypart)
    {
      if word(k) == .tonight { return (k + 1, .deictic(0), .night) }
      let which = DayPart(rawValue: lex(k + 1).value)
      return (k + 2, .deictic(word(k) == .last ? -1 : 0), which)
    }
    // Six the next morning, nine that night.
    if word(k) == .the || word(k) == .that || word(k) == .next, let (after, meaning) = dayPart(k),
      case .time(let date?, .part(let which)) = meaning
    {
      return (after, date, which)
    }
    switch word(k) {
    case .weekday, .month, .deictic, .the, .next, .that, .last, .digits, .ordinal, .following, .previous:
      // "at 6 the council met": only dates that name a day.
      guard let (after, date) = plainDate(k), date.isDay else { break }
      if word(k) == .digits || word(k) == .ordinal, k == end, word(end - 1) == .numberWord || word(end - 1) == .digits {
        break
      }
      if part == nil, word(after) == .daypart, !lex(after).has(Lexeme.plural),
        let which = DayPart(rawValue: lex(after).value)
      {
        return (after + 1, date, which)
      }
      return (after, date, part)
    default: break
    }
    return (end, nil, part)
  }

  /// What makes a time of a date before it: *Friday morning*, *August 31 at 5 p.m.*, *today at noon*.
  func momentAfter(_ end: Int, _ date: DateReading) -> (end: Int, TimeOfDay)? {
    guard date.isDay else { return nil }
    if word(end) == .daypart, !lex(end).has(Lexeme.plural), let part = DayPart(rawValue: lex(end).value) {
      return (end + 1, .part(part))
    }
    var k = end
    if word(k) == .comma { k += 1 }
    if isPreposition(k, .at) {
      k += 1
    } else if word(k) != .clockPoint, k == end, word(k) != .digits, word(k) != .clock {
      return nil
    }
    if k == end || word(k - 1) == .comma,
      !(word(k + 1) == .colon || word(k + 1) == .meridiem || word(k) == .clock || word(k) == .clockPoint)
    {
      return nil
    }
    guard let (after, meaning) = clock(k), case .time(nil, let moment) = meaning else { return nil }
    return (after, moment)
  }

  /// *this morning*, *last night*, *the next evening*, *the night of 20 June 1791*, *early Friday morning*, *tonight*, *overnight*.
  func dayPart(_ i: Int) -> (end: Int, meaning: TimeMeaning)? {
    var k = i
    switch word(k) {
    case .tonight: return (k + 1, .time(.deictic(0), .part(.night)))
    case .overnight:
      return isClauseEnd(k + 1) || !isLowerWord(k + 1) || word(k + 1) != .none
        ? (k + 1, .time(.unit(.day, .last), .part(.night))) : nil
    default: break
    }
    // The early hours of 25 July.
    if word(k) == .the, word(k + 1) == .part, isFolded(k + 2, foldedHash("hours")), word(k + 3) == .of,
      let (after, found) = plainDate(k + 4), found.isDay
    {
      let part: DayPart = lex(k + 1).value == Part.late.rawValue ? .night : .morning
      if word(after) == .daypart {
        return (after + 1, .time(found, .part(DayPart(rawValue: lex(after).value) ?? part)))
      }
      return (after, .time(found, .part(part)))
    }
    // Early on Friday morning, late last night, mid-morning on Tuesday.
    if word(k) == .the, word(k + 1) == .part { k += 1 }
    if word(k) == .part {
      k += 1
      if word(k) == .dash || isPreposition(k, .on) || word(k) == .in { k += 1 }
      if let (end, date) = plainDate(k), date.isDay, let (after, moment) = momentAfter(end, date), case .part = moment {
        return (after, .time(date, moment))
      }
      if word(k) == .tonight { return (k + 1, .time(.deictic(0), .part(.night))) }
    }
    let determined = word(k) == .the
    if determined { k += 1 }
    var date: DateReading?
    switch word(k) {
    case .this:
      date = .deictic(0)
      if word(k + 1) == .last || word(k + 1) == .past { k += 1 }
    case .that: date = .unit(.day, .that)
    case .same where determined: date = .unit(.day, .that)
    case .last where !determined: date = .deictic(-1)
    case .next, .following:
      date = .unit(.day, .following)
    case .previous: date = .unit(.day, .previous)
    default: break
    }
    if date != nil {
      k += 1
      if word(k) == .same { k += 1 }
      if word(k) == .part { k += 1 }
      guard word(k) == .daypart, !lex(k).has(Lexeme.plural), let part = DayPart(rawValue: lex(k).value) else {
        return nil
      }
      return (k + 1, .time(date, .part(part)))
    }
    // The night of 20 June, the early morning hours of August 31.
    if word(k) == .part, determined { k += 1 }
    guard word(k) == .daypart, !lex(k).has(Lexeme.plural), let part = DayPart(rawValue: lex(k).value) else {
      return nil
    }
    var end = k + 1
    if isFolded(end, foldedHash("hours")) { end += 1 }
    if word(end) == .of || isPreposition(end, .on) || word(end) == .this, let (after, found) = plainDate(end + 1),
      found.isDay
    {
      return (after, .time(found, .part(part)))
    }
    // In the morning, at dawn: the day named before; "at night" is any night.
    if determined, word(i - 1) == .in || word(i - 1) == .preposition || word(i - 1) == .of,
      isClauseEnd(end) || !isLowerWord(end) || word(end) != .none
    {
      // "in the morning" closes a clause; "in the night air" does not.
      return word(end) == .of
        || (word(i - 1) == .of && word(i - 2) != .rest && !isFolded(i - 2, foldedHash("much"))
          && !isFolded(i - 2, foldedHash("most")) && !isFolded(i - 2, foldedHash("all")))
        ? nil : (end, .time(nil, .part(part)))
    }
    if !determined, part != .night, isPreposition(i - 1, .at), i == k { return (end, .time(nil, .part(part))) }
    if i < k, word(i) == .part, isClauseEnd(end) || word(end) == .preposition, !determined || word(i - 1) == .in {
      return (end, .time(nil, .part(part)))
    }
    // Before dawn.
    if !determined, i == k, part != .night,
      word(i - 1) == .before || word(i - 1) == .after || word(i - 1) == .preposition,
      isFolded(k, foldedHash("dawn")) || isFolded(k, foldedHash("dusk")) || isFolded(k, foldedHash("nightfall"))
        || isFolded(k, foldedHash("sunset")) || isFolded(k, foldedHash("sunrise"))
        || isFolded(k, foldedHash("daybreak"))
    {
      return (end, .time(nil, .part(part)))
    }
    return nil
  }
}

extension DateReading {
  /// Whether it names one day, so that a clock time can belong to it.
  var isDay: Bool {
    switch self {
    case .monthDay, .weekday, .weekdayOfWeek, .deictic, .unit(.day, _), .holiday, .nthWeekday, .dayOfMonth, .numeric,
      .exact:
      true
    default: false
    }
  }
}
