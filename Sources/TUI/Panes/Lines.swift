import Core

/// The first row: library, where one is, and how far.
struct TitleLine {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let (left, right) = words
    let rightWidth = TextWidth.of(right)
    let isNarrow = state.rows < 15 || state.columns < 60
    frame.put(
      TextWidth.clipped(left, to: max(8, pane.columns - rightWidth - 3)), row: 0, column: 1, style: .paneTitle, in: pane
    )
    if rightWidth + 10 < pane.columns {
      frame.put(right, row: 0, column: pane.columns - rightWidth - (isNarrow ? 0 : 1), style: .textDim, in: pane)
    }
  }

  private var words: (left: String, right: String) {
    let isNarrow = state.rows < 15 || state.columns < 60
    let library = isNarrow || state.memory.libraryName.isEmpty ? "" : "\(state.memory.libraryName) ▸ "
    let articles = state.articles
    switch state.screen {
    case .articles: return (library + "Articles", articlesRight)
    case .timeline: return (library + "Timeline" + (state.timelineName.map { " · \($0)" } ?? ""), timelineRight)
    case .identities:
      let questions = state.questions
      guard let question = questions.current else { return ("Same?", "") }
      return (
        question.left.entity.kind == .person ? "Same person?" : "Same \(question.left.entity.kind.rawValue)?",
        "question \(questions.index + 1) of \(questions.queue.count) · worth \(Pages.plural(question.worth, "mention"))"
      )
    case .page:
      if case .card = state.page?.kind, let reader = state.reader {
        return (library + reader.article.summary.title, readingRight(reader))
      }
      return (library + (state.page?.title ?? ""), state.page.map { pageRight($0) } ?? "")
    case .reading:
      guard let reader = state.reader else {
        return (library + (articles.isLoading || !state.adding.isEmpty ? "…" : "Nothing to read yet"), progress ?? "")
      }
      let old = reader.isOldRevision ? "OLD VERSION · " : ""
      return (library + old + reader.article.summary.title, readingRight(reader))
    }
  }

  private var progress: String? {
    guard let progress = state.progress else { return nil }
    let words =
      switch progress.phase {
      case .reading: "reading"
      case .analyzing: "analysing"
      case .linking: "linking names"
      }
    guard progress.total != nil || progress.done > 0 else { return words }
    return "\(words) \(progress.done)\(progress.total.map { "/\($0)" } ?? "")"
  }

  private func readingRight(_ reader: Reader) -> String {
    let percent = "\(reader.percent(height: state.textHeight))%"
    let row = state.articles.row(of: reader.article.summary.id)
    if state.rows < 15 || state.columns < 60 {
      return (row.map { "\($0 + 1)/\(state.articles.rows.count) " } ?? "") + percent
    }
    var parts = [reader.article.summary.published?.description ?? "undated"]
    if let unreadNotes { parts.insert(unreadNotes, at: 0) }
    if let progress { parts.insert(progress, at: 0) }
    if let row { parts.append("\(row + 1) of \(state.articles.rows.count)") }
    return (parts + [percent]).joined(separator: " · ")
  }

  private var unreadNotes: String? {
    state.unread.places.isEmpty ? nil : "• \(Pages.plural(state.unread.places.count, "unread note"))"
  }

  private var articlesRight: String {
    let list = state.articles
    var parts = [Pages.plural(list.rows.count, "article")]
    let unread = list.rows.count { !$0.isRead }
    let notes = list.rows.reduce(0) { $0 + $1.notes }
    if unread > 0 { parts.append("\(unread) unread") }
    if notes > 0 { parts.append(Pages.plural(notes, "note")) }
    if let unreadNotes { parts.append(unreadNotes) }
    if let progress { parts.insert(progress, at: 0) }
    return parts.joined(separator: " · ")
  }

  private var timelineRight: String {
    let rows = state.timeline.rows
    guard let first = rows.first, let last = rows.map(\.latest).max() else { return "no events" }
    let count = Pages.plural(rows.count, state.timeline.mainOnly ? "main event" : "event")
    let filter = state.articles.filter.isEmpty ? "" : "filtered · "
    return "\(filter)\(count) · \(first.earliest.description.prefix(7)) to \(last.description.prefix(7))"
  }

  private func pageRight(_ page: Page) -> String {
    let count = page.lines.count { $0.target != nil }
    return page.kind == .notes ? Pages.plural(count, "note") + (unreadNotes.map { " · \($0)" } ?? "") : ""
  }
}

/// The last row but one: the keys that matter now, from the keymap.
struct KeyLine {
  let state: State

  func draw(in pane: Rect, on frame: inout Frame) {
    let help = KeyHelp.short([.help], keymap: state.settings.keymap, context: .everywhere).first
    let helpText = state.editor == nil ? help.map { "\($0.keys) \($0.text)" } ?? "" : ""
    var room = pane.columns - 1
    if !helpText.isEmpty {
      room -= TextWidth.of(helpText) + 1
      let column = pane.columns - 1 - TextWidth.of(helpText)
      if let help {
        let end = frame.put(help.keys, row: 0, column: column, style: .key, in: pane)
        frame.put(" \(help.text)", row: 0, column: end, style: .textDim, in: pane)
      }
    }
    var column = 1
    for command in commands {
      guard let (keys, text) = KeyHelp.short([command], keymap: state.settings.keymap, context: state.context).first
      else { continue }
      let words = words(for: command) ?? text
      guard column + TextWidth.of(keys) + 1 + TextWidth.of(words) + 1 < room else { break }
      column = frame.put(keys, row: 0, column: column, style: .key, in: pane)
      column = frame.put(" \(words)", row: 0, column: column, style: .textDim, in: pane) + 2
    }
  }

  /// What a key does here, where that is not what it does everywhere.
  private func words(for command: Command) -> String? {
    switch command {
    case .nextMention: state.reader?.search == nil ? nil : "next match"
    case .follow:
      switch state.context {
      case .articles: "read"
      case .timeline: "its sentence"
      case .entities: "card"
      case .identities: "look at both"
      case .mentions: "split off"
      case .text: nil
      default: "go there"
      }
    case .search: state.context == .articles ? "search all" : nil
    case .paneTimeline: state.focus == .timeline ? "alone" : nil
    case .mainEvents: state.timeline.mainOnly ? "all events" : "main events"
    case .timelineByEntity: state.timelineName == nil ? "chosen name's" : "everybody's"
    case .quit: state.screen == .reading || state.screen == .articles ? nil : "close"
    case .unread: state.articles.filterText.contains("is:unread") ? "all again" : nil
    case .entityScope: state.sidebar.isLibrary ? "this article's" : "whole library"
    default: nil
    }
  }

  private var canGoBack: [Command] { state.jumps.behind.isEmpty ? [] : [.back] }

  private var commands: [Command] {
    if let editor = state.editor {
      return [.saveNote, .tags, .editExternally, .highlight, .keepDraft].filter {
        $0 != .editExternally || !state.settings.isRestricted
      } + (editor.isPrivate ? [.notePrivate] : [.notePrivate])
    }
    let isNarrow = state.rows < 15 || state.columns < 60
    switch state.screen {
    case .articles: return [.follow, .search, .sort, .unread, .filter, .addArticles] + canGoBack
    case .timeline:
      return [.follow, .nextYear, .mainEvents] + (state.chosen == nil ? [] : [.timelineByEntity]) + [.search, .quit]
    case .identities:
      return [.answerSame, .answerDifferent, .answerUnsure, .skipQuestion, .undo, .follow]
    case .page:
      switch state.page?.kind {
      case .mentions: return [.tick, .tickIdentical, .tickArticle, .follow, .quit]
      case .why: return [.retract, .follow, .undo, .back]
      case .card: return [.follow, .nextPlace, .same, .different, .why, .rename, .retype, .together, .back]
      case .notes where state.noteHere?.anchor.state == .lost:
        return [.follow, .repairNote, .deleteNote, .reply, .back]
      case .changes: return [.follow, .repairNote, .back]
      case .notes: return [.follow, .editNote, .deleteNote, .tags, .reply, .undo, .back, .filter, .tagAll, .nextUnread]
      case .filters: return [.follow, .forgetFilter, .filter, .back]
      case .tags: return [.follow, .renameTag, .undo, .back]
      default: return (state.page?.target == nil ? [] : [.follow]) + [.back, .search, .quit]
      }
    case .reading:
      if state.reader == nil { return [.addArticles, .quit] }
      switch state.context {
      case .selection: return [.annotate, .selectSentence, .expand, .copy, .highlight, .addMention, .cancel]
      case .entities: return [.nextMention, .follow, .nextPlace, .search, .entityOrder, .entityScope, .same, .why]
      case .timeline:
        return [.follow, .nextYear, .mainEvents] + (state.chosen == nil ? [] : [.timelineByEntity])
          + [.paneTimeline, .toggleTimeline]
      case .articles: return [.follow, .search, .sort, .unread, .filter]
      default: return isNarrow ? [.paneEntities, .paneTimeline, next] : textCommands
      }
    }
  }
}

extension KeyLine {
  /// To the next mention where a name is chosen (or a search is on), else to the next name.
  private var next: Command { state.chosen == nil && state.reader?.search == nil ? .nextEntity : .nextMention }

  /// In the text, in order of use: on, into what the cursor stands on, back; then what is always there. The same on
  /// every word: a line that changed with the cursor would cost more than the step itself.
  private var textCommands: [Command] {
    var commands = [next, .follow] + canGoBack
    if state.chosen != nil { commands.append(.nextPlace) }
    return commands + [.paneTimeline, .select, .annotate, .search, .hints]
  }
}

/// The last row: messages and prompts; a peek takes the rows above it too.
struct MessageLine {
  let state: State
  let layout: ScreenLayout

  func draw(on frame: inout Frame) {
    let pane = layout.message
    if let prompt = state.prompt {
      drawPrompt(prompt, in: pane, on: &frame)
      return
    }
    if let choice = state.choice {
      ChoiceLines(choice: choice, columns: pane.columns).draw(above: pane, on: &frame)
      return
    }
    if !state.peek.isEmpty { drawPeek(in: pane, on: &frame) }
    if let message = state.message, state.peek.isEmpty {
      let style = message.kind == .error ? Style.statusError : .statusInfo
      draw(Wrap.words(message.text, columns: pane.columns - 2, rows: 4), style: style, in: pane, on: &frame)
      return
    }
    let right = rightWords
    guard !right.isEmpty, state.peek.isEmpty else { return }
    let column = pane.columns - 1 - TextWidth.of(right)
    if layout.isNarrow {
      // Nothing of the help's key is left in front of it.
      let start = max(0, min(column - 1, pane.columns - 8))
      frame.fill(Rect(row: pane.row, column: start, rows: 1, columns: pane.columns - start), style: .text)
    }
    frame.put(right, row: 0, column: max(0, column), style: .textDim, in: pane)
  }

  /// What is begun, else what the cursor stands on.
  private var rightWords: String {
    if let count = state.count { return String(count) }
    if !state.pending.isEmpty { return KeyName.print(state.pending) }
    guard state.screen == .reading, state.editor == nil, let reader = state.reader else { return "" }
    if let search = reader.search, let count = search.count {
      return search.index.map { "match \($0) of \(count)" } ?? ""
    }
    if let chosen = state.chosen {
      let mentions = reader.mentions(of: chosen.id)
      if let index = mentions.firstIndex(where: { reader.article.analysis.mentions[$0].span.contains(reader.cursor) }) {
        return layout.isNarrow ? "\(index + 1) of \(mentions.count)" : "mention \(index + 1) of \(mentions.count)"
      }
    }
    guard !layout.isNarrow, state.focus == .text, let index = reader.mention(at: reader.cursor) else { return "" }
    let entity = reader.mentionEntities[index]
    let name = state.sidebar.rows.first { $0.id == entity }?.name ?? reader.name(of: entity) ?? ""
    return "\(name), \(reader.article.analysis.mentions[index].kind.rawValue)"
  }

  private func clear(_ pane: Rect, on frame: inout Frame) { frame.fill(pane, style: .text) }

  private func drawPrompt(_ prompt: Prompt, in pane: Rect, on frame: inout Frame) {
    clear(pane, on: &frame)
    if let message = state.message, prompt.completions.isEmpty, pane.row > 1 {
      let above = Rect(row: pane.row - 1, column: 0, rows: 1, columns: pane.columns)
      clear(above, on: &frame)
      let style = message.kind == .error ? Style.statusError : .statusInfo
      frame.put(TextWidth.clipped(message.text, to: pane.columns - 2), row: 0, column: 1, style: style, in: above)
    }
    var label = prompt.label
    if prompt.purpose == .pair, let pairing = state.pairing {
      label = "\(pairing.name) is \(pairing.isDifferent ? "not " : "")the same as: "
      CandidateLines(state: state).draw(above: pane, on: &frame)
    } else if case .together = prompt.purpose {
      drawOffers(state.candidates.map { "\($0.name) (\($0.kind.letter) \($0.mentions))" }, above: pane, on: &frame)
    } else if prompt.completions.isEmpty, let offers = prompt.offers, offers.line == prompt.filterLine,
      !offers.completion.words.isEmpty
    {
      drawOffers(offers.completion.words, above: pane, on: &frame)
    } else if !prompt.completions.isEmpty {
      drawOffers(prompt.completions, above: pane, on: &frame, chosen: prompt.completion)
    }
    let start = frame.put(label, row: 0, column: 0, style: .statusInfo, in: pane)
    // A long line scrolls so that the cursor stays on it.
    var count = ""
    if let search = state.reader?.search, case .search = prompt.purpose, let all = search.count {
      count = all == 0 ? "none" : "\(search.index ?? 0)/\(all)"
    }
    let room = max(4, pane.columns - start - 1 - (count.isEmpty ? 0 : TextWidth.of(count) + 1))
    let before = prompt.line.beforeCursor
    var text = Array(prompt.line.string)
    var offset = TextWidth.of(before)
    while offset >= room, !text.isEmpty { offset -= TextWidth.of(String(text.removeFirst())) }
    frame.put(TextWidth.clipped(String(text), to: room), row: 0, column: start, style: .text, in: pane)
    if !count.isEmpty {
      frame.put(count, row: 0, column: pane.columns - 1 - TextWidth.of(count), style: .textDim, in: pane)
    }
    frame.cursor = Frame.Position(row: pane.row, column: min(pane.columns - 1, pane.column + start + offset))
  }

  private func drawOffers(_ offers: [String], above pane: Rect, on frame: inout Frame, chosen: Int? = nil) {
    guard pane.row > 1 else { return }
    let row = Rect(row: pane.row - 1, column: 0, rows: 1, columns: pane.columns)
    clear(row, on: &frame)
    var column = 1
    let first = max(0, (chosen ?? 0) - 3)
    for (index, offer) in offers.enumerated().dropFirst(first) {
      guard column + 4 < pane.columns else { break }
      column = frame.put(
        TextWidth.clipped(offer, to: 40), row: 0, column: column, style: index == chosen ? .selection : .textDim,
        in: row)
      column += 2
    }
    if offers.isEmpty { frame.put("no name begins so", row: 0, column: 1, style: .textDim, in: row) }
  }

  private func drawPeek(in pane: Rect, on frame: inout Frame) {
    let lines = state.peek.flatMap { Wrap.words($0, columns: pane.columns - 2, rows: 3) }
    draw(lines, style: .statusInfo, in: pane, on: &frame)
  }

  /// The last of the lines in the last row, the others over what stands above it until the next key.
  private func draw(_ lines: [String], style: Style, in pane: Rect, on frame: inout Frame) {
    let rows = min(lines.count, max(1, pane.row))
    for (index, line) in lines.prefix(rows).enumerated() {
      let row = Rect(row: pane.row - rows + 1 + index, column: 0, rows: 1, columns: pane.columns)
      if rows > 1 || layout.isNarrow { clear(row, on: &frame) }
      frame.put(TextWidth.clipped(line, to: pane.columns - 2), row: 0, column: 1, style: style, in: row)
    }
  }
}
