import Core

/// The mouse as an equal of the keys: wheel scrolls the pane under it, a click goes there, a double click follows.
extension State {
  /// Rows a turn of the wheel moves.
  private static let wheel = 3

  mutating func handle(_ mouse: Key.Mouse) -> [Effect] {
    guard prompt == nil, choice == nil, hints == nil, editor == nil else { return [] }
    if help != nil {
      return handleHelp(mouse.button == .wheelDown ? .down : .up)
    }
    switch mouse.button {
    case .wheelUp: return turn(-Self.wheel, at: mouse)
    case .wheelDown: return turn(Self.wheel, at: mouse)
    case .left: return click(mouse)
    case .middle, .right: return mouse.button == .right ? perform(.back, count: nil) : []
    }
  }

  private func contains(_ rect: Rect, _ mouse: Key.Mouse) -> Bool {
    mouse.row >= rect.row && mouse.row < rect.row + rect.rows && mouse.column >= rect.column
      && mouse.column < rect.column + rect.columns
  }

  private mutating func turn(_ rows: Int, at mouse: Key.Mouse) -> [Effect] {
    if screen == .reading {
      let layout = self.layout
      if contains(layout.text, mouse) {
        withReader { $0.scroll(rows: rows, height: $1) }
        return []
      }
      if contains(layout.sidebar, mouse) {
        sidebar.list.page(by: rows, count: sidebar.visible.count, height: sidebarHeight)
        return []
      }
      if contains(layout.timeline, mouse) {
        timeline.list.page(by: rows, count: timeline.rows.count, height: timelineHeight)
        return []
      }
      if contains(layout.articles, mouse) {
        articles.list.page(by: rows, count: articles.rows.count, height: articlesHeight)
        return []
      }
      return []
    }
    return perform(rows > 0 ? .down : .up, count: abs(rows))
  }

  private mutating func click(_ mouse: Key.Mouse) -> [Effect] {
    guard screen == .reading else { return clickList(mouse) }
    let layout = self.layout
    if contains(layout.text, mouse) { return clickText(mouse) }
    if contains(layout.sidebar, mouse), mouse.row > layout.sidebar.row {
      focus = .entities
      let row = sidebar.list.top + mouse.row - layout.sidebar.row - 1
      guard sidebar.visible.indices.contains(row) else { return [] }
      sidebar.list.choose(row, count: sidebar.visible.count, height: sidebarHeight)
      return chooseFromSidebar() + (mouse.isDouble ? perform(.follow, count: nil) : [])
    }
    if contains(layout.timeline, mouse), mouse.row > layout.timeline.row {
      focus = .timeline
      let row = timeline.list.top + mouse.row - layout.timeline.row - 1
      guard timeline.rows.indices.contains(row) else { return [] }
      timeline.list.choose(row, count: timeline.rows.count, height: timelineHeight)
      return showEvent() + (mouse.isDouble ? perform(.follow, count: nil) : [])
    }
    if contains(layout.articles, mouse), mouse.row > layout.articles.row {
      focus = .articles
      let row = articles.list.top + (mouse.row - layout.articles.row - 1) / layout.rowsOfArticle
      guard articles.rows.indices.contains(row) else { return [] }
      articles.list.choose(row, count: articles.rows.count, height: articlesHeight)
      return mouse.isDouble ? openChosenArticle() : []
    }
    return []
  }

  private mutating func clickText(_ mouse: Key.Mouse) -> [Effect] {
    focus = .text
    guard let reader else { return [] }
    let area = ScreenLayout.column(in: layout.text, measure: settings.measure)
    let page = reader.layout.page(from: reader.top, rows: area.rows)
    let row = mouse.row - area.row
    guard page.indices.contains(row), let line = page[row] else { return [] }
    self.reader?.cursor = reader.layout.offset(column: max(0, mouse.column - area.column), in: line)
    self.reader?.goal = nil
    self.reader?.extendSelection()
    return mouse.isDouble ? perform(.follow, count: nil) : []
  }

  private mutating func clickList(_ mouse: Key.Mouse) -> [Effect] {
    let row = mouse.row - PageLayout.firstRow(of: screen)
    guard row >= 0 else { return [] }
    switch screen {
    case .articles:
      guard articles.rows.indices.contains(articles.list.top + row) else { return [] }
      articles.list.choose(articles.list.top + row, count: articles.rows.count, height: articlesHeight)
    case .timeline:
      guard row < timelineHeight, timeline.rows.indices.contains(timeline.list.top + row) else { return [] }
      timeline.list.choose(timeline.list.top + row, count: timeline.rows.count, height: timelineHeight)
    case .page:
      guard let page, let row = page.row(leadingFrom: page.list.top + row) else { return [] }
      withPage { $0.choose(row, height: $1) }
    case .reading, .identities: return []
    }
    return mouse.isDouble ? perform(.follow, count: nil) : []
  }
}

/// Where lists over the whole screen begin.
enum PageLayout {
  static func firstRow(of screen: View) -> Int {
    switch screen {
    case .articles: 3
    case .timeline: 2
    default: 1
    }
  }
}
