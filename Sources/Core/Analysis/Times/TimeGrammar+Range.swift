/// Two dates in one breath: *July 25–28, 2016*, *12–14 May*, *1914–18*, *3 and 4 June*.
extension TimeGrammar {
  private func isJoint(_ i: Int) -> Bool {
    word(i) == .dash || word(i) == .and || word(i) == .to || word(i) == .or
  }

  /// Both dates, where one of them lacks what the other one says.
  func range(at i: Int) -> (TimeMatch, TimeMatch)? {
    dayRange(i) ?? monthFirstRange(i) ?? yearRange(i)
  }

  /// 12–14 May [2022], 3 and 4 June, from the 13th to the 19th of October.
  private func dayRange(_ i: Int) -> (TimeMatch, TimeMatch)? {
    let start = word(i) == .the ? i + 1 : i
    guard let first = day(start), lex(start).word == .digits || lex(start).word == .ordinal, isJoint(start + 1) else {
      return nil
    }
    let second = word(start + 2) == .the ? start + 3 : start + 2
    guard let last = day(second), let (end, date) = plainDate(start + 2),
      case .monthDay(let month, _, let year, _) = date, last > first || word(start + 1) != .dash
    else { return nil }
    guard first <= Day.length(ofMonth: month, year: 2000) else { return nil }
    return (
      TimeMatch(start: i, end: start + 1, meaning: .date(.monthDay(month, first, year, weekday: 0), .whole)),
      TimeMatch(start: start + 2, end: end, meaning: .date(date, .whole))
    )
  }

  /// July 25–28[, 2016]; December 21 and 22.
  private func monthFirstRange(_ i: Int) -> (TimeMatch, TimeMatch)? {
    guard word(i) == .month, isCapital(i), let first = day(i + 1) else { return nil }
    var k = i + 2
    guard isJoint(k) else { return nil }
    k += 1
    guard let last = day(k), lex(k).word == .digits || lex(k).word == .ordinal, last > first else { return nil }
    let month = Int(lex(i).value)
    guard last <= Day.length(ofMonth: month, year: 2000), word(k + 1) != .month else { return nil }
    if word(k - 1) != .dash,
      isCounted(k + 1) || (isLowerWord(k + 1) && word(k + 1) == .none) || word(k + 1) == .meridiem
        || word(k + 1) == .colon
    {
      return nil
    }
    let (end, year) = yearAfter(k + 1)
    return (
      TimeMatch(start: i, end: i + 2, meaning: .date(.monthDay(month, first, year, weekday: 0), .whole)),
      TimeMatch(start: k, end: end, meaning: .date(.monthDay(month, last, year, weekday: 0), .whole))
    )
  }

  /// 1914–18: the second year takes its century from the first one.
  private func yearRange(_ i: Int) -> (TimeMatch, TimeMatch)? {
    let a = lex(i)
    guard a.word == .digits, word(i + 1) == .dash || word(i + 1) == .slash, touches(i + 1), touches(i + 2),
      word(i + 2) == .digits
    else { return nil }
    let b = lex(i + 2)
    // 490–479 BC.
    if word(i + 3) == .bc, a.value > b.value {
      return (
        TimeMatch(start: i, end: i + 1, meaning: .date(.year(-Int(a.value)), .whole)),
        TimeMatch(start: i + 2, end: i + 4, meaning: .date(.year(-Int(b.value)), .whole))
      )
    }
    guard a.has(Lexeme.fourDigits), (1400...2199).contains(a.value), b.has(Lexeme.twoDigits), b.value > a.value % 100,
      !(word(i + 3) == .dash && touches(i + 3)), !(word(i + 3) == .slash && touches(i + 3)),
      b.value > 12 || word(i + 1) == .slash || a.value < 2000
    else { return nil }
    return (
      TimeMatch(start: i, end: i + 1, meaning: .date(.year(Int(a.value)), .whole)),
      TimeMatch(start: i + 2, end: i + 3, meaning: .date(.year(Int(a.value) / 100 * 100 + Int(b.value)), .whole))
    )
  }
}
