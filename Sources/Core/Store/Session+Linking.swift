import GRDB

/// How an entity is shown.
package struct EntityFace: Hashable, Sendable {
  package var name: String
  package var kind: EntityKind
  /// Other names.
  package var aliases: [String]
  package var identifier: String?
  package var isHidden: Bool
  /// What it can be linked by.
  package var keys: [String]

  package init(
    name: String, kind: EntityKind, aliases: [String], identifier: String? = nil, isHidden: Bool = false,
    keys: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.identifier = identifier
    self.isHidden = isHidden
    self.keys = keys
  }
}

extension Session {
  private static let columns =
    "o.id, o.article, o.ordinal, o.name, o.kind, o.aliases, o.mentions, o.first, o.last, o.entity, o.link, o.day"

  private static func occurrence(_ row: Row) throws -> Occurrence {
    Occurrence(
      id: row[0], article: row[1], ordinal: row[2], name: row[3], kind: try EntityKind(code: row[4]),
      aliases: Packed.split(row[5]), mentions: row[6], first: row[7], last: row[8], entity: row[9], link: row[10],
      day: row[11])
  }

  /// Every occurrence of the library, by id.
  package func everyOccurrence() throws -> [Occurrence] {
    try map("SELECT \(Session.columns) FROM occurrence o ORDER BY o.id", [], Session.occurrence)
  }

  package func occurrences(linkedAs link: Int64) throws -> [Occurrence] {
    try map("SELECT \(Session.columns) FROM occurrence o WHERE o.link = ?", [link], Session.occurrence)
  }

  package func occurrences(inArticle article: Int64, ordinal: Int) throws -> Occurrence? {
    try map(
      "SELECT \(Session.columns) FROM occurrence o WHERE o.article = ? AND o.ordinal = ?", [article, ordinal],
      Session.occurrence
    ).first
  }

  package func occurrence(_ id: Int64) throws -> Occurrence? {
    try map("SELECT \(Session.columns) FROM occurrence o WHERE o.id = ?", [id], Session.occurrence).first
  }

  /// Entities that share a key with these.
  package func entities(withKeys keys: Set<String>) throws -> Set<Int64> {
    var found: Set<Int64> = []
    for key in keys { found.formUnion(try all("SELECT entity FROM entity_key WHERE key = ?", [key])) }
    return found
  }

  package func assign(_ occurrence: Int64, entity: Int64, link: Int64) throws {
    try run(
      "UPDATE occurrence SET entity = ?, link = ? WHERE id = ? AND (entity <> ? OR link <> ?)",
      [entity, link, occurrence, entity, link])
  }

  /// An entity without anything yet: its id.
  package func makeEntity() throws -> Int64 {
    try run("INSERT INTO entity (name, folded, kind) VALUES ('', '', 0)")
    return db.lastInsertedRowID
  }

  /// Adds (or takes away) one article's mentions without counting all others again.
  package func bump(_ entity: Int64, mentions: Int, articles: Int, published: Day?) throws {
    try run(
      """
      UPDATE entity SET mentions = mentions + ?1, articles = articles + ?2,
        first_day = CASE WHEN ?3 IS NULL THEN first_day ELSE min(coalesce(first_day, ?3), ?3) END,
        last_day = CASE WHEN ?3 IS NULL THEN last_day ELSE max(coalesce(last_day, ?3), ?3) END
      WHERE id = ?4
      """, [mentions, articles, published?.ordinal, entity])
  }

  /// Counts an entity again and gives it its face; takes it away where nothing is left of it.
  package func refresh(_ entity: Int64, _ face: EntityFace) throws {
    try set(face, of: entity)
    try recount(entity)
  }

  /// The same where all that belongs to the entity is at hand, and need not be asked for.
  package func refresh(_ entity: Int64, _ face: EntityFace, counting occurrences: [Occurrence]) throws {
    try set(face, of: entity)
    let days = occurrences.map(\.day).filter { $0 != Session.undated }
    try run(
      "UPDATE entity SET mentions = ?, articles = ?, first_day = ?, last_day = ? WHERE id = ?",
      [
        occurrences.reduce(0) { $0 + $1.mentions }, Set(occurrences.map(\.article)).count, days.min(), days.max(),
        entity,
      ])
  }

  private func set(_ face: EntityFace, of entity: Int64) throws {
    try run(
      "UPDATE entity SET name = ?, folded = ?, kind = ?, aliases = ?, identifier = ?, hidden = ? WHERE id = ?",
      [
        face.name, Fold.key(face.name), face.kind.code, Packed.join(face.aliases), face.identifier, face.isHidden,
        entity,
      ])
    try run("DELETE FROM entity_name WHERE entity = ?", [entity])
    for folded in Set(([face.name] + face.aliases).map { Fold.key($0) }) where !folded.isEmpty {
      try run("INSERT INTO entity_name VALUES (?, ?)", [folded, entity])
    }
    try run("DELETE FROM entity_key WHERE entity = ?", [entity])
    for key in Set(face.keys) { try run("INSERT INTO entity_key VALUES (?, ?)", [key, entity]) }
  }

  /// Entities without any mention.
  package func emptyEntities() throws -> [Int64] {
    try all("SELECT id FROM entity n WHERE NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.entity = n.id)")
  }

  /// Removes those of them that still have no mention.
  package func removeEntities(_ ids: some Sequence<Int64>) throws {
    for id in ids {
      try run("DELETE FROM entity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM occurrence WHERE entity = ?1)", [id])
      guard db.changesCount > 0 else { continue }
      try run("DELETE FROM entity_name WHERE entity = ?", [id])
      try run("DELETE FROM entity_key WHERE entity = ?", [id])
    }
  }

  /// All mentions that decisions show, where they are now, in order of decision, side and rank.
  package func everyDecisionPlace() throws -> [(seq: Int64, side: Int, occurrence: Int64)] {
    try map(
      """
      SELECT m.seq, m.side, o.id FROM decision_member m
      JOIN occurrence o ON o.article = m.article AND o.ordinal = m.ordinal ORDER BY m.seq, m.side, m.rank
      """
    ) { row -> (seq: Int64, side: Int, occurrence: Int64) in (row[0], row[1], row[2]) }
  }

  /// Seq, id and verb of each decision, without what it shows.
  package func decisionHeads() throws -> [(seq: Int64, id: String, verb: Decision.Verb)] {
    try map("SELECT seq, id, verb FROM decision ORDER BY seq") { row -> (seq: Int64, id: String, verb: Decision.Verb) in
      guard let verb = Decision.Verb(rawValue: row[2]) else { throw DamagedRecord() }
      return (row[0], row[1], verb)
    }
  }
}

extension Session {
  /// Entities that share a key or a folded name, in groups of at most `most`, most mentioned first.
  package func keyGroups(most: Int) throws -> [[EntitySummary]] {
    let rows = try map(
      """
      SELECT e.id, e.name, e.kind, e.mentions, e.articles, k.key FROM (
        SELECT key, entity FROM entity_key UNION SELECT 'n ' || folded, entity FROM entity_name) k
      JOIN entity e ON e.id = k.entity AND e.hidden = 0 ORDER BY k.key, e.mentions DESC
      """
    ) { row -> (key: String, entity: EntitySummary) in (row[5], try Session.entity(row)) }
    var groups: [[EntitySummary]] = []
    var start = 0
    for i in 0...rows.count where i == rows.count || rows[i].key != rows[start].key {
      if i - start > 1, i - start <= most { groups.append(rows[start..<i].map(\.entity)) }
      start = i
    }
    return groups
  }
}
