/// What stands around a word decides whether it is a time: *May* the person, *march* the verb, 1984 soldiers.
extension TimeGrammar {
  /// Whether a date that could be something else stands where dates stand.
  func isIntroduced(_ i: Int, _ end: Int, _ date: DateReading, _ part: Part) -> Bool {
    if part != .whole { return true }
    switch date {
    case .month(let month, .open) where word(i) == .month && end == i + 1: return isMonth(i, month)
    case .month(let month, .open) where word(i) == .the: return month == 5 ? isLowerWord(end) : true
    case .year where word(i) == .digits: return end == i + 1 ? isYear(i) : true
    case .year where word(i) == .apostrophe:
      return word(i - 1) == .in || isPreposition(i - 1, .since) || word(i - 1) == .of
    case .season(let season, .open): return end - i <= 2 ? isSeason(i, end, season) : true
    case .unit(_, .the): return word(i) == .the && end == i + 2 && word(i + 1) == .weekend
    case .unit(_, .that): return word(i) != .that || isThatUnit(i, end)
    case .weekday: return !isNameAround(i, end)
    case .monthDay(_, _, .open, weekday: _): return true
    case .numeric, .exact: return true
    case .holiday:
      return
        !(isCapital(end) && end < limit && tokens[end].kind == .word && word(end) == .none
        && isFolded(i, foldedHash("epiphany")))
    default: return true
    }
  }

  /// "that year" as a time; "said that week by week …" is none.
  private func isThatUnit(_ i: Int, _ end: Int) -> Bool { !(lex(i + 1).has(Lexeme.plural)) }

  private func isIntroducer(_ i: Int) -> Bool {
    switch word(i) {
    case .in, .of, .from, .to, .before, .after, .this, .last, .next, .previous, .following, .every, .part, .about,
      .circa:
      return true
    case .preposition:
      return !isPreposition(i, .over) && !isPreposition(i, .under) && !isPreposition(i, .at) && !isPreposition(i, .as)
        || isFolded(i, foldedHash("between"))
    case .and, .or, .dash, .slash, .comma: return lastEnd == i
    case .more where word(i) == .than: return true
    default: return false
    }
  }

  private func isMonth(_ i: Int, _ month: Int) -> Bool {
    // Theresa May, Mrs May, Fredric March, April Jones.
    if word(i - 1) == .personTitle { return false }
    let before = i - 1
    let nameBefore = before >= first && tokens[before].kind == .word && isCapital(before) && word(before) == .none
    let nameAfter = i + 1 < limit && tokens[i + 1].kind == .word && isCapital(i + 1) && word(i + 1) == .none
    let introduced = isIntroducer(i - 1)
    if month == 5 || month == 3 {
      if introduced {
        if month == 5,
          word(i - 1) == .of || word(i - 1) == .to || word(i - 1) == .from || word(i - 1) == .and
            || word(i - 1) == .comma
            || isPreposition(i - 1, .by) || isPreposition(i - 1, .for),
          word(i + 1) == .possessive || nameAfter || word(i + 1) == .pastVerb
        {
          return false
        }
        return !(word(i + 1) == .be && word(i - 1) != .in)
      }
      // "a March ruling", "the May elections".
      if word(i - 1) == .the || word(i - 1) == .article { return isLowerWord(i + 1) && !isPreposition(i + 1, .on) }
      if (word(i + 1) == .dash || word(i + 1) == .to), word(i + 2) == .month { return true }
      return false
    }
    if word(i - 1) == .the { return true }
    if nameBefore, !introduced, nameAfter || word(i + 1) == .pastVerb || word(i + 1) == .possessive { return false }
    // April, June and August are also given names.
    if month == 4 || month == 6 || month == 8, !introduced, nameAfter || word(i + 1) == .pastVerb { return false }
    if month == 4 || month == 6, nameBefore, !introduced { return false }
    return true
  }

  private func isSeason(_ i: Int, _ end: Int, _ season: Season) -> Bool {
    let at = word(i) == .the ? i + 1 : i
    if isFolded(end, foldedHash("olympics")) || isFolded(end, foldedHash("games"))
      || isFolded(end, foldedHash("paralympics"))
    {
      return false
    }
    let before = word(i - 1)
    let introduced =
      before == .in || before == .of || before == .after || before == .before
      || isPreposition(i - 1, .during) || isPreposition(i - 1, .since) || isPreposition(i - 1, .until)
      || isPreposition(i - 1, .by)
      || isPreposition(i - 1, .through) || isPreposition(i - 1, .for) || isPreposition(i - 1, .over)
      || isPreposition(i - 1, .between)
      || ((before == .and || before == .or || before == .dash) && lastEnd == i - 1)
    guard introduced else {
      return word(i) == .the && (season == .winter || season == .summer) && isClauseEnd(end) && before != .none
    }
    if season == .autumn || season == .spring, lex(at).has(Lexeme.ambiguous) {
      // "the fall of Kabul", "in spring water".
      if word(end) == .of { return false }
      if word(i) != .the {
        return before == .in || isPreposition(i - 1, .during) || isPreposition(i - 1, .until)
          || isPreposition(i - 1, .since) || isPreposition(i - 1, .by)
          ? !isLowerWord(end) || word(end) != .none : before == .and || before == .or
      }
      return !isLowerWord(end) || word(end) != .none
    }
    // "the summer offensive" names the offensive; "in summer heat" the heat.
    return !(isLowerWord(end) && word(end) == .none && word(i) != .the) && word(end) != .of
  }

  /// *Sunday Times*, *Black Friday*, *Friday the movie*: a weekday inside a name.
  private func isNameAround(_ i: Int, _ end: Int) -> Bool {
    guard
      isFolded(end, foldedHash("times")) || isFolded(end, foldedHash("telegraph"))
        || isFolded(end, foldedHash("mirror"))
        || isFolded(end, foldedHash("mail")) || isFolded(end, foldedHash("express"))
        || isFolded(end, foldedHash("herald"))
        || isFolded(end, foldedHash("post")) || isFolded(end, foldedHash("tribune")) || isFolded(end, foldedHash("sun"))
    else {
      return isFolded(i - 1, foldedHash("black")) && isCapital(i - 1)
        || isFolded(i - 1, foldedHash("bloody")) && isCapital(i - 1) || isFolded(i - 1, foldedHash("ruby"))
    }
    return isCapital(end)
  }

  /// Whether four digits are a year here.
  private func isYear(_ i: Int) -> Bool {
    let lexeme = lex(i)
    let value = Int(lexeme.value)
    let next = i + 1
    switch word(i - 1) {
    case .money, .numbered, .plus: return false
    case .slash where touches(i): return false
    case .colon where touches(i): return false
    case .digits, .grouped, .decimal: if lastEnd != i { return false }
    default: break
    }
    // A telephone number, a score, a code: digits on both sides of a dash that are no years.
    if word(i - 1) == .dash, touches(i), touches(i - 1) {
      guard lastEnd == i - 1 || tokens[max(first, i - 2)].kind == .word else { return false }
      if tokens[max(first, i - 2)].kind == .word, lastEnd != i - 1 { return value >= 1900 && isCapital(i - 2) == false }
    }
    if word(next) == .dash, touches(next), touches(next + 1), word(next + 1) != .digits, isLowerWord(next + 1) {
      // 1945-era, 2014-style are years; 1500-strong and 1200-seat are not.
      return value >= 1800 && value % 50 != 0
    }
    if word(next) == .money || word(next) == .magnitude || word(next) == .times { return false }
    if word(next) == .unit { return false }
    if isCounted(next) {
      let determined = word(i - 1) == .the || word(i - 1) == .in || isPreposition(i - 1, .since)
      return determined && value >= 1800 && word(next) != .countNoun
        || (word(i - 1) == .the && value >= 1900 && value % 100 != 0)
    }
    let strong: Bool
    switch word(i - 1) {
    case .in, .circa, .open: strong = true
    case .preposition:
      strong =
        isPreposition(i - 1, .since) || isPreposition(i - 1, .until) || isPreposition(i - 1, .by)
        || isPreposition(i - 1, .during) || isPreposition(i - 1, .between)
    case .and, .or, .comma, .dash, .to: strong = lastEnd == i - 1
    case .than, .about, .more: return value >= 1900 && value < 2100 && (isClauseEnd(next))
    default: strong = false
    }
    if strong { return true }
    // Round numbers below 1900 are more often counts; codes above 2100 are no years.
    if value >= 1900, value < 2100 {
      return
        !(isLowerWord(i - 1) && word(i - 1) == .none && isLowerWord(next) && word(next) == .none && value % 100 == 0)
    }
    if value < 1400 { return word(i - 1) == .of && isClauseEnd(next) && value % 100 != 0 }
    if value >= 1400, value < 1900 {
      return value % 100 != 0 && !(word(i - 1) == .none && isLowerWord(i - 1)) || word(i - 1) == .of && value % 100 != 0
    }
    return false
  }

  /// Whether what follows a number is counted by it: *1984 people*, *1500 soldiers*, *2000 km*.
  func isCounted(_ i: Int) -> Bool {
    guard i < limit else { return false }
    if lexemes[i].word == .countNoun { return true }
    if lexemes[i].word == .unit, lexemes[i].has(Lexeme.plural) { return true }
    guard tokens[i].kind == .word, tokens[i].letterCase == .lower, lexemes[i].word == .none else { return false }
    return false
  }

  // MARK: Now, recently, soon

  /// *now*, *at present*, *recently*, *the near future*, *these days*, *one day*.
  func reference(_ i: Int) -> (end: Int, value: Int)? {
    let lexeme = lex(i)
    switch lexeme.word {
    case .reference:
      // Soon after, as soon as.
      if lexeme.value == 2,
        word(i + 1) == .after || isPreposition(i - 1, .as) || word(i + 1) == .to
          || isFolded(i + 1, foldedHash("enough"))
      {
        return nil
      }
      return (i + 1, Int(lexeme.value))
    case .referenceAdjective: return adjective(i)
    case .the:
      if word(i + 1) == .referenceAdjective || isFolded(i + 1, foldedHash("near"))
        || isFolded(i + 1, foldedHash("foreseeable"))
        || isFolded(i + 1, foldedHash("immediate")) || isFolded(i + 1, foldedHash("distant"))
      {
        var k = i + 1
        if word(k) == .none { k += 1 }
        guard word(k) == .referenceAdjective, lex(k).value == 2 else { return nil }
        guard word(i - 1) == .in || isPreposition(i - 1, .for) && k > i + 1, !isLowerWord(k + 1) || word(k + 1) != .none
        else { return nil }
        return word(k + 1) == .of ? nil : (k + 1, 2)
      }
      if isFolded(i + 1, foldedHash("moment")), isPreposition(i - 1, .at) || isPreposition(i - 1, .for),
        word(i + 2) != .of
      {
        return (i + 2, 1)
      }
      if word(i + 1) == .time, isFolded(i + 2, foldedHash("being")) { return (i + 3, 1) }
      if word(i + 1) == .past, word(i - 1) == .in, isClauseEnd(i + 2) || word(i + 2) == .preposition || i + 2 >= limit {
        return (i + 2, 0)
      }
      return nil
    case .these:
      if isFolded(i, foldedHash("these")), word(i + 1) == .unit, lex(i + 1).value == TimeUnit.day.rawValue,
        lex(i + 1).has(Lexeme.plural)
      {
        return (i + 2, 1)
      }
      return nil
    case .this:
      // At this critical moment, at this time.
      guard isPreposition(i - 1, .at) || word(i - 1) == .in && !isFolded(i + 1, foldedHash("time")) else { return nil }
      var k = i + 1
      if word(k) == .adjective || isFolded(k, foldedHash("very")) || isFolded(k, foldedHash("pivotal"))
        || isFolded(k, foldedHash("historic"))
      {
        k += 1
      }
      return word(k) == .time || isFolded(k, foldedHash("moment")) || isFolded(k, foldedHash("point")) && k > i + 1
        ? (k + 1, 1) : nil
    case .numberWord:
      // One day, in the sense of some day: no length, at the head of a clause or beside a future verb.
      guard lexeme.value == 1, word(i + 1) == .unit, lex(i + 1).value == TimeUnit.day.rawValue,
        !lex(i + 1).has(Lexeme.plural),
        isClauseEnd(i + 2) && (i == first || word(i - 1) == .quote) || word(i - 1) == .future || word(i + 2) == .future
          || word(i + 3) == .future
      else { return nil }
      return (i + 2, 2)
    case .about:
      return isFolded(i, foldedHash("some")) && word(i + 1) == .unit && lex(i + 1).value == TimeUnit.day.rawValue
        && !lex(i + 1).has(Lexeme.plural) ? (i + 2, 2) : nil
    case .least:
      // The most recent report.
      return isFolded(i, foldedHash("most")) && isFolded(i + 1, foldedHash("recent")) && !isFunctionWord(i + 2)
        ? (i + 2, 0) : nil
    case .more:
      return isFolded(i, foldedHash("more")) && word(i + 1) == .reference && lex(i + 1).value == 0 ? (i + 2, 0) : nil
    default:
      return nil
    }
  }

  /// Words that cannot follow an adjective inside its noun phrase.
  private func isFunctionWord(_ i: Int) -> Bool {
    switch word(i) {
    case .preposition, .of, .in, .to, .from, .and, .or, .be, .than, .after, .before, .the, .article, .this, .that,
      .these:
      true
    case .future:
      isFolded(i, foldedHash("will")) || isFolded(i, foldedHash("would")) || isFolded(i, foldedHash("could"))
    default: false
    }
  }

  private func adjective(_ i: Int) -> (end: Int, value: Int)? {
    let lexeme = lex(i)
    if isCapital(i), i > first, tokens[i].letterCase != .upper { return nil }
    let nounAfter = i + 1 < limit && tokens[i + 1].kind == .word && !isFunctionWord(i + 1)
    if isPronoun(i + 1) { return nil }
    switch lexeme.value {
    case 1 where lexeme.has(Lexeme.ambiguous):
      // "the present minister", "at present"; not "to present", "those present".
      if isPreposition(i - 1, .at), isClauseEnd(i + 1) || !nounAfter { return (i + 1, 1) }
      if word(i + 1) == .dash, isFolded(i + 2, foldedHash("day")) { return (i + 3, 1) }
      return word(i - 1) == .the && nounAfter ? (i + 1, 1) : nil
    case 2:
      guard nounAfter, word(i - 1) != .the || isLowerWord(i + 1), isLowerWord(i + 1) || isCapital(i + 1) else {
        return nil
      }
      return isFolded(i + 1, foldedHash("that")) || isFolded(i + 1, foldedHash("where"))
        || isFolded(i + 1, foldedHash("which")) ? nil : (i + 1, 2)
    case 1: return nounAfter ? (i + 1, 1) : nil
    default: return nounAfter ? (i + 1, 0) : nil
    }
  }
}
