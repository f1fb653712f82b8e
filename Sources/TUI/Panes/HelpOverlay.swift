/// Help over the whole screen, made from the keymap; what is typed filters it.
struct HelpOverlay {
  let help: Help
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    let lines = KeyHelp.lines(keymap: keymap, context: help.context, filter: help.filter.string)
    let title = help.filter.text.isEmpty ? "Help: type to filter" : "Help: \(help.filter.string)"
    frame.put(title, row: 0, column: 1, style: .paneTitleFocused)
    let height = max(1, frame.rows - 3)
    let keyWidth = min(20, frame.columns / 4)
    let nameWidth = frame.columns >= 70 ? 20 : 0
    for (row, line) in lines.dropFirst(help.top).prefix(height).enumerated() {
      if line.isHeading {
        frame.put(line.text, row: row + 1, column: 1, style: .paneTitle)
        continue
      }
      frame.put(TextWidth.clipped(line.keys, to: keyWidth), row: row + 1, column: 2, style: .key)
      frame.put(
        TextWidth.clipped(line.text, to: frame.columns - keyWidth - nameWidth - 5), row: row + 1, column: keyWidth + 3,
        style: .text)
      if nameWidth > 0 {
        frame.put(":\(line.name)", row: row + 1, column: frame.columns - nameWidth, style: .textDim)
      }
    }
    let more = lines.count > height ? "\(min(lines.count, help.top + height)) of \(lines.count) lines" : ""
    frame.put("↑↓ space scroll  Esc close", row: frame.rows - 1, column: 1, style: .textDim)
    frame.put(more, row: frame.rows - 1, column: frame.columns - 1 - TextWidth.of(more), style: .textDim)
    frame.cursor = Frame.Position(
      row: 0, column: min(frame.columns - 1, 1 + TextWidth.of(help.filter.text.isEmpty ? "Help: " : title)))
  }
}
