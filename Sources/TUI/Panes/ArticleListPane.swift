import Core

/// The article list of a wide screen.
struct ArticleListPane {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let isFocused = state.focus == .articles && state.screen == .reading
    let list = state.articles
    frame.put("Articles", row: 0, column: 1, style: isFocused ? .paneTitleFocused : .paneTitle, in: pane)
    let right = list.filterText.isEmpty ? String(list.rows.count) : "\(list.rows.count), filtered"
    frame.put(right, row: 0, column: pane.columns - 1 - TextWidth.of(right), style: .textDim, in: pane)
    let height = max(0, pane.rows - 1)
    for row in 0..<min(height, max(0, list.rows.count - list.list.top)) {
      let index = list.list.top + row
      let article = list.rows[index]
      let isOpen = article.id == state.reader?.article.summary.id
      let mark = isOpen ? "▸" : article.isRead ? " " : "•"
      let style = isOpen ? Style.rowChosen : .text
      frame.put(mark, row: row + 1, column: 0, style: style, in: pane)
      frame.put(article.published?.description ?? "undated", row: row + 1, column: 2, style: .time, in: pane)
      frame.put(
        TextWidth.clipped(article.title, to: pane.columns - 14), row: row + 1, column: 13,
        style: isFocused && index == list.list.chosen && !isOpen ? .paneTitleFocused : style, in: pane)
    }
    if isFocused {
      let row = max(0, min(list.list.chosen - list.list.top, max(0, height - 1)))
      frame.cursor = Frame.Position(row: pane.row + 1 + row, column: pane.column + 2)
    }
  }
}
