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

extension Condition {
  /// Also: a revision came after that number.
  package func newer(than revision: Int64) -> Condition {
    var condition = self
    condition.and("a.revision > ?", [revision])
    return condition
  }
}
