import Core

/// The article list of a wide screen: date and title, or, where that leaves little of the title, the title over two rows
/// with its date at the end of the second.
struct ArticleListPane {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let isFocused = state.focus == .articles && state.screen == .reading
    let list = state.articles
    frame.put("Articles", row: 0, column: 1, style: isFocused ? .paneTitleFocused : .paneTitle, in: pane)
    let right = list.filterText.isEmpty ? String(list.rows.count) : "\(list.rows.count), filtered"
    frame.put(right, row: 0, column: pane.columns - 1 - TextWidth.of(right), style: .textDim, in: pane)
    let height = state.articlesHeight
    let rowsOfArticle = state.layout.rowsOfArticle
    if list.rows.isEmpty, !list.isLoading {
      frame.put("nothing passes the filter", row: 1, column: 2, style: .textDim, in: pane)
    }
    for row in 0..<min(height, max(0, list.rows.count - list.list.top)) {
      let index = list.list.top + row
      draw(
        list.rows[index], isUnderCursor: isFocused && index == list.list.chosen,
        row: 1 + row * rowsOfArticle, isTall: rowsOfArticle > 1, in: pane, on: &frame)
    }
    if isFocused {
      let row = max(0, min(list.list.chosen - list.list.top, max(0, height - 1)))
      frame.cursor = Frame.Position(
        row: pane.row + 1 + row * rowsOfArticle, column: pane.column + 2)
    }
  }

  private func draw(
    _ article: ArticleSummary, isUnderCursor: Bool, row: Int, isTall: Bool, in pane: Rect, on frame: inout Frame
  ) {
    let isOpen = article.id == state.reader?.article.summary.id
    let style = isOpen ? Style.rowChosen : isUnderCursor ? .paneTitleFocused : .text
    frame.put(isOpen ? "▸" : article.isRead ? " " : "•", row: row, column: 0, style: style, in: pane)
    let date = article.published?.description ?? "undated"
    guard isTall else {
      frame.put(date, row: row, column: 2, style: .time, in: pane)
      let title = TextWidth.clipped(article.title, to: pane.columns - 14)
      frame.put(title, row: row, column: 13, style: style, in: pane)
      return
    }
    let dateColumn = pane.columns - 1 - TextWidth.of(date)
    let title = Array(article.title.utf8)
    let columns = pane.columns - 3
    let first = Wrap.lines(title, Span(start: 0, end: title.count), columns: columns).first ?? Span(start: 0, end: 0)
    frame.put(utf8: title[first.range], row: row, column: 2, style: style, in: pane)
    let rest = TextWidth.clipped(String(decoding: title[first.end...], as: UTF8.self), to: dateColumn - 3)
    frame.put(rest, row: row + 1, column: 2, style: style, in: pane)
    frame.put(date, row: row + 1, column: dateColumn, style: .time, in: pane)
  }
}
