extension Library {
  /// Mentions that a decision shows of one group: enough that it still holds when half of them are edited away.
  private static let shown = 200

  /// Appends what a person decides and follows it at once.
  ///
  /// - Throws: `Problem` where it names something that is not there.
  package func decide(_ operation: DecisionOperation, reason: String? = nil) throws -> Decision {
    guard let decision = try decide([operation], reason: reason).first else {
      throw Problem(.user, "there is nothing to decide", hint: nil)
    }
    return decision
  }

  /// Several decisions in one step, which one undo takes back.
  package func decide(_ operations: [DecisionOperation], reason: String? = nil) throws -> [Decision] {
    let label = operations.count == 1 ? "decision: \(operations[0].words)" : "\(operations.count) decisions"
    return try change(labelled: label) { session, steps in
      var made: [Decision] = []
      for operation in operations { made += try perform(operation, reason, session) }
      steps.append(.decisions(made.map(\.id)))
      return made
    }
  }

  /// The "same" decisions that a split would take back: shown before it is made.
  package func cut(for places: [MentionPlace], from entity: Int64) throws(Problem) -> [Decision] {
    try store.read { session in
      DecisionLog.cut(try session.decisions(try session.decisionSeqs(about: entity))) { ref in
        places.contains { $0.article == ref.article && $0.span.overlaps(ref.span) }
      }
    }
  }

  /// The whole log, oldest first.
  package func decisions() throws(Problem) -> [Decision] {
    try store.read { try $0.decisions() }
  }

  private func perform(_ operation: DecisionOperation, _ reason: String?, _ session: Session) throws -> [Decision] {
    switch operation {
    case .same(let a, let b):
      guard a != b else { throw Problem(.user, "these are one entity already", hint: nil) }
      return [try log(.same, [try group(a, session), try group(b, session)], reason: reason, session)]
    case .different(let a, let b):
      guard a != b else {
        throw Problem(.user, "these are one entity: choose the mentions that are not", hint: "Split them off.")
      }
      return [try log(.different, [try group(a, session), try group(b, session)], reason: reason, session)]
    case .split(let places, let entity): return try split(places, from: entity, reason, session)
    case .rename(let entity, let name):
      return [try log(.rename, [try group(entity, session)], try value(name, "name"), reason: reason, session)]
    case .retype(let entity, let kind):
      return [try log(.retype, [try group(entity, session)], kind.rawValue, reason: reason, session)]
    case .alias(let entity, let name):
      return [try log(.alias, [try group(entity, session)], try value(name, "name"), reason: reason, session)]
    case .link(let entity, let identifier):
      return [try log(.link, [try group(entity, session)], Sanitizer.clean(identifier), reason: reason, session)]
    case .note(let entity, let text):
      return [try log(.note, [try group(entity, session)], try value(text, "note"), reason: reason, session)]
    case .ignore(let entity): return [try log(.ignore, [try group(entity, session)], reason: reason, session)]
    case .ignoreInArticle(let entity, let article):
      let refs = try session.shown(of: entity, limit: .max).map(\.ref).filter { $0.article == article }
      guard !refs.isEmpty else { throw Problem(.user, "the article does not name this entity", hint: nil) }
      return [try log(.ignoreInArticle, [refs], reason: reason, session)]
    case .ignoreMention(let article, let span):
      return [try log(.ignoreMention, [[try ref(article, span, session)]], reason: reason, session)]
    case .addMention(let article, let span, let kind, let entity, let identical):
      return try add(article, span, kind, entity, identical, reason, session)
    }
  }

  private func value(_ text: String, _ what: String) throws -> String {
    let clean = Sanitizer.line(text)
    guard !clean.isEmpty else { throw Problem(.user, "a \(what) needs at least one letter", hint: nil) }
    return clean
  }

  private func group(_ entity: Int64, _ session: Session) throws -> [MentionRef] {
    let refs = try session.shown(of: entity, limit: Library.shown).map(\.ref)
    guard !refs.isEmpty else {
      throw Problem(.user, "there is no entity \(entity) in this library", hint: "It may just have become another's.")
    }
    return refs
  }

  private func ref(_ article: Int64, _ span: Span, _ session: Session) throws -> MentionRef {
    guard let newest = try session.newestText(of: article), span.start >= 0, span.end <= newest.text.count,
      !span.isEmpty
    else { throw Problem(.user, "there are no such words in article \(article)", hint: nil) }
    return MentionRef(article: article, revision: newest.hash, span: span, exact: newest.text.string(span))
  }

  private func split(
    _ places: [MentionPlace], from entity: Int64, _ reason: String?, _ session: Session
  ) throws -> [Decision] {
    let chosen = try places.map { try ref($0.article, $0.span, session) }
    let rest = try session.shown(of: entity, limit: .max).flatMap { shown -> [MentionRef] in
      // An article may have chosen and other mentions: any that is not chosen stands for the rest of it.
      let own = places.filter { $0.article == shown.ref.article }
      guard !own.isEmpty else { return [shown.ref] }
      guard let look = try ArticleLook(shown.ref.article, session) else { return [] }
      return look.mentions(of: [shown.ordinal]).filter { mention in !own.contains { $0.span.overlaps(mention.span) } }
        .prefix(1).map {
          MentionRef(
            article: look.article, revision: look.revision, span: $0.span, exact: look.text.string($0.span))
        }
    }
    guard !chosen.isEmpty, !rest.isEmpty else {
      throw Problem(.user, "choose some of the mentions, not all: the rest stays what it was", hint: nil)
    }
    let crossing = DecisionLog.cut(try session.decisions(try session.decisionSeqs(about: entity))) { ref in
      places.contains { $0.article == ref.article && $0.span.overlaps(ref.span) }
    }
    return [
      try log(
        .split, [chosen, Array(rest.prefix(Library.shown))], reason: reason, undoes: crossing.map(\.id), session)
    ]
  }

  private func add(
    _ article: Int64, _ span: Span, _ kind: EntityKind, _ entity: Int64?, _ identical: Bool, _ reason: String?,
    _ session: Session
  ) throws -> [Decision] {
    let first = try ref(article, span, session)
    var refs = [first]
    if identical, let text = try session.newestText(of: article)?.text {
      let wanted = Array(first.exact.utf8)
      for start in Library.occurrences(of: wanted, in: text.bytes) where start != span.start {
        refs.append(try ref(article, Span(start: start, end: start + wanted.count), session))
      }
    }
    var made = [try log(.add, [refs], kind.rawValue, reason: reason, session)]
    if let entity {
      let owner = try session.decisions([made[0].seq]).isEmpty ? nil : entity
      if let owner { made.append(try log(.same, [[first], try group(owner, session)], reason: reason, session)) }
    }
    return made
  }

  /// Offsets of whole words equal to these bytes.
  static func occurrences(of wanted: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = wanted.first, wanted.count <= bytes.count else { return [] }
    func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
    var found: [Int] = []
    var i = 0
    while i <= bytes.count - wanted.count {
      if bytes[i] == first, bytes[i..<(i + wanted.count)].elementsEqual(wanted),
        i == 0 || !isLetter(bytes[i - 1]) || !isLetter(first),
        i + wanted.count == bytes.count || !isLetter(bytes[i + wanted.count]) || !isLetter(bytes[i + wanted.count - 1])
      {
        found.append(i)
        i += wanted.count
      } else {
        i += 1
      }
    }
    return found
  }

  private func log(
    _ verb: Decision.Verb, _ groups: [[MentionRef]], _ value: String = "", reason: String?, undoes: [String] = [],
    _ session: Session
  ) throws -> Decision {
    let decision = Decision(
      id: UniqueID.make(), time: now(), actor: actor, verb: verb, groups: groups, value: value,
      reason: reason.map { Sanitizer.clean($0) }, undoes: undoes)
    return try enter(decision, session)
  }

  /// Appends a decision, one's own or one from another library, and follows it.
  func enter(_ decision: Decision, _ session: Session) throws -> Decision {
    var decision = decision
    decision.seq = try session.append(decision)
    for (side, group) in decision.groups.enumerated() {
      for (rank, ref) in group.enumerated() {
        try session.put(
          DecisionMember(seq: decision.seq, side: side, rank: rank, article: ref.article, ordinal: nil))
        try session.resolveShown(decision.seq, side: side, rank: rank, ref: ref)
      }
    }
    var followed = [decision]
    if !decision.undoes.isEmpty {
      followed += try decision.undoes.compactMap { try session.decision(id: $0) }
    }
    try follow(followed, session)
    return decision
  }

  /// Makes again what decisions that came or went touch: the analyses of their articles, clusters, names.
  func follow(_ decisions: [Decision], _ session: Session) throws {
    let inText: Set<Decision.Verb> = [.add, .ignoreMention, .ignoreInArticle, .split]
    // Taking back an undo does again what it took back.
    let all = try decisions.flatMap { decision in
      decision.verb == .undo ? try decision.undoes.compactMap { try session.decision(id: $0) } : [decision]
    }
    var articles: Set<Int64> = []
    for decision in all where inText.contains(decision.verb) {
      articles.formUnion((decision.groups.first ?? []).map(\.article))
    }
    for article in articles.sorted() {
      guard let material = try session.material(of: article),
        let raw = try session.analysis(of: material.revision, length: material.text.count)
      else { continue }
      try index(raw, of: article, revision: material.revision, published: material.published, session)
    }
    var seeds: [Occurrence] = []
    var entities: Set<Int64> = []
    for decision in all {
      for article in try session.openArticles(ofDecision: decision.seq) where !articles.contains(article) {
        guard let look = try ArticleLook(article, session) else { continue }
        try resolve(decision, in: article, look.analysis, session)
      }
      for place in try session.places(ofDecision: decision.seq) {
        entities.insert(place.entity)
        if let one = try session.occurrence(place.occurrence) { seeds.append(one) }
      }
    }
    entities.formUnion(try Regrouping.around(seeds, session))
    let faces = EntityFaces(session)
    for entity in entities { try faces.refresh(entity) }
    try session.set("timeline", "0")
  }

  /// Appends a decision that takes these back.
  ///
  /// - Returns: the ids whose taking back does them again.
  func takeBack(_ ids: [String], _ session: Session) throws -> [String] {
    let undo = Decision(id: UniqueID.make(), time: now(), actor: actor, verb: .undo, undoes: ids)
    return [try enter(undo, session).id]
  }

  /// What people noted about an entity.
  func notes(on entity: Int64, _ session: Session) throws -> [String] {
    try EntityFaces(session).notes(of: entity)
  }

  /// What people forbade and still said: to be decided by them.
  package func contradictions() throws(Problem) -> [Contradiction] {
    try store.read { session in
      let all = try session.decisions().filter(\.isLive)
      var numbers: [Int64: Int32] = [:]
      let places = try session.everyDecisionPlace()
      for place in places where numbers[place.occurrence] == nil { numbers[place.occurrence] = Int32(numbers.count) }
      let (judgements, seqs) = Regrouping.judgements(all.map { ($0.seq, $0.verb) }, places) { numbers[$0] }
      let count = numbers.count
      let each = (0..<Int32(count)).map { $0 }
      let clusters = Clusters(count: count, judgements: judgements, links: each, keys: each)
      let bySeq = Dictionary(all.map { ($0.seq, $0) }) { first, _ in first }
      return clusters.refusals.compactMap { refusal in
        guard let decision = bySeq[seqs[refusal.judgement]], let veto = bySeq[seqs[refusal.forbiddenBy]] else {
          return nil
        }
        let chain = JudgementChain.joining(refusal, in: judgements).compactMap { bySeq[seqs[$0]] }
        return Contradiction(decision: decision, forbiddenBy: veto, chain: chain)
      }
    }
  }
}

extension DecisionOperation {
  /// For the list of what can be undone.
  var words: String {
    switch self {
    case .same: "same"
    case .different: "not the same"
    case .split: "split"
    case .rename(_, let name): "renamed to \(name)"
    case .retype(_, let kind): "is a \(kind.rawValue)"
    case .ignore: "ignored everywhere"
    case .ignoreInArticle: "ignored in an article"
    case .ignoreMention: "ignored mention"
    case .addMention: "added mention"
    case .alias(_, let name): "also called \(name)"
    case .link(_, let identifier): "is \(identifier)"
    case .note: "note on an entity"
    }
  }
}
