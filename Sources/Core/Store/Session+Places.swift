import GRDB

/// An article in which an entity occurs, in the order in which one walks through a library.
package struct Stop: Hashable, Sendable {
  package var article: Int64
  package var published: Day?
  package var ordinal: Int
  package var mentions: Int
  /// The sort key: the day's number, or the last of all for no day.
  package var day: Int
}

extension Session {
  private static func stop(_ row: Row) -> Stop {
    let day: Int = row[0]
    return Stop(
      article: row[1], published: day == Session.undated ? nil : Day(ordinal: day), ordinal: row[2], mentions: row[3],
      day: day)
  }

  /// Every article with the entity, by date; an article may come twice where two of its entities are this one.
  package func stops(of entity: Int64, limit: Int = .max) throws -> [Stop] {
    try map(
      """
      SELECT day, article, ordinal, mentions FROM occurrence WHERE entity = ? ORDER BY day, article, ordinal LIMIT ?
      """, [entity, limit], Session.stop)
  }

  /// Ordinals of the entity in one article.
  package func ordinals(of entity: Int64, in article: Int64) throws -> [Int] {
    try all("SELECT ordinal FROM occurrence WHERE article = ? AND entity = ?", [article, entity])
  }

  /// The next article with the entity in order of date, or the one before.
  package func stop(of entity: Int64, after article: Int64, published: Day?, backwards: Bool) throws -> Stop? {
    let day = published?.ordinal ?? Session.undated
    let sql =
      backwards
      ? """
      SELECT day, article, ordinal, mentions FROM occurrence WHERE entity = ? AND (day, article) < (?, ?)
      ORDER BY day DESC, article DESC, ordinal DESC LIMIT 1
      """
      : """
      SELECT day, article, ordinal, mentions FROM occurrence WHERE entity = ? AND (day, article) > (?, ?)
      ORDER BY day, article, ordinal LIMIT 1
      """
    return try map(sql, [entity, day, article], Session.stop).first
  }

  /// Articles with both entities, by date.
  package func articles(with a: Int64, and b: Int64, limit: Int) throws -> [Int64] {
    try all(
      """
      SELECT DISTINCT x.article FROM occurrence x JOIN occurrence y ON y.article = x.article AND y.entity = ?
      WHERE x.entity = ? ORDER BY x.day, x.article LIMIT ?
      """, [b, a, limit])
  }

  /// Entities that occur with this one: their ids, and the copies' fingerprints of the articles, at most of `limit`
  /// newest articles.
  package func companions(of entity: Int64, limit: Int) throws -> [(entity: Int64, article: Int64, twin: Int64)] {
    try map(
      """
      SELECT y.entity, a.id, a.twin FROM (
        SELECT DISTINCT article FROM occurrence WHERE entity = ?1 ORDER BY day DESC, article DESC LIMIT ?2) x
      JOIN article a ON a.id = x.article JOIN occurrence y ON y.article = a.id WHERE y.entity <> ?1
      """, [entity, limit]
    ) { row -> (entity: Int64, article: Int64, twin: Int64) in (row[0], row[1], row[2]) }
  }

  package func facts(of entity: Int64) throws -> EntityFacts? {
    try map(
      """
      SELECT id, name, kind, mentions, articles, aliases, first_day, last_day, identifier FROM entity
      WHERE id = ? AND articles > 0
      """, [entity]
    ) { row in
      EntityFacts(
        summary: try Session.entity(row), aliases: Packed.split(row[5]), firstSeen: row.day(6), lastSeen: row.day(7),
        identifier: row[8])
    }.first
  }

  /// Articles that match, best first.
  package func found(_ match: String, limit: Int, offset: Int) throws -> [(
    article: Int64, title: String, published: Day?
  )] {
    try map(
      """
      SELECT a.id, a.title, a.published FROM (
        SELECT rowid, rank FROM words WHERE words MATCH ? AND rank MATCH 'bm25(8.0, 1.0)'
        ORDER BY rank LIMIT ? OFFSET ?) f
      JOIN article a ON a.id = f.rowid ORDER BY f.rank, a.id
      """, [match, limit, offset]
    ) { row -> (article: Int64, title: String, published: Day?) in (row[0], row[1], row.day(2)) }
  }
}

/// A row of the entity table.
package struct EntityFacts: Hashable, Sendable {
  package var summary: EntitySummary
  package var aliases: [String]
  package var firstSeen: Day?
  package var lastSeen: Day?
  package var identifier: String?
}

extension Session {
  /// How many articles each entity is in; hidden ones are left out.
  package func articleCounts(of entities: [Int64]) throws -> [Int64: Int] {
    var result: [Int64: Int] = [:]
    for start in stride(from: 0, to: entities.count, by: 500) {
      let part = Array(entities[start..<min(start + 500, entities.count)])
      let cursor = try Row.fetchCursor(
        db,
        sql: "SELECT id, articles FROM entity WHERE hidden = 0 AND id IN (\(Condition.marks(part.count)))",
        arguments: StatementArguments(part))
      while let row = try cursor.next() { result[row[0]] = row[1] }
    }
    return result
  }

  package func summaries(of articles: [Int64], actor: String) throws -> [Int64: ArticleSummary] {
    var result: [Int64: ArticleSummary] = [:]
    for start in stride(from: 0, to: articles.count, by: 500) {
      let part = Array(articles[start..<min(start + 500, articles.count)])
      let condition = Condition(sql: "a.id IN (\(Condition.marks(part.count)))", arguments: StatementArguments(part))
      for one in try summaries(where: condition, sort: .added, actor: actor, limit: .max, offset: 0) {
        result[one.id] = one
      }
    }
    return result
  }
}
