import Foundation
import GRDB

/// The database inside one transaction. Lives only as long as the closure that gets it.
package struct Session {
  let db: Database

  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  func one<T: DatabaseValueConvertible & StatementColumnConvertible>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> T? {
    try T.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  func all<T: DatabaseValueConvertible & StatementColumnConvertible>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> [T] {
    try T.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// Rows in order, each made a value while the cursor stands on it.
  func map<T>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ make: (Row) throws -> T
  ) throws -> [T] {
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    var result: [T] = []
    while let row = try cursor.next() { result.append(try make(row)) }
    return result
  }

  package func setting(_ key: String) throws -> String? {
    try one("SELECT value FROM setting WHERE key = ?", [key])
  }

  /// Settings whose key begins so, by key.
  package func settings(from prefix: String) throws -> [(key: String, value: String)] {
    try map(
      "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key", [prefix.unicodeScalars.count, prefix]
    ) { row -> (key: String, value: String) in (row[0], row[1]) }
  }

  package func forgetSetting(_ key: String) throws { try run("DELETE FROM setting WHERE key = ?", [key]) }

  package func set(_ key: String, _ value: String) throws {
    try run("INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [key, value])
  }
}

extension Row {
  func bytes(_ index: Int) -> [UInt8] {
    let data: Data? = self[index]
    return data.map { [UInt8]($0) } ?? []
  }

  func day(_ index: Int) -> Day? {
    let ordinal: Int? = self[index]
    return ordinal.map { Day(ordinal: $0) }
  }
}

/// Lists of strings in one column, separated by the control character that texts cannot hold (ASCII unit separator).
enum Packed {
  static func join(_ values: [String]) -> String { values.joined(separator: "\u{1F}") }

  static func split(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: "\u{1F}").map(String.init)
  }
}
