import Core

/// Events in order below the text, under their density line.
struct TimelinePane {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let isFocused = state.focus == .timeline && state.screen == .reading
    drawTitle(isFocused: isFocused, in: pane, on: &frame)
    let timeline = state.timeline
    let height = max(0, pane.rows - 1)
    if timeline.rows.isEmpty { EmptyTimeline(state: state).draw(row: 1, in: pane, on: &frame) }
    for row in 0..<min(height, max(0, timeline.rows.count - timeline.list.top)) {
      let index = timeline.list.top + row
      EventRow(
        event: timeline.rows[index],
        isChosen: index == timeline.list.chosen && (isFocused || state.reader?.sentence != nil)
      )
      .draw(row: row + 1, sources: true, in: pane, on: &frame)
    }
    if isFocused {
      let row = max(0, min(timeline.list.chosen - timeline.list.top, max(0, height - 1)))
      frame.cursor = Frame.Position(row: pane.row + 1 + row, column: pane.column)
    }
  }

  private func drawTitle(isFocused: Bool, in pane: Rect, on frame: inout Frame) {
    let timeline = state.timeline
    var right = timeline.mainOnly ? "main" : "all"
    if let name = state.timelineName { right += " · \(name)" }
    if !state.articles.filter.isEmpty { right += " · \(state.articles.filterText)" }
    right = TextWidth.clipped(right, to: pane.columns / 2)
    let rightColumn = pane.columns - 1 - TextWidth.of(right)
    frame.put("Timeline", row: 0, column: 1, style: isFocused ? .paneTitleFocused : .paneTitle, in: pane)
    frame.put(right, row: 0, column: rightColumn, style: .textDim, in: pane)
    let room = rightColumn - 13
    guard room > 8 else { return }
    ScaleLine(scale: timeline.scale, chosen: timeline.chosen?.earliest)
      .draw(row: 0, column: 11, columns: room, in: pane, on: &frame)
  }
}

/// A timeline without rows: why, and what shows more.
struct EmptyTimeline {
  let state: State

  func draw(row: Int, in pane: Rect, on frame: inout Frame) {
    guard state.timeline.isAnswered else { return }
    let keymap = state.settings.keymap
    func key(_ command: Command) -> String {
      KeyHelp.short([command], keymap: keymap, context: .timeline).first?.keys ?? ""
    }
    var words = state.timeline.mainOnly ? "no main events" : "no dated events"
    if let name = state.timelineName { words += " with \(name)" }
    var ways: [String] = []
    if state.timeline.mainOnly { ways.append("\(key(.mainEvents)) shows all") }
    if state.timelineName != nil { ways.append("\(key(.timelineByEntity)) everybody's") }
    if !state.articles.filter.isEmpty { ways.append("\(key(.filter)) edits the filter") }
    if !ways.isEmpty { words += ": " + ways.joined(separator: ", ") }
    frame.put(TextWidth.clipped(words, to: pane.columns - 3), row: row, column: 2, style: .textDim, in: pane)
  }
}

/// One event: day, words, number of sources.
struct EventRow {
  let event: TimelineRow
  let isChosen: Bool

  func draw(row: Int, sources: Bool, in pane: Rect, on frame: inout Frame) {
    let style = isChosen ? Style.rowChosen : .text
    if isChosen { frame.put("▸", row: row, column: 0, style: .rowChosen, in: pane) }
    let dateColumns = pane.columns < 100 ? ShownDate.columns : ShownDate.fullColumns
    frame.put(
      TextWidth.clipped(ShownDate.words(event.edtf, columns: dateColumns), to: dateColumns), row: row, column: 2,
      style: isChosen ? .rowChosen : .time, in: pane)
    let count = event.sources.count
    let right = pane.columns < 70 ? String(count) : "\(count) source\(count == 1 ? " " : "s")"
    let rightColumn = pane.columns - 1 - TextWidth.of(right)
    let label = event.label + Pages.status(event.status)
    let column = dateColumns + 3
    frame.put(
      TextWidth.clipped(label, to: rightColumn - column - 2), row: row, column: column, style: style, in: pane)
    frame.put(right, row: row, column: rightColumn, style: .textDim, in: pane)
  }
}

/// Events over time, one cell a month where there is room, else a quarter or a year; each year with its number.
struct ScaleLine {
  let scale: Timeline.Scale
  let chosen: Day?

  func draw(row: Int, column: Int, columns: Int, in pane: Rect, on frame: inout Frame) {
    guard scale.years > 0 else { return }
    // "2023" and the cells of the year and a space.
    for cells in [12, 6, 4, 2, 1] where scale.years * (cells + 5) - 1 <= columns || cells == 1 {
      draw(cells: cells, row: row, column: column, columns: columns, in: pane, on: &frame)
      return
    }
  }

  private func draw(cells: Int, row: Int, column: Int, columns: Int, in pane: Rect, on frame: inout Frame) {
    let months = 12 / cells
    let all = stride(from: 0, to: scale.counts.count, by: months).map { start in
      scale.counts[start..<start + months].reduce(0, +)
    }
    let blocks = Array(Density.line(all))
    // Where even one cell a year with its number is too wide, the numbers go but for the ends.
    guard cells > 1 || scale.years * 6 - 1 <= columns else {
      let first = String(scale.firstYear)
      let last = String(scale.firstYear + scale.years - 1)
      var at = frame.put(first, row: row, column: column, style: .textDim, in: pane)
      let room = max(0, min(blocks.count, columns - 8))
      for index in 0..<room {
        at = frame.put(String(blocks[blocks.count - room + index]), row: row, column: at, style: .density, in: pane)
      }
      frame.put(last, row: row, column: at, style: .textDim, in: pane)
      return
    }
    var at = column
    for year in 0..<scale.years {
      let isChosen = chosen?.year == scale.firstYear + year
      at = frame.put(
        String(scale.firstYear + year), row: row, column: at, style: isChosen ? .rowChosen : .textDim, in: pane)
      at = frame.put(
        String(blocks[year * cells..<(year + 1) * cells]).map { $0 == " " ? "▁" : $0 }.map(String.init).joined(),
        row: row, column: at, style: .density, in: pane)
      at += 1
    }
  }
}
