import Core

/// The text: wrapped, with names, dates, notes, matches and the selection marked, and the reading cursor in it.
struct ArticlePane {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    guard let reader = state.reader else { return }
    let area = ScreenLayout.column(in: pane, measure: state.settings.measure)
    let page = reader.layout.page(from: reader.top, rows: area.rows)
    guard let first = page.first??.span, let last = page.compactMap({ $0 }).last?.span else {
      if reader.text.count == 0 { frame.put("(no text)", row: 0, column: 0, style: .textDim, in: area) }
      frame.cursor = Frame.Position(row: area.row, column: area.column)
      return
    }
    let visible = Span(start: first.start, end: last.end)
    let styles = paint(reader, visible)
    let hints = state.hints.map(hintLetters) ?? [:]
    for (row, line) in page.enumerated() {
      guard let line else { continue }
      draw(line.span, of: reader, styles: styles, from: visible.start, hints: hints, row: row, in: area, on: &frame)
      drawMargin(line.span, of: reader, row: area.row + row, column: area.column - 1, on: &frame)
    }
    placeCursor(reader, page: page, in: area, on: &frame)
  }

  /// The style of every visible byte; later layers lie over earlier ones.
  private func paint(_ reader: Reader, _ visible: Span) -> [Style] {
    var styles = [Style](repeating: .text, count: visible.length)
    func put(_ span: Span, _ style: Style) {
      let start = max(span.start, visible.start)
      let end = min(span.end, visible.end)
      guard start < end else { return }
      for i in start..<end { styles[i - visible.start] = style }
    }
    let analysis = reader.article.analysis
    func each(_ count: Int, _ span: (Int) -> Span, _ body: (Int) -> Void) {
      var index = firstIndex(count) { span($0).end > visible.start }
      while index < count, span(index).start < visible.end {
        body(index)
        index += 1
      }
    }
    if let sentence = reader.sentence { put(sentence, .eventSentence) }
    for passage in reader.passages where passage.span.overlaps(visible) {
      let note = reader.article.annotations[passage.note]
      put(passage.span, note.author == state.settings.actor ? .noteOwn : .noteOther)
    }
    each(analysis.times.count, { analysis.times[$0].span }) { put(analysis.times[$0].span, .time) }
    each(analysis.mentions.count, { analysis.mentions[$0].span }) { index in
      let isChosen = state.chosen.map { reader.mentionEntities[index] == $0.id } ?? false
      put(analysis.mentions[index].span, isChosen ? .mentionChosen : analysis.mentions[index].kind.style)
    }
    if let search = reader.search, let pattern = TextPattern(search.pattern) {
      var at = max(0, visible.start - search.pattern.utf8.count * 2)
      while let match = pattern.first(in: reader.text.bytes, from: at, before: visible.end) {
        put(match, match == search.current ? .searchCurrent : .searchMatch)
        at = max(match.end, match.start + 1)
      }
    }
    if let span = reader.selection?.span { put(span, .selection) }
    if let editor = state.editor, editor.article == reader.article.summary.id { put(editor.span, .selection) }
    return styles
  }

  private func draw(
    _ line: Span, of reader: Reader, styles: [Style], from base: Int, hints: [Int: String], row: Int, in area: Rect,
    on frame: inout Frame
  ) {
    let bytes = reader.text.bytes
    var end = line.end
    while end > line.start, bytes[end - 1] <= 0x20 { end -= 1 }
    var start = line.start
    var column = 0
    var labels: [(column: Int, label: String)] = []
    while start < end {
      var stop = start + 1
      let style = styles[start - base]
      if hints[start] != nil { labels.append((column, hints[start] ?? "")) }
      while stop < end, styles[stop - base] == style, hints[stop] == nil { stop += 1 }
      column = frame.put(utf8: bytes[start..<stop], row: row, column: column, style: style, in: area)
      start = stop
    }
    for (column, label) in labels { frame.put(label, row: row, column: column, style: .hint, in: area) }
  }

  /// What is still to be typed of each label, by the offset it stands at.
  private func hintLetters(_ hints: Hints) -> [Int: String] {
    var letters: [Int: String] = [:]
    for hint in hints.hints where hint.label.hasPrefix(hints.typed) {
      letters[hint.offset] = String(hint.label.dropFirst(hints.typed.count))
    }
    return letters
  }

  /// `•` beside lines with a note that was not read yet, `▎` beside lines with any other, the event's `▸` where it begins.
  private func drawMargin(_ line: Span, of reader: Reader, row: Int, column: Int, on frame: inout Frame) {
    guard column >= 0 else { return }
    if state.unread.isOn(line, of: reader.article.summary.id) {
      frame.put("•", row: row, column: column, style: .noteOther)
    } else if let passage = reader.passages.first(where: { $0.span.overlaps(line) }) {
      let note = reader.article.annotations[passage.note]
      frame.put("▎", row: row, column: column, style: note.author == state.settings.actor ? .noteOwn : .noteOther)
    } else if reader.lostNotes.contains(where: { line.contains($0.span.start) }) {
      frame.put("?", row: row, column: column, style: .statusError)
    } else if let sentence = reader.sentence, line.contains(sentence.start) {
      frame.put("▸", row: row, column: column, style: .eventSentence)
    }
  }

  private func placeCursor(_ reader: Reader, page: [ArticleLayout.Line?], in area: Rect, on frame: inout Frame) {
    guard state.focus == .text, state.screen == .reading else { return }
    guard let row = page.firstIndex(where: { $0.map { $0.span.contains(reader.cursor) } ?? false }),
      let line = page[row]
    else { return }
    let column = min(reader.layout.column(of: reader.cursor, in: line), area.columns - 1)
    frame.cursor = Frame.Position(row: area.row + row, column: area.column + column)
  }
}

extension EntityKind {
  var style: Style {
    switch self {
    case .person: .mentionPerson
    case .organization: .mentionOrganization
    case .place: .mentionPlace
    case .facility: .mentionFacility
    case .group: .mentionGroup
    case .event: .mentionEvent
    case .work: .mentionWork
    }
  }
}
