extension Library {
  /// New occurrences up to which only their neighbours are linked; beyond it everything is linked again, which is
  /// faster then and finds what neighbours cannot.
  private static let nearLimit = 600
  /// Entities whose changes are written in one transaction.
  private static let chunk = 1500

  /// Links what came in since the last time with the entities of the library, and makes the timeline again.
  ///
  /// Called at the end of an import; cheap where nothing is open. What is cancelled is begun again the next time.
  package func link(
    progress: (ImportProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(Problem) {
    let open = try store.read { Int(try $0.setting("unlinked") ?? "0") ?? 0 }
    if open > 0 {
      progress(ImportProgress(phase: .linking, done: 0, total: nil, current: ""))
      if open <= Library.nearLimit {
        try linkNear()
      } else {
        try linkAll(progress: progress, isCancelled: isCancelled)
      }
    }
    if !isCancelled() { try refreshTimeline() }
  }

  /// Links the occurrences that have no link yet with those that share a key with them.
  private func linkNear() throws(Problem) {
    let changes = try store.read { session -> [(id: Int64, old: Int64, new: Int64)] in
      let fresh = try session.occurrences(linkedAs: 0)
      var keys: Set<String> = []
      for one in fresh { keys.formUnion(LibraryLinker.keys(of: one.articleEntity)) }
      var all = fresh
      for entity in try session.entities(withKeys: keys) {
        all += try session.occurrences(of: entity).filter { $0.link != 0 }
      }
      all.sort { $0.id < $1.id }
      let links = LibraryLinker.link(all.map(\.articleEntity))
      // A group keeps the number it had; of two that become one the smaller stays. Neighbours that were linked by what
      // is not looked at here stay as they are.
      var number: [Int: Int64] = [:]
      for (i, one) in all.enumerated() where one.link != 0 {
        number[links.cluster[i]] = min(number[links.cluster[i]] ?? one.link, one.link)
      }
      var changes: [(id: Int64, old: Int64, new: Int64)] = []
      for (i, one) in all.enumerated() {
        let link = number[links.cluster[i]] ?? one.id
        number[links.cluster[i]] = link
        if one.link != link { changes.append((one.id, one.link, link)) }
      }
      return changes
    }
    try store.write { session in
      var seeds: [Occurrence] = []
      var moved: Set<Int64> = []
      for change in changes {
        if change.old == 0 {
          guard var one = try session.occurrence(change.id) else { continue }
          one.link = change.new
          try session.assign(one.id, entity: one.entity, link: one.link)
          seeds.append(one)
        } else if moved.insert(change.old).inserted {
          // The whole group goes along, also those of it that share no key with what came in.
          for var one in try session.occurrences(linkedAs: change.old) {
            one.link = change.new
            try session.assign(one.id, entity: one.entity, link: one.link)
            seeds.append(one)
          }
        }
      }
      var touched = Set(seeds.map(\.entity))
      touched.formUnion(try Regrouping.around(seeds, session))
      let faces = EntityFaces(session)
      for entity in touched { try faces.refresh(entity) }
      try session.set("unlinked", String(try session.occurrences(linkedAs: 0).count))
    }
  }

  /// Gives the entities of these articles that have no link yet one of the groups that are there: what people add joins
  /// what is like it, and brings nothing together that was not.
  ///
  /// - Returns: the occurrences that were linked.
  func adopt(_ articles: Set<Int64>, _ session: Session) throws -> [Occurrence] {
    let fresh = try articles.sorted().flatMap { try session.occurrences(in: $0).filter { $0.link == 0 } }
    guard !fresh.isEmpty else { return [] }
    var keys: Set<String> = []
    for one in fresh { keys.formUnion(LibraryLinker.keys(of: one.articleEntity)) }
    var all = fresh
    for entity in try session.entities(withKeys: keys).sorted() {
      all += try session.occurrences(of: entity).filter { $0.link != 0 }
    }
    let links = LibraryLinker.link(all.map(\.articleEntity))
    var number: [Int: Int64] = [:]
    for (i, one) in all.enumerated() where one.link != 0 {
      number[links.cluster[i]] = min(number[links.cluster[i]] ?? one.link, one.link)
    }
    var adopted: [Occurrence] = []
    for (i, var one) in fresh.enumerated() {
      one.link = number[links.cluster[i]] ?? one.id
      number[links.cluster[i]] = one.link
      try session.assign(one.id, entity: one.entity, link: one.link)
      adopted.append(one)
    }
    try session.set("unlinked", String(try session.occurrences(linkedAs: 0).count))
    return adopted
  }

  /// Links the whole library again, and follows all decisions. Written in small steps, so that nobody waits.
  package func linkAll(
    progress: (ImportProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(Problem) {
    let plan = try store.read { session in
      let occurrences = try session.everyOccurrence()
      let links = LibraryLinker.link(occurrences.map(\.articleEntity))
      var number: [Int: Int64] = [:]
      var linked = occurrences
      for i in linked.indices {
        let link = number[links.cluster[i]] ?? linked[i].id
        number[links.cluster[i]] = link
        linked[i].link = link
      }
      let undone = try session.undone()
      let decisions = try session.decisionHeads().filter { !undone.contains($0.id) }.map { ($0.seq, $0.verb) }
      let assignment = Regrouping.assign(linked, decisions: decisions, places: try session.everyDecisionPlace())
      return LinkPlan(
        before: occurrences, linked: linked, assignment: assignment, lastDecision: decisions.last?.0 ?? 0)
    }
    guard try plan.write(to: store, chunk: Library.chunk, progress: progress, isCancelled: isCancelled) else { return }
    try store.write { session in
      try session.set("unlinked", "0")
      // What was decided or added while the plan was written is looked at again, alone.
      let late = try session.occurrences(linkedAs: 0)
      if !late.isEmpty { try session.set("unlinked", String(late.count)) }
      let newer = try session.decisionHeads().filter { $0.seq > plan.lastDecision }.map(\.seq)
      var seeds: [Occurrence] = []
      for seq in newer {
        for place in try session.places(ofDecision: seq) {
          seeds += try session.occurrences(of: place.entity).prefix(1)
        }
      }
      if !seeds.isEmpty {
        let touched = try Regrouping.around(seeds, session)
        let faces = EntityFaces(session)
        for entity in touched { try faces.refresh(entity) }
      }
    }
    try removeEmptyEntities()
  }

  private func removeEmptyEntities() throws(Problem) {
    let empty = try store.read { try $0.emptyEntities() }
    for start in stride(from: 0, to: empty.count, by: Library.chunk) {
      try store.write { try $0.removeEntities(empty[start..<min(empty.count, start + Library.chunk)]) }
      store.giveWay()
    }
  }
}

/// Which occurrences get another entity or link.
private struct LinkPlan {
  let before: [Occurrence]
  let linked: [Occurrence]
  let assignment: [Regrouping.Assignment]
  let lastDecision: Int64

  /// False when it was cancelled between two chunks.
  func write(
    to store: Store, chunk: Int, progress: (ImportProgress) -> Void, isCancelled: () -> Bool
  ) throws(Problem) -> Bool {
    var members: [Regrouping.Assignment: [Int]] = [:]
    for i in linked.indices { members[assignment[i], default: []].append(i) }
    let groups = members.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
    var at = 0
    while at < groups.count {
      if groups[at].value.count > chunk {
        try writeLarge(groups[at].key, groups[at].value, to: store, chunk: chunk)
        at += 1
      } else {
        var end = at
        var size = 0
        while end < groups.count, groups[end].value.count <= chunk, size < chunk {
          size += groups[end].value.count
          end += 1
        }
        let part = groups[at..<end]
        try store.write { session in
          let faces = try EntityFaces(all: session)
          for (target, indices) in part { try write(target, indices, faces, session) }
        }
        at = end
      }
      store.giveWay()
      progress(ImportProgress(phase: .linking, done: at, total: groups.count, current: ""))
      if isCancelled() { return false }
    }
    return true
  }

  /// A name of very many articles in several transactions: what is begun is begun again where it does not end, as all
  /// of it still counts as unlinked.
  private func writeLarge(
    _ target: Regrouping.Assignment, _ indices: [Int], to store: Store, chunk: Int
  ) throws(Problem) {
    let entity: Int64 =
      switch target {
      case .kept(let id): id
      case .new: try store.write { try $0.makeEntity() }
      }
    let changed = indices.filter { linked[$0].entity != entity || before[$0].link != linked[$0].link }
    for start in stride(from: 0, to: changed.count, by: chunk) {
      try store.write { session in
        for i in changed[start..<min(changed.count, start + chunk)] {
          try session.assign(before[i].id, entity: entity, link: linked[i].link)
        }
      }
      store.giveWay()
    }
    guard !changed.isEmpty else { return }
    let members = indices.map { linked[$0] }
    try store.write { session in
      try session.refresh(entity, try EntityFaces(session).face(of: entity, members), counting: members)
    }
  }

  private func write(
    _ target: Regrouping.Assignment, _ indices: [Int], _ faces: EntityFaces, _ session: Session
  ) throws {
    let entity: Int64
    var isNew = false
    switch target {
    case .kept(let id): entity = id
    case .new:
      entity = try session.makeEntity()
      isNew = true
    }
    for i in indices where linked[i].entity != entity || before[i].link != linked[i].link {
      try session.assign(before[i].id, entity: entity, link: linked[i].link)
      isNew = true
    }
    guard isNew else { return }
    let members = indices.map { linked[$0] }
    try session.refresh(entity, try faces.face(of: entity, members), counting: members)
  }
}

extension Occurrence {
  var articleEntity: ArticleEntity {
    ArticleEntity(article: Int(article), name: name, kind: kind, aliases: aliases)
  }
}
