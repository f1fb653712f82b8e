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
    var known = KnownOccurrences(before)
    var after = analysis.occurrences(in: article)
    var unlinked = 0
    for i in after.indices {
      let origin = after[i].ordinal < raw.entities.count ? nil : analysis.origin(of: after[i].ordinal, in: raw)
      if let old = known.take(after[i], isCorrection: after[i].ordinal >= raw.entities.count) {
        after[i].entity = old.entity
        after[i].link = old.link
      } else if let origin, let whole = after.first(where: { $0.ordinal == origin }), whole.link != 0 {
        // What people split off stays linked as what it was split from: only their decision keeps the two apart, so
        // that taking it back brings them together again.
        after[i].entity = whole.entity
        after[i].link = whole.link
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
    for entity in touched where entity != 0 { try faces.refresh(entity, keepsEmpty: true) }
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

/// The entities that an article had, to be known again after a new analysis or another correction: by name and kind;
/// of several, the one at the same place.
private struct KnownOccurrences {
  private struct Key: Hashable {
    let name: String
    let kind: EntityKind
  }

  private var left: [Key: [Occurrence]] = [:]

  init(_ occurrences: [Occurrence]) {
    for one in occurrences { left[Key(name: one.name, kind: one.kind), default: []].append(one) }
  }

  var isEmpty: Bool { left.isEmpty }

  /// - Parameter isCorrection: whether people made it: such a one is known by its first mention, others by their number.
  mutating func take(_ one: Occurrence, isCorrection: Bool) -> Occurrence? {
    let key = Key(name: one.name, kind: one.kind)
    guard var same = left[key] else { return nil }
    let index = same.firstIndex { isCorrection ? $0.first == one.first : $0.ordinal == one.ordinal }
    guard let index = index ?? (isCorrection ? nil : 0) else { return nil }
    let old = same.remove(at: index)
    left[key] = same.isEmpty ? nil : same
    return old
  }
}

extension Analysis {
  /// The entity that the mentions of an entity which people made belonged to before; nil where they were none.
  fileprivate func origin(of entity: Int, in raw: Analysis) -> Int? {
    guard let mention = mentions.first(where: { $0.entity == entity }) else { return nil }
    return raw.mentions.first { $0.span == mention.span }.flatMap { $0.entity >= 0 ? $0.entity : nil }
  }

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
