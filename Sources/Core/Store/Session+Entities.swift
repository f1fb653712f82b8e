import GRDB

/// One entity of one article, as the index over all articles keeps it.
package struct Occurrence: Hashable, Sendable {
  package var id: Int64
  package var article: Int64
  /// Index into the effective analysis's entities.
  package var ordinal: Int
  package var name: String
  package var kind: EntityKind
  package var aliases: [String]
  package var mentions: Int
  /// Offsets of the first mention: its first byte, and after its last one.
  package var first: Int
  package var last: Int
  /// The entity of the library that it belongs to; 0 while that is open.
  package var entity: Int64
  /// The group that the automatic links put it in, whatever people decided.
  package var link: Int64
  /// The article's day as it is sorted by; `Session.undated` where it has none.
  package var day: Int

  package init(
    id: Int64 = 0, article: Int64, ordinal: Int, name: String, kind: EntityKind, aliases: [String], mentions: Int,
    first: Int, last: Int, entity: Int64 = 0, link: Int64 = 0, day: Int = Session.undated
  ) {
    self.id = id
    self.article = article
    self.ordinal = ordinal
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.mentions = mentions
    self.first = first
    self.last = last
    self.entity = entity
    self.link = link
    self.day = day
  }
}

extension Session {
  /// Days sort before "no day".
  package static let undated = 9_999_999

  private static let columns =
    "o.id, o.article, o.ordinal, o.name, o.kind, o.aliases, o.mentions, o.first, o.last, o.entity, o.link, o.day"

  private static func occurrence(_ row: Row) throws -> Occurrence {
    Occurrence(
      id: row[0], article: row[1], ordinal: row[2], name: row[3], kind: try EntityKind(code: row[4]),
      aliases: Packed.split(row[5]), mentions: row[6], first: row[7], last: row[8], entity: row[9],
      link: row[10], day: row[11])
  }

  package func occurrences(in article: Int64) throws -> [Occurrence] {
    try map(
      "SELECT \(Session.columns) FROM occurrence o WHERE o.article = ? ORDER BY o.ordinal", [article],
      Session.occurrence)
  }

  /// Takes the article's entities out and puts these in. Their ids are new; `entity` and `link` are as given.
  package func replaceOccurrences(of article: Int64, published: Day?, with occurrences: [Occurrence]) throws {
    try run("DELETE FROM occurrence WHERE article = ?", [article])
    let day = published?.ordinal ?? Session.undated
    for one in occurrences {
      try run(
        """
        INSERT INTO occurrence (article, ordinal, entity, link, day, kind, name, aliases, mentions, first, last)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          article, one.ordinal, one.entity, one.link, day, one.kind.code, one.name, Packed.join(one.aliases),
          one.mentions, one.first, one.last,
        ])
    }
  }

  /// An entity with this very name (case and accents aside) and kind.
  package func entity(named folded: String, kind: EntityKind) throws -> Int64? {
    try one(
      """
      SELECT e.id FROM entity_name n JOIN entity e ON e.id = n.entity WHERE n.folded = ? AND e.kind = ?
      ORDER BY e.mentions DESC, e.id LIMIT 1
      """, [folded, kind.code])
  }

  package func makeEntity(name: String, kind: EntityKind) throws -> Int64 {
    let folded = Fold.key(name)
    try run("INSERT INTO entity (name, folded, kind) VALUES (?, ?, ?)", [name, folded, kind.code])
    let id = db.lastInsertedRowID
    try run("INSERT OR IGNORE INTO entity_name VALUES (?, ?)", [folded, id])
    return id
  }

  /// Counts an entity's mentions, articles and days again; takes it away where nothing is left of it.
  ///
  /// - Parameter keepsEmpty: its id is kept, unseen, so that what comes apart again gets it back (`emptyEntity`).
  package func recount(_ entity: Int64, keepsEmpty: Bool = false) throws {
    try run(
      """
      UPDATE entity SET (mentions, articles, first_day, last_day) = (
        SELECT coalesce(sum(mentions), 0), count(DISTINCT article), min(nullif(day, \(Session.undated))),
          max(nullif(day, \(Session.undated))) FROM occurrence WHERE entity = entity.id) WHERE id = ?
      """, [entity])
    if keepsEmpty {
      try run("UPDATE entity SET hidden = 1 WHERE id = ? AND articles = 0", [entity])
    } else {
      try run("DELETE FROM entity WHERE id = ? AND articles = 0", [entity])
    }
    guard db.changesCount > 0 else { return }
    try run("DELETE FROM entity_name WHERE entity = ?", [entity])
    try run("DELETE FROM entity_key WHERE entity = ?", [entity])
  }

  /// An entity of which nothing is left and that had one of these names: mentions that come apart again get its id.
  package func emptyEntity(named folded: Set<String>, kinds: Set<EntityKind>, except taken: Set<Int64>) throws -> Int64?
  {
    let empty = try map(
      "SELECT id, name, kind, aliases FROM entity WHERE hidden = 1 AND mentions = 0 AND articles = 0 ORDER BY id DESC"
    ) { row -> (id: Int64, name: String, kind: EntityKind, aliases: [String]) in
      (row[0], row[1], try EntityKind(code: row[2]), Packed.split(row[3]))
    }.filter { !taken.contains($0.id) }
    let sameKind = empty.filter { kinds.contains($0.kind) }
    return
      (sameKind.first { folded.contains(Fold.key($0.name)) }
      ?? empty.first { one in ([one.name] + one.aliases).contains { folded.contains(Fold.key($0)) } })?.id
  }

  /// Whether another entity that is shown has this very name (case and accents aside).
  package func hasOther(named name: String, than entity: Int64) throws -> Bool {
    try one(
      "SELECT EXISTS (SELECT 1 FROM entity WHERE folded = ? AND hidden = 0 AND id <> ?)", [Fold.key(name), entity])
      ?? false
  }

  /// Entities of one article with their counts in it.
  package func entities(in article: Int64, order: EntityOrder) throws -> [EntitySummary] {
    let sorted =
      switch order {
      case .count: "mentions DESC, first"
      case .name: "e.folded, e.id"
      case .appearance: "first"
      }
    return try map(
      """
      SELECT e.id, e.name, e.kind, sum(o.mentions) AS mentions, e.articles, min(o.first) AS first
      FROM occurrence o JOIN entity e ON e.id = o.entity WHERE o.article = ? AND e.hidden = 0
      GROUP BY e.id ORDER BY \(sorted)
      """, [article], Session.entity)
  }

  static func entity(_ row: Row) throws -> EntitySummary {
    EntitySummary(
      id: row[0], name: row[1], kind: try EntityKind(code: row[2]), mentions: row[3], articles: row[4])
  }

  /// Entities of the library, or of the articles that a filter means.
  package func entities(
    matching filter: Filter, order: EntityOrder, actor: String, limit: Int
  ) throws -> [EntitySummary] {
    var articles = filter
    articles.kinds = []
    let kinds = filter.kinds.map { Int($0.code) }.sorted()
    let ofKind = kinds.isEmpty ? "" : "AND e.kind IN (\(Condition.marks(kinds.count)))"
    let sorted =
      switch order {
      case .count: "mentions DESC, e.id"
      case .name: "e.folded, e.id"
      case .appearance: "day IS NULL, day, e.id"
      }
    if articles.isEmpty {
      var arguments = StatementArguments(kinds)
      arguments += [limit]
      return try map(
        """
        SELECT e.id, e.name, e.kind, e.mentions AS mentions, e.articles, e.first_day AS day FROM entity e
        WHERE e.hidden = 0 \(ofKind) ORDER BY \(sorted) LIMIT ?
        """, arguments, Session.entity)
    }
    let condition = Condition(articles, actor: actor)
    var arguments = condition.arguments
    arguments += StatementArguments(kinds)
    arguments += [limit]
    return try map(
      """
      SELECT e.id, e.name, e.kind, sum(o.mentions) AS mentions, count(DISTINCT o.article), min(o.day) AS day
      FROM article a JOIN occurrence o ON o.article = a.id JOIN entity e ON e.id = o.entity
      WHERE \(condition.sql) AND e.hidden = 0 \(ofKind) GROUP BY e.id ORDER BY \(sorted) LIMIT ?
      """, arguments, Session.entity)
  }

  /// Entities one of whose names begins with these letters (of any word), for completion; most mentioned first.
  package func entities(named prefix: String, limit: Int) throws -> [EntitySummary] {
    let folded = Fold.key(prefix)
    guard !folded.isEmpty else { return try entities(matching: Filter(), order: .count, actor: "", limit: limit) }
    return try map(
      """
      SELECT e.id, e.name, e.kind, e.mentions, e.articles FROM entity e WHERE e.hidden = 0 AND e.id IN (
        SELECT entity FROM entity_name WHERE folded >= ?1 AND folded < ?1 || char(1114111)
        UNION SELECT entity FROM entity_name WHERE instr(folded, ' ' || ?1) > 0)
      ORDER BY e.mentions DESC, e.id LIMIT ?2
      """, [folded, limit], Session.entity)
  }

  package func summary(of entity: Int64) throws -> EntitySummary? {
    try map(
      "SELECT id, name, kind, mentions, articles FROM entity WHERE id = ? AND articles > 0", [entity], Session.entity
    )
    .first
  }

  package func occurrences(of entity: Int64) throws -> [Occurrence] {
    try map(
      "SELECT \(Session.columns) FROM occurrence o WHERE o.entity = ? ORDER BY o.day, o.article, o.ordinal", [entity],
      Session.occurrence)
  }
}
