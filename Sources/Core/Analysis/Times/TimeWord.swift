/// The class of a token, as far as times are concerned.
///
/// What a class's `Lexeme.value` holds is said here; 0 where nothing is said.
enum TimeWord: UInt8 {
  case none
  // Numbers. `digits`: the number. `grouped`: with thousands commas. `decimal`: hundredths.
  case digits, grouped, decimal
  // `ordinal`: 1…  `numberWord`: 0…90. `magnitude`: 12, 100, 1000, … `vague`: few, several, many.
  case ordinal, numberWord, magnitude, vague
  // `decade`: its first year (1940), or two digits of it (90) where the century is not written.
  case decade
  // `clock`: hour · 100 + minute, `plural` for p.m. (6am, 7.30pm). `hoursClock`: the number (0300hrs).
  // `dayHour`: the day (01T10).
  case clock, hoursClock, dayHour
  // `quarter`, `half`: which of the year (Q3). `fiscalYear`: the year (FY2024).
  case quarterCode, halfCode, fiscalYear
  // Calendar words. `month`: 1…12. `weekday`: 1…7. `season`: raw value of `Season`. `unit`: raw value of `TimeUnit`.
  case month, weekday, season, unit, weekend, daypart, clockPoint
  // `deictic`: days from today.
  case deictic, tonight, overnight
  // `reference`: 0 past, 1 present, 2 future; adverbs stand alone, adjectives before a noun.
  case reference, referenceAdjective, longAgo
  // Modifiers. `part`: raw value of `Part`. `comparative`: +1 later, -1 earlier. `boundary`: raw value of `Part`.
  case part, comparative, boundary, rest
  case article, the, this, that, these, last, past, next, previous, following, coming, same, every, other, another
  case ago, before, after, from, to, of, `in`, preposition, and, or, than, more, about, least, upTo, shortly
  case half, quarter, fiscal, oclock, meridiem, zone, local, time, bc, ad, circa
  case multiplier, times, per, frequency, annual
  // `holiday`: index of the first entry of `Holidays.all` that begins with this word.
  case holiday
  // Marks.
  case dash, slash, colon, comma, dot, open, close, quote, apostrophe, possessive, money, plus
  // Words around times that decide about them.
  case age, countNoun, adjective, personTitle, numbered, business, be, future, pastVerb, scheduled, name
}

/// A token's class with its value and how it was written.
struct Lexeme {
  var word: TimeWord = .none
  var flags: UInt8 = 0
  var value: Int32 = 0

  /// Plural units and weekdays: `years`, `Mondays`.
  static let plural: UInt8 = 1
  /// An abbreviation: stands for a time only beside a number or with its dot.
  static let short: UInt8 = 2
  /// Also an ordinary word or a name: `May`, `March`, `fall`, `second`.
  static let ambiguous: UInt8 = 4
  /// A number written in letters.
  static let letters: UInt8 = 8
  /// Digits with a leading zero or two of them: `09`.
  static let twoDigits: UInt8 = 16
  /// Exactly four digits.
  static let fourDigits: UInt8 = 32

  @inline(__always)
  func has(_ flag: UInt8) -> Bool { flags & flag != 0 }
}

/// Prepositions that decide something. Raw values are `Lexeme.value` of `.preposition`.
enum Preposition: Int32 {
  case on = 1, at, over, under, by, until, through, within, `for`, since, during, between, `as`, other
}

/// Units of time, in order of length. Raw values are `Lexeme.value` of `.unit`.
enum TimeUnit: Int32, Comparable {
  case second, minute, hour, day, week, fortnight, weekend, month, quarter, half, year, decade, century, millennium

  static func < (a: TimeUnit, b: TimeUnit) -> Bool { a.rawValue < b.rawValue }
}

/// Seasons, with the codes of TIMEX3 and EDTF.
enum Season: Int32 {
  case winter, spring, summer, autumn

  var code: String {
    switch self {
    case .winter: "WI"
    case .spring: "SP"
    case .summer: "SU"
    case .autumn: "FA"
    }
  }
  /// EDTF (ISO 8601-2 §4.8): 21 spring … 24 winter.
  var edtf: Int {
    switch self {
    case .spring: 21
    case .summer: 22
    case .autumn: 23
    case .winter: 24
    }
  }
}

/// Parts of a day, with the codes of TIMEX3.
enum DayPart: Int32 {
  case morning, afternoon, evening, night, day

  var code: String {
    switch self {
    case .morning: "MO"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    case .day: "DT"
    }
  }
}

/// Which part of a period is meant: narrows the bounds, never the value.
enum Part: Int32 {
  case whole, early, middle, late
}
