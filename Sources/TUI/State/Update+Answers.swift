import Core

/// Answers to effects. An answer to a question that is no longer asked is dropped.
extension State {
  mutating func receive(_ action: Action) -> [Effect] {
    switch action {
    case .key, .resized: return []
    case .started(let memory): return begin(memory)
    case .pathsNamed(let articles): return openNamed(articles)
    case .articlesListed(let filter, let sort, let rows): return listed(rows, filter, sort)
    case .filterParsed(let text, let filter, let fresh): return setFilter(filter, text: text, fresh: fresh)
    case .filterCompleted(let line, let completion): offer(completion, for: line)
    case .filtersListed(let filters): show(Pages.filters(filters))
    case .unreadListed(let places): return unreadListed(places)
    case .tagsListed(let tags): show(Pages.tags(tags))
    case .coloursListed(let meanings, let counts): coloursListed(meanings, counts)
    case .opened(let article, let landing, let remembered, let draft):
      return opened(article, landing, remembered: remembered, draft: draft)
    case .entitiesListed(let article, let order, let rows):
      guard order == sidebar.order, (article == nil) == sidebar.isLibrary,
        article == nil || article == reader?.article.summary.id
      else { return [] }
      show(names: rows)
    case .timelineShown(let filter, let mainOnly, let rows):
      guard filter == timeline.asked, mainOnly == timeline.mainOnly else { return [] }
      timeline.show(rows)
      timeline.list.reveal(count: rows.count, height: timelineHeight)
    case .cardShown(let card, let use): show(card, use)
    case .placeFound(let entity, let place, let backwards):
      guard let place else {
        say(
          backwards
            ? "No article before this one names \(name(of: entity))" : "No later article names \(name(of: entity))")
        return []
      }
      return go(to: place.article, .mention(entity, place.span))
    case .hitsFound(let query, let hits): show(Pages.hits(query, hits))
    case .candidatesListed(let entity, let text, let different, let rows):
      if case .together(entity, _) = prompt?.purpose, prompt?.line.string == text {
        candidates = rows.filter { $0.id != entity }
        return []
      }
      guard let pairing, pairing.entity == entity, pairing.isDifferent == different,
        prompt?.purpose == .pair, prompt?.line.string == text
      else { return [] }
      candidates = rows.filter { $0.id != entity }
      candidate = min(candidate, max(0, candidates.count - 1))
    case .passagesListed(let left, let right, let passages, let events):
      show(Pages.together(left, right, passages, events, articles: articles))
    case .notesListed(let filter, let notes): notesListed(filter, notes)
    case .revisionsListed(let article, let steps):
      show(Pages.revisions(article, title: articles.title(of: article), steps, shown: reader?.article.revision))
    case .revisionsCompared(let comparison):
      notes = comparison.notes.map(\.note)
      show(Pages.changes(comparison, title: articles.title(of: comparison.article), columns: columns))
    case .repairProposed(let note, let span): return beginRepair(note, at: span)
    case .whyShown(let entity, let lines, let contradictions):
      show(Pages.why(entity, name: name(of: entity), lines, contradictions))
    case .questionsAsked(let queue):
      questions = Questions(queue: queue)
    case .noteSaved(let note): return saved(note)
    case .noteConflict(let conflict): return show(conflict)
    case .noteNotSaved(let problem): return notSaved(problem)
    case .draftKept(let draft): draftKept(draft)
    case .draftNotKept(let draft, let problem): draftNotKept(draft, problem)
    case .undone(let what, let redo):
      guard let what else {
        say(redo ? "Nothing to do again" : "Nothing to undo")
        return []
      }
      say(redo ? "Again: \(what)" : "Undone: \(what)")
      if !redo { stepBackInQueue() }
      return refresh()
    case .candidatesDescribed(let details):
      candidateDetails = Dictionary(details.map { ($0.entity.id, $0) }) { first, _ in first }
    case .mergePreviewed(let preview, let different): ask(preview, different: different)
    case .contradicted(let found, let left, let right): ask(found, left, right)
    case .merged(let entity, let ids, let what): return merged(entity, from: ids, what)
    case .mentionsListed(let splitting): show(splitting)
    case .splitPreviewed(let preview): ask(preview)
    case .decided(let what):
      // The key that it names is the one of this screen.
      let suffix = "; u takes it back"
      say(what.hasSuffix(suffix) ? "\(what.dropLast(suffix.count)); \(undoKey) takes it back" : what)
      return refresh()
    case .progressed(let progress): self.progress = progress
    case .imported(let report): return imported(report)
    case .libraryChanged: return refresh()
    case .edited(let text):
      guard let text, editor != nil else { return [] }
      editor?.replaceBody(text)
      return editor.map { [.keepDraft($0.draft)] } ?? []
    case .said(let text): say(text)
    case .failed(let problem):
      adding = []
      problems.append(problem)
      complain(problem.hint.map { "\(problem.message): \($0)" } ?? problem.message)
      // The article read last may be gone from the library: then the first one is opened.
      if reader == nil, let gone = opening {
        opening = nil
        if let first = articles.rows.first, first.id != gone {
          opening = first.id
          return [.open(first.id, revision: nil, at: .remembered)]
        }
      }
    }
    return []
  }

  private mutating func begin(_ memory: Memory) -> [Effect] {
    self.memory = memory
    hasStarted = true
    var effects: [Effect] = [.listArticles(articles.filter, articles.sort), .listUnread, .listColours]
    if let article = startingArticle(memory.article), reader == nil {
      opening = article
      effects.insert(.open(article, revision: nil, at: .remembered), at: 0)
    }
    return effects + askTimeline()
  }

  /// Where one was, if that is among what was asked for; else the first of that.
  private func startingArticle(_ remembered: Int64?) -> Int64? {
    guard let first = named.first else { return remembered }
    return remembered.flatMap { named.contains($0) ? $0 : nil } ?? first
  }

  private mutating func openNamed(_ articles: [Int64]) -> [Effect] {
    guard named.isEmpty, let first = articles.first else { return [] }
    named = articles
    guard hasStarted, !hasKeys, let now = opening ?? reader?.article.summary.id, !articles.contains(now) else {
      return []
    }
    return open(first, .remembered)
  }

  private mutating func listed(_ rows: [ArticleSummary], _ filter: Filter, _ sort: ArticleSort) -> [Effect] {
    guard filter == articles.filter, sort == articles.sort else { return [] }
    let chosen = articles.rows.indices.contains(articles.list.chosen) ? articles.rows[articles.list.chosen].id : nil
    articles.rows = rows
    for row in rows { articles.titles[row.id] = row.title }
    articles.isLoading = false
    if let row = (chosen ?? reader?.article.summary.id).flatMap({ articles.row(of: $0) }) {
      articles.list.chosen = row
    }
    articles.list.reveal(count: rows.count, height: articlesHeight)
    if reader == nil, opening == nil, let first = named.first ?? rows.first?.id {
      opening = first
      return [.open(first, revision: nil, at: .remembered)]
    }
    return []
  }

  private mutating func opened(
    _ article: OpenArticle, _ landing: Landing, remembered: String?, draft: Draft?
  ) -> [Effect] {
    let id = article.summary.id
    if landing == .stay {
      guard let now = reader?.article, now.summary.id == id, !isOldRevision else { return [] }
      if now.revision != article.revision { say("This article has a new version: R shows what changed") }
      reader?.replace(article)
      reflow()
      return listEntities()
    }
    guard id == opening else { return [] }
    opening = nil
    let revision = openingRevision
    openingRevision = nil
    if let draft { drafts[id] = draft }
    // A name that is marked stays so, wherever it goes on.
    var reader = Reader(article, columns: textColumns)
    reader.isOldRevision = revision != nil
    self.reader = reader
    let back = returning
    returning = nil
    var effects = land(landing, remembered: remembered)
    if let back, back.article == id {
      screen = back.screen
      focus = back.focus
      reflow()
    }
    if let row = articles.row(of: id) {
      articles.rows[row].isRead = true
      articles.list.choose(row, count: articles.rows.count, height: articlesHeight)
    }
    if !sidebar.isLibrary {
      sidebar.rows = localNames(article)
      sidebar.isWaiting = false
      sidebar.list = ListPosition()
      showChosenInSidebar()
    }
    effects += [.markRead(id)] + listEntities()
    if revision == nil { effects += [.remember(key: "article", value: String(id))] }
    if article.text.count > Library.longestAnalyzed {
      say("A very long text: read and searched, without names and dates")
    }
    if draft != nil { say("There is a draft of a note here: a goes on with it") }
    withReader { $0.keepLayout(height: $1) }
    return effects
  }

  /// The names as the article itself has them, until the library answers.
  private func localNames(_ article: OpenArticle) -> [EntitySummary] {
    var counts: [Int64: Int] = [:]
    for mention in article.analysis.mentions where article.entityIDs.indices.contains(mention.entity) {
      counts[article.entityIDs[mention.entity], default: 0] += 1
    }
    var seen: Set<Int64> = []
    var rows: [EntitySummary] = []
    for (index, entity) in article.analysis.entities.enumerated() where article.entityIDs.indices.contains(index) {
      let id = article.entityIDs[index]
      guard seen.insert(id).inserted, let count = counts[id] else { continue }
      rows.append(EntitySummary(id: id, name: entity.name, kind: entity.kind, mentions: count, articles: 1))
    }
    return rows.sorted { ($1.mentions, $0.name) < ($0.mentions, $1.name) }
  }

  private mutating func show(names: [EntitySummary]) {
    let before = sidebar.visible.indices.contains(sidebar.list.chosen) ? sidebar.visible[sidebar.list.chosen].id : nil
    sidebar.rows = names
    sidebar.isWaiting = false
    if let chosen, let row = names.first(where: { $0.id == chosen.id }) {
      self.chosen = Chosen(id: row.id, name: row.name, kind: row.kind)
      showChosenInSidebar()
    } else if let before, let index = sidebar.visible.firstIndex(where: { $0.id == before }) {
      sidebar.list.choose(index, count: sidebar.visible.count, height: sidebarHeight)
    } else {
      sidebar.list.reveal(count: sidebar.visible.count, height: sidebarHeight)
    }
  }

  private mutating func showChosenInSidebar() {
    guard let chosen, let index = sidebar.visible.firstIndex(where: { $0.id == chosen.id }) else { return }
    sidebar.list.choose(index, count: sidebar.visible.count, height: sidebarHeight)
  }

  private mutating func show(_ card: EntityCard, _ use: CardUse) {
    switch use {
    case .page: show(Pages.card(card, articles: articles))
    case .peek:
      var lines = [
        "\(card.summary.name): \(card.summary.kind.rawValue), \(card.summary.mentions) mentions in \(card.summary.articles) articles"
      ]
      if let words = card.quotations.first ?? card.related.first?.evidence {
        lines.append("\(words.published.map { "\($0) " } ?? "")\(words.text)")
      } else if let event = card.events.first {
        lines.append("\(event.edtf) \(event.label)")
      }
      peek = lines
    case .sidebar:
      guard card.summary.id == chosen?.id else { return }
      sidebar.related = card.related.map(\.entity)
      sidebar.relatedOf = card.summary.id
      sidebar.list.reveal(count: sidebar.visible.count, height: sidebarHeight)
    }
    if card.summary.id == chosen?.id {
      chosen = Chosen(id: card.summary.id, name: card.summary.name, kind: card.summary.kind)
    }
  }

  mutating func openCard() -> [Effect] {
    guard let entity = entityHere else { return nothingHere() }
    jumps.leave(place)
    return [.showCard(entity, .page)]
  }

  mutating func show(_ page: Page) {
    var page = page
    page.fit(columns: columns)
    if let old = self.page, old.kind == page.kind, screen == .page { page.list = old.list }
    self.page = page
    screen = .page
    reflow()
  }

  mutating func showProblems() {
    jumps.leave(place)
    show(Pages.problems(problems))
  }

  mutating func showJumps() {
    let before = jumps.behind
    jumps.leave(place)
    show(Pages.jumps(before, articles: articles))
  }

  private mutating func saved(_ note: Annotation) -> [Effect] {
    say(note.isDeleted ? "Deleted; u brings it back" : "Saved")
    let closing = closeSavedEditor(note)
    if let reader, reader.article.summary.id == note.article {
      var notes = reader.article.annotations
      if let index = notes.firstIndex(where: { $0.id == note.id }) { notes[index] = note } else { notes.append(note) }
      self.reader?.replaceNotes(notes)
    }
    return closing + refresh()
  }

  private mutating func imported(_ report: ImportReport) -> [Effect] {
    progress = nil
    let added = adding
    adding = []
    problems += report.problems
    var parts = ["\(report.added) added"]
    if report.revised > 0 { parts.append("\(report.revised) revised") }
    if report.unchanged > 0, report.added + report.revised == 0 { parts.append("\(report.unchanged) unchanged") }
    if report.problems.isEmpty {
      if report.added + report.revised > 0 {
        say(parts.joined(separator: ", "))
      } else if report.unchanged == 0, !added.isEmpty {
        complain("No articles found in \(added.joined(separator: " ")) (txt, md, html, jsonl)")
      }
    } else {
      let message = report.problems[0].message
      let more = report.problems.count - 1
      let rest = more == 0 ? "" : "; \(more) more could not be read (! lists them)"
      complain(
        report.added + report.revised == 0 ? message + rest : "\(parts.joined(separator: ", ")); \(message)\(rest)")
    }
    return refresh()
  }

  /// Reads again what the screen shows, after somebody wrote.
  mutating func refresh() -> [Effect] {
    var effects: [Effect] = [.listArticles(articles.filter, articles.sort)] + askTimeline()
    effects.append(.listUnread)
    if let reader, !isOldRevision { effects.append(.open(reader.article.summary.id, revision: nil, at: .stay)) }
    if sidebar.isLibrary { effects += listEntities() }
    if screen == .page {
      switch page?.kind {
      case .card(let id): effects.append(.showCard(id, .page))
      case .why(let id): effects.append(.showWhy(id))
      case .notes: effects.append(.listNotes(notesFilter))
      case .filters: effects.append(.listFilters)
      case .tags: effects.append(.listTags)
      case .passages(let left, let right): effects.append(.listPassages(left, right))
      default: break
      }
    }
    return effects
  }
}
