/// How entities are called: the usual name of their mentions, or what people decided.
struct EntityFaces {
  private let session: Session
  /// Living decisions about names, kinds and the like, by entity, oldest first; nil where they are asked for one entity
  /// at a time.
  private var attributes: [Int64: [Decision]]?

  static let verbs: Set<Decision.Verb> = [.rename, .retype, .alias, .link, .note, .ignore]

  /// For a few entities.
  init(_ session: Session) { self.session = session }

  /// For many entities: the whole log is read once.
  init(all session: Session) throws {
    self.session = session
    var attributes: [Int64: [Decision]] = [:]
    let heads = try session.decisionHeads().filter { Self.verbs.contains($0.verb) }
    for decision in try session.decisions(heads.map(\.seq)) where decision.isLive {
      guard let place = try session.places(ofDecision: decision.seq).first else { continue }
      attributes[place.entity, default: []].append(decision)
    }
    self.attributes = attributes
  }

  private func decisions(about entity: Int64) throws -> [Decision] {
    if let attributes { return attributes[entity] ?? [] }
    return try session.decisions(try session.decisionSeqs(about: entity, of: Self.verbs)).filter { decision in
      guard decision.isLive else { return false }
      // Where the mentions that it showed have come apart, it goes with the first.
      return try session.places(ofDecision: decision.seq).first?.entity == entity
    }
  }

  /// - Parameter keepsEmpty: see `Session.recount`.
  func refresh(_ entity: Int64, keepsEmpty: Bool = false) throws {
    let occurrences = try session.occurrences(of: entity)
    guard !occurrences.isEmpty else { return try session.recount(entity, keepsEmpty: keepsEmpty) }
    try session.refresh(entity, try face(of: entity, occurrences))
  }

  func face(of entity: Int64, _ occurrences: [Occurrence]) throws -> EntityFace {
    try face(of: [entity], occurrences)
  }

  /// The face of one entity, or the one that several would have together.
  func face(of entities: [Int64], _ occurrences: [Occurrence]) throws -> EntityFace {
    var articlesOf: [String: Int] = [:]
    var kinds: [EntityKind: Int] = [:]
    var keys: Set<String> = []
    var seen: Set<String> = []
    for one in occurrences {
      articlesOf[one.name, default: 0] += 1
      kinds[one.kind, default: 0] += one.mentions
      for alias in one.aliases { articlesOf[alias, default: 0] += 0 }
      if seen.insert("\(one.kind.letter)\(one.name)\u{1F}\(one.aliases.joined(separator: "\u{1F}"))").inserted {
        keys.formUnion(
          LibraryLinker.keys(of: ArticleEntity(article: 0, name: one.name, kind: one.kind, aliases: one.aliases)))
      }
    }
    let most = articlesOf.values.max() ?? 0
    // The fullest of the usual names: at least a fifth as usual as the most usual one, at most five words.
    let usual = articlesOf.filter { $0.value * 5 >= most && $0.value > 0 }
    func rank(_ name: String, _ uses: Int) -> (Int, Int, String) {
      let words = name.utf8.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) }
      return (words <= 5 ? words : 0, uses, name)
    }
    var face = EntityFace(
      name: usual.max { rank($0.key, $0.value) < rank($1.key, $1.value) }?.key ?? occurrences[0].name,
      kind: kinds.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key ?? occurrences[0].kind, aliases: [])
    let automatic = face.name
    for decision in try entities.flatMap({ try decisions(about: $0) }).sorted(by: { $0.seq < $1.seq }) {
      switch decision.verb {
      case .rename: face.name = decision.value
      case .retype: face.kind = EntityKind(rawValue: decision.value) ?? face.kind
      case .alias: articlesOf[decision.value, default: 0] += 0
      case .link: face.identifier = decision.value.isEmpty ? nil : decision.value
      case .ignore: face.isHidden = true
      default: break
      }
    }
    articlesOf[automatic, default: 0] += 0
    articlesOf[face.name] = nil
    face.aliases = articlesOf.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    face.keys = keys.sorted()
    return face
  }

  func notes(of entity: Int64) throws -> [String] {
    try decisions(about: entity).filter { $0.verb == .note }.map(\.value)
  }
}
