/// Entities of the library made again from links and decisions, for the occurrences that hang together.
struct Regrouping {
  private let session: Session
  private var nodes: [Int64: Occurrence] = [:]
  private var seqs: Set<Int64> = []

  init(_ session: Session) { self.session = session }

  /// Makes the entities of these occurrences again, and of all that links or decisions tie to them.
  ///
  /// - Returns: the entities that changed.
  static func around(_ seeds: [Occurrence], also entities: Set<Int64> = [], _ session: Session) throws -> Set<Int64> {
    var work = Regrouping(session)
    try work.gather(seeds, entities)
    return try work.regroup()
  }

  /// Follows entity, link and decision from occurrence to occurrence until nothing new comes.
  private mutating func gather(_ seeds: [Occurrence], _ entities: Set<Int64>) throws {
    var queue = seeds
    var entitiesSeen: Set<Int64> = []
    var linksSeen: Set<Int64> = []
    let hasDecisions = try session.decisionCount() > 0
    for entity in entities where entitiesSeen.insert(entity).inserted { queue += try session.occurrences(of: entity) }
    while let one = queue.popLast() {
      guard nodes.updateValue(one, forKey: one.id) == nil else { continue }
      if entitiesSeen.insert(one.entity).inserted { queue += try session.occurrences(of: one.entity) }
      if one.link != 0, linksSeen.insert(one.link).inserted { queue += try session.occurrences(linkedAs: one.link) }
      guard hasDecisions else { continue }
      for seq in try session.decisionSeqs(article: one.article, ordinal: one.ordinal) where seqs.insert(seq).inserted {
        for place in try session.places(ofDecision: seq) where entitiesSeen.insert(place.entity).inserted {
          queue += try session.occurrences(of: place.entity)
        }
      }
    }
  }

  private func regroup() throws -> Set<Int64> {
    let order = nodes.values.sorted { $0.id < $1.id }
    let decisions = try session.decisions(seqs)
    var places: [(seq: Int64, side: Int, occurrence: Int64)] = []
    for decision in decisions where decision.isLive {
      places += try session.places(ofDecision: decision.seq).map { (decision.seq, $0.side, $0.occurrence) }
    }
    let live = decisions.filter(\.isLive).map { ($0.seq, $0.verb) }
    let assignment = Regrouping.assign(order, decisions: live, places: places)
    var touched: Set<Int64> = []
    var made: [Int: Int64] = [:]
    var taken = Set(order.map(\.entity))
    for (i, one) in order.enumerated() {
      let entity: Int64
      switch assignment[i] {
      case .kept(let id): entity = id
      case .new(let number):
        if let known = made[number] {
          entity = known
        } else {
          let members = order.indices.filter { assignment[$0] == .new(number) }.map { order[$0] }
          let before = try session.emptyEntity(
            named: Set(members.map { Fold.key($0.name) }), kinds: Set(members.map(\.kind)), except: taken)
          entity = try before ?? session.makeEntity()
          taken.insert(entity)
          made[number] = entity
        }
      }
      if entity != one.entity {
        touched.formUnion([entity, one.entity])
        try session.assign(one.id, entity: entity, link: one.link)
      }
    }
    return touched
  }

  enum Assignment: Hashable, Sendable {
    case kept(Int64)
    /// A new entity; equal numbers are the same one.
    case new(Int)
  }

  /// The judgements that decisions make on occurrences.
  ///
  /// - Parameters:
  ///   - decisions: the living ones, oldest first.
  ///   - places: in order of seq, side, rank.
  ///   - node: number of an occurrence; nil for one that is not looked at.
  static func judgements(
    _ decisions: [(seq: Int64, verb: Decision.Verb)], _ places: [(seq: Int64, side: Int, occurrence: Int64)],
    node: (Int64) -> Int32?
  ) -> (judgements: Judgements, seqs: [Int64]) {
    var judgements = Judgements()
    var seqs: [Int64] = []
    var at = 0
    for decision in decisions {
      while at < places.count, places[at].seq < decision.seq { at += 1 }
      var left: [Int32] = [], right: [Int32] = []
      while at < places.count, places[at].seq == decision.seq {
        if let node = node(places[at].occurrence) {
          if places[at].side == 0 { left.append(node) } else { right.append(node) }
        }
        at += 1
      }
      switch decision.verb {
      case .same: judgements.append(.same, left, right)
      case .different, .split: judgements.append(.different, left, right)
      default: continue
      }
      seqs.append(decision.seq)
    }
    return (judgements, seqs)
  }

  /// The entity of each occurrence: each cluster keeps the id that most of its mentions had, so that ids are stable.
  static func assign(
    _ occurrences: [Occurrence], decisions: [(seq: Int64, verb: Decision.Verb)],
    places: [(seq: Int64, side: Int, occurrence: Int64)]
  ) -> [Assignment] {
    var numbers: [Int64: Int32] = [:]
    numbers.reserveCapacity(occurrences.count)
    for (i, one) in occurrences.enumerated() { numbers[one.id] = Int32(i) }
    var links: [Int64: Int32] = [:]
    var keys: [String: Int32] = [:]
    // What has not been linked yet stays with the entity whose name it has.
    var linkOfEntity: [Int64: Int64] = [:]
    for one in occurrences where one.link != 0 && linkOfEntity[one.entity] == nil {
      linkOfEntity[one.entity] = one.link
    }
    let linkOf = occurrences.map { one -> Int32 in
      let link = one.link != 0 ? one.link : linkOfEntity[one.entity] ?? -one.entity
      let next = Int32(links.count)
      if let known = links[link] { return known }
      links[link] = next
      return next
    }
    let keyOf = occurrences.map { one -> Int32 in
      if let known = keys[one.name] { return known }
      let next = Int32(keys.count)
      keys[one.name] = next
      return next
    }
    var clusters = Clusters(
      count: occurrences.count, judgements: judgements(decisions, places) { numbers[$0] }.judgements, links: linkOf,
      keys: keyOf)
    let clusterOf = clusters.numbers()
    struct Claim: Hashable {
      let cluster: Int32
      let entity: Int64
    }
    var claims: [Claim: Int] = [:]
    for (i, one) in occurrences.enumerated() where one.entity > 0 {
      claims[Claim(cluster: clusterOf[i], entity: one.entity), default: 0] += one.mentions
    }
    var keeper: [Int32: Int64] = [:]
    var taken: Set<Int64> = []
    let strongest = claims.sorted {
      ($1.value, $0.key.entity, $0.key.cluster) < ($0.value, $1.key.entity, $1.key.cluster)
    }
    for (claim, _) in strongest where keeper[claim.cluster] == nil && taken.insert(claim.entity).inserted {
      keeper[claim.cluster] = claim.entity
    }
    return clusterOf.map { cluster in keeper[cluster].map(Assignment.kept) ?? .new(Int(cluster)) }
  }
}
