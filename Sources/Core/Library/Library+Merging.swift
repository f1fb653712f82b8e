/// What is shown before two entities become one, or mentions are split off.
extension Library {
  /// Entities that one may be the same as: those of its kind first, then those with names like its own; with letters
  /// typed, those one of whose names begins so.
  ///
  /// - Parameter contexts: for how many of them a sentence is looked up.
  package func candidates(
    for entity: Int64, named text: String, limit: Int, contexts: Int = 6
  ) throws(Problem) -> [Candidate] {
    try store.read { session in
      guard let own = try session.facts(of: entity) else { return [] }
      var found: [EntitySummary] = []
      var near: Set<Int64> = []
      if text.isEmpty {
        var keys: Set<String> = []
        for one in try session.occurrences(of: entity) { keys.formUnion(LibraryLinker.keys(of: one.articleEntity)) }
        near = try session.entities(withKeys: keys)
        found = try near.sorted().compactMap { try session.summary(of: $0) }
        let companions = Dictionary(grouping: try session.companions(of: entity, limit: 200)) { $0.entity }
        let often = companions.filter { !near.contains($0.key) }
          .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(limit)
        found += try often.compactMap { try session.summary(of: $0.key) }
      } else {
        found = try session.entities(named: text, limit: limit * 4)
      }
      let visible = try session.articleCounts(of: found.map(\.id))
      let ranked = found.filter { $0.id != entity && visible[$0.id] != nil }.enumerated().sorted { left, right in
        func rank(_ item: (offset: Int, element: EntitySummary)) -> (Int, Int, Int) {
          (item.element.kind == own.summary.kind ? 0 : 1, near.contains(item.element.id) ? 0 : 1, item.offset)
        }
        return rank(left) < rank(right)
      }
      return try ranked.prefix(limit).enumerated().map { index, item in
        let one = item.element
        return Candidate(
          entity: one, aliases: try session.facts(of: one.id)?.aliases ?? [],
          context: index < contexts ? try context(of: one.id, session) : nil)
      }
    }
  }

  /// A sentence of the article that names it most, cut around the name.
  private func context(of entity: Int64, _ session: Session) throws -> Passage? {
    guard let most = try session.occurrences(of: entity).max(by: { ($0.mentions, $1.id) < ($1.mentions, $0.id) }),
      let look = try ArticleLook(most.article, session), let mention = look.mentions(of: [most.ordinal]).first
    else { return nil }
    return look.passage(look.sentence(around: mention.span), around: [mention.span])
  }

  package func mergePreview(_ a: Int64, _ b: Int64) throws(Problem) -> MergePreview {
    try store.read { session in
      guard a != b, let left = try session.summary(of: a), let right = try session.summary(of: b) else {
        throw Problem(.user, "these are one entity already", hint: nil)
      }
      let both = try session.occurrences(of: a) + session.occurrences(of: b)
      var preview = MergePreview(
        left: left, right: right, name: try EntityFaces(session).face(of: [a, b], both).name)
      if left.kind != right.kind {
        preview.doubts.append("one is of the kind \(left.kind.rawValue), the other \(right.kind.rawValue)")
      }
      let leftWords = Set(Fold.key(left.name).split(separator: " "))
      let rightWords = Set(Fold.key(right.name).split(separator: " "))
      if leftWords.isDisjoint(with: rightWords) {
        preview.doubts.append("their names have no word in common")
      } else if !leftWords.isSubset(of: rightWords), !rightWords.isSubset(of: leftWords) {
        preview.doubts.append("their full names differ")
      }
      if try !session.articles(with: a, and: b, limit: 1).isEmpty { preview.doubts.append("one article names both") }
      preview.contradiction = try contradiction(joining: a, b, retracting: [], session)
      return preview
    }
  }

  package func splitPreview(_ places: [MentionPlace], from entity: Int64) throws(Problem) -> SplitPreview {
    try store.read { session in
      guard let summary = try session.summary(of: entity) else {
        throw Problem(.user, "there is no such entity any more", hint: nil)
      }
      let decisions = try session.decisions(try session.decisionSeqs(about: entity))
      let cut = DecisionLog.cut(decisions) { ref in
        places.contains { $0.article == ref.article && $0.span.overlaps(ref.span) }
      }
      let cutIDs = Set(cut.map(\.id))
      return SplitPreview(
        entity: summary, places: places, cut: cut,
        joins: decisions.filter { $0.isLive && $0.verb == .same && !cutIDs.contains($0.id) })
    }
  }

  /// Every mention of an entity with the words around it, articles in order of date.
  package func mentionLines(of entity: Int64, limit: Int = 2_000) throws(Problem) -> [Passage] {
    try store.read { session in
      var lines: [Passage] = []
      var seen: Set<Int64> = []
      for stop in try session.stops(of: entity) where seen.insert(stop.article).inserted && lines.count < limit {
        guard let look = try ArticleLook(stop.article, session) else { continue }
        for mention in look.mentions(of: try session.ordinals(of: entity, in: stop.article)) {
          var line = look.passage(look.sentence(around: mention.span), around: [mention.span])
          line.span = mention.span
          lines.append(line)
        }
      }
      return Array(lines.prefix(limit))
    }
  }

  /// What an entity that a decision is about is now.
  package func entity(of decision: Decision) throws(Problem) -> EntitySummary? {
    try store.read { session in
      guard let place = try session.places(ofDecision: decision.seq).first else { return nil }
      return try session.summary(of: place.entity)
    }
  }
}
