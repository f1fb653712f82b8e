extension Library {
  /// What an import of notes did.
  package struct NotesReport: Hashable, Sendable {
    package var articles = 0
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    /// Notes whose place was found by their words, or not at all.
    package var approximate = 0
    package var lost = 0
    package var problems: [Problem] = []
    /// The same note edited on both sides: this library's is kept.
    package var contradictions: [String] = []

    package init() {}
  }

  /// Articles as the exporters take them.
  package func openArticles(matching filter: Filter = Filter()) throws(Problem) -> [OpenArticle] {
    var result: [OpenArticle] = []
    for summary in try articles(matching: filter) { result.append(try open(summary.id)) }
    return result
  }

  /// Takes in notes of a file in one step, which one undo takes back; either all that can be placed, or none.
  package func merge(_ content: ForeignFile.Content) throws -> NotesReport {
    var report = NotesReport()
    report.problems = content.problems
    var open = try openArticles()
    let known = Set(open.map(\.revision))
    let missing = content.articles.filter { !known.contains($0.revision) }.map(\.article)
    if !missing.isEmpty {
      let added = try add(articles: missing)
      report.articles = added.added + added.revised
      report.problems += added.problems
      open = try openArticles()
    }
    let home = NoteHome(open)
    try change(labelled: "import of notes") { session, steps in
      for (note, version, isDeleted) in content.notes {
        guard let (article, anchor) = try place(note, home, session) else {
          report.problems.append(Problem(.data, "note \(note.id): no article here has its words"))
          continue
        }
        var mine = note.annotation(on: article, anchor: anchor, importer: actor, now: now())
        mine.isDeleted = isDeleted
        let current = try session.annotation(note.id, for: actor)
        if let current {
          if isSame(current, mine) {
            report.unchanged += 1
          } else if try session.edits(of: note.id).contains(where: { isSame($0, mine) }) {
            report.unchanged += 1
          } else if current.revision == 1, version > 1 {
            _ = try put(mine, replacing: current.revision, &steps, session)
            report.updated += 1
          } else {
            report.contradictions.append(
              "note \(note.id): here “\(current.body)”, there “\(mine.body)”; the one here is kept")
          }
          continue
        }
        _ = try put(mine, replacing: nil, &steps, session)
        report.added += 1
        if anchor.state == .approximate { report.approximate += 1 }
        if anchor.state == .lost { report.lost += 1 }
      }
    }
    return report
  }

  private func isSame(_ a: Annotation, _ b: Annotation) -> Bool {
    a.body == b.body && a.tags == b.tags && a.colour == b.colour && a.isDeleted == b.isDeleted
      && a.isPrivate == b.isPrivate && a.inReplyTo == b.inReplyTo
  }

  private func place(_ note: ForeignNote, _ home: NoteHome, _ session: Session) throws -> (Int64, Anchor)? {
    if let parent = note.inReplyTo, let above = try session.annotation(parent, for: actor) {
      return (above.article, above.anchor)
    }
    return home.place(note)
  }
}

/// Where notes of elsewhere belong.
struct NoteHome {
  private let articles: [OpenArticle]
  private let byRevision: [String: Int]
  private let bySource: [String: Int]

  init(_ articles: [OpenArticle]) {
    self.articles = articles
    byRevision = Dictionary(articles.indices.map { (articles[$0].revision, $0) }) { first, _ in first }
    bySource = Dictionary(articles.indices.map { ("urn:dossier:article:\(articles[$0].summary.id)", $0) }) { first, _ in
      first
    }
  }

  /// By the text it was made on; else by the article it names, if its words are there; else where its words are, if that
  /// is one article only.
  func place(_ note: ForeignNote) -> (Int64, Anchor)? {
    if let index = note.revision.flatMap({ byRevision[$0] }) { return placed(note, index) }
    if let index = note.source.flatMap({ bySource[$0] }), let found = placed(note, index), found.1.state != .lost {
      return found
    }
    guard let exact = note.exact, !exact.isEmpty else { return nil }
    let candidates = articles.indices.compactMap { placed(note, $0) }.filter { $0.1.state != .lost }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private func placed(_ note: ForeignNote, _ index: Int) -> (Int64, Anchor)? {
    let article = articles[index]
    return (article.summary.id, note.anchor(in: article.text, revision: article.revision))
  }
}
