import Core

/// A question that one key answers, over as many rows at the foot of the screen as it takes.
struct ChoiceLines {
  let choice: Choice
  let columns: Int

  /// What leads to it, each wrapped; then the question with its answers, no answer torn where it fits a row.
  var rows: [String] {
    let room = max(8, columns - 2)
    var rows: [String] = []
    for detail in choice.details { rows += Self.wrapped(detail, room) }
    var row = choice.question
    for option in choice.options.map({ "\($0.key) \($0.label)" }) {
      if row.isEmpty {
        row = option
      } else if TextWidth.of(row) + 2 + TextWidth.of(option) <= room {
        row += "  \(option)"
      } else {
        rows += Self.wrapped(row, room)
        row = option
      }
    }
    return rows + Self.wrapped(row, room)
  }

  private static func wrapped(_ text: String, _ columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return Wrap.lines(bytes, Span(start: 0, end: bytes.count), columns: columns)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  func draw(above pane: Rect, on frame: inout Frame) {
    let rows = self.rows.suffix(max(1, pane.row))
    let top = pane.row - rows.count + 1
    if rows.count > 1, top > 1 {
      frame.fill(Rect(row: top - 1, column: 0, rows: 1, columns: columns), with: "─", style: .paneLine)
    }
    frame.fill(Rect(row: top, column: 0, rows: rows.count, columns: columns), style: .text)
    var end = 1
    for (index, row) in rows.enumerated() {
      let line = Rect(row: top + index, column: 0, rows: 1, columns: columns)
      end = frame.put(TextWidth.clipped(row, to: columns - 2), row: 0, column: 1, style: .statusInfo, in: line)
    }
    frame.cursor = Frame.Position(row: pane.row, column: min(end, columns - 1))
  }
}

/// The entities that one may be the same as, above the line in which they are searched for.
struct CandidateLines {
  let state: State

  func draw(above pane: Rect, on frame: inout Frame) {
    let most = max(1, min(8, pane.row - 3))
    let top = max(0, min(state.candidate - most + 1, state.candidates.count - most))
    let shown = state.candidates.dropFirst(top).prefix(most)
    let count = max(1, shown.count)
    let first = pane.row - count
    guard first > 1 else { return }
    frame.fill(Rect(row: first - 1, column: 0, rows: 1, columns: pane.columns), with: "─", style: .paneLine)
    frame.fill(Rect(row: first, column: 0, rows: count, columns: pane.columns), style: .text)
    if shown.isEmpty {
      frame.put(
        "no name begins so", row: 0, column: 1, style: .textDim,
        in: Rect(row: first, column: 0, rows: 1, columns: pane.columns))
      return
    }
    for (row, entity) in shown.enumerated() {
      let isMarked = top + row == state.candidate
      let line = Rect(row: first + row, column: 0, rows: 1, columns: pane.columns)
      var words = "\(isMarked ? "▸" : " ") \(Pages.pad(entity.name, 24)) \(entity.kind.letter) \(entity.mentions)"
      if let details = state.candidateDetails[entity.id] {
        if !details.aliases.isEmpty { words += "  also \(details.aliases.prefix(3).joined(separator: ", "))" }
        if let context = details.context { words += "  \(context.text)" }
      }
      frame.put(
        TextWidth.clipped(words, to: pane.columns - 1), row: 0, column: 0, style: isMarked ? .rowChosen : .text,
        in: line)
    }
  }
}
