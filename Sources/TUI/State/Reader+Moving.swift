import Core

/// Moves of the reading cursor. The pane stands still until the cursor leaves it, then jumps half a page.
extension Reader {
  /// Down or up by lines.
  mutating func move(lines count: Int, height: Int) {
    guard let line = layout.line(at: cursor) else { return }
    let goal = self.goal ?? layout.column(of: cursor, in: line)
    var target = line
    for _ in 0..<abs(count) {
      guard let next = count > 0 ? layout.line(after: target) : layout.line(before: target) else { break }
      target = next
    }
    cursor = layout.offset(column: goal, in: target)
    self.goal = goal
    reveal(height: height)
  }

  /// Page and cursor together, so that the cursor keeps its row.
  mutating func scroll(rows: Int, height: Int) {
    guard let line = layout.line(at: cursor), let topLine = layout.line(at: top) else { return }
    let goal = self.goal ?? layout.column(of: cursor, in: line)
    let newTop = lastTop(layout.line(rows, from: topLine), height: height)
    let target: ArticleLayout.Line
    if newTop.span.start == topLine.span.start {
      // Nothing to scroll: only the cursor moves.
      target = layout.line(rows, from: line)
    } else {
      target = layout.line(layout.rows(from: topLine, to: line, limit: height), from: newTop)
    }
    top = newTop.span.start
    cursor = layout.offset(column: goal, in: target)
    self.goal = goal
    reveal(height: height)
  }

  /// `line`, or the line from which the last page is full.
  private func lastTop(_ line: ArticleLayout.Line, height: Int) -> ArticleLayout.Line {
    guard let last = layout.line(at: text.count) else { return line }
    guard layout.rows(from: line, to: last, limit: height) < height - 1 else { return line }
    let full = layout.line(-(height - 1), from: last)
    if layout.rows(from: full, to: last, limit: height + 1) <= height - 1 { return full }
    return layout.line(after: full) ?? full
  }

  /// Goes to an offset; a page that shows it stays, else it comes to a third from the top.
  mutating func go(to offset: Int, height: Int) {
    cursor = drawn(offset)
    goal = nil
    guard let line = layout.line(at: cursor), let topLine = layout.line(at: top) else { return }
    if line.span.start < topLine.span.start || layout.rows(from: topLine, to: line, limit: height) >= height {
      top = lastTop(layout.line(-(height / 3), from: line), height: height).span.start
    }
  }

  /// Goes to the exact place that was left.
  mutating func restore(cursor: Int, top: Int, height: Int) {
    self.cursor = drawn(cursor)
    goal = nil
    self.top = max(0, min(top, text.count))
    reveal(height: height)
  }

  /// The start of the glyph that is drawn for an offset.
  private func drawn(_ offset: Int) -> Int {
    let offset = max(0, min(offset, text.count - 1))
    guard let line = layout.line(at: offset) else { return 0 }
    return layout.offset(column: layout.column(of: offset, in: line), in: line)
  }

  /// Brings the cursor onto the page, half a page from the edge.
  mutating func reveal(height: Int) {
    guard height > 0, let line = layout.line(at: cursor), let topLine = layout.line(at: top) else { return }
    if line.span.start < topLine.span.start {
      top = layout.line(-(height / 2), from: line).span.start
    } else if layout.rows(from: topLine, to: line, limit: height) >= height {
      top = lastTop(layout.line(-(height / 2), from: line), height: height).span.start
    }
  }

  /// Left or right by glyphs, over the ends of lines.
  mutating func move(glyphs count: Int, height: Int) {
    for _ in 0..<abs(count) {
      guard let line = layout.line(at: cursor) else { return }
      if count > 0 {
        let next = glyphEnd(cursor)
        if next < trimmed(line.span).end {
          cursor = next
        } else if let below = layout.line(after: line) {
          cursor = layout.offset(column: 0, in: below)
        } else {
          break
        }
      } else if cursor > layout.offset(column: 0, in: line) {
        cursor = layout.offset(column: max(0, layout.column(of: cursor, in: line) - 1), in: line)
      } else if let above = layout.line(before: line) {
        cursor = layout.offset(column: layout.columns, in: above)
      } else {
        break
      }
    }
    goal = nil
    reveal(height: height)
  }

  mutating func moveToLineEdge(end: Bool) {
    guard let line = layout.line(at: cursor) else { return }
    goal = end ? layout.columns : 0
    cursor = layout.offset(column: end ? layout.columns : 0, in: line)
  }

  /// To starts of words, sentences or paragraphs.
  mutating func move(_ unit: Selection.Unit, by count: Int, height: Int) {
    var offset = cursor
    for _ in 0..<abs(count) {
      guard let next = count > 0 ? start(of: unit, after: offset) : start(of: unit, before: offset) else { break }
      offset = next
    }
    guard offset != cursor else { return }
    cursor = drawn(offset)
    goal = nil
    reveal(height: height)
  }

  private func start(of unit: Selection.Unit, after offset: Int) -> Int? {
    switch unit {
    case .word:
      let bytes = text.bytes
      var at = max(word(at: offset).end, offset + 1)
      while at < bytes.count, !Self.isWord(bytes[at]) { at += 1 }
      return at < bytes.count ? at : nil
    case .sentence:
      let sentences = article.analysis.sentences
      if sentences.isEmpty { return start(of: .paragraph, after: offset) }
      let index = firstIndex(sentences.count) { sentences[$0].start > offset }
      return index < sentences.count ? sentences[index].start : nil
    case .paragraph:
      guard !layout.isEmpty else { return nil }
      var block = layout.block(at: offset) + 1
      while block < layout.blocks.count, !layout.blocks[block].beginsParagraph { block += 1 }
      return block < layout.blocks.count ? layout.blocks[block].span.start : nil
    }
  }

  private func start(of unit: Selection.Unit, before offset: Int) -> Int? {
    switch unit {
    case .word:
      let bytes = text.bytes
      var at = min(offset, bytes.count) - 1
      while at >= 0, !Self.isWord(bytes[at]) { at -= 1 }
      return at >= 0 ? word(at: at).start : nil
    case .sentence:
      let sentences = article.analysis.sentences
      if sentences.isEmpty { return start(of: .paragraph, before: offset) }
      let index = firstIndex(sentences.count) { sentences[$0].start >= offset }
      return index > 0 ? sentences[index - 1].start : nil
    case .paragraph:
      guard !layout.isEmpty else { return nil }
      let start = paragraph(at: offset).start
      if start < offset { return start }
      let block = layout.block(at: offset)
      return block > 0 ? paragraph(at: layout.blocks[block].span.start - 1).start : nil
    }
  }

  /// Share of the text above the page's first line, in percent; 100 when the last line is on the page.
  func percent(height: Int) -> Int {
    guard text.count > 0, let topLine = layout.line(at: top), let last = layout.line(at: text.count) else { return 100 }
    if layout.rows(from: topLine, to: last, limit: height) < height { return 100 }
    return topLine.span.start * 100 / text.count
  }
}
