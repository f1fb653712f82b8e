/// A rectangle of screen cells.
struct Rect: Hashable, Sendable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int

  var isEmpty: Bool { rows <= 0 || columns <= 0 }

  /// The part that lies in `other`; empty when none does.
  func clipped(to other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    let bottom = min(row + rows, other.row + other.rows)
    let right = min(column + columns, other.column + other.columns)
    return Rect(row: top, column: left, rows: max(0, bottom - top), columns: max(0, right - left))
  }
}
