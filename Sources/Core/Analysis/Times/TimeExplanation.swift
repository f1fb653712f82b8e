/// Puts the evidence of a value into words for the screen: *Tuesday → 2025-03-18, counted from publication on 2025-03-19*.
enum TimeExplanation {
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  static func text(_ expression: TimeExpression, _ basis: TimeBasis, in text: Text, published: Day?) -> String {
    let phrase = oneLine(text.string(expression.span))
    let head = "\(phrase) → \(expression.value)"
    switch basis {
    case .written:
      switch expression.kind {
      case .duration: return "\(head), a length of time"
      case .set: return "\(head), again and again"
      case .date, .time: return "\(head), as written"
      }
    case .publication, .nearest:
      guard let published else { return "\(head), nothing to count from" }
      guard let day = expression.earliest, day == expression.latest else {
        return "\(head), counted from publication on \(published)"
      }
      let name = weekdays[day.weekday - 1]
      if day == published { return "\(head), the day of publication, a \(name)" }
      return "\(head), the \(name) \(day < published ? "before" : "after") publication on \(published)"
    case .mentioned(let anchor): return "\(head), counted from \(anchor), mentioned before"
    case .yearOfText(let year): return "\(head), the year \(year) was mentioned before"
    case .order(let dayFirst): return "\(head), \(dayFirst ? "day" : "month") first, as in other dates of this article"
    case .unknownOrder: return "\(head), day first or month first is not known"
    case .vague: return "\(head), too vague for a place on the timeline"
    case .unresolved: return "\(head), without a publication date or an earlier date it cannot be placed"
    }
  }

  private static func oneLine(_ string: String) -> String {
    String(string.map { $0 == "\n" ? " " : $0 })
  }
}
