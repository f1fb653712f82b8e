import Foundation
import GRDB

extension Session {
  /// The analysis of a revision as the program made it; nil where there is none, or one of another layout.
  ///
  /// - Throws: `DamagedRecord` where the record is ours and does not decode.
  package func analysis(of revision: Int64, length: Int) throws -> Analysis? {
    let found = try map("SELECT data FROM analysis WHERE revision = ?", [revision]) { row -> Analysis? in
      try row.withUnsafeData(atIndex: 0) { data in
        guard let data, data.first == AnalysisCoding.version else { return nil }
        return try data.withUnsafeBytes { try AnalysisCoding.decode($0, length: length) }
      }
    }
    return found.first ?? nil
  }

  package func setAnalysis(_ encoded: [UInt8], engine: String, published: Day?, of revision: Int64) throws {
    try run(
      """
      INSERT INTO analysis (revision, engine, published, data) VALUES (?, ?, ?, ?) ON CONFLICT (revision) DO UPDATE
      SET engine = excluded.engine, published = excluded.published, data = excluded.data
      """,
      [revision, engine, published?.ordinal, Data(encoded)])
  }

  /// Articles whose newest revision waits for its analysis, oldest first.
  package func pending(limit: Int) throws -> [Int64] {
    try all("SELECT id FROM article WHERE analyzed = 0 ORDER BY id LIMIT ?", [limit])
  }

  package func pendingCount() throws -> Int {
    try one("SELECT count(*) FROM article WHERE analyzed = 0") ?? 0
  }

  package func setAnalyzed(_ article: Int64, people: [String]) throws {
    try run("UPDATE article SET analyzed = 1, people = ? WHERE id = ?", [Packed.join(people), article])
  }

  /// Marks what another engine analysed as to be done again.
  package func expireAnalyses(madeBefore engine: String, limit: Int) throws -> Int {
    try run(
      "UPDATE article SET analyzed = 0 WHERE id IN (SELECT a.id FROM article a WHERE \(Session.isExpired) LIMIT ?)",
      [engine, limit])
    return db.changesCount
  }

  package func hasExpired(madeBefore engine: String) throws -> Bool {
    try one("SELECT EXISTS (SELECT 1 FROM article a WHERE \(Session.isExpired))", [engine]) ?? false
  }

  private static let isExpired =
    """
    a.analyzed = 1 AND NOT EXISTS (
      SELECT 1 FROM analysis n WHERE n.revision = a.revision AND n.engine = ?)
    """

  /// Title, day, newest revision and its text: what the analyzer asks for.
  package func material(of article: Int64) throws -> (title: String, published: Day?, revision: Int64, text: Text)? {
    try map(
      """
      SELECT a.title, a.published, a.revision, b.text FROM article a JOIN body b ON b.revision = a.revision
      WHERE a.id = ?
      """, [article]
    ) { row -> (title: String, published: Day?, revision: Int64, text: Text) in
      (row[0], row.day(1), row[2], Text(bytes: row.bytes(3)))
    }.first
  }

  /// Newest revision and its text.
  package func newestText(of article: Int64) throws -> (revision: Int64, hash: String, text: Text)? {
    try map(
      """
      SELECT a.revision, r.hash, b.text FROM article a JOIN revision r ON r.id = a.revision
      JOIN body b ON b.revision = a.revision WHERE a.id = ?
      """, [article]
    ) { row -> (revision: Int64, hash: String, text: Text) in
      (row[0], Hex.string(row.bytes(1)), Text(bytes: row.bytes(2)))
    }.first
  }
}
