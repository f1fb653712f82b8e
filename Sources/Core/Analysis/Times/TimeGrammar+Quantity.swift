/// Lengths of time and what is counted from a day: *two years*, *the past week*, *three days later*.
extension TimeGrammar {
  /// A duration, a shifted date or a frequency that begins with an amount, a modifier or "the last".
  func quantity(_ i: Int) -> (end: Int, meaning: TimeMeaning)? {
    if let found = span(of: i) { return found }
    if let found = lasting(i) { return found }
    return bareUnits(i)
  }

  /// Skips *about*, *nearly*, *more than*, *at least*, *up to*.
  private func skipModifiers(_ i: Int) -> Int {
    var i = i
    for _ in 0..<2 {
      switch word(i) {
      case .about: i += 1
      case .more where word(i + 1) == .than: i += 2
      case .least where isPreposition(i - 1, .at): i += 1
      case .preposition:
        if isPreposition(i, .at), word(i + 1) == .least { i += 2 } else if isOver(i) { i += 1 } else { return i }
      case .upTo where word(i + 1) == .to: i += 2
      default: return i
      }
    }
    return i
  }

  /// "over two years" is more than two years after a verb or *for*; "lent over two years" is the time it took.
  private func isOver(_ i: Int) -> Bool {
    guard isPreposition(i, .over) || isPreposition(i, .under) else { return false }
    if isPreposition(i, .under) { return true }
    switch word(i - 1) {
    case .be, .after: return true
    case .in: return true
    case .preposition: return isPreposition(i - 1, .for) || isPreposition(i - 1, .within)
    default: return i == first || isFolded(i - 1, foldedHash("lasted")) || isFolded(i - 1, foldedHash("just"))
    }
  }

  /// *[about] two [bad] years [ago | later | …]*.
  private func span(of i: Int) -> (end: Int, meaning: TimeMeaning)? {
    let start = skipModifiers(i)
    guard start < limit, case (var end, let hundredths)? = amount(start) else { return nil }
    // "2018 day" is a day in 2018; four digits count plural units only.
    if lex(start).has(Lexeme.fourDigits), word(end) == .unit,
      !lex(end).has(Lexeme.plural)
        || lex(start).value > 1500 && lex(start).value < 2100 && lex(end).value > TimeUnit.hour.rawValue
    {
      return nil
    }
    // Three times a year, twice a day.
    if word(end) == .times, let (after, unit) = perUnit(end + 1) {
      return (after, .set(.every(TimeAmount(hundredths: 100, unit: unit))))
    }
    var hyphen = false
    if word(end) == .dash {
      guard touches(end), touches(end + 1) else { return nil }
      hyphen = true
      end += 1
    }
    var adjectives = 0
    while !hyphen, adjectives < 2,
      word(end) == .adjective || word(end) == .more || isFolded(end, foldedHash("previous"))
    {
      end += 1
      adjectives += 1
    }
    if word(end) == .dash, adjectives > 0 { return nil }
    let quarterHour = word(end) == .quarter && word(end + 1) == .of
    if quarterHour { return nil }
    guard let unit = unit(end, amountAt: start, hundredths: hundredths) else { return nil }
    let unitAt = end
    end += 1
    if isAge(start, end) { return nil }
    var amount = TimeAmount(hundredths: hundredths, unit: unit)
    // A year and a half.
    if word(end) == .and, word(end + 1) == .article, word(end + 2) == .half, let known = hundredths {
      amount.hundredths = known + 50
      end += 3
    }
    if hyphen {
      if word(end) == .dash, isFolded(end + 1, foldedHash("long")) { end += 2 }
      return (end, .duration(amount))
    }
    if lex(start).word == .article, hundredths == 100, start == i, isRate(i, end, unit) {
      // So many a year is a frequency; miles an hour are a speed.
      return unit >= .day ? (end, .set(.every(TimeAmount(hundredths: 100, unit: unit)))) : nil
    }
    if word(end) == .dash, isFolded(end + 1, foldedHash("long")) {
      // "a year-long war": the article belongs to the war.
      return lex(start).word == .article ? nil : (end + 2, .duration(amount))
    }
    // 24 hours a day, seven days a week.
    if lex(start).word != .article, let (after, per) = perUnit(end), per > unit {
      return (after, .set(.every(TimeAmount(hundredths: 100, unit: per))))
    }
    if let shifted = shift(end, amount) { return shifted }
    // In two weeks' time.
    if word(end) == .apostrophe || word(end) == .possessive, word(end + 1) == .time, word(i - 1) == .in {
      return (end + 2, .date(.shift(amount, 1, .published), .whole))
    }
    return start == unitAt ? nil : (end, .duration(amount))
  }

  /// What follows an amount and makes it a date: *ago*, *later*, *from now*, *before that*, *after* at the end of a clause.
  private func shift(_ i: Int, _ amount: TimeAmount) -> (end: Int, meaning: TimeMeaning)? {
    func found(_ end: Int, _ direction: Int, _ anchor: ShiftAnchor) -> (end: Int, meaning: TimeMeaning) {
      (end, .date(.shift(amount, direction, anchor), .whole))
    }
    switch word(i) {
    case .ago:
      // Two years ago tomorrow, a week ago Tuesday.
      if word(i + 1) == .deictic { return found(i + 2, -1, .deictic(Int(lex(i + 1).value))) }
      if word(i + 1) == .weekday { return found(i + 2, -1, .weekday(Int(lex(i + 1).value))) }
      // Two years ago this Saturday.
      if word(i + 1) == .this, word(i + 2) == .weekday { return found(i + 3, -1, .weekday(Int(lex(i + 2).value))) }
      return found(i + 1, -1, .published)
    case .comparative:
      // "Two years later than planned" compares and is no date.
      if word(i + 1) == .than { return nil }
      return found(i + 1, Int(lex(i).value), .mentioned)
    case .before, .after:
      let direction = word(i) == .before ? -1 : 1
      if word(i + 1) == .that || isFolded(i + 1, foldedHash("then")) {
        // "A year before that treaty" points to the treaty.
        return isLowerWord(i + 2) && word(i + 2) == .none && !isPronoun(i + 2)
          ? nil : found(i + 2, direction, .mentioned)
      }
      if isClauseEnd(i + 1) { return found(i + 1, direction, .mentioned) }
      if word(i + 1) == .holiday, isHoliday(i + 1) != nil, let (end, index) = isHoliday(i + 1) {
        return found(end, direction, .holiday(index))
      }
      return nil
    case .from:
      if isFolded(i + 1, foldedHash("now")) { return found(i + 2, 1, .published) }
      if word(i + 1) == .deictic { return found(i + 2, 1, .deictic(Int(lex(i + 1).value))) }
      if word(i + 1) == .weekday { return found(i + 2, 1, .weekday(Int(lex(i + 1).value))) }
      return nil
    case .preposition:
      // A week on Tuesday, two weeks on.
      if isPreposition(i, .on), word(i + 1) == .weekday, amount.unit == .week, amount.hundredths != nil {
        return found(i + 2, 1, .weekday(Int(lex(i + 1).value)))
      }
      return nil
    default:
      return isFolded(i, foldedHash("hence")) ? found(i + 1, 1, .published) : nil
    }
  }

  func isPronoun(_ i: Int) -> Bool {
    guard i < limit else { return false }
    switch tokens[i].folded {
    case foldedHash("they"), foldedHash("he"), foldedHash("she"), foldedHash("it"), foldedHash("we"), foldedHash("i"),
      foldedHash("there"), foldedHash("a"), foldedHash("his"), foldedHash("her"), foldedHash("its"),
      foldedHash("their"):
      return true
    default: return false
    }
  }

  func isClauseEnd(_ i: Int) -> Bool {
    guard i < limit else { return true }
    switch word(i) {
    case .comma, .dot, .close, .quote, .dash, .colon: return true
    default: return false
    }
  }

  /// Unit of a counted length, nil where it is none: *second* as an ordinal, *quarters* as fractions.
  private func unit(_ i: Int, amountAt start: Int, hundredths: Int?) -> TimeUnit? {
    let lexeme = lex(i)
    switch lexeme.word {
    case .unit:
      guard let unit = TimeUnit(rawValue: lexeme.value) else { return nil }
      if lexeme.has(Lexeme.plural), lex(start).word == .article, hundredths == 100 { return nil }
      if unit == .second, !lexeme.has(Lexeme.plural) {
        let next = word(i + 1)
        guard next == .none ? i + 1 >= limit : isClauseEnd(i + 1) || next == .ago || next == .comparative else {
          return word(i - 1) == .dash && hundredths != 100 ? unit : nil
        }
        return lex(start).word == .article || word(i - 1) == .dash || hundredths == 100 ? unit : nil
      }
      if unit == .quarter {
        return isFolded(i - 1, foldedHash("consecutive")) || isFolded(i - 1, foldedHash("straight")) ? unit : nil
      }
      // Singular after a number is one only behind a hyphen or where the number is one.
      if !lexeme.has(Lexeme.plural), hundredths != 100, hundredths != 50, word(i - 1) != .dash,
        lex(start).word != .article
      {
        // "15 month" and "two year period" are loose spellings of compounds; "two May days" is not.
        guard isLowerWord(i + 1) || hundredths.map({ $0 > 100 && $0 < 200 }) == true else { return nil }
      }
      return unit
    case .weekend: return .weekend
    case .daypart where lexeme.value == DayPart.night.rawValue && lexeme.has(Lexeme.plural): return .day
    default: return nil
    }
  }

  /// *22-year-old*, *aged 40 years*, *years old*, *40 years of age*.
  private func isAge(_ start: Int, _ end: Int) -> Bool {
    if word(end) == .age || (word(end) == .dash && word(end + 1) == .age) { return true }
    if word(end) == .of && word(end + 1) == .age { return true }
    return isFolded(start - 1, foldedHash("aged")) || (isFolded(start - 1, foldedHash("age")))
  }

  /// *a year*, *per day*, *each month* behind a frequency.
  private func perUnit(_ i: Int) -> (end: Int, unit: TimeUnit)? {
    guard word(i) == .article || word(i) == .per || word(i) == .every, word(i + 1) == .unit,
      !lex(i + 1).has(Lexeme.plural), let unit = TimeUnit(rawValue: lex(i + 1).value)
    else { return nil }
    return (i + 2, unit)
  }

  /// Whether "a year" is a rate (*£500 a year*, *60 miles an hour*): something is counted right before it.
  private func isRate(_ i: Int, _ end: Int, _ unit: TimeUnit) -> Bool {
    if word(end) == .ago || word(end) == .comparative || word(end) == .after || word(end) == .before { return false }
    if word(end) == .from || word(end) == .of { return false }
    switch word(i - 1) {
    case .in, .preposition, .of, .after, .before, .than, .about, .to, .from, .and, .comma, .open, .be, .pastVerb,
      .quote:
      return false
    case .digits, .grouped, .decimal, .countNoun, .magnitude, .numberWord, .money: return true
    default: break
    }
    // A number up to four words before, with nothing but nouns between.
    var k = i - 1
    while k >= max(first, i - 5) {
      switch word(k) {
      case .digits, .grouped, .decimal, .magnitude, .money, .numberWord, .countNoun: return true
      case .in, .preposition, .comma, .pastVerb, .be, .future, .to, .after, .before, .dash, .quote, .and: return false
      default: k -= 1
      }
    }
    return false
  }

  /// *the past three years*, *the coming weeks*, *recent months*, *the weeks ahead*, *years to come*.
  private func lasting(_ i: Int) -> (end: Int, meaning: TimeMeaning)? {
    var k = i
    let determined = word(k) == .the || word(k) == .these || word(k) == .this
    if determined { k += 1 }
    var pointed = false
    var ordinalAt = -1
    switch word(k) {
    case .last, .past, .next, .coming, .previous, .following:
      guard determined || word(k) == .past || word(k) == .last || word(k) == .next || word(k) == .coming else {
        return nil
      }
      pointed = true
      k += 1
    case .ordinal where determined:
      ordinalAt = k
      pointed = true
      k += 1
    case .referenceAdjective where lex(k).value == 0 && isFolded(k, foldedHash("recent")):
      guard word(k + 1) == .unit, lex(k + 1).has(Lexeme.plural) else { return nil }
      return (k + 2, .reference(0))
    default: break
    }
    var lengths: (end: Int, hundredths: Int?)? = nil
    if pointed, let found = amount(skipModifiers(k)), word(skipModifiers(k)) != .article {
      lengths = found
    } else if determined, !pointed,
      let found = amount(k), word(k) != .article
    {
      // The three weeks, the four previous weeks; "the 10-day truce" leaves the article to the truce.
      let next = word(found.end)
      switch next {
      case .unit: lengths = (found.end, found.hundredths)
      case .previous, .past, .last, .following, .coming: lengths = (found.end + 1, found.hundredths)
      default: return nil
      }
    }
    if let lengths {
      var end = lengths.end
      if word(end) == .dash { end += 1 }
      while word(end) == .adjective, end < lengths.end + 2 { end += 1 }
      if word(end) == .unit, let unit = TimeUnit(rawValue: lex(end).value),
        unit != .second || lex(end).has(Lexeme.plural),
        lex(end).has(Lexeme.plural) || lengths.hundredths == 100 || word(end - 1) == .dash
      {
        return (end + 1, .duration(TimeAmount(hundredths: lengths.hundredths, unit: unit)))
      }
      if word(end) == .weekend {
        return (end + 1, .duration(TimeAmount(hundredths: lengths.hundredths, unit: .weekend)))
      }
      return nil
    }
    guard word(k) == .unit, let unit = TimeUnit(rawValue: lex(k).value) else { return nil }
    if lex(k).has(Lexeme.plural) {
      guard ordinalAt < 0 else { return nil }
      if pointed { return unitDuration(k, amount: nil, start: i) }
      if let end = ahead(k + 1) { return (end, .duration(TimeAmount(hundredths: nil, unit: unit))) }
      // The weeks and months ahead.
      if determined, word(k + 1) == .and, word(k + 2) == .unit, ahead(k + 3) != nil {
        return (k + 1, .duration(TimeAmount(hundredths: nil, unit: unit)))
      }
      return nil
    }
    if !pointed {
      if determined, let end = ahead(k + 1) { return (end, .duration(TimeAmount(hundredths: 100, unit: unit))) }
      return nil
    }
    // "The past week" and "the last year" last; "last week" and "the next day" are dates.
    guard ordinalAt < 0, determined else {
      return nil
    }
    if word(i) == .the, word(k - 1) == .past || (word(k - 1) == .last && unit != .day && word(k + 1) != .of) {
      return (k + 1, .duration(TimeAmount(hundredths: 100, unit: unit)))
    }
    if word(i) == .the, word(k - 1) == .coming, unit >= .month {
      return (k + 1, .duration(TimeAmount(hundredths: 100, unit: unit)))
    }
    return nil
  }

  /// *ahead*, *to come*: index after it.
  private func ahead(_ i: Int) -> Int? {
    if isFolded(i, foldedHash("ahead")) { return word(i + 1) == .of ? nil : i + 1 }
    return word(i) == .to && isFolded(i + 1, foldedHash("come")) ? i + 2 : nil
  }

  private func unitDuration(_ i: Int, amount: Int?, start: Int) -> (end: Int, meaning: TimeMeaning)? {
    guard let unit = TimeUnit(rawValue: lex(i).value) else { return nil }
    return (i + 1, .duration(TimeAmount(hundredths: amount, unit: unit)))
  }

  /// Units without an amount: *for weeks*, *years ago*, *decades-long*, *the entire year*, *weeks and months*.
  private func bareUnits(_ i: Int) -> (end: Int, meaning: TimeMeaning)? {
    var k = i
    if word(k) == .the || word(k) == .article, word(k + 1) == .adjective || word(k + 1) == .rest { k += 1 }
    if word(i) == .article, isFolded(i + 1, foldedHash("matter")), word(i + 2) == .of, word(i + 3) == .unit,
      lex(i + 3).has(Lexeme.plural), let unit = TimeUnit(rawValue: lex(i + 3).value)
    {
      return (i + 4, .duration(TimeAmount(hundredths: nil, unit: unit)))
    }
    if word(i) == .about, isFolded(i, foldedHash("some")), word(i + 1) == .unit, lex(i + 1).has(Lexeme.plural),
      let unit = TimeUnit(rawValue: lex(i + 1).value)
    {
      // Some years ago.
      if word(i + 2) == .ago { return (i + 3, .reference(0)) }
      return (i + 2, .duration(TimeAmount(hundredths: nil, unit: unit)))
    }
    if k > i {
      // The entire year, the rest of the day.
      if word(k) == .rest, word(k + 1) == .of { return nil }
      guard isFolded(k, foldedHash("whole")) || isFolded(k, foldedHash("entire")) || isFolded(k, foldedHash("full")),
        word(k + 1) == .unit, !lex(k + 1).has(Lexeme.plural), let unit = TimeUnit(rawValue: lex(k + 1).value),
        unit != .second
      else { return nil }
      return isAge(k, k + 2) ? nil : (k + 2, .duration(TimeAmount(hundredths: 100, unit: unit)))
    }
    guard word(i) == .unit, let unit = TimeUnit(rawValue: lex(i).value) else { return nil }
    if word(i + 1) == .dash, touches(i + 1), isFolded(i + 2, foldedHash("long")) {
      let many = lex(i).has(Lexeme.plural)
      return (i + 3, .duration(TimeAmount(hundredths: many ? nil : 100, unit: unit)))
    }
    guard lex(i).has(Lexeme.plural), unit != .quarter else { return nil }
    let amount = TimeAmount(hundredths: nil, unit: unit)
    switch word(i + 1) {
    case .ago: return (i + 2, .reference(0))
    case .comparative where word(i + 2) != .than:
      return (i + 2, .date(.shift(amount, Int(lex(i + 1).value), .mentioned), .whole))
    default: break
    }
    if let end = ahead(i + 1) { return (end, .duration(amount)) }
    if isAge(i, i + 1) { return nil }
    switch word(i - 1) {
    case .in: return unit == .second ? nil : (i + 1, .duration(amount))
    case .after: return (i + 1, .duration(amount))
    case .preposition:
      switch Preposition(rawValue: lex(i - 1).value) {
      case .for, .within, .during, .over: return (i + 1, .duration(amount))
      default: return nil
      }
    case .and, .or: return lastEnd == i - 1 && word(i - 2) == .unit ? (i + 1, .duration(amount)) : nil
    default:
      if isFolded(i - 1, foldedHash("take")) || isFolded(i - 1, foldedHash("takes"))
        || isFolded(i - 1, foldedHash("took"))
      {
        return (i + 1, .duration(amount))
      }
      return (word(i + 1) == .after || word(i + 1) == .before) && unit >= .minute && i == first
        ? (i + 1, .duration(amount)) : nil
    }
  }

  /// Frequencies: *daily*, *every other week*, *each autumn*, *on Mondays*, *twice a year*.
  func recurrence(_ i: Int) -> (end: Int, Recurrence)? {
    func every(_ hundredths: Int?, _ unit: TimeUnit) -> Recurrence {
      .every(TimeAmount(hundredths: hundredths, unit: unit))
    }
    let lexeme = lex(i)
    switch lexeme.word {
    case .frequency:
      guard let unit = TimeUnit(rawValue: lexeme.value) else { return nil }
      // The weekly Kapitalist, the Daily Mail: names of papers.
      if isCapital(i), i > first {
        return tokens[i].letterCase == .upper && isAllCapitals(i) ? (i + 1, every(100, unit)) : nil
      }
      if isCapital(i + 1), word(i + 1) == .none, word(i - 1) == .the || word(i - 1) == .article { return nil }
      return (i + 1, every(100, unit))
    case .per:
      guard let (end, unit) = perUnit(i), unit >= .day else { return nil }
      return (end, every(100, unit))
    case .multiplier:
      guard let (end, unit) = perUnit(i + 1) else { return nil }
      return (end, every(100, unit))
    case .every: return afterEvery(i + 1)
    case .weekday:
      guard lexeme.has(Lexeme.plural) else { return nil }
      return (i + 1, .weekday(Int(lexeme.value)))
    case .weekend:
      return lexeme.has(Lexeme.plural) ? (i + 1, .weekend) : nil
    default: return nil
    }
  }

  private func afterEvery(_ i: Int) -> (end: Int, Recurrence)? {
    var k = i
    var factor: Int? = 100
    if isFolded(k, foldedHash("single")) { k += 1 }
    if word(k) == .other {
      factor = 200
      k += 1
    } else if let n = ordinal(k), n > 0, word(k + 1) == .unit || word(k + 1) == .weekday {
      factor = n * 100
      k += 1
    } else if word(k) != .article, let (end, hundredths) = amount(k), word(end) == .unit || word(end) == .weekend {
      factor = hundredths
      k = end
    } else if word(k) == .adjective {
      k += 1
    }
    let lexeme = lex(k)
    switch lexeme.word {
    case .unit:
      guard let unit = TimeUnit(rawValue: lexeme.value) else { return nil }
      if unit == .second, !lexeme.has(Lexeme.plural), i == k, word(k + 1) == .none, isLowerWord(k + 1) { return nil }
      // 15 minutes of every hour: the rest decides nothing.
      return (k + 1, .every(TimeAmount(hundredths: factor, unit: unit)))
    case .weekend:
      return factor == 100 ? (k + 1, .weekend) : (k + 1, .every(TimeAmount(hundredths: factor, unit: .week)))
    case .weekday:
      if factor != 100 { return (k + 1, .every(TimeAmount(hundredths: factor, unit: .week))) }
      if word(k + 1) == .daypart, !lex(k + 1).has(Lexeme.plural), let part = DayPart(rawValue: lex(k + 1).value) {
        return (k + 2, .weekdayPart(Int(lexeme.value), part))
      }
      return (k + 1, .weekday(Int(lexeme.value)))
    case .month: return isCapital(k) ? (k + 1, .month(Int(lexeme.value))) : nil
    case .season: return Season(rawValue: lexeme.value).map { (k + 1, .season($0)) }
    case .daypart: return (k + 1, .every(TimeAmount(hundredths: factor, unit: .day)))
    case .quarter: return (k + 1, .every(TimeAmount(hundredths: factor, unit: .quarter)))
    case .holiday:
      guard let (end, _) = isHoliday(k) else { return nil }
      return (end, .every(TimeAmount(hundredths: 100, unit: .year)))
    default: return nil
    }
  }

  private func isAllCapitals(_ i: Int) -> Bool {
    i + 1 < limit && tokens[i + 1].letterCase == .upper || i > first && tokens[i - 1].letterCase == .upper
  }
}
