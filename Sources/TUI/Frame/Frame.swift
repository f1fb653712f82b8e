/// A whole screen as a value: what `render` makes, tests compare, and `Terminal` paints.
struct Frame: Hashable, Sendable {
  let rows: Int
  let columns: Int
  /// Row by row, `rows × columns`.
  private(set) var cells: [Cell]
  /// Where the terminal's real cursor stands; nil hides it.
  var cursor: Position?

  struct Position: Hashable, Sendable {
    var row: Int
    var column: Int
  }

  init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    cells = Array(repeating: .blank, count: self.rows * self.columns)
  }

  subscript(row: Int, column: Int) -> Cell {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }
}
