import Foundation
import GRDB

/// A kept text, by what another library knows of it.
package struct KnownRevision: Hashable, Sendable {
  package var id: Int64
  package var article: Int64
  /// SHA-256 of the text, lower-case hex.
  package var hash: String
  package var origin: String
  package var title: String
  package var isNewest: Bool
}

extension Session {
  /// Every kept text, oldest first.
  package func everyRevision() throws -> [KnownRevision] {
    try map(
      """
      SELECT r.id, r.article, r.hash, a.origin, a.title, r.id = a.revision FROM revision r
      JOIN article a ON a.id = r.article ORDER BY r.added, r.id
      """, []
    ) { row in
      KnownRevision(
        id: row[0], article: row[1], hash: Hex.string(row.bytes(2)), origin: row[3], title: row[4], isNewest: row[5])
    }
  }

  /// Keeps a text of an article that is not its newest one.
  package func keepOlder(_ text: Text, title: String, added: Double, of article: Int64) throws {
    try run(
      "INSERT INTO revision (article, hash, title, added) VALUES (?, ?, ?, ?)",
      [article, Data(SHA256.digest(text.bytes)), title, added])
    let revision = db.lastInsertedRowID
    try run("INSERT INTO body (revision, text) VALUES (?, ?)", [revision, Data(text.bytes)])
    try run(
      "UPDATE article SET revisions = (SELECT count(*) FROM revision WHERE article = article.id) WHERE id = ?",
      [article])
  }

  /// When a text came in, as the library knows it that had it first.
  package func setAdded(_ added: Double, ofRevision revision: Int64) throws {
    try run("UPDATE revision SET added = ? WHERE id = ?", [added, revision])
  }
}
