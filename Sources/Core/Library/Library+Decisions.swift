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
  ///
  /// - Parameter retracting: ids of older "different" decisions that a "same" of these takes back.
  /// - Throws: `Contradiction` where a "different" that is not taken back forbids a "same"; nothing is decided then.
  package func decide(
    _ operations: [DecisionOperation], reason: String? = nil, retracting: [String] = []
  ) throws -> [Decision] {
    let time = now()
    return try store.transact { session in
      let words = try operations.map { try $0.words { try session.summary(of: $0)?.name ?? "?" } }
      var made: [Decision] = []
      var became: [Int64: Int64] = [:]
      for operation in operations {
        let operation = operation.following(became)
        let new = try perform(operation, reason, retracting, session)
        made += new
        guard case .same(let a, let b) = operation, let first = new.first,
          let entity = try session.places(ofDecision: first.seq).first?.entity
        else { continue }
        became[a] = entity
        became[b] = entity
      }
      guard !made.isEmpty else { return [] }
      let label = words.prefix(3).joined(separator: ", ") + (words.count > 3 ? " and \(words.count - 3) more" : "")
      try session.remember([.decisions(made.map(\.id))], label: label, by: actor, now: time)
      return made
    }
  }

  /// The whole log, oldest first.
  package func decisions() throws(Problem) -> [Decision] {
    try store.read { try $0.decisions() }
  }

  private func perform(
    _ operation: DecisionOperation, _ reason: String?, _ retracting: [String], _ session: Session
  ) throws -> [Decision] {
    switch operation {
    case .same(let a, let b):
      guard a != b else { throw Problem(.user, "these are one entity already", hint: nil) }
      if let found = try contradiction(joining: a, b, retracting: Set(retracting), session) { throw found }
      return [
        try log(
          .same, [try group(a, session), try group(b, session)], reason: reason, undoes: retracting, session)
      ]
    case .different(let a, let b):
      guard a != b else {
        throw Problem(.user, "these are one entity: choose the mentions that are not", hint: "Split them off.")
      }
      if let known = try contradiction(joining: a, b, retracting: [], session) {
        throw Problem(.user, "told apart already by \(known.forbiddenBy.actor): \(known.forbiddenBy.words)", hint: nil)
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
    var made = [
      try log(
        .split, [chosen, Array(rest.prefix(Library.shown))], reason: reason, undoes: crossing.map(\.id), session)
    ]
    // Two entities of one name could not be told apart in any list.
    if let new = try session.places(ofDecision: made[0].seq).first?.entity, let face = try session.summary(of: new),
      try session.hasOther(named: face.name, than: new)
    {
      var number = 2
      while try session.hasOther(named: "\(face.name) (\(number))", than: new) { number += 1 }
      made.append(try log(.rename, [chosen], "\(face.name) (\(number))", reason: reason, session))
    }
    return made
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

  /// Where the words at a span stand in a text, as whole words.
  package static func places(of span: Span, in text: Text) -> [Span] {
    let wanted = Array(text.bytes[span.range])
    return occurrences(of: wanted, in: text.bytes).map { Span(start: $0, end: $0 + wanted.count) }
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
    // Taking back a decision does again what it took back, and so on.
    var all: [Decision] = []
    var known: Set<String> = []
    var queue = decisions
    while let next = queue.popLast() {
      guard known.insert(next.id).inserted else { continue }
      if next.verb != .undo { all.append(next) }
      queue += try next.undoes.compactMap { try session.decision(id: $0) }
    }
    all.sort { $0.seq < $1.seq }
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
    var seeds = try adopt(articles, session)
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
    entities.formUnion(seeds.map(\.entity))
    entities.formUnion(try Regrouping.around(seeds, session))
    let faces = EntityFaces(session)
    for entity in entities { try faces.refresh(entity, keepsEmpty: true) }
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
}
