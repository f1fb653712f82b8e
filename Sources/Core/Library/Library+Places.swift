extension Library {
  /// Every mention of an entity, articles in order of date.
  package func places(of entity: Int64, limit: Int = .max) throws(Problem) -> [MentionPlace] {
    try store.read { session in
      var places: [MentionPlace] = []
      var seen: Set<Int64> = []
      for stop in try session.stops(of: entity) where seen.insert(stop.article).inserted {
        guard places.count < limit else { break }
        places += try self.places(of: entity, in: stop.article, session)
      }
      return Array(places.prefix(limit))
    }
  }

  private func places(of entity: Int64, in article: Int64, _ session: Session) throws -> [MentionPlace] {
    guard let look = try ArticleLook(article, session) else { return [] }
    let ordinals = try session.ordinals(of: entity, in: article)
    return look.mentions(of: ordinals).map { MentionPlace(article: article, span: $0.span, published: look.published) }
  }

  /// The next mention after a place, in its article or in the next one by date; nil after the last.
  package func nextPlace(
    of entity: Int64, after place: MentionPlace, backwards: Bool = false
  ) throws(Problem) -> MentionPlace? {
    try store.read { session in
      let here = try places(of: entity, in: place.article, session)
      let near =
        backwards
        ? here.last { $0.span.start < place.span.start } : here.first { $0.span.start > place.span.start }
      if let near { return near }
      return try self.place(of: entity, beyond: place, backwards, session)
    }
  }

  /// The first mention in the next article by date with the entity (the last one of the article before).
  package func nextArticlePlace(
    of entity: Int64, after place: MentionPlace, backwards: Bool = false
  ) throws(Problem) -> MentionPlace? {
    try store.read { try self.place(of: entity, beyond: place, backwards, $0) }
  }

  private func place(
    of entity: Int64, beyond place: MentionPlace, _ backwards: Bool, _ session: Session
  ) throws -> MentionPlace? {
    var (article, published) = (place.article, try session.material(of: place.article)?.published ?? place.published)
    while let stop = try session.stop(of: entity, after: article, published: published, backwards: backwards) {
      let found = try places(of: entity, in: stop.article, session)
      if let next = backwards ? found.last : found.first { return next }
      (article, published) = (stop.article, stop.published)
    }
    return nil
  }

  /// Every sentence with both entities, in order of date; where an article has both and no such sentence, its first
  /// sentence with the first of them.
  package func passages(with a: Int64, and b: Int64, limit: Int = 500) throws(Problem) -> [Passage] {
    try store.read { try passages(with: a, and: b, limit: limit, $0) }
  }

  /// A sentence that names both, cut around the two names; nil where no one does.
  func evidence(of a: Int64, with b: Int64, _ session: Session) throws -> Passage? {
    for article in try session.articles(with: a, and: b, limit: 12) {
      guard let look = try ArticleLook(article, session) else { continue }
      let first = look.mentions(of: try session.ordinals(of: a, in: article))
      let second = look.mentions(of: try session.ordinals(of: b, in: article))
      for sentence in look.analysis.sentences {
        guard let left = first.first(where: { sentence.contains($0.span.start) }),
          let right = second.first(where: { sentence.contains($0.span.start) })
        else { continue }
        return look.passage(sentence, around: [left.span, right.span])
      }
    }
    return nil
  }

  func passages(with a: Int64, and b: Int64, limit: Int, _ session: Session) throws -> [Passage] {
    var passages: [Passage] = []
    for article in try session.articles(with: a, and: b, limit: limit) where passages.count < limit {
      guard let look = try ArticleLook(article, session) else { continue }
      let first = look.mentions(of: try session.ordinals(of: a, in: article))
      let second = look.mentions(of: try session.ordinals(of: b, in: article))
      let shared = look.analysis.sentences.filter { sentence in
        first.contains { sentence.contains($0.span.start) } && second.contains { sentence.contains($0.span.start) }
      }
      if shared.isEmpty {
        if let mention = first.first { passages.append(look.passage(look.sentence(around: mention.span))) }
      } else {
        passages += shared.map(look.passage)
      }
    }
    return Array(passages.prefix(limit))
  }
}
