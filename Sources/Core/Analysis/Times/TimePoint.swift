/// A place on the calendar with its grain: what a DATE means, and the day of a TIME.
///
/// Years before the common era are negative and have no zero: 44 BC is -44. A nil year is one that nobody can know.
enum TimePoint: Hashable {
  case year(Int?)
  case half(Int?, Int)
  case quarter(Int?, Int)
  case season(Int?, Season)
  /// 1…12; 0 with a nil year where nothing is known.
  case month(Int?, Int)
  /// A week of ISO 8601; nil where it cannot be known.
  case week(Int?, Int)
  case weekend(Int?, Int)
  case day(Day)
  /// A day whose year cannot be known.
  case monthDay(Int, Int)
  /// A weekday whose week cannot be known.
  case weekday(Int)
  /// Two readings of a numeric date, day first and month first.
  case either(Day, Day)
  /// The first year of ten; `decade(194)` is the 1940s.
  case decade(Int)
  /// 1 is the first; negative before the common era.
  case century(Int)
  case millennium(Int)
  case fiscalYear(Int)
  case unknownDay
  case unknownCentury

  /// ISO 8601 week of a day: week-numbering year and week.
  static func week(of day: Day) -> (year: Int, week: Int) {
    let thursday = day.adding(days: 4 - day.weekday)
    let start = Day(uncheckedYear: thursday.year, month: 1, day: 1)
    return (thursday.year, (thursday.ordinal - start.ordinal) / 7 + 1)
  }

  /// Monday of an ISO 8601 week.
  static func monday(year: Int, week: Int) -> Day {
    let fourth = Day(uncheckedYear: year, month: 1, day: 4)
    return fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
  }

  var unit: TimeUnit {
    switch self {
    case .year, .fiscalYear: .year
    case .half: .half
    case .quarter, .season: .quarter
    case .month: .month
    case .week: .week
    case .weekend: .weekend
    case .day, .monthDay, .weekday, .either, .unknownDay: .day
    case .decade: .decade
    case .century, .unknownCentury: .century
    case .millennium: .millennium
    }
  }

  /// Year of the calendar, where there is one.
  var knownYear: Int? {
    switch self {
    case .year(let year), .half(let year, _), .quarter(let year, _), .season(let year, _), .month(let year, _),
      .week(let year, _), .weekend(let year, _):
      year
    case .day(let day): day.year
    case .fiscalYear(let year): year
    default: nil
    }
  }

  var knownMonth: Int? {
    switch self {
    case .month(_, let month): month
    case .monthDay(let month, _): month
    case .day(let day): day.month
    default: nil
    }
  }

  /// TIMEX3 value. Source: TIMEX3 1.2.1 §3.2.
  var value: String {
    switch self {
    case .year(let year): TimePoint.text(year)
    case .half(let year, let half): "\(TimePoint.text(year))-H\(half)"
    case .quarter(let year, let quarter): "\(TimePoint.text(year))-Q\(quarter)"
    case .season(let year, let season): "\(TimePoint.text(year))-\(season.code)"
    case .month(let year, let month): "\(TimePoint.text(year))-\(month == 0 ? "XX" : TimePoint.two(month))"
    case .week(let year, let week): year == nil ? "XXXX-WXX" : "\(TimePoint.text(year))-W\(TimePoint.two(week))"
    case .weekend(let year, let week):
      year == nil ? "XXXX-WXX-WE" : "\(TimePoint.text(year))-W\(TimePoint.two(week))-WE"
    case .day(let day):
      "\(TimePoint.text(day.year))-\(TimePoint.two(day.month))-\(TimePoint.two(day.day))"
    case .monthDay(let month, let day): "XXXX-\(TimePoint.two(month))-\(TimePoint.two(day))"
    case .weekday(let weekday): "XXXX-WXX-\(weekday)"
    case .either(let first, _): "\(TimePoint.text(first.year))-XX-XX"
    case .decade(let decade): String(decade)
    case .century(let century):
      century > 0 ? TimePoint.two(century - 1) : "BC\(TimePoint.two(-century))"
    case .millennium(let number): String(number - 1)
    case .fiscalYear(let year): "FY\(TimePoint.text(year))"
    case .unknownDay: "XXXX-XX-XX"
    case .unknownCentury: "XX"
    }
  }

  /// First and last day; nil where the value has a part that cannot be known.
  var bounds: (Day, Day)? {
    switch self {
    case .year(let year?): (Day(uncheckedYear: year, month: 1, day: 1), Day(uncheckedYear: year, month: 12, day: 31))
    case .half(let year?, let half): TimePoint.months(year, half * 6 - 5, 6)
    case .quarter(let year?, let quarter): TimePoint.months(year, quarter * 3 - 2, 3)
    case .season(let year?, let season):
      // Meteorological seasons of the north; a winter begins in its year, as `1939-WI` does.
      switch season {
      case .spring: TimePoint.months(year, 3, 3)
      case .summer: TimePoint.months(year, 6, 3)
      case .autumn: TimePoint.months(year, 9, 3)
      case .winter: TimePoint.months(year, 12, 3)
      }
    case .month(let year?, let month): TimePoint.months(year, month, 1)
    case .week(let year?, let week):
      (TimePoint.monday(year: year, week: week), TimePoint.monday(year: year, week: week).adding(days: 6))
    case .weekend(let year?, let week):
      (
        TimePoint.monday(year: year, week: week).adding(days: 5),
        TimePoint.monday(year: year, week: week).adding(days: 6)
      )
    case .day(let day): (day, day)
    case .either(let a, let b): (min(a, b), max(a, b))
    case .decade(let decade): TimePoint.years(decade * 10, 10)
    case .century(let century) where century > 0: TimePoint.years(century * 100 - 99, 100)
    case .century(let century): TimePoint.years(century * 100, 100)
    case .millennium(let number): TimePoint.years(number * 1000 - 999, 1000)
    default: nil
    }
  }

  /// EDTF, levels 0 and 1; nil where it cannot say the value. Source: ISO 8601-2:2019 §4.
  var edtf: String? {
    func year(_ year: Int) -> String {
      // Astronomical years: 44 BC is -0043.
      year > 0 ? TimePoint.text(year) : year == -1 ? "0000" : "-\(TimePoint.four(-year - 1))"
    }
    switch self {
    case .year(let y?): return year(y)
    case .season(let y?, let season): return "\(year(y))-\(season.edtf)"
    case .month(let y?, let month): return "\(year(y))-\(TimePoint.two(month))"
    case .day(let day): return "\(year(day.year))-\(TimePoint.two(day.month))-\(TimePoint.two(day.day))"
    case .either(let a, _): return "\(year(a.year))-XX-XX"
    case .decade(let decade) where decade >= 100: return "\(decade)X"
    case .half, .quarter, .week, .weekend, .century, .millennium, .decade:
      guard let (first, last) = bounds else { return nil }
      if case .century(let century) = self, century > 10 { return "\(TimePoint.two(century - 1))XX" }
      if case .half = self {
        return "\(year(first.year))-\(TimePoint.two(first.month))/\(year(last.year))-\(TimePoint.two(last.month))"
      }
      if case .quarter = self {
        return "\(year(first.year))-\(TimePoint.two(first.month))/\(year(last.year))-\(TimePoint.two(last.month))"
      }
      if first.month == 1, first.day == 1, last.month == 12 { return "\(year(first.year))/\(year(last.year))" }
      return "\(year(first.year))-\(TimePoint.two(first.month))-\(TimePoint.two(first.day))/"
        + "\(year(last.year))-\(TimePoint.two(last.month))-\(TimePoint.two(last.day))"
    case .monthDay(let month, let day): return "XXXX-\(TimePoint.two(month))-\(TimePoint.two(day))"
    default: return nil
    }
  }

  private static func months(_ year: Int, _ month: Int, _ count: Int) -> (Day, Day) {
    let first = Day(uncheckedYear: year, month: month, day: 1)
    return (first, first.adding(months: count).adding(days: -1))
  }

  private static func years(_ first: Int, _ count: Int) -> (Day, Day) {
    (Day(uncheckedYear: first, month: 1, day: 1), Day(uncheckedYear: first + count - 1, month: 12, day: 31))
  }

  static func text(_ year: Int?) -> String {
    guard let year else { return "XXXX" }
    return year < 0 ? "BC\(four(-year))" : four(year)
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func four(_ number: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= 4 ? digits : String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}

/// A length of time: how many of a unit; nil is an unknown number.
struct TimeAmount: Hashable {
  /// Hundredths, so that halves stay whole numbers.
  var hundredths: Int?
  var unit: TimeUnit

  /// TIMEX3 period: `P3M`, `PT48H`, `P2.5Y`, `PXW`, `P2DE`, `P1CE`.
  var value: String {
    let number: String
    var hundredths = hundredths
    var unit = unit
    switch unit {
    case .fortnight: (hundredths, unit) = (hundredths.map { $0 * 2 }, .week)
    case .quarter: (hundredths, unit) = (hundredths.map { $0 * 3 }, .month)
    case .half: (hundredths, unit) = (hundredths.map { $0 * 6 }, .month)
    // Half an hour is thirty minutes, half a year six months.
    case .hour where hundredths.map { $0 < 100 && $0 % 25 == 0 } == true:
      (hundredths, unit) = (hundredths.map { $0 * 60 }, .minute)
    case .year where hundredths == 50: (hundredths, unit) = (600, .month)
    case .century where hundredths == 50: (hundredths, unit) = (500, .decade)
    case .decade where hundredths == 50: (hundredths, unit) = (500, .year)
    default: break
    }
    if let hundredths {
      let fraction = hundredths % 100
      number =
        fraction == 0
        ? String(hundredths / 100)
        : "\(hundredths / 100)." + (fraction % 10 == 0 ? String(fraction / 10) : TimePoint.two(fraction))
    } else {
      number = "X"
    }
    switch unit {
    case .second: return "PT\(number)S"
    case .minute: return "PT\(number)M"
    case .hour: return "PT\(number)H"
    case .day: return "P\(number)D"
    case .week: return "P\(number)W"
    case .weekend: return "P\(number)WE"
    case .month: return "P\(number)M"
    case .quarter: return "P\(number)Q"
    case .year: return "P\(number)Y"
    case .decade: return "P\(number)DE"
    case .century: return "P\(number)CE"
    case .millennium: return "P\(number)ML"
    case .fortnight, .half: return "P\(number)W"
    }
  }
}
