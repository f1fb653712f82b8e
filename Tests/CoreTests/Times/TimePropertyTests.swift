import Core
import Testing

/// What holds for every text, also a hostile one.
@Suite struct TimePropertyTests {
  /// SplitMix64, so that a failure can be repeated. Source: Steele, Lea, Flood, OOPSLA 2014.
  private struct Random {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }
  }

  private static let words = [
    "the", "a", "last", "next", "two", "three", "hundred", "and", "half", "years", "year", "months", "ago", "later",
    "early",
    "mid", "-", "–", "May", "March", "2024", "1999", "12", "31", "30", "Feb.", "'99", "1940s", "20th", "century", "BC",
    "AD",
    "Monday", "Fridays", "every", "other", "of", "in", "at", "from", "to", "until", "6", ":", "30", "a.m.", "pm",
    "o'clock",
    "noon", "tomorrow", "that", "same", "following", "quarter", "first", "end", "weekend", "night", "another", "few",
    ",",
    ".", "Easter", "Christmas", "New", "Year", "'s", "Day", "UTC", "(", ")", "18/3/2025", "03.04.2025", "2025-02-30",
    "0",
    "99999999999", "9,999,999,999", "1.5", "fiscal", "FY2024", "Q3", "week", "day", "before", "after", "more", "than",
  ]

  private func check(_ text: Text, published: Day?, _ label: String) {
    let found = times(in: text, published: published)
    var last = 0
    for time in found {
      #expect(time.span.start >= last && time.span.end > time.span.start, "sorted, not overlapping: \(label)")
      #expect(time.span.end <= text.count, "inside the text: \(label)")
      #expect(!time.value.isEmpty, "has a value: \(label)")
      if let first = time.earliest, let end = time.latest { #expect(first <= end, "first day before last: \(label)") }
      #expect((time.earliest == nil) == (time.latest == nil), "both days or none: \(label)")
      last = time.span.end
    }
  }

  @Test(arguments: 0..<40) func `words of time in any order`(seed: Int) {
    var random = Random(state: UInt64(seed))
    for _ in 0..<25 {
      let length = 1 + random.next(60)
      let words = (0..<length).map { _ in TimePropertyTests.words[random.next(TimePropertyTests.words.count)] }
      let string = words.joined(separator: random.next(4) == 0 ? "" : " ")
      check(Text(string), published: random.next(3) == 0 ? nil : Day(iso: "2024-02-29"), string)
    }
  }

  @Test(arguments: 0..<20) func `any bytes`(seed: Int) {
    var random = Random(state: UInt64(1000 + seed))
    for _ in 0..<20 {
      let bytes = (0..<random.next(400)).map { _ in UInt8(random.next(256)) }
      check(Text(bytes: bytes), published: Day(iso: "2024-02-29"), "seed \(seed)")
    }
  }

  @Test func `a long run of numbers and articles takes no long time`() {
    // Quadratic look-ahead would need minutes for this.
    let string = String(repeating: "two hundred and another the last few ", count: 20_000)
    check(Text(string), published: nil, "repeated words")
    let marks = String(repeating: "1-", count: 60_000)
    check(Text(marks), published: nil, "repeated marks")
  }

  @Test func `an empty text has no times`() {
    #expect(times(in: Text(""), published: nil).isEmpty)
  }
}
