/// First and last day of a TIMEX3 value that names a day, week, month, quarter, season, year, decade or century.
enum PlacedValue {
  static func days(of value: String) -> (earliest: Day, latest: Day)? {
    let bytes = Array(value.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return range.reduce(0 as Int?) { sum, i in
        (0x30...0x39).contains(bytes[i]) ? sum.map { $0 * 10 + Int(bytes[i]) - 0x30 } : nil
      }
    }
    func months(_ year: Int, _ first: Int, _ count: Int) -> (Day, Day)? {
      guard let start = Day(year: year, month: first, day: 1) else { return nil }
      return (start, start.adding(months: count).adding(days: -1))
    }
    if bytes.count == 2, let century = number(0..<2), let start = months(century * 100, 1, 12) {
      return (start.0, start.0.adding(months: 1200).adding(days: -1))
    }
    if bytes.count == 3, let decade = number(0..<3), let start = months(decade * 10, 1, 12) {
      return (start.0, start.0.adding(months: 120).adding(days: -1))
    }
    guard let year = number(0..<4) else { return nil }
    if bytes.count == 4 { return months(year, 1, 12) }
    guard bytes.count >= 7, bytes[4] == 0x2D else { return nil }
    if bytes[5] == 0x57, let week = number(6..<8) {
      guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
      let monday = fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
      let isWeekend = bytes.count >= 11 && bytes[9] == 0x57
      return (isWeekend ? monday.adding(days: 5) : monday, monday.adding(days: 6))
    }
    switch String(decoding: bytes[5..<7], as: UTF8.self) {
    case "Q1": return months(year, 1, 3)
    case "Q2": return months(year, 4, 3)
    case "Q3": return months(year, 7, 3)
    case "Q4": return months(year, 10, 3)
    case "H1": return months(year, 1, 6)
    case "H2": return months(year, 7, 6)
    case "SP": return months(year, 3, 3)
    case "SU": return months(year, 6, 3)
    case "FA": return months(year, 9, 3)
    case "WI": return months(year, 12, 3)
    default: break
    }
    guard let month = number(5..<7) else { return nil }
    if bytes.count >= 10, let day = number(8..<10), let found = Day(year: year, month: month, day: day) {
      return (found, found)
    }
    return bytes.count == 7 ? months(year, month, 1) : nil
  }
}
