import Core

/// The names beside the text: kind and count, the chosen one marked; related names at the foot.
struct EntityPane {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let sidebar = state.sidebar
    let isFocused = state.focus == .entities && state.screen == .reading
    let scope = sidebar.isLibrary ? "in library" : "in article"
    let order = sidebar.order == .count ? "" : " by \(sidebar.order.rawValue)"
    let title = sidebar.search.isEmpty ? "Names" : "Names /\(sidebar.search)"
    frame.put(title, row: 0, column: 0, style: isFocused ? .paneTitleFocused : .paneTitle, in: pane)
    let right = scope + order
    frame.put(right, row: 0, column: pane.columns - TextWidth.of(right), style: .textDim, in: pane)
    let rows = sidebar.visible
    let height = state.sidebarHeight
    if rows.isEmpty {
      for (row, words) in emptyWords.enumerated() {
        frame.put(TextWidth.clipped(words, to: pane.columns - 2), row: row + 1, column: 2, style: .textDim, in: pane)
      }
    }
    for row in 0..<min(height, max(0, rows.count - sidebar.list.top)) {
      let index = sidebar.list.top + row
      draw(rows[index], row: row + 1, isCursor: isFocused && index == sidebar.list.chosen, in: pane, on: &frame)
    }
    if isFocused {
      frame.cursor = Frame.Position(
        row: pane.row + 1 + max(0, min(sidebar.list.chosen - sidebar.list.top, height - 1)), column: pane.column)
    }
    drawRelated(from: 1 + height, in: pane, on: &frame)
  }

  /// Why there is no name, and what shows some.
  private var emptyWords: [String] {
    func key(_ command: Command) -> String {
      KeyHelp.short([command], keymap: state.settings.keymap, context: .entities).first?.keys ?? ""
    }
    if !state.sidebar.search.isEmpty { return ["no such name", "\(key(.cancel)) shows all"] }
    if state.sidebar.isWaiting { return ["being counted…"] }
    if state.reader?.article.summary.isAnalyzed == false { return ["being read…"] }
    return state.sidebar.isLibrary ? ["no names yet"] : ["no names here", "\(key(.entityScope)) whole library"]
  }

  private func draw(_ entity: EntitySummary, row: Int, isCursor: Bool, in pane: Rect, on frame: inout Frame) {
    let isChosen = entity.id == state.chosen?.id
    if isChosen { frame.put("▸", row: row, column: 0, style: .rowChosen, in: pane) }
    let count = String(entity.mentions)
    let style = isChosen ? Style.rowChosen : .text
    let name = TextWidth.clipped(entity.name, to: pane.columns - 9)
    frame.put(name, row: row, column: 2, style: style, in: pane)
    frame.put(String(entity.kind.letter), row: row, column: pane.columns - 6, style: entity.kind.style, in: pane)
    frame.put(count, row: row, column: pane.columns - TextWidth.of(count), style: .textDim, in: pane)
  }

  private func drawRelated(from row: Int, in pane: Rect, on frame: inout Frame) {
    guard state.relatedHeight > 2, let chosen = state.chosen else { return }
    frame.put(
      TextWidth.clipped("With \(chosen.name)", to: pane.columns), row: row + 1, column: 0, style: .paneTitle, in: pane)
    for (index, entity) in state.sidebar.related.prefix(state.relatedHeight - 2).enumerated() {
      draw(entity, row: row + 2 + index, isCursor: false, in: pane, on: &frame)
    }
  }
}
