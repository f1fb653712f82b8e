/// Cases by what came of them.
struct Tally {
  var cases = 0
  var right = 0
  /// A place that has nothing to do with the passage, or any place when it is gone.
  var wrong = 0

  /// Source of the measure: anchoring.md §3.2 (intersection over union of at least 0.6, or correctly lost).
  mutating func add(_ found: Range<Int>?, truth: Range<Int>?, mayBeLost: Bool) {
    cases += 1
    guard let found else {
      if truth == nil || mayBeLost { right += 1 }
      return
    }
    guard let truth else {
      wrong += 1
      return
    }
    let shared = max(0, min(found.upperBound, truth.upperBound) - max(found.lowerBound, truth.lowerBound))
    let both = max(found.upperBound, truth.upperBound) - min(found.lowerBound, truth.lowerBound)
    if Double(shared) >= 0.6 * Double(both) { right += 1 } else if shared == 0 { wrong += 1 }
  }

  static func + (a: Tally, b: Tally) -> Tally {
    Tally(cases: a.cases + b.cases, right: a.right + b.right, wrong: a.wrong + b.wrong)
  }

  private func percent(_ count: Int) -> Double { 100 * Double(count) / Double(max(1, cases)) }
  var rightPercent: Double { percent(right) }
  var wrongPercent: Double { percent(wrong) }

  /// `99.8 (0.05)`
  var text: String { "\(Tally.fixed(rightPercent, 1)) (\(Tally.fixed(wrongPercent, 2)))" }

  static func fixed(_ value: Double, _ places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let whole = Int((value * Double(scale)).rounded())
    let digits = String(whole % scale)
    return "\(whole / scale).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}

func column(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}
