import Core

/// The screen that a state shows.
func render(_ state: State) -> Frame {
  var frame = Frame(rows: state.rows, columns: state.columns)
  guard state.rows > 0, state.columns > 0 else { return frame }
  let layout = state.layout
  if layout.isTiny {
    frame.put(state.columns < 20 ? "too small" : "dossier needs 20x5", row: 0, column: 0, style: .text)
    frame.cursor = Frame.Position(row: 0, column: 0)
    return frame
  }
  if let help = state.help {
    HelpOverlay(help: help, keymap: state.settings.keymap).draw(on: &frame)
    return frame
  }
  TitleLine(state: state).draw(in: layout.title, on: &frame)
  switch state.screen {
  case .reading:
    if state.reader == nil, state.articles.rows.isEmpty, !layout.isTiny {
      EmptyPane(state: state).draw(on: &frame)
    } else {
      ReadingScreen(state: state, layout: layout).draw(on: &frame)
    }
  case .articles: ArticlesScreen(state: state).draw(on: &frame)
  case .timeline: TimelineScreen(state: state).draw(on: &frame)
  case .page: PageScreen(state: state).draw(on: &frame)
  case .identities: IdentityScreen(state: state).draw(on: &frame)
  }
  KeyLine(state: state).draw(in: layout.keys, on: &frame)
  MessageLine(state: state, layout: layout).draw(on: &frame)
  return frame
}

/// Text, names and timeline with the thin lines between them.
struct ReadingScreen {
  let state: State
  let layout: ScreenLayout

  func draw(on frame: inout Frame) {
    drawLines(on: &frame)
    if !layout.articles.isEmpty { ArticleListPane(state: state).draw(in: layout.articles, on: &frame) }
    if !layout.text.isEmpty { ArticlePane(state: state).draw(in: layout.text, on: &frame) }
    if !layout.sidebar.isEmpty { EntityPane(state: state).draw(in: layout.sidebar, on: &frame) }
    if let editor = state.editor {
      EditorPane(editor: editor, state: state).draw(in: layout.timeline, on: &frame)
    } else if !layout.timeline.isEmpty {
      TimelinePane(state: state).draw(in: layout.timeline, on: &frame)
    }
  }

  private func drawLines(on frame: inout Frame) {
    guard !layout.isNarrow else { return }
    let bottom = layout.text.row + layout.text.rows
    frame.fill(Rect(row: bottom, column: 0, rows: 1, columns: state.columns), with: "─", style: .paneLine)
    for pane in [layout.sidebar, layout.articles] where !pane.isEmpty {
      let column = pane.column == 0 ? pane.columns : pane.column - 1
      frame.fill(Rect(row: pane.row, column: column, rows: pane.rows, columns: 1), with: "│", style: .paneLine)
      frame.put("┴", row: bottom, column: column, style: .paneLine)
    }
  }
}
