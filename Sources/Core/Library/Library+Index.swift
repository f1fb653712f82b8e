extension Library {
  /// Names the analyzer's rules and its model: analyses by another engine are made again. The number rises with every
  /// change of the rules that changes what is found.
  package static let engine = "3 " + modelName

  private static let modelName: String = {
    do throws(Problem) {
      // Bytes 32…39 of a model are the checksum of the rest.
      return try NameModel.embedded().withBytes { Hex.string(Array($0[32..<40])) }
    } catch {
      return "without model"
    }
  }()

  /// Writes what is asked across articles: the article's entities, its people, its events.
  ///
  /// Entities that the article had before keep their place in the library; new ones get the entity of that name for
  /// the time being, until `link` has looked at them.
  func index(_ raw: Analysis, of article: Int64, revision: Int64, published: Day?, _ session: Session) throws {
    let corrections = try Corrections.of(article, session)
    let analysis =
      corrections.isEmpty ? raw : corrections.applied(to: raw, text: try session.body(of: revision))
    let before = try session.occurrences(in: article)
    var known: [OccurrenceKey: Occurrence] = [:]
    for one in before { known[OccurrenceKey(one)] = one }
    var after = analysis.occurrences(in: article)
    var unlinked = 0
    for i in after.indices {
      if let old = known.removeValue(forKey: OccurrenceKey(after[i])) {
        after[i].entity = old.entity
        after[i].link = old.link
      } else {
        after[i].entity =
          try session.entity(named: Fold.key(after[i].name), kind: after[i].kind)
          ?? session.makeEntity(name: after[i].name, kind: after[i].kind)
      }
      if after[i].link == 0 { unlinked += 1 }
    }
    for one in before { try session.bump(one.entity, mentions: -one.mentions, articles: -1, published: nil) }
    for one in after { try session.bump(one.entity, mentions: one.mentions, articles: 1, published: published) }
    try session.replaceOccurrences(of: article, published: published, with: after)
    try session.replaceEvents(of: article, with: analysis)
    let people = after.filter { $0.kind == .person }.sorted { ($1.mentions, $0.first) < ($0.mentions, $1.first) }
    try session.setAnalyzed(article, people: people.prefix(3).map(\.name))
    try session.set("timeline", "0")
    if unlinked > 0 {
      try session.set("unlinked", String((Int(try session.setting("unlinked") ?? "0") ?? 0) + unlinked))
    }
    let decisions = try session.decisions(inArticle: article)
    guard !decisions.isEmpty || !known.isEmpty else { return }
    for decision in decisions { try resolve(decision, in: article, analysis, session) }
    var seeds: [Occurrence] = []
    if !decisions.isEmpty { seeds = try session.occurrences(in: article).filter { $0.link != 0 } }
    var touched = try Regrouping.around(seeds, session)
    touched.formUnion(before.map(\.entity))
    let faces = EntityFaces(session)
    for entity in touched where entity != 0 { try faces.refresh(entity) }
  }

  /// Finds a decision's mentions of one article in its analysis.
  func resolve(_ decision: Decision, in article: Int64, _ analysis: Analysis, _ session: Session) throws {
    for (side, group) in decision.groups.enumerated() {
      for (rank, ref) in group.enumerated() where ref.article == article {
        let span = try Corrections.place(of: ref, session)
        let mention = span.flatMap { analysis.mention(at: $0) }
        try session.put(
          DecisionMember(
            seq: decision.seq, side: side, rank: rank, article: article,
            ordinal: mention.flatMap { $0.entity >= 0 ? $0.entity : nil }))
      }
    }
  }
}

/// By what an entity of an article is known again after a new analysis.
private struct OccurrenceKey: Hashable {
  let name: String
  let kind: EntityKind

  init(_ one: Occurrence) {
    name = one.name
    kind = one.kind
  }
}

extension Analysis {
  /// The entities that have mentions, with how many and where the first is.
  func occurrences(in article: Int64) -> [Occurrence] {
    var counts = [Int](repeating: 0, count: entities.count)
    var firsts = [Span](repeating: Span(start: 0, end: 0), count: entities.count)
    for mention in mentions where entities.indices.contains(mention.entity) {
      if counts[mention.entity] == 0 { firsts[mention.entity] = mention.span }
      counts[mention.entity] += 1
    }
    return entities.indices.filter { counts[$0] > 0 }.map { i in
      Occurrence(
        article: article, ordinal: i, name: entities[i].name, kind: entities[i].kind, aliases: entities[i].aliases,
        mentions: counts[i], first: firsts[i].start, last: firsts[i].end)
    }
  }
}
