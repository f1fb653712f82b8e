/// The labels of the tagger: outside, and begin and inside of each kind, as lanes of a 16-lane row.
///
/// Lane 0 is outside, 1…7 begin and 8…14 continue a name of `EntityKind.allCases[lane - 1]` and `[lane - 8]`; lane 15
/// is padding and never wins.
package enum NameLabel {
  package static let outside = 0
  package static let kinds = 7
  /// Lanes in use.
  package static let count = 15
  /// Lanes of a row.
  package static let lanes = 16

  package static func begin(_ kind: Int) -> Int { 1 + kind }
  package static func inside(_ kind: Int) -> Int { 8 + kind }

  /// Index of the kind that a lane names, nil for outside.
  package static func kind(_ lane: Int) -> Int? { lane == 0 ? nil : (lane - 1) % kinds }
  package static func isBegin(_ lane: Int) -> Bool { lane >= 1 && lane <= kinds }

  /// Whether `next` may follow `previous` (nil: the start of a sentence): a name is only continued by its own kind.
  package static func allows(_ previous: Int?, _ next: Int) -> Bool {
    guard next < count, previous.map({ $0 < count }) ?? true else { return false }
    guard next > kinds else { return true }
    guard let previous else { return false }
    return previous == next || previous == next - kinds
  }
}

/// One value a label.
package typealias LabelRow = SIMD16<Float>
