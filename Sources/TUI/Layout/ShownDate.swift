/// Dates as people read them, from EDTF (ISO 8601-2 level 1), in a number of cells.
enum ShownDate {
  /// Cells that show every date but the longest intervals in full.
  static let fullColumns = 16
  /// Cells of a narrow column.
  static let columns = 12

  private static let parts: [Substring: String] = [
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4",
    "40": "half 1", "41": "half 2",
  ]

  /// `2022 spring` for `2022-21`, `2022-11-14…20` for a week, `2020s` for `202X`, the day without its clock.
  static func words(_ edtf: String, columns: Int = fullColumns) -> String {
    let ends = edtf.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return point(edtf[...]) }
    let from = point(ends[0])
    let to = point(ends[1])
    if to.isEmpty || to == ".." { return "from \(from)" }
    if from.isEmpty || from == ".." { return "to \(to)" }
    if from == to { return from }
    let shared = zip(from.split(separator: "-"), to.split(separator: "-")).prefix { $0 == $1 }.count
    let rest = to.split(separator: "-").dropFirst(shared).joined(separator: "-")
    let all = "\(from)…\(rest.isEmpty ? to : rest)"
    return TextWidth.of(all) <= columns ? all : "\(from)…"
  }

  private static func point(_ edtf: Substring) -> String {
    let day = edtf.prefix { $0 != "T" }
    let fields = day.split(separator: "-")
    if fields.count == 2, !day.hasPrefix("-"), let part = parts[fields[1]] { return "\(fields[0]) \(part)" }
    if day.count == 4, day.hasSuffix("X"), !day.hasSuffix("XX") { return "\(day.dropLast())0s" }
    return String(day)
  }
}
