/// Reads the day an article was published from the ways that files, mail and web pages write it.
///
/// Only whole dates count: a year must be there. `03/04/2025` is refused, since nobody can know which is the month.
package enum PublicationDate {
  /// The first whole date anywhere in a short text.
  package static func first(in text: some StringProtocol) -> Day? {
    var parts = DateParts(text)
    return parts.day
  }

  /// The date of a line that says nothing but when: `Tuesday, 18 March 2025, 10:42 GMT`, `Published: 2025-03-18`.
  static func only(_ text: some StringProtocol) -> Day? {
    guard text.utf8.count <= 120 else { return nil }
    var parts = DateParts(text)
    guard let day = parts.day, !parts.hasOtherWords else { return nil }
    return day
  }
}

/// The words of a line, and the date found in them.
private struct DateParts {
  private enum Part {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt8)
  }

  private var parts: [Part] = []
  private(set) var hasOtherWords = false

  /// Words that stand beside a date and say nothing else.
  private static let beside: Set<String> = [
    "published", "updated", "posted", "modified", "last", "first", "date", "on", "at", "the", "of", "th", "st", "nd",
    "rd", "t", "z", "gmt", "utc", "est", "edt", "et", "cet", "cest", "bst", "pst", "pdt", "pt", "ist", "msk", "am",
    "pm", "a", "m", "p", "h", "hours", "hrs", "time", "local", "release", "released", "pubdate", "created", "dated",
    "issued", "edition", "late", "final", "for", "immediate",
  ]
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun",
  ]
  private static let months: [String: Int] = [
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
  ]

  init(_ text: some StringProtocol) {
    var digits = 0, value = 0
    var word: [UInt8] = []
    func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 }
    func flush(_ parts: inout [Part]) {
      if digits > 0 { parts.append(.number(value, digits: digits)) }
      if !word.isEmpty { parts.append(.word(String(decoding: word, as: UTF8.self).lowercased())) }
      digits = 0
      value = 0
      word = []
    }
    for byte in text.utf8.prefix(4096) {
      if (0x30...0x39).contains(byte) {
        if !word.isEmpty { flush(&parts) }
        digits += 1
        if digits <= 9 { value = value * 10 + Int(byte) - 0x30 }
      } else if isLetter(byte) {
        if digits > 0 { flush(&parts) }
        word.append(byte)
      } else {
        flush(&parts)
        if byte != 0x20 { parts.append(.mark(byte)) }
      }
    }
    flush(&parts)
  }

  /// The first date; notes on the way whether other words stand around it.
  var day: Day? {
    mutating get {
      var found: Day?
      var i = 0
      while i < parts.count {
        if found == nil, let (day, count) = date(at: i) {
          found = day
          i += count
          continue
        }
        switch parts[i] {
        case .word(let word):
          if !Self.beside.contains(word), !Self.weekdays.contains(word),
            found == nil || Self.months[word] == nil
          {
            hasOtherWords = true
          }
        // Clock times and zones; a longer number is something else.
        case .number(_, let digits): if digits > 4 { hasOtherWords = true }
        case .mark: break
        }
        i += 1
      }
      return found
    }
  }

  private func number(_ i: Int, digits range: ClosedRange<Int>) -> Int? {
    guard i < parts.count, case .number(let value, let digits) = parts[i], range.contains(digits) else { return nil }
    return value
  }

  private func month(_ i: Int) -> Int? {
    guard i < parts.count, case .word(let word) = parts[i] else { return nil }
    return Self.months[word]
  }

  private func mark(_ i: Int) -> UInt8? {
    guard i < parts.count, case .mark(let byte) = parts[i] else { return nil }
    return byte
  }

  /// Index after commas, full stops and the letters of ordinals.
  private func skip(_ start: Int) -> Int {
    var i = start
    while i < parts.count {
      switch parts[i] {
      case .mark(0x2C), .mark(0x2E), .mark(0x2D), .word("st"), .word("nd"), .word("rd"), .word("th"), .word("of"):
        i += 1
      default: return i
      }
    }
    return i
  }

  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (1400...2200).contains(year) ? Day(year: year, month: month, day: day) : nil
  }

  /// A date that begins at part `i`, with the number of its parts.
  private func date(at i: Int) -> (Day, count: Int)? {
    // 2025-03-18, 2025/03/18, 2025.03.18
    if let year = number(i, digits: 4...4), let sign = mark(i + 1), [0x2D, 0x2F, 0x2E].contains(sign),
      let month = number(i + 2, digits: 1...2), mark(i + 3) == sign, let day = number(i + 4, digits: 1...2),
      let result = Self.plausible(year, month, day)
    {
      return (result, 5)
    }
    // 20250318
    if let whole = number(i, digits: 8...8),
      let result = Self.plausible(whole / 10000, whole / 100 % 100, whole % 100)
    {
      return (result, 1)
    }
    // March 18, 2025; Mar. 18th 2025
    if let month = month(i) {
      let d = skip(i + 1)
      if let day = number(d, digits: 1...2) {
        let y = skip(d + 1)
        if let year = number(y, digits: 4...4), let result = Self.plausible(year, month, day) {
          return (result, y + 1 - i)
        }
      }
    }
    if let first = number(i, digits: 1...2) {
      // 18 March 2025, 18th of March, 2025, 18-Mar-2025
      let m = skip(i + 1)
      if let month = month(m) {
        let y = skip(m + 1)
        if let year = number(y, digits: 4...4), let result = Self.plausible(year, month, first) {
          return (result, y + 1 - i)
        }
      }
      // 18.03.2025 is day first wherever it is written; 18/03/2025 only where it cannot be a month.
      if let sign = mark(i + 1), [0x2E, 0x2F, 0x2D].contains(sign), let second = number(i + 2, digits: 1...2),
        mark(i + 3) == sign, let year = number(i + 4, digits: 4...4)
      {
        let dayFirst = Self.plausible(year, second, first), monthFirst = Self.plausible(year, first, second)
        if sign == 0x2E, let dayFirst { return (dayFirst, 5) }
        if dayFirst == nil || monthFirst == nil || first == second, let only = dayFirst ?? monthFirst {
          return (only, 5)
        }
      }
    }
    return nil
  }
}
