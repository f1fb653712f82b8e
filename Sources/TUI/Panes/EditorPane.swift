import Core

/// The note being written, below the text in place of the timeline.
struct EditorPane {
  let editor: NoteEditor
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let what = editor.editing == nil ? editor.inReplyTo == nil ? "Note on" : "Answer to" : "Edit note on"
    let meaning = state.colours.first { $0.name == editor.colour }?.meaning ?? ""
    let colour =
      meaning.isEmpty || state.libraryColours.isEmpty
      ? editor.colour : "\(editor.colour): \(TextWidth.clipped(meaning, to: 24))"
    let right = "\(colour)\(editor.isPrivate ? " · private" : "") · \(stored)"
    let room = pane.columns - TextWidth.of(right) - TextWidth.of(what) - 7
    frame.put(what, row: 0, column: 1, style: .paneTitleFocused, in: pane)
    frame.put("“\(shortened(room))”", row: 0, column: 2 + TextWidth.of(what), style: .quotation, in: pane)
    frame.put(right, row: 0, column: pane.columns - 1 - TextWidth.of(right), style: .textDim, in: pane)
    let tags = editor.tags.isEmpty ? "" : "tags: \(editor.tags.joined(separator: ", "))"
    let tagRows = tags.isEmpty ? 0 : 1
    if tagRows > 0 { frame.put(tags, row: pane.rows - 1, column: 1, style: .textDim, in: pane) }
    drawLines(
      in: Rect(row: pane.row + 1, column: 1, rows: pane.rows - 1 - tagRows, columns: pane.columns - 2), on: &frame)
  }

  private var stored: String {
    if editor.isSaving { return "saving…" }
    if editor.isDraftKept { return "draft kept" }
    return state.unkept[editor.article] == nil ? "draft" : "NOT ON DISK"
  }

  /// Beginning and end of the passage, so that one sees where it stops.
  private func shortened(_ columns: Int) -> String {
    var words = ""
    for character in editor.exact { words.append(character.isNewline ? " " : character) }
    guard columns > 8, TextWidth.of(words) > columns else { return TextWidth.clipped(words, to: max(1, columns)) }
    let half = (columns - 3) / 2
    return "\(TextWidth.clipped(words, to: half + 1)) \(String(words.suffix(max(1, columns - half - 4))))"
  }

  private func drawLines(in area: Rect, on frame: inout Frame) {
    guard !area.isEmpty else { return }
    var rows: [(bytes: [UInt8], span: Span)] = []
    var cursorRow = 0
    var cursorColumn = 0
    for (index, line) in editor.lines.enumerated() {
      let bytes = Array(String(line).utf8)
      var spans = Wrap.lines(bytes, Span(start: 0, end: bytes.count), columns: area.columns)
      if spans.isEmpty { spans = [Span(start: 0, end: 0)] }
      if index == editor.row {
        let offset = String(line[..<editor.column]).utf8.count
        let row = spans.lastIndex { $0.start <= offset } ?? 0
        cursorRow = rows.count + row
        cursorColumn = TextWidth.of(String(decoding: bytes[spans[row].start..<offset], as: UTF8.self))
      }
      rows += spans.map { (bytes, $0) }
    }
    let top = max(0, cursorRow - area.rows + 1)
    for (index, row) in rows.dropFirst(top).prefix(area.rows).enumerated() {
      frame.put(utf8: row.bytes[row.span.range], row: index, column: 0, style: .text, in: area)
    }
    frame.cursor = Frame.Position(
      row: area.row + cursorRow - top, column: area.column + min(cursorColumn, area.columns - 1))
  }
}
