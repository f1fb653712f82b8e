import Foundation
import GRDB

/// An article as the store takes it: read, counted and named by content.
package struct StoredArticle: Sendable {
  package var article: Article
  /// SHA-256 of the text, 32 bytes.
  package var hash: [UInt8]
  package var words: Int
  /// Four 16-bit minhashes: articles that share three are copies of one text.
  package var twin: Int64

  package init(article: Article, hash: [UInt8], words: Int, twin: Int64) {
    self.article = article
    self.hash = hash
    self.words = words
    self.twin = twin
  }
}

/// What became of an article that was put in.
package enum Intake: Hashable, Sendable {
  case added(article: Int64, revision: Int64)
  /// A new text for an origin that is known.
  case revised(article: Int64, revision: Int64, before: Int64)
  /// Same text, other title, date or source: the analysis has to be done again.
  case redated(article: Int64, revision: Int64)
  case unchanged(article: Int64)
}

/// One kept version of an article's text.
package struct Revision: Hashable, Sendable {
  package var id: Int64
  package var article: Int64
  /// SHA-256 of the text, lower-case hex.
  package var hash: String
  package var title: String
  /// Seconds since 1970.
  package var added: Double
  package var isNewest: Bool

  package init(id: Int64, article: Int64, hash: String, title: String, added: Double, isNewest: Bool) {
    self.id = id
    self.article = article
    self.hash = hash
    self.title = title
    self.added = added
    self.isNewest = isNewest
  }
}

extension Session {
  /// What is known of an origin: to skip what has not changed before any work is done.
  package func known(origin: String) throws -> (article: Int64, hash: [UInt8], published: Day?, isAnalyzed: Bool)? {
    try map(
      """
      SELECT a.id, r.hash, a.published, a.analyzed FROM article a JOIN revision r ON r.id = a.revision
      WHERE a.origin = ?
      """, [origin]
    ) { row -> (article: Int64, hash: [UInt8], published: Day?, isAnalyzed: Bool) in
      (row[0], row.bytes(1), row.day(2), row[3])
    }.first
  }

  /// Puts an article in: new, as a new revision, or not at all where nothing changed.
  package func take(_ stored: StoredArticle, now: Double) throws -> Intake {
    let article = stored.article
    let found = try map(
      """
      SELECT a.id, a.revision, r.hash, a.published, a.published_by IS NOT NULL, r.title
      FROM article a JOIN revision r ON r.id = a.revision WHERE a.origin = ?
      """, [article.origin]
    ) { row -> (id: Int64, revision: Int64, hash: [UInt8], published: Day?, isByHand: Bool, title: String) in
      (row[0], row[1], row.bytes(2), row.day(3), row[4], row[5])
    }.first
    guard let found else {
      try run(
        """
        INSERT INTO article (origin, title, byline, source, url, published, added, revision, words, twin)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
        """,
        [
          article.origin, article.title, article.byline, article.source, article.url, article.published?.ordinal, now,
          stored.words, stored.twin,
        ])
      let id = db.lastInsertedRowID
      let revision = try insertRevision(stored, of: id, now: now)
      try run("UPDATE article SET revision = ? WHERE id = ?", [revision, id])
      try run(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", [id, article.title, article.text.string])
      return .added(article: id, revision: revision)
    }
    let isSameText = found.hash == stored.hash
    let isSameDay = found.isByHand || article.published == nil || article.published == found.published
    if isSameText && isSameDay && found.title == article.title { return .unchanged(article: found.id) }
    let published = isSameDay ? found.published : article.published
    if isSameText {
      try reindexWords(of: found.id, revision: found.revision, title: article.title, text: nil)
      try run("UPDATE revision SET title = ? WHERE id = ?", [article.title, found.revision])
      try run(
        """
        UPDATE article SET title = ?, byline = ?, source = ?, url = ?, published = ?, analyzed = 0 WHERE id = ?
        """,
        [article.title, article.byline, article.source, article.url, published?.ordinal, found.id])
      return .redated(article: found.id, revision: found.revision)
    }
    let earlier: Int64? = try one(
      "SELECT id FROM revision WHERE article = ? AND hash = ?", [found.id, Data(stored.hash)])
    let revision = try earlier ?? insertRevision(stored, of: found.id, now: now)
    try reindexWords(of: found.id, revision: found.revision, title: article.title, text: article.text)
    try run(
      """
      UPDATE article SET title = ?, byline = ?, source = ?, url = ?, published = ?, revision = ?, words = ?, twin = ?,
        analyzed = 0, revisions = (SELECT count(*) FROM revision WHERE article = article.id) WHERE id = ?
      """,
      [
        article.title, article.byline, article.source, article.url, published?.ordinal, revision, stored.words,
        stored.twin, found.id,
      ])
    return .revised(article: found.id, revision: revision, before: found.revision)
  }

  private func insertRevision(_ stored: StoredArticle, of article: Int64, now: Double) throws -> Int64 {
    try run(
      "INSERT INTO revision (article, hash, title, added) VALUES (?, ?, ?, ?)",
      [article, Data(stored.hash), stored.article.title, now])
    let revision = db.lastInsertedRowID
    try run("INSERT INTO body (revision, text) VALUES (?, ?)", [revision, Data(stored.article.text.bytes)])
    return revision
  }

  /// The index keeps no text of its own, so that the old words have to be given to take them out.
  private func reindexWords(of article: Int64, revision: Int64, title: String, text: Text?) throws {
    let old = try body(of: revision)
    let oldTitle: String = try one("SELECT title FROM revision WHERE id = ?", [revision]) ?? ""
    try run(
      "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)", [article, oldTitle, old.string])
    try run("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", [article, title, (text ?? old).string])
  }

  package func body(of revision: Int64) throws -> Text {
    guard
      let text = try map("SELECT text FROM body WHERE revision = ?", [revision], { Text(bytes: $0.bytes(0)) }).first
    else { throw DamagedRecord() }
    return text
  }

  package func revisions(of article: Int64) throws -> [Revision] {
    try map(
      """
      SELECT r.id, r.article, r.hash, r.title, r.added, r.id = a.revision FROM revision r
      JOIN article a ON a.id = r.article WHERE r.article = ? ORDER BY r.id
      """, [article]
    ) { row in
      Revision(
        id: row[0], article: row[1], hash: Hex.string(row.bytes(2)), title: row[3], added: row[4], isNewest: row[5])
    }
  }

  /// The revision with a hash (or a beginning of it); the newest where none is given.
  package func revision(of article: Int64, hash: String? = nil) throws -> Revision? {
    let all = try revisions(of: article)
    guard let hash else { return all.first(where: \.isNewest) }
    return all.last { $0.hash.hasPrefix(hash) }
  }

  package func setPublished(_ day: Day?, of article: Int64, by actor: String) throws {
    try run(
      "UPDATE article SET published = ?, published_by = ?, analyzed = 0 WHERE id = ?", [day?.ordinal, actor, article])
  }

  package func markRead(_ article: Int64, by actor: String, now: Double) throws {
    try run(
      "INSERT INTO reading VALUES (?, ?, ?) ON CONFLICT (actor, article) DO NOTHING", [actor, article, now])
  }

  /// Rows of the article list.
  ///
  /// - Parameters:
  ///   - condition: SQL over `a` (article), with its arguments.
  package func summaries(
    where condition: Condition, sort: ArticleSort, actor: String, limit: Int, offset: Int
  ) throws -> [ArticleSummary] {
    let order =
      switch sort {
      case .date: "a.published IS NULL, a.published, a.id"
      case .title: "a.title COLLATE NOCASE, a.id"
      case .words: "a.words DESC, a.id"
      case .notes: "notes DESC, a.published IS NULL, a.published, a.id"
      case .added: "a.id"
      }
    // Most libraries have no notes and no marks on most days: then nothing is asked once a row.
    let hasNotes: Bool = try one("SELECT EXISTS (SELECT 1 FROM annotation)") ?? true
    let hasRead: Bool = try one("SELECT EXISTS (SELECT 1 FROM reading WHERE actor = ?)", [actor]) ?? true
    let notes =
      """
      (SELECT count(*) FROM annotation n WHERE n.article = a.id AND n.deleted = 0 AND (n.private = 0 OR n.author = ?))
      """
    let read = "EXISTS (SELECT 1 FROM reading r WHERE r.actor = ? AND r.article = a.id)"
    var arguments = StatementArguments()
    if hasNotes { arguments += [actor] }
    if hasRead { arguments += [actor] }
    arguments += condition.arguments
    arguments += [limit, offset]
    return try map(
      """
      SELECT a.id, a.title, a.byline, a.source, a.published, a.words,
        \(hasNotes ? notes : "0") AS notes, a.people, \(hasRead ? read : "0"), a.analyzed, a.revisions
      FROM article a WHERE \(condition.sql) ORDER BY \(order) LIMIT ? OFFSET ?
      """, arguments, Session.summary)
  }

  static func summary(_ row: Row) -> ArticleSummary {
    ArticleSummary(
      id: row[0], title: row[1], byline: row[2], source: row[3], published: row.day(4), words: row[5], notes: row[6],
      people: Packed.split(row[7]), isRead: row[8], isAnalyzed: row[9], revisions: row[10])
  }

  package func articleCount(where condition: Condition) throws -> Int {
    try one("SELECT count(*) FROM article a WHERE \(condition.sql)", condition.arguments) ?? 0
  }

  /// Articles of a file, or of all files in a folder, in order of date.
  package func articles(from origin: String) throws -> [Int64] {
    // In characters, as SQLite counts: a slash before what is in a folder, a # before a part of a file.
    let length = origin.unicodeScalars.count + 1
    let folder = origin == "/" ? origin : origin + "/"
    return try map(
      """
      SELECT id FROM article WHERE origin = ? OR substr(origin, 1, ?) IN (?, ?)
      ORDER BY published IS NULL, published, id
      """, [origin, origin == "/" ? 1 : length, folder, origin + "#"]
    ) { row -> Int64 in row[0] }
  }

  package func origin(of article: Int64) throws -> String? {
    try one("SELECT origin FROM article WHERE id = ?", [article])
  }

  package func article(origin: String) throws -> Int64? {
    try one("SELECT id FROM article WHERE origin = ?", [origin])
  }

  package func url(of article: Int64) throws -> String? {
    try one("SELECT url FROM article WHERE id = ?", [article])
  }
}

/// A condition on articles (as `a`): SQL made of fixed words, and the values that people gave, always bound.
package struct Condition {
  var sql: String
  var arguments: StatementArguments

  package static var all: Condition { Condition(sql: "1", arguments: []) }

  package static func article(_ id: Int64) -> Condition { Condition(sql: "a.id = ?", arguments: [id]) }

  mutating func and(_ more: String, _ values: StatementArguments = []) {
    sql += " AND " + more
    arguments += values
  }
}
