/// Moments as ISO 8601 in UTC, without any locale.
package enum Stamp {
  /// `2024-06-01T09:30:00Z`; whole seconds.
  package static func text(_ seconds: Double) -> String {
    let whole = Int(max(-6e10, min(seconds, 2.5e11)).rounded(.down))
    let day = Int((Double(whole) / 86_400).rounded(.down))
    let rest = whole - day * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(Day(ordinal: day))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// Reads a day with an optional time and offset (`Z`, `+01:00`); fractions of a second are kept.
  package static func seconds(_ text: String) -> Double? {
    guard let day = Day(iso: text) else { return nil }
    let rest = Array(text.utf8.dropFirst(10))
    guard !rest.isEmpty else { return Double(day.ordinal) * 86_400 }
    func number(_ at: Int) -> Int? {
      guard at + 1 < rest.count, (0x30...0x39).contains(rest[at]), (0x30...0x39).contains(rest[at + 1]) else {
        return nil
      }
      return Int(rest[at] - 0x30) * 10 + Int(rest[at + 1] - 0x30)
    }
    guard rest[0] == 0x54 || rest[0] == 0x20, let hour = number(1), let minute = number(4), hour < 25, minute < 60
    else {
      return nil
    }
    var result = Double(day.ordinal) * 86_400 + Double(hour * 3_600 + minute * 60)
    var at = 6
    if at < rest.count, rest[at] == 0x3A, let second = number(7) {
      result += Double(second)
      at = 9
      if at < rest.count, rest[at] == 0x2E {
        var scale = 0.1
        at += 1
        while at < rest.count, (0x30...0x39).contains(rest[at]) {
          result += Double(rest[at] - 0x30) * scale
          scale /= 10
          at += 1
        }
      }
    }
    if at < rest.count, rest[at] == 0x2B || rest[at] == 0x2D, let hours = number(at + 1) {
      let offset = Double(hours * 3_600 + (number(at + 4) ?? number(at + 3) ?? 0) * 60)
      result += rest[at] == 0x2B ? -offset : offset
    }
    return result
  }
}
