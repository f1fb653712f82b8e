extension Library {
  /// What people forbade and still said: to be decided by them. Such come in by import, when two people decide apart.
  ///
  /// - Parameter entity: only what concerns it; nil: all.
  package func contradictions(about entity: Int64? = nil) throws(Problem) -> [Contradiction] {
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
      return try clusters.refusals.compactMap { refusal in
        guard let decision = bySeq[seqs[refusal.judgement]], let veto = bySeq[seqs[refusal.forbiddenBy]] else {
          return nil
        }
        if let entity {
          let near = try [decision, veto].flatMap { try session.places(ofDecision: $0.seq) }
          guard near.contains(where: { $0.entity == entity }) else { return nil }
        }
        let chain = JudgementChain.joining(refusal, in: judgements).compactMap { bySeq[seqs[$0]] }
        return Contradiction(decision: decision, forbiddenBy: veto, chain: chain)
      }
    }
  }

  /// The "different" (or split) that keeps two entities apart whatever links say, with the "same" decisions that lead
  /// from one of its sides to the other once the two were joined.
  ///
  /// - Parameter retracted: ids of decisions that are about to be taken back.
  func contradiction(
    joining a: Int64, _ b: Int64, retracting retracted: Set<String>, _ session: Session
  ) throws -> Contradiction? {
    let about = try Set(session.decisionSeqs(about: a)).union(session.decisionSeqs(about: b))
    let live = try session.decisions(about).filter { $0.isLive && !retracted.contains($0.id) }
    var places: [(seq: Int64, side: Int, occurrence: Int64)] = []
    var veto: Decision?
    for decision in live {
      let own = try session.places(ofDecision: decision.seq)
      places += own.map { (decision.seq, $0.side, $0.occurrence) }
      guard veto == nil, [.different, .split].contains(decision.verb), let left = own.first(where: { $0.side == 0 }),
        let right = own.first(where: { $0.side == 1 }), Set([left.entity, right.entity]) == [a, b]
      else { continue }
      veto = decision
    }
    guard let veto else { return nil }
    // What is asked for stands last, as if it were decided.
    let new = Decision(
      seq: (live.last?.seq ?? 0) + 1, id: "", time: now(), actor: actor, verb: .same,
      groups: [try session.shown(of: a, limit: 20).map(\.ref), try session.shown(of: b, limit: 20).map(\.ref)])
    for (side, entity) in [a, b].enumerated() {
      let most = try session.occurrences(of: entity).sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
      places += most.map { (new.seq, side, $0.id) }
    }
    var numbers: [Int64: Int32] = [:]
    for place in places where numbers[place.occurrence] == nil { numbers[place.occurrence] = Int32(numbers.count) }
    let all = live + [new]
    let (judgements, seqs) = Regrouping.judgements(all.map { ($0.seq, $0.verb) }, places) { numbers[$0] }
    guard let forbidding = seqs.firstIndex(of: veto.seq), let asked = seqs.lastIndex(of: new.seq) else { return nil }
    let bySeq = Dictionary(all.map { ($0.seq, $0) }) { first, _ in first }
    let chain = JudgementChain.joining(
      Clusters.Refusal(judgement: asked, forbiddenBy: forbidding), in: judgements
    ).compactMap { bySeq[seqs[$0]] }
    return Contradiction(decision: new, forbiddenBy: veto, chain: chain)
  }

  /// Takes decisions back, also somebody else's: an entry of the log like any other, which undo takes back in turn.
  package func retract(_ ids: [String]) throws {
    let time = now()
    try store.transact { session in
      let decisions = try ids.compactMap { try session.decision(id: $0) }.filter(\.isLive)
      guard !decisions.isEmpty else { throw Problem(.user, "it is taken back already", hint: nil) }
      let made = try takeBack(decisions.map(\.id), session)
      let words = decisions.map(\.words).joined(separator: ", ")
      try session.remember([.decisions(made)], label: "taking back \(words)", by: actor, now: time)
    }
  }
}
