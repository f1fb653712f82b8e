/// A whole screen as a value: what `render` makes, tests compare, and `Terminal` paints.
struct Frame: Hashable, Sendable {
  let rows: Int
  let columns: Int
  /// Row by row, `rows × columns`.
  private(set) var cells: [Cell]
  /// Where the terminal's real cursor stands; nil hides it.
  var cursor: Position?
  /// Cells that a terminal may open as a link.
  var links: [Link] = []

  struct Position: Hashable, Sendable {
    var row: Int
    var column: Int
  }

  /// Some cells of one row and where they lead. The terminal half decides which addresses it passes on.
  struct Link: Hashable, Sendable {
    var row: Int
    var columns: Range<Int>
    var address: String
  }

  init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    cells = Array(repeating: .blank, count: self.rows * self.columns)
  }

  /// The whole frame as a rectangle.
  var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

  subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

  /// The cells of one row.
  func row(_ row: Int) -> ArraySlice<Cell> { cells[row * columns..<(row + 1) * columns] }

  /// Puts `text` at a row and column counted from the corner of `rect` (the whole frame when nil); nothing leaves `rect`.
  ///
  /// Every byte passes `GlyphReader`, so any text is safe here. A wide glyph that does not fit whole leaves a blank.
  ///
  /// - Returns: the column after the text, counted as `column` is.
  @discardableResult
  mutating func put(_ text: String, row: Int, column: Int, style: Style, in rect: Rect? = nil) -> Int {
    put(GlyphReader(text), row: row, column: column, style: style, in: rect)
  }

  /// Puts UTF-8 bytes, as `put` does text.
  @discardableResult
  mutating func put(utf8 bytes: ArraySlice<UInt8>, row: Int, column: Int, style: Style, in rect: Rect? = nil) -> Int {
    put(GlyphReader(bytes), row: row, column: column, style: style, in: rect)
  }

  private mutating func put(_ reader: GlyphReader, row: Int, column: Int, style: Style, in rect: Rect?) -> Int {
    let area = (rect ?? bounds).clipped(to: bounds)
    let origin = rect ?? bounds
    let absoluteRow = origin.row + row
    let rowIsVisible = absoluteRow >= area.row && absoluteRow < area.row + area.rows
    var at = origin.column + column
    let end = area.column + area.columns
    for piece in reader {
      guard let glyph = piece.glyph else { continue }
      guard at < end else { break }
      if rowIsVisible {
        if at >= area.column, at + glyph.width <= end {
          set(glyph, row: absoluteRow, column: at, style: style)
        } else if at < area.column, at + glyph.width > area.column {
          set(.blank, row: absoluteRow, column: area.column, style: style)
        } else if at >= area.column {
          set(.blank, row: absoluteRow, column: at, style: style)
        }
      }
      at += glyph.width
    }
    return min(at, end) - origin.column
  }

  /// Fills `rect` with the first glyph of `text`, which must be one cell wide.
  mutating func fill(_ rect: Rect, with text: String = " ", style: Style) {
    let area = rect.clipped(to: bounds)
    guard !area.isEmpty else { return }
    var reader = GlyphReader(text)
    let glyph = reader.next()?.glyph.flatMap { $0.width == 1 ? $0 : nil } ?? .blank
    for row in area.row..<area.row + area.rows {
      for column in area.column..<area.column + area.columns {
        set(glyph, row: row, column: column, style: style)
      }
    }
  }

  /// Gives cells of one row another style; absolute columns, clipped to the frame.
  mutating func restyle(row: Int, columns range: Range<Int>, style: Style) {
    guard row >= 0, row < rows else { return }
    for column in range.clamped(to: 0..<columns) { cells[row * columns + column].style = style }
  }

  /// Puts a glyph and keeps the halves of wide glyphs around it whole.
  private mutating func set(_ glyph: Glyph, row: Int, column: Int, style: Style) {
    let index = row * columns + column
    if cells[index].glyph.isTail, column > 0 { cells[index - 1].glyph = .blank }
    let last = index + max(1, glyph.width) - 1
    if column + glyph.width < columns, cells[last + 1].glyph.isTail { cells[last + 1].glyph = .blank }
    cells[index] = Cell(glyph: glyph, style: style)
    if glyph.width == 2 { cells[last] = Cell(glyph: .tail, style: style) }
  }

  /// The glyphs of one row as text, for tests and the linear mode.
  func text(ofRow row: Int) -> String {
    String(self.row(row).compactMap(\.glyph.character))
  }
}
