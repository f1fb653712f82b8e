import Core

/// Moves: in the text the reading cursor, elsewhere the chosen row.
extension State {
  mutating func move(_ command: Command, count: Int?) -> [Effect] {
    let n = max(1, count ?? 1)
    switch command {
    case .down: return move(rows: n)
    case .up: return move(rows: -n)
    case .halfPageDown: return scroll(pages: n, half: true)
    case .halfPageUp: return scroll(pages: -n, half: true)
    case .pageDown: return scroll(pages: n, half: false)
    case .pageUp: return scroll(pages: -n, half: false)
    case .top: return go(toRow: count.map { $0 - 1 } ?? 0)
    case .bottom: return go(toRow: count.map { $0 - 1 } ?? Int.max)
    case .goToPercent: return go(toPercent: max(0, min(count ?? 50, 100)))
    default: break
    }
    guard screen == .reading, reader != nil else { return [] }
    switch command {
    case .left: withReader { $0.move(glyphs: -n, height: $1) }
    case .right: withReader { $0.move(glyphs: n, height: $1) }
    case .lineStart: reader?.moveToLineEdge(end: false)
    case .lineEnd: reader?.moveToLineEdge(end: true)
    case .nextWord: withReader { $0.move(.word, by: n, height: $1) }
    case .previousWord: withReader { $0.move(.word, by: -n, height: $1) }
    case .nextSentence: withReader { $0.move(.sentence, by: n, height: $1) }
    case .previousSentence: withReader { $0.move(.sentence, by: -n, height: $1) }
    case .nextParagraph: withReader { $0.move(.paragraph, by: n, height: $1) }
    case .previousParagraph: withReader { $0.move(.paragraph, by: -n, height: $1) }
    default: break
    }
    reader?.extendSelection()
    return []
  }

  private mutating func move(rows n: Int) -> [Effect] {
    switch screen {
    case .reading:
      switch focus {
      case .entities:
        sidebar.list.move(by: n, count: sidebar.visible.count, height: sidebarHeight)
        return chooseFromSidebar()
      case .timeline: return moveTimeline(by: n)
      case .articles: articles.list.move(by: n, count: articles.rows.count, height: articlesHeight)
      default:
        withReader { $0.move(lines: n, height: $1) }
        reader?.extendSelection()
      }
    case .articles: articles.list.move(by: n, count: articles.rows.count, height: articlesHeight)
    case .timeline: return moveTimeline(by: n)
    case .page: withPage { $0.move(by: n, height: $1) }
    case .identities: break
    }
    return []
  }

  private mutating func scroll(pages n: Int, half: Bool) -> [Effect] {
    func rows(_ height: Int) -> Int { n * max(1, half ? height / 2 : height - 1) }
    switch screen {
    case .reading where focus == .text || focus == .selection:
      let height = textHeight
      withReader { $0.scroll(rows: rows(height), height: $1) }
      reader?.extendSelection()
    case .reading where focus == .entities:
      sidebar.list.page(by: rows(sidebarHeight), count: sidebar.visible.count, height: sidebarHeight)
      return chooseFromSidebar()
    case .reading where focus == .articles, .articles:
      articles.list.page(by: rows(articlesHeight), count: articles.rows.count, height: articlesHeight)
    case .reading, .timeline:
      timeline.list.page(by: rows(timelineHeight), count: timeline.rows.count, height: timelineHeight)
      return showEvent()
    case .page:
      let distance = rows(pageHeight)
      withPage { $0.page(by: distance, height: $1) }
    case .identities: break
    }
    return []
  }

  private mutating func go(toRow row: Int) -> [Effect] {
    switch screen {
    case .reading where focus == .text:
      guard let reader, !reader.layout.isEmpty else { return [] }
      jumps.leave(place)
      if row == Int.max {
        withReader { $0.go(to: reader.text.count, height: $1) }
      } else {
        // Paragraphs are the rows of a text that has no fixed lines.
        let paragraphs = reader.layout.blocks.indices.filter { $0 == 0 || reader.layout.blocks[$0].beginsParagraph }
        let block = paragraphs[max(0, min(row, paragraphs.count - 1))]
        withReader { $0.go(to: reader.layout.blocks[block].span.start, height: $1) }
      }
      self.reader?.extendSelection()
    case .reading where focus == .entities:
      sidebar.list.choose(row, count: sidebar.visible.count, height: sidebarHeight)
      return chooseFromSidebar()
    case .reading where focus == .articles, .articles:
      articles.list.choose(row, count: articles.rows.count, height: articlesHeight)
    case .reading, .timeline:
      timeline.list.choose(row, count: timeline.rows.count, height: timelineHeight)
      return showEvent()
    case .page: withPage { $0.choose(min(row, $0.lines.count - 1), height: $1) }
    case .identities: break
    }
    return []
  }

  private mutating func go(toPercent percent: Int) -> [Effect] {
    guard screen == .reading, focus == .text, let reader else {
      let count =
        screen == .page
        ? page?.lines.count ?? 0 : screen == .timeline || focus == .timeline ? timeline.rows.count : articles.rows.count
      return go(toRow: max(0, count - 1) * percent / 100)
    }
    jumps.leave(place)
    withReader { $0.go(to: reader.text.count * percent / 100, height: $1) }
    self.reader?.extendSelection()
    return []
  }

  mutating func moveTimeline(by n: Int) -> [Effect] {
    timeline.list.move(by: n, count: timeline.rows.count, height: timelineHeight)
    return showEvent()
  }

  /// Marks the chosen event's sentence in the open article, if it tells of it.
  mutating func showEvent() -> [Effect] {
    guard screen == .reading, let row = timeline.chosen, let reader else { return [] }
    guard let source = row.sources.first(where: { $0.article == reader.article.summary.id }) else {
      self.reader?.sentence = nil
      return []
    }
    self.reader?.sentence = source.span
    withReader { $0.go(to: source.span.start, height: $1) }
    return []
  }
}
