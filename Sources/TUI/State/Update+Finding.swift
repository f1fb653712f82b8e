import Core

/// Search in the text, in lists, over the library; the filter.
extension State {
  mutating func find(_ command: Command) -> [Effect] {
    switch command {
    case .search, .searchBackward:
      if screen == .articles || (screen == .reading && focus == .articles) {
        prompt = Prompt(purpose: .searchLibrary)
      } else if screen == .reading || screen == .page {
        prompt = Prompt(purpose: .search(backward: command == .searchBackward))
        beginSearch(backward: command == .searchBackward)
      } else {
        prompt = Prompt(purpose: .searchLibrary)
      }
    case .searchLibrary: prompt = Prompt(purpose: .searchLibrary)
    case .filter: return editFilter()
    case .clearFilter: return setFilter(Filter(), text: "")
    case .saveFilter: return saveFilter()
    case .savedFilters:
      if screen != .page { jumps.leave(place) }
      return [.listFilters]
    case .forgetFilter: return forgetFilter()
    case .narrow: return narrow()
    case .sort:
      let all = ArticleSort.allCases
      articles.sort = all[((all.firstIndex(of: articles.sort) ?? 0) + 1) % all.count]
      say("By \(articles.sort.rawValue)")
      return [.listArticles(articles.filter, articles.sort)]
    case .unread:
      let words = articles.filterText.split(separator: " ").map(String.init)
      let rest = words.filter { $0 != "is:unread" }
      return [.parseFilter((rest.count == words.count ? words + ["is:unread"] : rest).joined(separator: " "))]
    default: break
    }
    return []
  }

  private mutating func beginSearch(backward: Bool) {
    guard screen == .reading, focus == .text, let reader else { return }
    self.reader?.search = Search(
      pattern: "", origin: reader.cursor, originTop: reader.top, isBackward: backward)
  }

  /// Every key of the prompt searches anew from where it began.
  mutating func searchIncrementally(_ text: String) {
    if screen == .page {
      searchPage(text, from: page?.list.chosen ?? 0)
      return
    }
    if screen == .reading, focus == .entities {
      sidebar.search = text
      sidebar.list = ListPosition()
      return
    }
    if screen == .reading, focus == .timeline {
      searchTimeline(text)
      return
    }
    guard let reader, var search = reader.search else { return }
    search.pattern = text
    search.current = nil
    search.count = nil
    search.index = nil
    guard let pattern = TextPattern(text) else {
      self.reader?.search = search
      withReader { $0.restore(cursor: search.origin, top: search.originTop, height: $1) }
      return
    }
    let bytes = reader.text.bytes
    let found =
      search.isBackward
      ? pattern.last(in: bytes, before: search.origin) ?? pattern.last(in: bytes, before: bytes.count)
      : pattern.first(in: bytes, from: search.origin) ?? pattern.first(in: bytes, from: 0)
    show(found, of: &search, pattern)
    self.reader?.search = search
    if found == nil {
      withReader { $0.restore(cursor: search.origin, top: search.originTop, height: $1) }
    }
  }

  /// Texts up to this size (bytes) are counted at every key.
  private static let countLimit = 4_000_000

  private mutating func show(_ match: Span?, of search: inout Search, _ pattern: TextPattern) {
    search.current = match
    guard let match, let reader else {
      search.count = 0
      return
    }
    if reader.text.count <= Self.countLimit {
      let counts = pattern.count(in: reader.text.bytes, upTo: match.start)
      search.count = counts.all
      search.index = counts.before
    }
    withReader { $0.go(to: match.start, height: $1) }
    self.reader?.extendSelection()
  }

  /// `n` after a search.
  mutating func stepMatch(_ n: Int) -> [Effect] {
    guard let reader, var search = reader.search, let pattern = TextPattern(search.pattern) else { return [] }
    let bytes = reader.text.bytes
    let forward = (n > 0) != search.isBackward
    var at = reader.cursor
    var match: Span?
    var wrapped = false
    for _ in 0..<abs(n) {
      match = forward ? pattern.first(in: bytes, from: at + 1) : pattern.last(in: bytes, before: at)
      if match == nil {
        match = forward ? pattern.first(in: bytes, from: 0) : pattern.last(in: bytes, before: bytes.count)
        wrapped = true
      }
      guard let match else { break }
      at = match.start
    }
    show(match, of: &search, pattern)
    self.reader?.search = search
    if match == nil {
      say("Not found: \(search.pattern)")
    } else if wrapped {
      say(forward ? "From the end to the beginning" : "From the beginning to the end")
    }
    return []
  }

  private mutating func searchPage(_ text: String, from row: Int) {
    guard let page, let pattern = TextPattern(text) else { return }
    let rows = Array(page.lines.indices[row...]) + Array(page.lines.indices[..<row])
    if let found = rows.first(where: {
      page.lines[$0].target != nil && pattern.first(in: Array(page.words(ofRow: $0).utf8), from: 0) != nil
    }) {
      withPage { $0.choose(found, height: $1) }
    }
  }

  private mutating func searchTimeline(_ text: String) {
    guard let pattern = TextPattern(text), !timeline.rows.isEmpty else { return }
    let start = timeline.list.chosen
    let rows = Array(timeline.rows.indices[start...]) + Array(timeline.rows.indices[..<start])
    if let found = rows.first(where: { pattern.first(in: Array(timeline.rows[$0].label.utf8), from: 0) != nil }) {
      timeline.list.choose(found, count: timeline.rows.count, height: timelineHeight)
      _ = showEvent()
    }
  }

  // MARK: Hints

  mutating func beginHints() {
    guard screen == .reading, let reader else { return }
    focusText()
    let page = reader.layout.page(from: reader.top, rows: textHeight).compactMap(\.?.span)
    guard let first = page.first, let last = page.last else { return }
    let visible = Span(start: first.start, end: last.end)
    let mentions = reader.article.analysis.mentions.map(\.span.start)
    let times = reader.article.analysis.times.map(\.span.start)
    let notes = reader.passages.map(\.span.start)
    let offsets = Set((mentions + times + notes).filter(visible.contains)).sorted()
    guard !offsets.isEmpty else {
      say("Nothing to follow on this page")
      return
    }
    hints = Hints(offsets: offsets)
  }

  mutating func handleHint(_ key: Key) -> [Effect] {
    guard var hints, case .character(let letter) = key else {
      self.hints = nil
      return []
    }
    hints.typed.append(letter)
    let left = hints.hints.filter { $0.label.hasPrefix(hints.typed) }
    if left.isEmpty {
      self.hints = nil
      say("No label \(hints.typed)")
    } else if let hint = left.first(where: { $0.label == hints.typed }) {
      self.hints = nil
      withReader { $0.go(to: hint.offset, height: $1) }
      return perform(.follow, count: nil)
    } else {
      self.hints = hints
    }
    return []
  }
}
