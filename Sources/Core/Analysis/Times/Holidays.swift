/// Holidays with the day they fall on. Source: the calendars themselves; Easter by the anonymous Gregorian algorithm.
struct Holiday: Sendable {
  enum Rule: Sendable, Hashable {
    /// Month and day.
    case fixed(Int, Int)
    /// n-th weekday of a month, -1 the last: month, weekday, n.
    case weekday(Int, Int, Int)
    /// Days from Easter Sunday.
    case easter(Int)
    /// One day in history.
    case historic(Int, Int, Int)
    /// Moves through the year by another calendar, or differs by country.
    case unknown
  }

  /// Folded hashes of the words, the possessive included.
  let words: [UInt64]
  let rule: Rule
}

enum Holidays {
  /// Grouped by first word, longer entries first, so that the longest match is found first.
  static let all: [Holiday] = {
    let list: [(String, Holiday.Rule)] = [
      ("christmas eve", .fixed(12, 24)), ("christmas day", .fixed(12, 25)), ("christmas", .fixed(12, 25)),
      ("new year 's eve", .fixed(12, 31)), ("new year 's day", .fixed(1, 1)), ("new year eve", .fixed(12, 31)),
      ("new years eve", .fixed(12, 31)), ("new years day", .fixed(1, 1)),
      ("waitangi day", .fixed(2, 6)), ("boxing day", .fixed(12, 26)), ("thanksgiving day", .weekday(11, 4, 4)),
      ("thanksgiving", .weekday(11, 4, 4)),
      ("halloween", .fixed(10, 31)), ("all saints ' day", .fixed(11, 1)), ("all souls ' day", .fixed(11, 2)),
      ("valentine 's day", .fixed(2, 14)), ("st. valentine 's day", .fixed(2, 14)),
      ("st. patrick 's day", .fixed(3, 17)), ("st patrick 's day", .fixed(3, 17)),
      ("memorial day", .weekday(5, 1, -1)), ("labor day", .weekday(9, 1, 1)), ("labour day", .fixed(5, 1)),
      ("veterans day", .fixed(11, 11)), ("armistice day", .fixed(11, 11)),
      ("remembrance day", .fixed(11, 11)), ("anzac day", .fixed(4, 25)), ("bastille day", .fixed(7, 14)),
      ("canada day", .fixed(7, 1)), ("australia day", .fixed(1, 26)), ("victory day", .fixed(5, 9)),
      ("presidents ' day", .weekday(2, 1, 3)), ("presidents day", .weekday(2, 1, 3)),
      ("columbus day", .weekday(10, 1, 2)), ("juneteenth", .fixed(6, 19)),
      ("martin luther king jr. day", .weekday(1, 1, 3)), ("martin luther king day", .weekday(1, 1, 3)),
      ("inauguration day", .fixed(1, 20)), ("groundhog day", .fixed(2, 2)), ("earth day", .fixed(4, 22)),
      ("mother 's day", .weekday(5, 7, 2)), ("father 's day", .weekday(6, 7, 3)),
      ("international women 's day", .fixed(3, 8)), ("guy fawkes night", .fixed(11, 5)),
      ("bonfire night", .fixed(11, 5)),
      ("burns night", .fixed(1, 25)), ("cinco de mayo", .fixed(5, 5)), ("epiphany", .fixed(1, 6)),
      ("assumption day", .fixed(8, 15)), ("midsummer day", .fixed(6, 24)),
      ("easter sunday", .easter(0)), ("easter monday", .easter(1)), ("easter", .easter(0)),
      ("good friday", .easter(-2)), ("maundy thursday", .easter(-3)), ("palm sunday", .easter(-7)),
      ("ash wednesday", .easter(-46)), ("shrove tuesday", .easter(-47)), ("mardi gras", .easter(-47)),
      ("ascension day", .easter(39)), ("whit monday", .easter(50)), ("pentecost", .easter(49)),
      ("d - day", .historic(1944, 6, 6)),
      ("independence day", .unknown), ("national day", .unknown), ("republic day", .unknown),
      ("constitution day", .unknown), ("armed forces day", .unknown), ("liberation day", .unknown),
      ("eid al - fitr", .unknown), ("eid al - adha", .unknown), ("eid", .unknown), ("ramadan", .unknown),
      ("yom kippur", .unknown), ("rosh hashanah", .unknown), ("passover", .unknown), ("hanukkah", .unknown),
      ("diwali", .unknown), ("holi", .unknown), ("nowruz", .fixed(3, 21)), ("lunar new year", .unknown),
      ("chinese new year", .unknown), ("election day", .unknown),
    ]
    return list.map { text, rule in
      Holiday(
        words: text.utf8.split(separator: 0x20).map { $0.reduce(FNV.seed) { FNV.add($1, to: $0) } }, rule: rule)
    }
  }()

  /// Hash of "independence", whose day depends on the country.
  static let independence = foldedHash("independence")

  /// Independence days: folded hash of the country, its people or its adjective → month · 100 + day.
  static let independenceDays: [UInt64: Int] = {
    let list = """
      ukraine 824 ukrainian 824 ukrainians 824 american 704 americans 704 america 704 india 815 indian 815 pakistan 814
      pakistani 814 indonesia 817 indonesian 817 finland 1206 finnish 1206 poland 1111 polish 1111 mexico 916 mexican 916
      brazil 907 brazilian 907 georgia 526 georgian 526 kosovo 217 kenya 1212 kenyan 1212 nigeria 1001 nigerian 1001 ghana
      306 estonia 224 estonian 224 latvia 1118 latvian 1118 lithuania 216 lithuanian 216 moldova 827 armenia 921 azerbaijan
      528 kazakhstan 1216 uzbekistan 901 kyrgyzstan 831 tajikistan 909 belarus 703 greece 325 greek 325 belgium 721 norway
      517 bangladesh 326 malaysia 831 singapore 809 philippines 612 philippine 612 vietnam 902 algeria 705 morocco 1118
      tunisia 320 senegal 404 mali 922 niger 803 chad 811 somalia 701 sudan 101 eritrea 524 uganda 1009 tanzania 1209
      zambia 1024 zimbabwe 418 mozambique 625 angola 1111 namibia 321 jamaica 806 haiti 101 colombia 720 peru 728 chile 918
      argentina 709 bolivia 806 ecuador 810 venezuela 705 jordan 525 lebanon 1122 syria 417 croatia 530 slovenia 1226
      """
    var days: [UInt64: Int] = [:]
    var hash = FNV.seed
    for word in list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      if let number = Int(String(decoding: Array(word), as: UTF8.self)) {
        days[hash] = number
      } else {
        hash = word.reduce(FNV.seed) { FNV.add($1, to: $0) }
      }
    }
    return days
  }()

  /// The day of a holiday in a year, nil where the rule cannot say.
  static func day(_ rule: Holiday.Rule, year: Int) -> Day? {
    switch rule {
    case .fixed(let month, let day): Day(year: year, month: month, day: day)
    case .weekday(let month, let weekday, let n): nthWeekday(n, weekday, month: month, year: year)
    case .easter(let offset): easter(year).adding(days: offset)
    case .historic(let year, let month, let day): Day(year: year, month: month, day: day)
    case .unknown: nil
    }
  }

  /// Easter Sunday. Source: Meeus, Jones, Butcher (Nature, 1876).
  static func easter(_ year: Int) -> Day {
    let a = year % 19, b = year / 100, c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return Day(uncheckedYear: year, month: n / 31, day: n % 31 + 1)
  }

  /// The n-th weekday of a month, the last one for -1; nil where the month has no such day.
  static func nthWeekday(_ n: Int, _ weekday: Int, month: Int, year: Int) -> Day? {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    if n < 0 {
      let last = Day(uncheckedYear: year, month: month, day: Day.length(ofMonth: month, year: year))
      return last.adding(days: -((last.weekday - weekday + 7) % 7))
    }
    return Day(year: year, month: month, day: 1 + (weekday - first.weekday + 7) % 7 + (n - 1) * 7)
  }
}
