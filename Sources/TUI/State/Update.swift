import Core

extension State {
  /// Takes in what happened and says what is to be done. The only place where the state changes.
  mutating func update(_ action: Action) -> [Effect] {
    switch action {
    case .key(let key): update(key: key)
    case .resized(let rows, let columns): resize(rows: rows, columns: columns)
    default: receive(action)
    }
  }

  /// What to do first.
  mutating func start() -> [Effect] { [.start] }

  /// Leaves as `quit` does: for a hang-up or a signal, too. Asks for everything that must not be lost.
  mutating func leave() -> [Effect] {
    isFinished = true
    var effects = rememberPosition()
    if let editor, !editor.isEmpty { effects.append(.keepDraft(editor.draft)) }
    return effects
  }

  private mutating func resize(rows: Int, columns: Int) -> [Effect] {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    hints = nil
    reflow()
    return []
  }

  /// Fits everything to the panes as they are now.
  mutating func reflow() {
    let width = textColumns
    withReader { $0.resize(columns: width, height: $1) }
    withReader { $0.keepLayout(height: $1) }
    articles.list.reveal(count: articles.rows.count, height: articlesHeight)
    sidebar.list.reveal(count: sidebar.visible.count, height: sidebarHeight)
    timeline.list.reveal(count: timeline.rows.count, height: timelineHeight)
    if var page {
      page.fit(columns: columns)
      page.list.reveal(count: page.lines.count, height: pageHeight)
      self.page = page
    }
  }

  func rememberPosition() -> [Effect] {
    guard let reader else { return [] }
    return [
      .remember(key: "position.\(reader.article.summary.id)", value: "\(reader.cursor) \(reader.top)"),
      .remember(key: "article", value: String(reader.article.summary.id)),
    ]
  }

  /// Changes the open article, if there is one; `body` also gets the rows of its pane.
  mutating func withReader(_ body: (inout Reader, _ height: Int) -> Void) {
    let height = textHeight
    guard var reader else { return }
    // Moved out and in again, so that nothing is copied.
    self.reader = nil
    body(&reader, height)
    self.reader = reader
  }

  mutating func withPage(_ body: (inout Page, _ height: Int) -> Void) {
    let height = pageHeight
    guard var page else { return }
    body(&page, height)
    self.page = page
  }

  mutating func say(_ text: String) { message = Message(text: text) }
  mutating func complain(_ text: String) { message = Message(text: text, kind: .error) }
}
