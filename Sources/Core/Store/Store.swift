import Foundation
import GRDB

/// The library's one SQLite file: opened, migrated, read and written in short transactions.
///
/// WAL: readers never wait for a writer and see one state each. One writer at a time among all processes; who finds it
/// taken tries again every few milliseconds until `patience` is over.
package final class Store: Sendable {
  let database: any DatabaseWriter
  /// Own connection that sees by `PRAGMA data_version` that any other wrote, in this process or another.
  private let watcher: DatabaseQueue?
  /// nil for a library in memory.
  package let path: String?
  package let isReadOnly: Bool

  /// Opens the file, or makes it with its folder.
  ///
  /// - Parameters:
  ///   - patience: seconds to wait for another process that writes.
  /// - Throws: a `Problem` that says which file, what is wrong and what to do.
  package init(path: String, isReadOnly: Bool = false, patience: Double = 70) throws(Problem) {
    let file = LibraryFile(path: path)
    let exists = try file.prepare(isReadOnly: isReadOnly)
    self.path = path
    self.isReadOnly = isReadOnly
    var configuration = Store.configuration(patience: patience)
    do {
      if isReadOnly {
        configuration.readonly = true
        let queue = try Store.openReadOnly(path, configuration)
        try queue.read { try Schema.check($0, path: path) }
        database = queue
      } else {
        // Before anything is written: a pool would turn any file that it is given to WAL.
        if exists { try Store.check(path) }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { try Schema.migrate($0, path: path, isNew: !exists) }
        database = pool
      }
      var quiet = configuration
      quiet.readonly = true
      quiet.maximumReaderCount = 1
      watcher = isReadOnly ? nil : try DatabaseQueue(path: path, configuration: quiet)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(storeError: error, path: path)
    }
  }

  /// A library that lives as long as this value.
  package init(inMemory name: String) throws(Problem) {
    path = nil
    isReadOnly = false
    watcher = nil
    do {
      let queue = try DatabaseQueue(configuration: Store.configuration(patience: 1))
      try queue.writeWithoutTransaction { try Schema.migrate($0, path: name, isNew: true) }
      database = queue
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  /// One consistent look at the library.
  package func read<T>(_ body: (Session) throws -> T) throws(Problem) -> T {
    do {
      return try database.read { try body(Session(db: $0)) }
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  /// One transaction: all of it is kept, or nothing.
  package func write<T>(_ body: (Session) throws -> T) throws(Problem) -> T {
    do {
      return try transact(body)
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  /// One transaction; an `AnnotationConflict` and a `Contradiction` are thrown on as they are, everything else as a `Problem`.
  package func transact<T>(_ body: (Session) throws -> T) throws -> T {
    guard !isReadOnly else {
      throw Problem(.user, "\(name): this library is open for reading only", hint: "Open it without --read-only.")
    }
    do {
      return try database.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          // A newer program may have changed the tables since this one opened them.
          try Schema.checkVersion(db, path: name)
          result = try body(Session(db: db))
          try db.execute(sql: "UPDATE setting SET value = value + 1 WHERE key = 'changes'")
          return .commit
        }
        guard let result else { throw DamagedRecord() }
        return result
      }
    } catch let conflict as AnnotationConflict {
      throw conflict
    } catch let contradiction as Contradiction {
      throw contradiction
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  /// Changes when anybody wrote: cheap enough to be asked every second.
  package func dataVersion() throws(Problem) -> Int64 {
    do {
      if let watcher {
        return try watcher.unsafeRead { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
      }
      return try database.read {
        try Int64.fetchOne($0, sql: "SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'changes'") ?? 0
      }
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  /// Runs a body in which commits do not wait for the disk: for imports, which can be run again.
  ///
  /// A crash of the program loses nothing; a crash of the machine loses at most what was just imported.
  package func withoutWaitingForDisk<T>(_ body: () throws -> T) throws(Problem) -> T {
    do {
      if path != nil {
        try database.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA synchronous = NORMAL")
          // The import folds the log into the file, so that nobody who annotates has to.
          try db.execute(sql: "PRAGMA wal_autocheckpoint = 500")
        }
      }
      defer { restoreWaiting() }
      return try body()
    } catch {
      throw Problem(storeError: error, path: name)
    }
  }

  private func restoreWaiting() {
    guard path != nil else { return }
    do {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      }
    } catch {
      // The pragma reads and writes nothing; if it fails the connection is unusable and the next write says so.
    }
  }

  /// Leaves the others a moment between two steps of long work: who waits for the write lock asks every millisecond, and
  /// steps that follow each other at once would hardly ever let one in.
  package func giveWay() {
    if path != nil, !isReadOnly { usleep(3_000) }
  }

  /// Closes all connections; the last one to close folds the write-ahead log into the file.
  package func close() {
    do {
      try watcher?.close()
      try database.close()
    } catch {
      // A statement still runs on another thread: the connection closes when it is released.
    }
  }

  var name: String { path ?? "library in memory" }

  private static func check(_ path: String) throws {
    var configuration = Store.configuration(patience: 5)
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { try Schema.check($0, path: path) }
    try queue.close()
  }

  private static func configuration(patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "library"
    configuration.maximumReaderCount = 4
    // SQLite's own handler sleeps up to 100 ms between tries and so loses every race against a steady writer.
    configuration.busyMode = .callback { tries in
      // Often enough to find the gaps that `giveWay` leaves.
      usleep(tries < 1_000 ? 1_000 : 4_000)
      return Double(tries) * 0.004 < patience
    }
    configuration.prepareDatabase { db in
      // Debian compiles SQLite with secure_delete: each change would be written twice.
      try db.execute(sql: "PRAGMA secure_delete = OFF")
      try db.execute(sql: "PRAGMA cache_size = -8000")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      if !db.configuration.readonly {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      }
    }
    return configuration
  }

  /// A folder that cannot be written has no room for the files of the write-ahead log: then nobody else writes either,
  /// and the file alone is the truth.
  static func openReadOnly(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
      return queue
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
    {
      let escaped = path.utf8.map { byte in
        byte == 0x25 || byte == 0x3F || byte == 0x23 ? "%" + Hex.string([byte]) : String(UnicodeScalar(byte))
      }
      guard path.utf8.allSatisfy({ $0 < 0x80 }) else { throw error }
      return try DatabaseQueue(path: "file:" + escaped.joined() + "?immutable=1", configuration: configuration)
    }
  }
}
