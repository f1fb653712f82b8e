/// The work of `LibraryLinker`: a union-find over entities, filled rule by rule.
struct LibraryGroups {
  private struct KindKey: Hashable {
    var kind: EntityKind
    var key: String
  }

  private let entities: [ArticleEntity]
  private var parent: [Int32]
  private var evidence: [LibraryEvidence] = []
  /// For each person with a given name: the names it is written by.
  private var persons: [[PersonName]]

  init(_ entities: [ArticleEntity]) {
    self.entities = entities
    parent = (0..<Int32(entities.count)).map { $0 }
    persons = entities.map { entity in
      entity.kind == .person ? ([entity.name] + entity.aliases).map(PersonName.init) : []
    }
  }

  private mutating func root(_ i: Int) -> Int {
    var i = Int32(i)
    while parent[Int(i)] != i {
      parent[Int(i)] = parent[Int(parent[Int(i)])]
      i = parent[Int(i)]
    }
    return Int(i)
  }

  private mutating func join(_ entity: Int, _ other: Int, _ reason: LinkReason) {
    let a = root(other), b = root(entity)
    guard a != b else { return }
    parent[max(a, b)] = Int32(min(a, b))
    if reason != .sameName { evidence.append(LibraryEvidence(entity: entity, other: other, reason: reason)) }
  }

  private func key(_ name: String, _ kind: EntityKind) -> String {
    let key = NameFolding.key(name)
    return kind == .group ? KnownAliases.groupKey(key) : KnownAliases.canonicalKey(key, kind: kind)
  }

  // MARK: things that are no persons

  /// Equal names, known aliases, and names that differ by a corporate word.
  mutating func joinNames() {
    var first: [KindKey: Int] = [:]
    var stems: [(entity: Int, stem: String)] = []
    for (i, entity) in entities.enumerated() where entity.kind != .person {
      let id = KindKey(kind: entity.kind, key: key(entity.name, entity.kind))
      guard !id.key.isEmpty else { continue }
      if let known = first[id] {
        join(i, known, NameFolding.key(entity.name) == NameFolding.key(entities[known].name) ? .sameName : .known)
      } else {
        first[id] = i
        if entity.kind == .organization, let stem = OrganizationName(entity.name).stem { stems.append((i, stem)) }
      }
    }
    for (entity, stem) in stems {
      let id = KindKey(kind: .organization, key: stem)
      if let known = first[id] { join(entity, known, .corporate) } else { first[id] = entity }
    }
  }

  /// An entity that is called in its article what exactly one other is also called in its own.
  mutating func joinAliases() {
    var holders: [KindKey: [Int]] = [:]
    for (i, entity) in entities.enumerated() where entity.kind != .person {
      for alias in entity.aliases {
        let id = KindKey(kind: entity.kind, key: key(alias, entity.kind))
        if id.key != key(entity.name, entity.kind) { holders[id, default: []].append(i) }
      }
    }
    guard !holders.isEmpty else { return }
    for (i, entity) in entities.enumerated() where entity.kind != .person {
      let id = KindKey(kind: entity.kind, key: key(entity.name, entity.kind))
      guard let candidates = holders[id], let first = candidates.first else { continue }
      let roots = Set(candidates.map { root($0) })
      if roots.count == 1 { join(i, first, .aliasInArticle) }
    }
  }

  // MARK: persons

  static func nearKey(_ person: PersonName) -> String? {
    guard !person.isSingle, let given = person.words.first, person.surname.utf8.count >= 6 else { return nil }
    return given + "|" + NameFolding.transliterationKey(person.surname).prefix(3)
  }

  /// Full names: equal ones at once, then those that fit exactly one other person.
  mutating func joinPersons() {
    var first: [String: Int] = [:]
    var uses: [String: Int] = [:]
    var distinct: [(entity: Int, person: PersonName)] = []
    for i in entities.indices {
      for person in persons[i] where !person.isSingle {
        uses[person.key, default: 0] += 1
        if let known = first[person.key] {
          join(i, known, .sameName)
        } else {
          first[person.key] = i
          distinct.append((i, person))
        }
      }
    }
    distinct.sort { ($0.person.words.count, -$0.entity) > ($1.person.words.count, -$1.entity) }
    var buckets: [String: [(entity: Int, person: PersonName)]] = [:]
    for item in distinct {
      let bySurname = NameFolding.transliterationKey(item.person.surname)
      let near = LibraryGroups.nearKey(item.person)
      var fitting: [(entity: Int, person: PersonName)] = []
      for other in (buckets[bySurname] ?? []) + (near.flatMap { buckets[$0] } ?? []) {
        if item.person.isCompatible(with: other.person) { fitting.append(other) }
      }
      let roots = Set(fitting.map { root($0.entity) }).subtracting([root(item.entity)])
      if roots.count == 1, let other = fitting.first(where: { root($0.entity) != root(item.entity) }) {
        join(item.entity, other.entity, other.person.surname == item.person.surname ? .fuller : .spelling)
      }
      buckets[bySurname, default: []].append(item)
      if let near { buckets[near, default: []].append(item) }
    }
  }

  /// People whom their article names by one word only.
  mutating func joinSingles() {
    var holders: [String: [Int: Int]] = [:]
    var articlesOf: [Int: Int] = [:]
    for i in entities.indices where entities[i].kind == .person && persons[i].contains(where: { !$0.isSingle }) {
      let root = root(i)
      articlesOf[root, default: 0] += 1
      for person in persons[i] where !person.isSingle {
        holders[NameFolding.transliterationKey(person.surname), default: [:]][root] = i
      }
    }
    var alone: [String: Int] = [:]
    for i in entities.indices where entities[i].kind == .person && persons[i].allSatisfy(\.isSingle) {
      guard let person = persons[i].first, !person.words.isEmpty else { continue }
      let key = NameFolding.transliterationKey(person.surname)
      let candidates = (holders[key] ?? [:]).filter { root, other in
        entities[other].article != entities[i].article && persons[other].contains { $0.hasSurname(person) }
      }
      if candidates.isEmpty {
        if let known = alone[key], entities[known].article != entities[i].article {
          join(i, known, .sameName)
        } else {
          alone[key] = i
        }
        continue
      }
      let total = candidates.keys.reduce(0) { $0 + (articlesOf[$1] ?? 0) }
      let best = candidates.max { (articlesOf[$0.key] ?? 0, -$0.value) < (articlesOf[$1.key] ?? 0, -$1.value) }
      if let best, candidates.count == 1 || (articlesOf[best.key] ?? 0) >= 5 * (total - (articlesOf[best.key] ?? 0)) {
        join(i, best.value, .surnameInLibrary)
      }
    }
  }

  // MARK: the answer

  mutating func links() -> LibraryLinks {
    var numbers: [Int: Int] = [:]
    var cluster: [Int] = []
    cluster.reserveCapacity(entities.count)
    var uses: [[String: Int]] = []
    for i in entities.indices {
      let root = root(i)
      let number = numbers[root] ?? uses.count
      if number == uses.count {
        numbers[root] = number
        uses.append([:])
      }
      cluster.append(number)
      uses[number][entities[i].name, default: 0] += 1
    }
    var kinds: [EntityKind?] = Array(repeating: nil, count: uses.count)
    for i in entities.indices where kinds[cluster[i]] == nil { kinds[cluster[i]] = entities[i].kind }
    let names = uses.enumerated().map { number, uses in
      uses.max { LibraryGroups.rank($0, kinds[number]) < LibraryGroups.rank($1, kinds[number]) }?.key ?? ""
    }
    return LibraryLinks(cluster: cluster, names: names, evidence: evidence)
  }

  /// Full before single, written as a name before in capitals throughout, usual before rare, then a fixed order.
  private static func rank(_ use: (key: String, value: Int), _ kind: EntityKind?) -> (Int, Int, Int, Int, String) {
    let isFull = kind == .person && !PersonName(use.key).isSingle
    let isShouted = isFull && use.key.utf8.allSatisfy { !(0x61...0x7A).contains($0) && $0 < 0x80 }
    return (isFull ? 1 : 0, isShouted ? 0 : 1, use.value, use.key.utf8.count, use.key)
  }
}
