extension Library {
  /// What an import did.
  package struct NotesReport: Hashable, Sendable {
    package var articles = 0
    /// Texts that became revisions of articles that were here.
    package var revised = 0
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    /// Notes whose place was found by their words, or not at all.
    package var approximate = 0
    package var lost = 0
    package var decisions = 0
    package var problems: [Problem] = []
    /// What two people say differently, in words: this library's is kept.
    package var contradictions: [String] = []

    package init() {}
  }

  /// Articles as the exporters take them.
  ///
  /// - Parameter withPrivate: with this actor's private notes.
  package func openArticles(
    matching filter: Filter = Filter(), withPrivate: Bool = true
  ) throws(Problem) -> [OpenArticle] {
    var result: [OpenArticle] = []
    for summary in try articles(matching: filter) {
      var article = try open(summary.id)
      if !withPrivate { article.annotations.removeAll(where: \.isPrivate) }
      result.append(article)
    }
    return result
  }

  /// Takes in what a file holds. Texts come first; notes and decisions are one step, which one undo takes back: either
  /// all that have a place here, or none.
  package func merge(_ content: ForeignFile.Content) throws -> NotesReport {
    var report = NotesReport()
    report.problems = content.problems
    try takeIn(content.versions, &report)
    let before = Set(try contradictions().map(\.decision.id))
    try change(labelled: "import") { session, steps in
      let home = NoteHome(try session.everyRevision(), session)
      try takeIn(content.notes, home, &report, &steps, session)
      try takeIn(content.decisions, home, &report, &steps, session)
    }
    if report.decisions > 0 {
      try link()
      for one in try contradictions() where !before.contains(one.decision.id) {
        report.contradictions.append(
          "“\(words(one.decision))” (\(one.decision.actor)) against “\(words(one.forbiddenBy))” (\(one.forbiddenBy.actor))"
        )
      }
    }
    return report
  }

  private func words(_ decision: Decision) -> String {
    ([decision.verb.rawValue] + decision.groups.compactMap { $0.first?.exact }).joined(separator: " ")
  }

  // MARK: Notes

  private func takeIn(
    _ notes: [ForeignNote], _ home: NoteHome, _ report: inout NotesReport, _ steps: inout [HistoryStep],
    _ session: Session
  ) throws {
    var waiting = notes.filter { $0.inReplyTo == nil }
    var replies = notes.filter { $0.inReplyTo != nil }
    var isLast = false
    while true {
      for note in waiting { try takeIn(note, home, &report, &steps, session) }
      guard !replies.isEmpty, !isLast else { return }
      // An answer comes after what it answers, and last where that is nowhere.
      waiting = try replies.filter { reply in try reply.inReplyTo.map { try session.isTaken($0) } ?? true }
      if waiting.isEmpty {
        waiting = replies
        isLast = true
      }
      let taken = Set(waiting.map(\.id))
      replies.removeAll { taken.contains($0.id) }
    }
  }

  private func takeIn(
    _ foreign: ForeignNote, _ home: NoteHome, _ report: inout NotesReport, _ steps: inout [HistoryStep],
    _ session: Session
  ) throws {
    let chain = (foreign.earlier + [foreign.current]).map(\.clean)
    guard let newest = chain.last else { return }
    guard let current = try session.annotation(foreign.id, for: actor) else {
      guard try !session.isTaken(foreign.id) else {
        report.problems.append(Problem(.user, "note \(foreign.id): it is private to somebody else here"))
        return
      }
      guard let (article, anchor) = try place(foreign, home, session) else {
        report.problems.append(Problem(.data, "note \(foreign.id): no article here has its words"))
        return
      }
      for (number, edit) in chain.enumerated() {
        var note = foreign.annotation(on: article, anchor: anchor, importer: actor, now: now(), saying: edit)
        note.author = Sanitizer.line(note.author)
        note.revision = number + 1
        try session.put(note, by: note.author)
      }
      steps.append(.annotation(id: foreign.id, before: nil, after: chain.count))
      report.added += 1
      if anchor.state == .approximate { report.approximate += 1 }
      if anchor.state == .lost { report.lost += 1 }
      return
    }
    let mine = try session.edits(of: foreign.id)
    let isMine = mine.contains { newest.isSaid(by: $0) }
    var base = chain.lastIndex { $0.isSaid(by: current) }
    if chain.count == 1, mine.count == 1, let there = newest.modified, there > current.modified { base = -1 }
    if newest.isSaid(by: current) {
      report.unchanged += 1
    } else if let base, !isMine || chain.count > mine.count {
      var note = current
      for edit in chain[(base + 1)...] {
        note.body = edit.body
        note.tags = edit.tags
        note.colour = edit.colour ?? note.colour
        note.isPrivate = edit.isPrivate && note.author == actor
        note.isDeleted = edit.isDeleted
        note.modified = edit.modified ?? now()
        note.revision += 1
        try session.put(note, by: note.author)
      }
      steps.append(.annotation(id: note.id, before: current.revision, after: note.revision))
      report.updated += 1
    } else if isMine {
      report.unchanged += 1
    } else {
      report.contradictions.append(
        "note \(foreign.id): here “\(current.isDeleted ? "(deleted)" : current.body)”, "
          + "there “\(newest.isDeleted ? "(deleted)" : newest.body)”; the one here is kept")
    }
  }

  private func place(_ note: ForeignNote, _ home: NoteHome, _ session: Session) throws -> (Int64, Anchor)? {
    if let parent = note.inReplyTo, let above = try session.annotation(parent, for: actor) {
      return (above.article, above.anchor)
    }
    return try home.place(note)
  }

  // MARK: Decisions

  private func takeIn(
    _ decisions: [ForeignDecision], _ home: NoteHome, _ report: inout NotesReport, _ steps: inout [HistoryStep],
    _ session: Session
  ) throws {
    var made: [String] = []
    for foreign in decisions where try !session.hasDecision(foreign.decision.id) {
      var decision = foreign.decision
      decision.actor = Sanitizer.line(decision.actor)
      decision.value = Sanitizer.clean(decision.value)
      decision.reason = decision.reason.map { Sanitizer.clean($0) }
      decision.groups = try foreign.groups.map { try $0.compactMap { try home.mention($0) } }
      guard !decision.groups.contains(where: \.isEmpty) else {
        report.problems.append(Problem(.data, "decision \(decision.id): its mentions are in no text here"))
        continue
      }
      made.append(try enter(decision, session).id)
    }
    if !made.isEmpty { steps.append(.decisions(made)) }
    report.decisions += made.count
  }
}

extension ForeignNote.Edit {
  /// Without what no note may hold.
  fileprivate var clean: ForeignNote.Edit {
    var edit = self
    edit.body = Sanitizer.clean(body)
    edit.tags = tags.map { Sanitizer.line($0) }.filter { !$0.isEmpty }
    edit.colour = colour.map { Sanitizer.line($0) }
    return edit
  }

  fileprivate func isSaid(by note: Annotation) -> Bool {
    body == note.body && tags == note.tags && isDeleted == note.isDeleted && (colour ?? note.colour) == note.colour
  }
}
