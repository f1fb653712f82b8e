/// Periods that are no days: seasons, quarters, decades, centuries; and holidays.
extension TimeGrammar {
  // MARK: Seasons, quarters, decades, centuries

  func season(_ i: Int, _ relation: Relation) -> (end: Int, date: DateReading)? {
    guard let season = Season(rawValue: lex(i).value) else { return nil }
    let (end, year) = yearAfter(i + 1, comma: false)
    if case .open = year {
      if word(i + 1) == .of, relation == .the, season == .autumn { return nil }
      return (i + 1, .season(season, relation == .none || relation == .the ? .open : .nearest(relation)))
    }
    // Winter 1941-42 is one season, named by the year in which it begins.
    if season == .winter, word(end) == .dash || word(end) == .slash, touches(end), word(end + 1) == .digits,
      touches(end + 1)
    {
      return (end + 2, .season(season, year))
    }
    return (end, .season(season, year))
  }

  func halfOrQuarter(_ i: Int) -> (end: Int, date: DateReading)? {
    switch word(i) {
    case .quarterCode:
      let (end, year) = yearAfter(i + 1)
      return (end, .quarter(Int(lex(i).value), year))
    case .halfCode:
      let (end, year) = yearAfter(i + 1)
      if case .open = year { return nil }
      return (end, .half(Int(lex(i).value), year))
    case .fiscalYear: return (i + 1, .fiscalYear(Int(lex(i).value)))
    default: break
    }
    guard let n = ordinal(i), n > 0 else { return nil }
    var k = i + 1
    if word(k) == .dash, touches(k) { k += 1 }
    if word(k) == .fiscal { k += 1 }
    if word(k) == .quarter, n <= 4 {
      let (end, year) = periodYear(k + 1)
      if case .open = year, !isBusiness, word(k + 1) != .of { return nil }
      return (end, .quarter(n, year))
    }
    if word(k) == .half, n <= 2 {
      let (end, year) = periodYear(k + 1)
      if case .open = year {
        // The first half of March, of the 1990s, of the year.
        if word(k + 1) == .of, let (end, date) = plainDate(k + 2) { return (end, date) }
        guard isBusiness, word(k + 1) != .of else { return nil }
      }
      return (end, .half(n, year))
    }
    return nil
  }

  /// The year of a quarter: *2024*, *of 2024*, *of the year*, *of last year*, *of fiscal 2024*.
  func periodYear(_ i: Int) -> (end: Int, year: YearReading) {
    let k = word(i) == .of ? i + 1 : i
    if word(k) == .fiscal || word(k) == .the, let (end, date) = fiscal(word(k) == .the ? k + 1 : k),
      case .fiscalYear(let year) = date
    {
      return (end, .written(year))
    }
    if word(i) == .of, let (end, date) = theUnit(i + 1), case .unit(.year, _) = date { return (end, .relative(.the)) }
    return yearAfter(i)
  }

  func fiscal(_ i: Int) -> (end: Int, date: DateReading)? {
    guard word(i) == .fiscal else { return nil }
    let k = word(i + 1) == .unit && lex(i + 1).value == TimeUnit.year.rawValue ? i + 2 : i + 1
    guard let (end, year) = year(k) else { return nil }
    return (end, .fiscalYear(year))
  }

  /// *1940s*, *'90s*, *nineties*, *20th century*, *third century BC*, *2nd millennium*.
  func centuryOrDecade(_ i: Int) -> (end: Int, date: DateReading)? {
    var k = i
    if word(k) == .apostrophe { k += 1 }
    let lexeme = lex(k)
    if lexeme.word == .decade {
      if k > i, !touches(k) { return nil }
      // "in his forties" is an age; the 1940s are not.
      if lexeme.has(Lexeme.letters) || lexeme.value < 100 {
        guard k > i || word(i - 1) == .the || word(i - 1) == .part || (word(i - 1) == .dash && word(i - 2) == .part)
        else { return nil }
      }
      return (k + 1, .decade(Int(lexeme.value)))
    }
    guard k == i, let n = ordinal(i), n > 0 else { return nil }
    let unitAt = word(i + 1) == .dash && touches(i + 1) ? i + 2 : i + 1
    guard word(unitAt) == .unit, n <= 60 else { return nil }
    let sign = word(unitAt + 1) == .bc ? -1 : 1
    let end =
      word(unitAt + 1) == .bc || (word(unitAt + 1) == .ad && tokens[unitAt + 1].letterCase != .lower)
      ? unitAt + 2 : unitAt + 1
    switch TimeUnit(rawValue: lex(unitAt).value) {
    case .century where n <= 30: return (end, .century(sign * n))
    case .millennium where n <= 3 && sign > 0: return (end, .millennium(n))
    default: return nil
    }
  }

  /// *fourth Thursday in November*, *last week of May*, *first day of 2024*.
  func nth(_ i: Int) -> (end: Int, date: DateReading)? {
    guard let n = ordinal(i), n <= 5 else { return nil }
    let joint = word(i + 2) == .of || word(i + 2) == .in
    guard joint, word(i + 3) == .month, isCapital(i + 3) else { return nil }
    let (end, year) = yearAfter(i + 4)
    let month = Int(lex(i + 3).value)
    if word(i + 1) == .weekday { return (end, .nthWeekday(n, Int(lex(i + 1).value), month: month, year)) }
    if word(i + 1) == .unit {
      if lex(i + 1).value == TimeUnit.week.rawValue { return (end, .nthWeek(n, month: month, year)) }
      if lex(i + 1).value == TimeUnit.day.rawValue, n > 0 { return (end, .monthDay(month, n, year, weekday: 0)) }
    }
    return nil
  }

  // MARK: Holidays

  /// The entry of a holiday that stands here, written with capitals.
  func isHoliday(_ i: Int) -> (end: Int, index: Int)? {
    guard word(i) == .holiday, isCapital(i) else { return nil }
    let head = tokens[i].folded
    var index = Int(lex(i).value)
    while index < Holidays.all.count, Holidays.all[index].words.first == head {
      let words = Holidays.all[index].words
      if i + words.count <= limit, (0..<words.count).allSatisfy({ isHolidayWord(i + $0, words[$0]) }) {
        return (i + words.count, index)
      }
      index += 1
    }
    return nil
  }

  func isHolidayWord(_ i: Int, _ hash: UInt64) -> Bool {
    guard i < limit else { return false }
    if tokens[i].kind == .mark {
      return tokens[i].folded == hash || (lexemes[i].word == .apostrophe && hash == foldedHash("'"))
        || (lexemes[i].word == .possessive && hash == foldedHash("'s"))
    }
    return tokens[i].folded == hash
      && (tokens[i].letterCase != .lower || hash == foldedHash("al") || hash == foldedHash("de"))
  }

  func holiday(_ i: Int) -> (end: Int, date: DateReading)? {
    guard let (end, index) = isHoliday(i) else { return nil }
    let (after, year) = yearAfter(end, comma: false)
    return (after, .holiday(index, year))
  }
}
