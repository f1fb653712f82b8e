/// Where the panes of the reading screen are.
struct ScreenLayout: Hashable, Sendable {
  var title: Rect
  /// The article list of a wide screen; empty when not shown.
  var articles = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var text: Rect
  var sidebar = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Its first row is the title with the density line.
  var timeline = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var keys: Rect
  var message: Rect
  /// One pane at a time.
  var isNarrow = false
  /// Too small for anything but a line that says so.
  var isTiny = false

  /// Rows of one article in the list beside the text: a title wants two where the list is narrow.
  var rowsOfArticle: Int { articles.columns < 56 ? 2 : 1 }

  struct Wish: Hashable, Sendable {
    var sidebar = true
    var timeline = true
    var articles = true
    /// The editor takes the timeline's place and asks for so many rows.
    var editorRows: Int?
  }

  /// - Parameter wish: what the reader wants to see, where there is room.
  init(rows: Int, columns: Int, wish: Wish, focus: Context = .text) {
    title = Rect(row: 0, column: 0, rows: min(1, rows), columns: columns)
    let none = Rect(row: 0, column: 0, rows: 0, columns: 0)
    isTiny = rows < 5 || columns < 20
    isNarrow = rows < 15 || columns < 60
    if isNarrow {
      keys = Rect(row: max(0, rows - 1), column: 0, rows: 1, columns: columns)
      message = keys
      var body = Rect(row: 1, column: 0, rows: max(0, rows - 2), columns: columns)
      text = body
      if let wanted = wish.editorRows {
        let height = min(max(wanted, 3), max(1, body.rows - 2))
        timeline = Rect(row: body.row + body.rows - height, column: 0, rows: height, columns: columns)
        body.rows -= height
        text = body
      } else if focus == .entities {
        sidebar = body
        text = none
      } else if focus == .timeline {
        timeline = body
        text = none
      } else if focus == .articles {
        articles = body
        text = none
      }
      return
    }
    keys = Rect(row: rows - 2, column: 0, rows: 1, columns: columns)
    message = Rect(row: rows - 1, column: 0, rows: 1, columns: columns)
    var body = Rect(row: 1, column: 0, rows: rows - 3, columns: columns)
    // The line between is the row above the timeline, and the column left of the sidebar.
    if let wanted = wish.editorRows {
      let height = min(max(wanted, rows / 4), body.rows / 2)
      timeline = Rect(row: body.row + body.rows - height, column: 0, rows: height, columns: columns)
      body.rows -= height + 1
    } else if wish.timeline {
      let height = max(5, min(14, rows * 5 / 24))
      timeline = Rect(row: body.row + body.rows - height, column: 0, rows: height, columns: columns)
      body.rows -= height + 1
    } else {
      body.rows -= 1
    }
    if wish.articles, columns >= 120 {
      let width = min(44, columns / 4)
      articles = Rect(row: body.row, column: 0, rows: body.rows, columns: width)
      body.column += width + 1
      body.columns -= width + 1
    }
    if wish.sidebar {
      let width = Self.sidebarColumns(columns)
      sidebar = Rect(row: body.row, column: body.column + body.columns - width, rows: body.rows, columns: width)
      body.columns -= width + 1
    }
    text = body
  }

  private static func sidebarColumns(_ columns: Int) -> Int { min(40, max(26, columns / 5)) }

  /// The text's own cells in its pane: a margin for marks on the left, and the measure in the middle of a wide pane.
  static func column(in pane: Rect, measure: Int) -> Rect {
    let width = max(1, min(measure, pane.columns - 2))
    let margin = max(1, min((pane.columns - width) / 2, 24))
    return Rect(row: pane.row, column: pane.column + margin, rows: pane.rows, columns: width)
  }
}
