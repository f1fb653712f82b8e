/// The grammar of time expressions over lexemes: hand-compiled, longest match at a token, no allocation.
///
/// `limit` is the end of the sentence; lexemes at and after it read as `.none`, so no match leaves its sentence.
struct TimeGrammar {
  let text: Text
  let tokens: [Token]
  let lexemes: [Lexeme]
  var first = 0
  var limit = 0
  /// Whether the article speaks of revenue and profit: only there does a bare "first half" mean a time.
  var isBusiness = false
  /// Index after the last match, so that what is joined to it by *and* or a dash counts as introduced.
  var lastEnd = -1

  @inline(__always)
  func lex(_ i: Int) -> Lexeme { i >= first && i < limit ? lexemes[i] : Lexeme() }

  @inline(__always)
  func word(_ i: Int) -> TimeWord { i >= first && i < limit ? lexemes[i].word : .none }

  /// Whether two neighbours touch: `mid-March`, `17:52`.
  @inline(__always)
  func touches(_ i: Int) -> Bool { i > first && i < limit && tokens[i - 1].end == tokens[i].start }

  func isCapital(_ i: Int) -> Bool {
    guard i >= first, i < limit else { return false }
    return tokens[i].letterCase == .capitalized || tokens[i].letterCase == .upper || tokens[i].letterCase == .mixed
  }

  func isLowerWord(_ i: Int) -> Bool {
    i >= first && i < limit && tokens[i].kind == .word && tokens[i].letterCase == .lower
  }

  func isFolded(_ i: Int, _ hash: UInt64) -> Bool { i >= first && i < limit && tokens[i].folded == hash }

  func isPreposition(_ i: Int, _ which: Preposition) -> Bool {
    let lexeme = lex(i)
    return lexeme.word == .preposition && lexeme.value == which.rawValue
  }

  /// The longest expression that begins at a token.
  func match(at i: Int) -> TimeMatch? {
    var best: TimeMatch?
    func offer(_ end: Int, _ meaning: TimeMeaning) {
      if end > (best?.end ?? i) { best = TimeMatch(start: i, end: end, meaning: meaning) }
    }
    if let (end, value) = reference(i) { offer(end, .reference(value)) }
    if let (end, amount) = quantity(i) { offer(end, amount) }
    if let (end, date, part) = date(i), isIntroduced(i, end, date, part) {
      if let (later, moment) = momentAfter(end, date) {
        offer(later, .time(date, moment))
      } else {
        offer(end, .date(date, part))
      }
    }
    if let (end, meaning) = clock(i) { offer(end, meaning) }
    if let (end, meaning) = dayPart(i) { offer(end, meaning) }
    if let (end, recurrence) = recurrence(i) { offer(end, .set(recurrence)) }
    return best
  }

  /// Words that can begin an expression; all others are passed over.
  static func begins(_ lexeme: Lexeme) -> Bool {
    switch lexeme.word {
    case .none, .ago, .than, .of, .and, .or, .oclock, .zone, .local, .time, .times, .dash, .slash, .colon, .comma,
      .dot, .open, .close, .quote, .possessive, .money, .plus, .age, .countNoun, .adjective, .personTitle, .numbered,
      .business, .be, .future, .pastVerb, .scheduled, .name, .from, .to, .before, .after, .bc, .other:
      false
    case .in: false
    default: true
    }
  }

  // MARK: Numbers

  /// A year as four digits, `'99`, `AD 79`, `493 BC`.
  func year(_ i: Int) -> (end: Int, year: Int)? {
    let lexeme = lex(i)
    switch lexeme.word {
    case .digits:
      let value = Int(lexeme.value)
      if word(i + 1) == .bc { return value > 0 ? (i + 2, -value) : nil }
      if word(i + 1) == .ad, value > 0, value < 2200, isEra(i + 1) { return (i + 2, value) }
      return lexeme.has(Lexeme.fourDigits) && (1000...2199).contains(value) ? (i + 1, value) : nil
    case .ad:
      guard isEra(i), word(i + 1) == .digits, lex(i + 1).value > 0, lex(i + 1).value < 2200 else { return nil }
      return (i + 2, Int(lex(i + 1).value))
    case .apostrophe:
      guard word(i + 1) == .digits, touches(i + 1), lex(i + 1).has(Lexeme.twoDigits) else { return nil }
      return (i + 2, TimeGrammar.century(of: Int(lex(i + 1).value)))
    default: return nil
    }
  }

  /// `AD` and `CE` only in capitals: `ad` is a word.
  private func isEra(_ i: Int) -> Bool { i < limit && tokens[i].letterCase != .lower }

  /// The usual reading of a year in two digits. Source: POSIX `%y` (69–99 are 19xx), moved to 1940 for news.
  static func century(of twoDigits: Int) -> Int { twoDigits >= 40 ? 1900 + twoDigits : 2000 + twoDigits }

  /// The n of "first", "20th", "last"; -1 for last.
  func ordinal(_ i: Int) -> Int? {
    let lexeme = lex(i)
    if lexeme.word == .ordinal { return Int(lexeme.value) }
    if lexeme.word == .unit, lexeme.value == TimeUnit.second.rawValue, lexeme.has(Lexeme.ambiguous) { return 2 }
    return lexeme.word == .last ? -1 : nil
  }

  /// Whole number in digits or letters with `half` parts, in hundredths; nil inside for an unknown number.
  func amount(_ i: Int) -> (end: Int, hundredths: Int?)? {
    guard var (end, value) = simpleAmount(i) else { return nil }
    // Two and a half; a year and a half is read after the unit.
    if let known = value, word(end) == .and {
      if word(end + 1) == .article, word(end + 2) == .half { (end, value) = (end + 3, known + 50) }
      if word(end + 1) == .half { (end, value) = (end + 2, known + 50) }
    } else if let known = value, word(end) == .dash, word(end + 1) == .and, word(end + 2) == .dash,
      word(end + 3) == .article, word(end + 4) == .dash, word(end + 5) == .half
    {
      (end, value) = (end + 6, known + 50)
    }
    // Two to three, 10-15, three or four: a number that is not known.
    let joint = word(end)
    if joint == .to || joint == .or || joint == .dash, lex(i).word != .article || joint == .or,
      let (later, _) = simpleAmount(end + 1), word(end + 1) != .article
    {
      return (later, nil)
    }
    return (end, value)
  }

  private func simpleAmount(_ i: Int) -> (end: Int, hundredths: Int?)? {
    let lexeme = lex(i)
    switch lexeme.word {
    case .article:
      switch word(i + 1) {
      case .vague:
        let end = word(i + 2) == .of ? i + 3 : i + 2
        return (word(end) == .more ? end + 1 : end, nil)
      case .magnitude: return magnitude(i + 1, 1)
      case .half: return (word(i + 2) == .dash ? i + 3 : i + 2, 50)
      default: return (i + 1, 100)
      }
    case .another: return word(i + 1) == .another ? nil : simpleAmount(i + 1) ?? (i + 1, 100)
    case .vague: return (word(i + 1) == .of ? i + 2 : i + 1, nil)
    case .half:
      if word(i + 1) == .article { return (i + 2, 50) }
      return word(i + 1) == .dash ? (i + 2, 50) : nil
    case .digits, .grouped:
      guard lexeme.value < 10_000_000 else { return nil }
      if word(i + 1) == .magnitude { return magnitude(i + 1, Int(lexeme.value)) }
      return (i + 1, Int(lexeme.value) * 100)
    case .decimal: return (i + 1, Int(lexeme.value))
    case .numberWord:
      let (end, value) = smallNumber(i)
      return word(end) == .magnitude ? magnitude(end, value) : (end, value * 100)
    case .magnitude:
      return word(i + 1) == .of ? (i + 2, nil) : nil
    default: return nil
    }
  }

  /// Seven, forty, forty-five.
  private func smallNumber(_ i: Int) -> (end: Int, value: Int) {
    let value = Int(lex(i).value)
    guard value >= 20 else { return (i + 1, value) }
    let unit = word(i + 1) == .dash ? i + 2 : i + 1
    guard word(unit) == .numberWord, (1..<10).contains(lex(unit).value) else { return (i + 1, value) }
    return (unit + 1, value + Int(lex(unit).value))
  }

  private func magnitude(_ i: Int, _ factor: Int) -> (end: Int, hundredths: Int?)? {
    let scale = Int(lex(i).value)
    guard factor < 100_000, scale <= 1000 else { return nil }
    var value = factor * scale
    var end = i + 1
    let tail = word(end) == .and ? end + 1 : end
    if scale >= 100, word(tail) == .numberWord {
      let (after, more) = smallNumber(tail)
      value += more
      end = after
    }
    return (end, value * 100)
  }
}
