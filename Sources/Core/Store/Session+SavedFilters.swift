import GRDB

extension Session {
  /// The number of the newest revision: what comes later has a greater one.
  private static let newest = "(SELECT coalesce(max(id), 0) FROM revision)"

  package func saveFilter(_ name: String, _ line: String, of actor: String) throws {
    try run(
      """
      INSERT INTO saved_filter VALUES (?, ?, ?, \(Session.newest))
      ON CONFLICT (actor, name) DO UPDATE SET filter = excluded.filter, looked = excluded.looked
      """, [actor, name, line])
  }

  package func removeFilter(_ name: String, of actor: String) throws {
    try run("DELETE FROM saved_filter WHERE actor = ? AND name = ?", [actor, name])
  }

  package func savedFilters(of actor: String) throws -> [(name: String, line: String, looked: Int64)] {
    try map("SELECT name, filter, looked FROM saved_filter WHERE actor = ? ORDER BY name", [actor]) {
      row -> (name: String, line: String, looked: Int64) in (row[0], row[1], row[2])
    }
  }

  package func lookedAtFilter(_ name: String, of actor: String) throws {
    try run("UPDATE saved_filter SET looked = \(Session.newest) WHERE actor = ? AND name = ?", [actor, name])
  }
}

extension Session {
  /// Numbers of the articles of a condition.
  package func articles(where condition: Condition) throws -> [Int64] {
    try all("SELECT a.id FROM article a WHERE \(condition.sql)", condition.arguments)
  }
}

extension Condition {
  /// Also: a revision came after that number, or somebody else than `actor` wrote a note since a time.
  ///
  /// - Parameter notesSince: seconds since 1970; nil where notes do not matter.
  package func newer(than revision: Int64, notesSince: Double?, by actor: String) -> Condition {
    var condition = self
    guard let notesSince else {
      condition.and("a.revision > ?", [revision])
      return condition
    }
    condition.and(
      """
      (a.revision > ? OR EXISTS (SELECT 1 FROM annotation n WHERE n.article = a.id AND n.deleted = 0 AND n.private = 0
        AND n.author <> ? AND n.modified > ?))
      """, [revision, actor, notesSince])
    return condition
  }
}
