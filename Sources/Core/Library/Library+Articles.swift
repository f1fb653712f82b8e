extension Library {
  /// Rows of the article list.
  package func articles(
    matching filter: Filter = Filter(), sort: ArticleSort = .date, limit: Int = .max, offset: Int = 0
  ) throws(Problem) -> [ArticleSummary] {
    try store.read { session in
      try session.summaries(
        where: Condition(filter, actor: actor), sort: sort, actor: actor, limit: limit, offset: offset)
    }
  }

  /// What came from these files and folders, in the order of the paths, each by date; nothing for what is not here.
  package func articles(from paths: [String]) throws(Problem) -> [Int64] {
    let origins = paths.compactMap(SourceWalk.origin(of:))
    return try store.read { session in try origins.flatMap { try session.articles(from: $0) } }
  }

  package func articleCount(matching filter: Filter = Filter()) throws(Problem) -> Int {
    try store.read { try $0.articleCount(where: Condition(filter, actor: actor)) }
  }

  package func summary(of article: Int64) throws(Problem) -> ArticleSummary {
    try store.read { try summary(of: article, in: $0) }
  }

  func summary(of article: Int64, in session: Session) throws -> ArticleSummary {
    guard
      let found = try session.summaries(
        where: .article(article), sort: .added, actor: actor, limit: 1, offset: 0
      ).first
    else {
      throw Problem(.user, "there is no article \(article) in this library", hint: "See: dossier list")
    }
    return found
  }

  /// Text, analysis and notes of an article.
  ///
  /// - Parameter revision: SHA-256 of an older text, or its beginning; nil for the newest.
  package func open(_ article: Int64, revision: String? = nil) throws(Problem) -> OpenArticle {
    try store.read { session in
      let summary = try summary(of: article, in: session)
      guard let found = try session.revision(of: article, hash: revision) else {
        throw Problem(.user, "article \(article) has no revision \(revision ?? "")", hint: nil)
      }
      let text = try session.body(of: found.id)
      let analysis =
        found.isNewest
        ? try session.effectiveAnalysis(of: article, revision: found.id, text: text)
        : try session.analysis(of: found.id, length: text.count)
      var ids = [Int64](repeating: 0, count: analysis?.entities.count ?? 0)
      if found.isNewest {
        for one in try session.occurrences(in: article) where one.ordinal < ids.count { ids[one.ordinal] = one.entity }
      }
      let notes = try session.annotations(in: article, for: actor)
      var open = OpenArticle(
        summary: summary, revision: found.hash, text: text,
        analysis: analysis ?? Analysis(paragraphs: Paragraphs.spans(of: text)), entityIDs: ids,
        annotations: notes)
      if found.isNewest { open.lostPlaces = try lostPlaces(notes, in: article, text, session) }
      return open
    }
  }

  package func revisions(of article: Int64) throws(Problem) -> [Revision] {
    try store.read { try $0.revisions(of: article) }
  }

  package func markRead(_ article: Int64) throws(Problem) {
    let time = now()
    try store.write { try $0.markRead(article, by: actor, now: time) }
  }

  package func entities(inArticle article: Int64, order: EntityOrder = .count) throws(Problem) -> [EntitySummary] {
    try store.read { try $0.entities(in: article, order: order) }
  }

  package func entities(
    matching filter: Filter = Filter(), order: EntityOrder = .count, limit: Int = .max
  ) throws(Problem) -> [EntitySummary] {
    try store.read { try $0.entities(matching: filter, order: order, actor: actor, limit: limit) }
  }

  /// Completion: entities one of whose names, or a word of it, begins with these letters.
  package func entities(named prefix: String, limit: Int = 20) throws(Problem) -> [EntitySummary] {
    try store.read { try $0.entities(named: prefix, limit: limit) }
  }
}
