import Core

/// The frame of screens over the whole width: a body between the title and a thin line above the keys.
struct FullScreen {
  let state: State

  var body: Rect { Rect(row: 1, column: 0, rows: state.pageHeight, columns: state.columns) }

  func drawLine(on frame: inout Frame) {
    guard state.rows >= 15, state.columns >= 60 else { return }
    frame.fill(Rect(row: state.rows - 3, column: 0, rows: 1, columns: state.columns), with: "─", style: .paneLine)
  }
}

/// All articles as one table; the first three people of each are its fingerprint.
struct ArticlesScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let full = FullScreen(state: state)
    full.drawLine(on: &frame)
    let body = full.body
    let list = state.articles
    let wide = state.columns >= 70
    let peopleWidth = wide ? min(44, (state.columns - 4) / 4) : 0
    let peopleColumn = state.columns - peopleWidth - 1
    let notesColumn = wide ? peopleColumn - 8 : state.columns
    let wordsColumn = wide ? notesColumn - 6 : state.columns
    let titleWidth = (wide ? wordsColumn : state.columns) - 14 - 1
    if !list.filterText.isEmpty {
      let fresh = list.rows.count { list.fresh.contains($0.id) }
      let news = fresh == 0 ? "" : "   + \(fresh) new since the last look"
      let room = max(10, body.columns - 2 - TextWidth.of(news))
      frame.put(
        TextWidth.clipped("filter: \(list.filterText)", to: room) + news, row: 0, column: 1, style: .textDim, in: body)
    }
    let heads = [
      ("date", 3, ArticleSort.date), ("title", 15, .title), ("words", wordsColumn + 1, .words),
      ("notes", notesColumn + 1, .notes),
    ]
    for (name, column, sort) in heads where wide || sort == .date || sort == .title {
      frame.put(name, row: 1, column: column, style: list.sort == sort ? .paneTitleFocused : .paneTitle, in: body)
    }
    if wide { frame.put("people", row: 1, column: peopleColumn, style: .paneTitle, in: body) }
    if list.rows.isEmpty {
      frame.put(
        list.isLoading ? "…" : list.filter.isEmpty ? "no articles" : "nothing passes the filter: F edits it", row: 2,
        column: 3, style: .textDim, in: body)
    }
    for row in 0..<min(state.articlesHeight, max(0, list.rows.count - list.list.top)) {
      let index = list.list.top + row
      let article = list.rows[index]
      let isChosen = index == list.list.chosen
      let style = isChosen ? Style.rowChosen : .text
      frame.put(isChosen ? "▸" : article.isRead ? " " : "•", row: row + 2, column: 1, style: style, in: body)
      if list.fresh.contains(article.id) { frame.put("+", row: row + 2, column: 2, style: .rowChosen, in: body) }
      frame.put(
        article.published?.description ?? "undated", row: row + 2, column: 3, style: isChosen ? .rowChosen : .time,
        in: body)
      frame.put(TextWidth.clipped(article.title, to: titleWidth), row: row + 2, column: 15, style: style, in: body)
      guard wide else { continue }
      let words = String(article.words)
      frame.put(words, row: row + 2, column: wordsColumn + 6 - TextWidth.of(words), style: .textDim, in: body)
      let notes = article.notes == 0 ? "–" : String(article.notes)
      frame.put(notes, row: row + 2, column: notesColumn + 6 - TextWidth.of(notes), style: .textDim, in: body)
      frame.put(
        Self.names(article.people, in: peopleWidth), row: row + 2, column: peopleColumn, style: .textDim, in: body)
    }
    let row = max(0, min(list.list.chosen - list.list.top, state.articlesHeight - 1))
    frame.cursor = Frame.Position(row: body.row + 2 + row, column: 1)
  }

  /// As many whole names as fit, and how many more there are.
  static func names(_ names: [String], in columns: Int) -> String {
    for count in stride(from: names.count, to: 0, by: -1) {
      let left = names.count - count
      let words = names.prefix(count).joined(separator: ", ") + (left == 0 ? "" : " +\(left)")
      if TextWidth.of(words) <= columns || count == 1 { return TextWidth.clipped(words, to: columns) }
    }
    return ""
  }
}

/// The timeline alone: the density line as a scale, and the chosen event's sentence below.
struct TimelineScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let full = FullScreen(state: state)
    full.drawLine(on: &frame)
    let body = full.body
    let timeline = state.timeline
    ScaleLine(scale: timeline.scale, chosen: timeline.chosen?.earliest)
      .draw(row: 0, column: 1, columns: state.columns - 2, in: body, on: &frame)
    let height = state.timelineHeight
    if timeline.rows.isEmpty { EmptyTimeline(state: state).draw(row: 2, in: body, on: &frame) }
    for row in 0..<min(height, max(0, timeline.rows.count - timeline.list.top)) {
      let index = timeline.list.top + row
      EventRow(event: timeline.rows[index], isChosen: index == timeline.list.chosen)
        .draw(row: row + 1, sources: false, in: body, on: &frame)
    }
    let row = max(0, min(timeline.list.chosen - timeline.list.top, height - 1))
    frame.cursor = Frame.Position(row: body.row + 1 + row, column: 0)
    drawSentence(from: height + 2, in: body, on: &frame)
  }

  private func drawSentence(from row: Int, in body: Rect, on frame: inout Frame) {
    guard let event = state.timeline.chosen, let source = event.sources.first else { return }
    let title = state.articles.title(of: source.article)
    var text = event.label
    if let reader = state.reader,
      let here = event.sources.first(where: { $0.article == reader.article.summary.id })
    {
      text = reader.text.string(here.span)
    }
    for (index, words) in Wrap.words(text, columns: body.columns - 4, rows: 2).enumerated() {
      frame.put(
        TextWidth.clipped(words, to: body.columns - 4), row: row + index, column: 2, style: .eventSentence, in: body)
    }
    let count = event.sources.count == 1 ? "1 source" : "1 of \(event.sources.count)"
    let right = TextWidth.clipped(title, to: body.columns - 5 - TextWidth.of(count)) + ", \(count)"
    frame.put(
      right, row: row + 2, column: max(2, body.columns - 1 - TextWidth.of(right)), style: .textDim, in: body)
  }
}

/// A page of lines that lead somewhere.
struct PageScreen {
  let state: State

  func draw(on frame: inout Frame) {
    guard let page = state.page else { return }
    let full = FullScreen(state: state)
    full.drawLine(on: &frame)
    let body = full.body
    for row in 0..<min(body.rows, max(0, page.lines.count - page.list.top)) {
      let index = page.list.top + row
      let isChosen = page.target != nil && page.rowsOfChosen.contains(index)
      draw(page.lines[index], row: row, isChosen: isChosen, in: body, on: &frame)
    }
    let row = max(0, min(page.list.chosen - page.list.top, body.rows - 1))
    frame.cursor = Frame.Position(row: body.row + row, column: 0)
  }

  private func draw(_ line: Page.Line, row: Int, isChosen: Bool, in body: Rect, on frame: inout Frame) {
    let style = isChosen ? Style.rowChosen : line.style
    let right = line.edge
    let rightWidth = min(TextWidth.of(right), body.columns / 2)
    if isChosen, !line.isRest { frame.put("▸", row: row, column: 0, style: .rowChosen, in: body) }
    let bytes = Array(TextWidth.clipped(line.text, to: line.room(in: body.columns)).utf8)
    var column = 1
    var at = 0
    for mark in line.marks.sorted(by: { $0.span < $1.span })
    where mark.span.start >= at && mark.span.start < bytes.count {
      let end = min(mark.span.end, bytes.count)
      column = frame.put(utf8: bytes[at..<mark.span.start], row: row, column: column, style: style, in: body)
      column = frame.put(utf8: bytes[mark.span.start..<end], row: row, column: column, style: mark.style, in: body)
      at = end
    }
    frame.put(utf8: bytes[at...], row: row, column: column, style: style, in: body)
    guard !right.isEmpty else { return }
    frame.put(
      TextWidth.clipped(right, to: rightWidth), row: row, column: body.columns - 1 - rightWidth, style: .textDim,
      in: body)
  }
}

/// One open question: two contexts side by side, what speaks for and against, one key.
struct IdentityScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let full = FullScreen(state: state)
    full.drawLine(on: &frame)
    let body = full.body
    guard let question = state.questions.current else {
      let words =
        state.questions.isLoading
        ? "Looking for open questions…"
        : state.questions.queue.isEmpty
          ? "No open questions: all names are told apart."
          : "That was the last question. \(Pages.plural(state.questions.answered, "answer")) given; z takes the last one back."
      frame.put(words, row: 2, column: 2, style: .textDim, in: body)
      frame.cursor = Frame.Position(row: body.row + 2, column: 2)
      return
    }
    let half = body.columns / 2
    let height = max(6, min(body.rows - 6, 10))
    let left = Rect(row: body.row + 1, column: 2, rows: height, columns: half - 3)
    let right = Rect(row: body.row + 1, column: half + 2, rows: height, columns: body.columns - half - 3)
    draw(question.left, in: left, on: &frame)
    draw(question.right, in: right, on: &frame)
    frame.fill(Rect(row: body.row + 1, column: half, rows: height, columns: 1), with: "│", style: .paneLine)
    var row = height + 2
    for (label, words) in [("for", question.pro), ("against", question.contra)] {
      frame.put(label, row: row, column: 2, style: .paneTitle, in: body)
      let text = Array((words.isEmpty ? "nothing found" : words.joined(separator: " · ")).utf8)
      for line in Wrap.lines(text, Span(start: 0, end: text.count), columns: body.columns - 13).prefix(3) {
        frame.put(utf8: text[line.range], row: row, column: 11, style: .text, in: body)
        row += 1
      }
    }
    frame.cursor = Frame.Position(row: body.row + 1, column: 2)
  }

  private func draw(_ side: IdentityQuestion.Side, in pane: Rect, on frame: inout Frame) {
    frame.put(
      TextWidth.clipped(side.entity.name, to: pane.columns), row: 0, column: 0, style: side.entity.kind.style, in: pane)
    frame.put(
      "\(Pages.plural(side.entity.mentions, "mention")) in \(Pages.plural(side.entity.articles, "article"))", row: 1,
      column: 0, style: .textDim, in: pane)
    var row = 3
    for passage in side.context.prefix(2) {
      let text = Array(passage.text.utf8)
      for line in Wrap.lines(text, Span(start: 0, end: text.count), columns: pane.columns).prefix(2) {
        frame.put(utf8: text[line.range], row: row, column: 0, style: .text, in: pane)
        row += 1
      }
      let title = state.articles.title(of: passage.article)
      let source = [title, passage.published?.description].compactMap { $0 }.joined(separator: ", ")
      frame.put(TextWidth.clipped(source, to: pane.columns), row: row, column: 0, style: .textDim, in: pane)
      row += 1
    }
  }
}

/// Nothing to read yet: what to do next, in words that can be typed.
struct EmptyPane {
  let state: State

  func draw(on frame: inout Frame) {
    let full = FullScreen(state: state)
    full.drawLine(on: &frame)
    let body = full.body
    frame.cursor = Frame.Position(row: body.row, column: 0)
    if state.articles.isLoading || state.opening != nil || state.progress != nil || !state.adding.isEmpty {
      let what = state.progress.map(\.current).flatMap { $0.isEmpty ? nil : $0 } ?? state.adding.first
      frame.put(
        TextWidth.clipped(what.map { "reading \($0)" } ?? "…", to: body.columns - 2), row: 1, column: 1,
        style: .textDim,
        in: body)
      return
    }
    let title = "dossier: nothing to read yet"
    frame.put(
      title, row: 1, column: max(1, (body.columns - TextWidth.of(title)) / 2), style: .paneTitleFocused, in: body)
    let rows = [
      ("dossier FOLDER", "open a folder of articles (txt, md, html, jsonl)"),
      ("dossier add FILE …", "add articles to your library"),
      ("A", "add from here"),
    ]
    let column = body.columns >= 76 ? 6 : 1
    for (index, row) in rows.enumerated() where state.settings.isRestricted == false {
      frame.put(row.0, row: 3 + index, column: column, style: .key, in: body)
      frame.put(row.1, row: 3 + index, column: column + 22, style: .text, in: body)
    }
    let path = state.memory.libraryPath.isEmpty ? state.memory.libraryName : state.memory.libraryPath
    let library = TextWidth.clipped(path, to: max(8, body.columns - column - 22))
    frame.put("Library: \(library), 0 articles", row: 7, column: column, style: .textDim, in: body)
  }
}
