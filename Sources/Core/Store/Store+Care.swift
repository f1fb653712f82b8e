import Foundation
import GRDB

extension Store {
  /// Copies the library, as it is at one moment, while others read and write (SQLite's online backup).
  ///
  /// The copy is made beside its place and then moved there: it is whole or not there. An existing file is refused.
  package func backup(to target: String) throws(Problem) {
    guard access(target, F_OK) != 0 else {
      throw Problem(.user, "\(target): there is a file of this name", hint: "Name another one, or move it away.")
    }
    let part = target + ".part"
    do {
      unlink(part)
      _ = try LibraryFile(path: part).prepare(isReadOnly: false)
      let copy = try DatabaseQueue(path: part)
      try database.backup(to: copy)
      let damage = try copy.read { try String.fetchAll($0, sql: "PRAGMA quick_check(3)") }
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
      guard damage == ["ok"] else { throw Problem(.data, "\(target): the copy is damaged: \(damage.joined())") }
      // `link` fails where `rename` would silently replace what somebody has put there meanwhile.
      guard link(part, target) == 0 else {
        throw Problem(.user, "\(target): \(String(cString: strerror(errno)))", hint: "Name another place.")
      }
      unlink(part)
    } catch {
      unlink(part)
      throw Problem(storeError: error, path: target)
    }
  }

  /// Puts a backup in the place of the library's content, under the eyes of who has it open.
  ///
  /// - Throws: before anything is changed where the backup is damaged or no library.
  package func restore(from source: String) throws(Problem) {
    guard access(source, R_OK) == 0 else {
      throw Problem(.user, "\(source): \(String(cString: strerror(errno)))", hint: "Name a backup file.")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let backup = try Store.openReadOnly(source, configuration)
      let damage = try backup.read { db in
        try Schema.check(db, path: source)
        return try String.fetchAll(db, sql: "PRAGMA integrity_check(3)")
      }
      guard damage == ["ok"] else {
        throw Problem(.data, "\(source): the backup is damaged: \(damage.joined(separator: "; "))")
      }
      try backup.backup(to: database)
      try backup.close()
      try database.writeWithoutTransaction { try Schema.migrate($0, path: source, isNew: false) }
    } catch {
      throw Problem(storeError: error, path: source)
    }
  }

  /// What SQLite's own check says: empty where all is well.
  package func damage() throws(Problem) -> [String] {
    do {
      return try database.read { db in
        var lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        lines += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
          let table: String = row[0]
          return "a row of \(table) points to nothing"
        }
        return lines
      }
    } catch {
      return [Problem(storeError: error, path: name).message]
    }
  }

  /// Rebuilds SQLite's indices from the tables.
  package func reindex() throws(Problem) {
    do {
      try database.writeWithoutTransaction { try $0.execute(sql: "REINDEX") }
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  package static var schemaVersion: Int { Schema.version }
}

extension Session {
  /// Articles that the full-text index does not know, or has too many of.
  package func wordIndexGap() throws -> Int {
    let articles: Int = try one("SELECT count(*) FROM article") ?? 0
    let indexed: Int = try one("SELECT count(*) FROM words_docsize") ?? 0
    return abs(articles - indexed)
  }

  /// Whether the full-text index is consistent in itself.
  package func wordIndexIsSound() -> Bool {
    do {
      try db.execute(sql: "INSERT INTO words (words) VALUES ('integrity-check')")
      return true
    } catch {
      return false
    }
  }

  /// Empties the full-text index.
  package func clearWordIndex() throws {
    try db.execute(sql: "INSERT INTO words (words) VALUES ('delete-all')")
  }

  package func indexWords(of article: Int64) throws {
    guard let material = try material(of: article) else { return }
    try run(
      "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", [article, material.title, material.text.string])
  }

  package func articleIDs() throws -> [Int64] { try all("SELECT id FROM article ORDER BY id") }

  /// Whether the analysis of an article is missing, of another layout, or damaged.
  package func hasDamagedAnalysis(_ article: Int64) throws -> Bool {
    guard let newest = try newestText(of: article) else { return true }
    do {
      return try analysis(of: newest.revision, length: newest.text.count) == nil
    } catch is DamagedRecord {
      return true
    }
  }

  /// Whether a revision's text is not what its name, its SHA-256, says.
  package func isForged(_ article: Int64) throws -> Bool {
    guard let newest = try newestText(of: article) else { return true }
    return SHA256.hex(newest.text.bytes) != newest.hash
  }

  package func expireAnalysis(of article: Int64) throws {
    try run("UPDATE article SET analyzed = 0 WHERE id = ?", [article])
  }

  /// Occurrences whose entity is not there.
  package func orphans() throws -> Int {
    try one("SELECT count(*) FROM occurrence WHERE entity NOT IN (SELECT id FROM entity)") ?? 0
  }

  /// Gives every occurrence without an entity one of its own, until they are linked.
  package func adoptOrphans() throws {
    let ids: [Int64] = try all("SELECT id FROM occurrence WHERE entity NOT IN (SELECT id FROM entity)")
    for id in ids {
      guard let one = try occurrence(id) else { continue }
      let entity = try makeEntity(name: one.name, kind: one.kind)
      try assign(id, entity: entity, link: one.link)
      try recount(entity)
    }
  }
}
