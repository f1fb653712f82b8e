/// A span with a TIMEX3 type and value. Source: TimeML TIMEX3 1.2.1.
package struct TimeExpression: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case date = "DATE", time = "TIME", duration = "DURATION", set = "SET"
  }

  package var span: Span
  package var kind: Kind
  /// TIMEX3 value (`2022-11`, `2023-W11`, `P3M`, `XXXX-03-12`).
  package var value: String
  /// First and last day it can mean; nil for durations, sets, vague and unresolved ones.
  package var earliest: Day?
  package var latest: Day?
  /// EDTF (ISO 8601-2 level 1), where it can say the value.
  package var edtf: String?

  package init(
    span: Span, kind: Kind, value: String, earliest: Day? = nil, latest: Day? = nil, edtf: String? = nil
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.earliest = earliest
    self.latest = latest
    self.edtf = edtf
  }

  /// Whether it has a place on a timeline.
  package var isPlaced: Bool { earliest != nil }
}
