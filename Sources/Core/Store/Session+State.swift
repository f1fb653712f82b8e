import Foundation
import GRDB

extension Session {
  package func state(_ key: String, of actor: String) throws -> String? {
    try one("SELECT value FROM actor_state WHERE actor = ? AND key = ?", [actor, key])
  }

  package func setState(_ key: String, _ value: String?, of actor: String) throws {
    guard let value else {
      return try run("DELETE FROM actor_state WHERE actor = ? AND key = ?", [actor, key])
    }
    try run(
      """
      INSERT INTO actor_state VALUES (?, ?, ?) ON CONFLICT (actor, key) DO UPDATE SET value = excluded.value
      """, [actor, key, value])
  }

  package func draft(of actor: String, article: Int64) throws -> Draft? {
    try map("SELECT data FROM draft WHERE actor = ? AND article = ?", [actor, article]) { row in
      try row.withUnsafeData(atIndex: 0) { data in try (data ?? Data()).withUnsafeBytes { try Draft(decoding: $0) } }
    }.first
  }

  /// The actor's drafts, newest first.
  package func drafts(of actor: String) throws -> [Draft] {
    try map("SELECT data FROM draft WHERE actor = ? ORDER BY modified DESC", [actor]) { row in
      try row.withUnsafeData(atIndex: 0) { data in try (data ?? Data()).withUnsafeBytes { try Draft(decoding: $0) } }
    }
  }

  package func setDraft(_ draft: Draft, of actor: String) throws {
    try run(
      """
      INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT (actor, article) DO UPDATE
      SET modified = excluded.modified, data = excluded.data
      """, [actor, draft.article, draft.modified, Data(draft.encoded)])
  }

  package func removeDraft(of actor: String, article: Int64) throws {
    try run("DELETE FROM draft WHERE actor = ? AND article = ?", [actor, article])
  }
}

extension Draft {
  fileprivate var encoded: [UInt8] {
    var out = ByteWriter()
    out.byte(1)
    out.count(Int(article))
    out.string(revision)
    out.count(span.start)
    out.count(span.end)
    out.string(body)
    out.strings(tags)
    out.string(colour)
    out.byte(isPrivate ? 1 : 0)
    out.optional(annotation)
    out.optional(replacing)
    out.optional(inReplyTo)
    out.double(modified)
    return out.bytes
  }

  fileprivate init(decoding bytes: UnsafeRawBufferPointer) throws(DamagedRecord) {
    var input = ByteReader(bytes)
    guard try input.byte() == 1 else { throw DamagedRecord() }
    let article = Int64(try input.count())
    let revision = try input.string()
    let span = Span(start: try input.count(), end: try input.count())
    self.init(
      article: article, revision: revision, span: span, body: try input.string(), tags: try input.strings(),
      colour: try input.string(), isPrivate: try input.byte() != 0, annotation: try input.optionalString(),
      replacing: try input.optionalSigned(), inReplyTo: try input.optionalString(), modified: try input.double())
  }
}
