import Core

/// Names, dates, events and notes as links, and the way back.
extension State {
  mutating func follow(_ command: Command, count: Int?) -> [Effect] {
    let n = max(1, count ?? 1)
    switch command {
    case .nextMention: return stepMention(n)
    case .previousMention: return stepMention(-n)
    case .nextPlace: return stepPlace(backwards: false)
    case .previousPlace: return stepPlace(backwards: true)
    case .nextEntity: return stepEntity(n)
    case .previousEntity: return stepEntity(-n)
    case .nextDate: step(n, over: reader?.article.analysis.times.map(\.span) ?? [], what: "date")
    case .previousDate: step(-n, over: reader?.article.analysis.times.map(\.span) ?? [], what: "date")
    case .nextNote: return stepNote(n)
    case .previousNote: return stepNote(-n)
    case .together: return beginTogether()
    case .follow: return follow()
    case .back: return travel(back: true, n)
    case .forward: return travel(back: false, n)
    case .hints: beginHints()
    case .setMark:
      choice = Choice(purpose: .setMark, question: "mark: a letter (A–Z across articles)", options: [])
    case .goToMark:
      choice = Choice(purpose: .goToMark, question: "to mark: a letter, or ' for where you were", options: [])
    case .jumps: showJumps()
    case .card: return openCard()
    case .peek: return entityHere.map { [.showCard($0, .peek)] } ?? nothingHere()
    case .whenWasThis: explainDate()
    default: break
    }
    return []
  }

  /// The name under the cursor, or the chosen one.
  var entityHere: Int64? {
    switch screen {
    case .reading:
      switch focus {
      case .entities:
        let rows = sidebar.visible
        return rows.indices.contains(sidebar.list.chosen) ? rows[sidebar.list.chosen].id : chosen?.id
      case .timeline: return timeline.chosen?.participants.first ?? chosen?.id
      default: return reader.flatMap { $0.entity(at: $0.cursor) } ?? chosen?.id
      }
    case .page:
      if case .card(let id) = page?.kind { return id }
      if case .entity(let id) = page?.target { return id }
      return chosen?.id
    case .timeline: return timeline.chosen?.participants.first ?? chosen?.id
    default: return chosen?.id
    }
  }

  mutating func nothingHere() -> [Effect] {
    say("No name here: e goes to the next one")
    return []
  }

  // MARK: Mentions

  private mutating func stepMention(_ n: Int) -> [Effect] {
    guard let reader else { return [] }
    if reader.search != nil, focus == .text { return stepMatch(n) }
    var effects: [Effect] = []
    if chosen == nil {
      let mentions = reader.article.analysis.mentions
      guard !mentions.isEmpty else {
        say("No names in this article")
        return []
      }
      let index = reader.mentionIndex(endingAfter: reader.cursor)
      effects += choose(reader.mentionEntities[index < mentions.count ? index : 0])
    }
    guard let chosen else { return effects }
    let spans = reader.mentions(of: chosen.id).map { reader.article.analysis.mentions[$0].span }
    guard !spans.isEmpty else {
      say("\(chosen.name) is not in this article: ] goes to the next one that has the name")
      return effects
    }
    focusText()
    step(n, over: spans, what: "mention")
    return effects
  }

  /// Goes `n` spans on from the cursor, around the end, and says so.
  mutating func step(_ n: Int, over spans: [Span], what: String) {
    guard let reader, !spans.isEmpty else {
      say("No \(what) in this article")
      return
    }
    let after = firstIndex(spans.count) { spans[$0].start > reader.cursor }
    let before = firstIndex(spans.count) { spans[$0].start >= reader.cursor } - 1
    let target = n > 0 ? after + n - 1 : before + n + 1
    let wrapped = ((target % spans.count) + spans.count) % spans.count
    withReader { $0.go(to: spans[wrapped].start, height: $1) }
    self.reader?.extendSelection()
    if target != wrapped { say(n > 0 ? "From the last \(what) to the first" : "From the first \(what) to the last") }
  }

  private mutating func stepEntity(_ n: Int) -> [Effect] {
    guard let reader else { return [] }
    focusText()
    step(n, over: reader.article.analysis.mentions.map(\.span), what: "name")
    guard let now = self.reader, let entity = now.entity(at: now.cursor) else { return [] }
    return choose(entity)
  }

  private mutating func stepPlace(backwards: Bool) -> [Effect] {
    guard let entity = chosen?.id ?? entityHere else { return nothingHere() }
    var effects: [Effect] = []
    if chosen?.id != entity { effects = choose(entity) }
    let summary = reader?.article.summary
    let here = Span(start: reader?.cursor ?? 0, end: (reader?.cursor ?? 0) + 1)
    return effects + [
      .findPlace(
        of: entity, after: MentionPlace(article: summary?.id ?? 0, span: here, published: summary?.published),
        backwards: backwards)
    ]
  }

  /// Marks an entity in all panes. nil: none.
  @discardableResult
  mutating func choose(_ id: Int64?) -> [Effect] {
    guard id != chosen?.id else { return [] }
    guard let id else {
      chosen = nil
      sidebar.related = []
      return timeline.followsEntity ? askTimeline() : []
    }
    let row = sidebar.rows.first { $0.id == id }
    let kind = reader.flatMap { reader in
      reader.article.entityIDs.firstIndex(of: id).map { reader.article.analysis.entities[$0].kind }
    }
    chosen = Chosen(id: id, name: row?.name ?? reader?.name(of: id) ?? "…", kind: row?.kind ?? kind ?? .person)
    if let index = sidebar.visible.firstIndex(where: { $0.id == id }) {
      sidebar.list.choose(index, count: sidebar.visible.count, height: sidebarHeight)
    }
    return (timeline.followsEntity ? askTimeline() : []) + [.showCard(id, .sidebar)]
  }

  mutating func chooseFromSidebar() -> [Effect] {
    let rows = sidebar.visible
    guard rows.indices.contains(sidebar.list.chosen) else { return [] }
    return choose(rows[sidebar.list.chosen].id)
  }

  /// The filter of the article list, and the chosen entity when the timeline follows it.
  var timelineFilter: Filter {
    var filter = articles.filter
    if timeline.followsEntity, let chosen { filter.entities = [chosen.id] }
    return filter
  }

  mutating func askTimeline() -> [Effect] {
    timeline.asked = timelineFilter
    return [.showTimeline(timelineFilter, mainOnly: timeline.mainOnly)]
  }

  mutating func focusText() {
    screen = .reading
    guard focus != .text else { return }
    focus = .text
    reflow()
  }

  // MARK: Enter

  private mutating func follow() -> [Effect] {
    switch screen {
    case .reading:
      switch focus {
      case .entities: return openCard()
      case .timeline: return followEvent()
      case .articles: return openChosenArticle()
      default: return followText()
      }
    case .articles: return openChosenArticle()
    case .timeline: return followEvent()
    case .page: return followPage()
    case .identities:
      guard let question = questions.current else { return [] }
      jumps.leave(place)
      return [.listPassages(question.left.entity.id, question.right.entity.id)]
    }
  }

  private mutating func followText() -> [Effect] {
    guard let reader else { return [] }
    if reader.selection != nil { return note(.annotate, count: nil) }
    if let entity = reader.entity(at: reader.cursor) {
      let effects = choose(entity)
      return effects + openCard()
    }
    if reader.time(at: reader.cursor) != nil {
      let sentence = reader.sentence(at: reader.cursor)
      let id = reader.article.summary.id
      if let row = timeline.rows.firstIndex(where: { row in
        row.sources.contains { $0.article == id && $0.span.overlaps(sentence) }
      }) {
        timeline.list.choose(row, count: timeline.rows.count, height: timelineHeight)
        self.reader?.sentence = sentence
        focus = .timeline
        settings.wish.timeline = true
        reflow()
      } else {
        explainDate()
      }
      return []
    }
    if let note = reader.notes(at: reader.cursor).first { return edit(note) }
    say("Nothing to follow here: e next name, . next date, > next note")
    return []
  }

  /// To the sentence of the chosen event; again: the next article that tells of it.
  private mutating func followEvent() -> [Effect] {
    guard let row = timeline.chosen, !row.sources.isEmpty else { return [] }
    var index = 0
    if let reader,
      let at = row.sources.firstIndex(where: {
        $0.article == reader.article.summary.id && $0.span == reader.sentence && screen == .reading
      })
    {
      // Already shown by moving in the timeline: Enter goes there, and on the next time elsewhere.
      index = focus == .timeline ? at : (at + 1) % row.sources.count
    }
    let source = row.sources[index]
    return go(to: source.article, .passage(source.span))
  }

  private mutating func followPage() -> [Effect] {
    guard let page, let target = page.target else { return [] }
    switch target {
    case .passage(let article, let span): return go(to: article, .passage(span))
    case .entity(let id):
      jumps.leave(place)
      return choose(id) + [.showCard(id, .page)]
    case .article(let id): return go(to: id, .remembered)
    case .note(let id, let article, _): return go(to: article, .note(id))
    case .changes(let article, let old, let new):
      jumps.leave(place)
      return [.compareRevisions(article, from: old, to: new)]
    case .filter(let name):
      jumps.leave(place)
      return [.parseFilter("@\(name)")]
    case .tag(let tag):
      jumps.leave(place)
      return listNotes(NotesChoice(filter: Filter(tags: [tag]), words: "tag:\(tag)"))
    case .colour(let name):
      prompt = Prompt(
        purpose: .colourMeaning(name), line: LineEditor(colours.first { $0.name == name }?.meaning ?? ""))
      return []
    case .revision(let article, let id):
      jumps.leave(place)
      opening = article
      openingRevision = id
      return rememberPosition() + [.open(article, revision: id, at: .offset(0))]
    case .jump(let index):
      guard let place = jumps.back(to: index, from: self.place) else { return [] }
      return restore(place)
    case .mention: return proceedSplit()
    case .decision(_, let isLive):
      let key = KeyHelp.short([.retract], keymap: settings.keymap, context: context).first?.keys ?? "retract"
      say(isLive ? "\(key) takes this decision back" : "It is taken back already")
      return []
    }
  }

  /// Goes to a place in an article and keeps the way back.
  mutating func go(to article: Int64, _ landing: Landing) -> [Effect] {
    jumps.leave(place)
    return open(article, landing)
  }

  mutating func open(_ article: Int64, _ landing: Landing) -> [Effect] {
    if let reader, reader.article.summary.id == article, !isOldRevision {
      return land(landing, remembered: nil)
    }
    opening = article
    openingRevision = nil
    return rememberPosition() + [.open(article, revision: nil, at: landing)]
  }

  /// Whether the text on the screen is a version that was replaced.
  var isOldRevision: Bool { reader?.isOldRevision ?? false }

  /// Arrives in the open article.
  mutating func land(_ landing: Landing, remembered: String?) -> [Effect] {
    screen = .reading
    focus = .text
    reflow()
    let height = textHeight
    switch landing {
    case .remembered:
      let numbers = (remembered ?? "").split(separator: " ").compactMap { Int($0) }
      if numbers.count == 2 { reader?.restore(cursor: numbers[0], top: numbers[1], height: height) }
    case .offset(let offset): withReader { $0.go(to: offset, height: $1) }
    case .view(let cursor, let top): withReader { $0.restore(cursor: cursor, top: top, height: $1) }
    case .passage(let span):
      reader?.sentence = span
      withReader { $0.go(to: span.start, height: $1) }
    case .note(let id):
      showNote(id)
      return showThread(id)
    case .mention(let entity, let span):
      withReader { $0.go(to: span.start, height: $1) }
      return choose(entity)
    case .stay: break
    }
    return []
  }

  // MARK: Back and forward

  private mutating func travel(back: Bool, _ count: Int) -> [Effect] {
    var target: Place?
    var here = place
    for _ in 0..<count {
      guard let next = back ? jumps.back(from: here) : jumps.forward(from: here) else { break }
      target = next
      here = next
    }
    guard let target else {
      say(back ? "Nothing to go back to" : "Nothing ahead")
      return []
    }
    return restore(target)
  }

  mutating func restore(_ place: Place) -> [Effect] {
    var effects: [Effect] = []
    if let article = place.article, article != reader?.article.summary.id || isOldRevision {
      opening = article
      openingRevision = nil
      effects = rememberPosition() + [.open(article, revision: nil, at: .view(cursor: place.cursor, top: place.top))]
      // The page that was left stands at once; only a text has to be read.
      returning = place
    }
    screen = place.screen
    focus = place.focus
    switch place.screen {
    case .articles: articles.list = place.list
    case .timeline: timeline.list = place.list
    case .page: page = place.page
    case .reading, .identities: break
    }
    reflow()
    if place.article == reader?.article.summary.id {
      withReader { $0.restore(cursor: place.cursor, top: place.top, height: $1) }
    }
    if place.entity != chosen?.id { effects += choose(place.entity) }
    return effects
  }

  // MARK: Marks

  /// a–z belong to the article, A–Z to the library.
  private func markName(_ letter: Character) -> String {
    letter.isLowercase ? "\(letter).\(reader?.article.summary.id ?? 0)" : String(letter)
  }

  mutating func setMark(_ letter: Character) -> [Effect] {
    guard let reader else { return [] }
    memory.marks[markName(letter)] = Mark(article: reader.article.summary.id, offset: reader.cursor)
    say("Mark \(letter) is here")
    let lines = memory.marks.map { "\($0.key) \($0.value.article) \($0.value.offset)" }.sorted()
    return [.remember(key: "marks", value: lines.joined(separator: "\n"))]
  }

  mutating func goToMark(_ letter: Character) -> [Effect] {
    if letter == "'" { return travel(back: true, 1) }
    guard let mark = memory.marks[markName(letter)] else {
      say("No mark \(letter)")
      return []
    }
    return go(to: mark.article, .offset(mark.offset))
  }
}
