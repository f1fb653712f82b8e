import Foundation
import GRDB

/// A decision's mention as it stands in the newest analysis of its article.
package struct DecisionMember: Hashable, Sendable {
  package var seq: Int64
  /// 0 for the first group, 1 for the second.
  package var side: Int
  /// Position in the group.
  package var rank: Int
  package var article: Int64
  /// Entity of the article; nil where the mention is not there any more.
  package var ordinal: Int?

  package init(seq: Int64, side: Int, rank: Int, article: Int64, ordinal: Int?) {
    self.seq = seq
    self.side = side
    self.rank = rank
    self.article = article
    self.ordinal = ordinal
  }
}

extension Session {
  private static let columns = "d.seq, d.id, d.time, d.actor, d.verb, d.value, d.reason, d.undoes, d.shown"

  private static func decision(_ row: Row, _ undone: Set<String>) throws -> Decision {
    guard let verb = Decision.Verb(rawValue: row[4]) else { throw DamagedRecord() }
    let id: String = row[1]
    return Decision(
      seq: row[0], id: id, time: row[2], actor: row[3], verb: verb,
      groups: try row.withUnsafeData(atIndex: 8) { data in
        try (data ?? Data()).withUnsafeBytes { try MentionRef.groups(decoding: $0) }
      }, value: row[5], reason: row[6], undoes: Packed.split(row[7]), isLive: !undone.contains(id))
  }

  /// Appends to the log. Nothing in it is ever changed or taken out.
  ///
  /// - Returns: its position.
  package func append(_ decision: Decision) throws -> Int64 {
    try run(
      "INSERT INTO decision (id, time, actor, verb, value, reason, undoes, shown) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        decision.id, decision.time, decision.actor, decision.verb.rawValue, decision.value, decision.reason,
        Packed.join(decision.undoes), Data(MentionRef.encode(decision.groups)),
      ])
    return db.lastInsertedRowID
  }

  package func put(_ member: DecisionMember) throws {
    try run(
      "INSERT OR REPLACE INTO decision_member VALUES (?, ?, ?, ?, ?)",
      [member.article, member.seq, member.side, member.rank, member.ordinal])
  }

  /// Ids of decisions that are taken back.
  package func undone() throws -> Set<String> {
    let undos = try map("SELECT id, undoes FROM decision WHERE undoes <> '' ORDER BY seq") {
      row -> (id: String, undoes: [String]) in (row[0], Packed.split(row[1]))
    }
    return DecisionLog.undone(undos)
  }

  /// What took each decision back that is taken back: the last living one that says so.
  package func undoers() throws -> [String: Decision] {
    let undone = try undone()
    let all = try map("SELECT \(Session.columns) FROM decision d WHERE d.undoes <> '' ORDER BY d.seq") {
      try Session.decision($0, undone)
    }
    var undoers: [String: Decision] = [:]
    for decision in all where decision.isLive { for id in decision.undoes { undoers[id] = decision } }
    return undoers
  }

  /// The whole log, oldest first.
  package func decisions() throws -> [Decision] {
    let undone = try undone()
    return try map("SELECT \(Session.columns) FROM decision d ORDER BY d.seq") { try Session.decision($0, undone) }
  }

  package func hasDecision(_ id: String) throws -> Bool {
    try one("SELECT EXISTS (SELECT 1 FROM decision WHERE id = ?)", [id]) ?? false
  }

  package func decisionCount() throws -> Int {
    try one("SELECT count(*) FROM decision") ?? 0
  }

  package func decisions(_ seqs: some Collection<Int64>) throws -> [Decision] {
    if seqs.isEmpty { return [] }
    let undone = try undone()
    return try seqs.sorted().compactMap { seq in
      try map("SELECT \(Session.columns) FROM decision d WHERE d.seq = ?", [seq]) { try Session.decision($0, undone) }
        .first
    }
  }

  package func decision(id: String) throws -> Decision? {
    guard let seq: Int64 = try one("SELECT seq FROM decision WHERE id = ?", [id]) else { return nil }
    return try decisions([seq]).first
  }

  /// Decisions that show a mention of an article.
  package func decisions(inArticle article: Int64) throws -> [Decision] {
    try decisions(Set(try all("SELECT seq FROM decision_member WHERE article = ?", [article]) as [Int64]))
  }

  /// Articles in which mentions of a decision have not been found (yet).
  package func openArticles(ofDecision seq: Int64) throws -> [Int64] {
    try all("SELECT DISTINCT article FROM decision_member WHERE seq = ? AND ordinal IS NULL ORDER BY article", [seq])
  }

  /// Takes for each first mention that a decision shows the entity that it is the first mention of: what was just
  /// listed as shown need not be looked for in the texts.
  package func resolveShown(_ seq: Int64, side: Int, rank: Int, ref: MentionRef) throws {
    try run(
      """
      UPDATE decision_member SET ordinal = (
        SELECT o.ordinal FROM occurrence o JOIN article a ON a.id = o.article JOIN revision r ON r.id = a.revision
        WHERE o.article = ?1 AND o.first = ?5 AND o.last = ?6 AND r.hash = ?7)
      WHERE article = ?1 AND seq = ?2 AND side = ?3 AND rank = ?4
      """,
      [ref.article, seq, side, rank, ref.span.start, ref.span.end, Data(Hex.bytes(ref.revision) ?? [])])
  }

  /// Decisions about entities of one article.
  package func decisionSeqs(article: Int64, ordinal: Int) throws -> [Int64] {
    try all("SELECT DISTINCT seq FROM decision_member WHERE article = ? AND ordinal = ?", [article, ordinal])
  }

  /// The same for some verbs.
  package func decisionSeqs(about entity: Int64, of verbs: Set<Decision.Verb>) throws -> [Int64] {
    guard try decisionCount() > 0 else { return [] }
    let names = verbs.map(\.rawValue).sorted()
    var arguments = StatementArguments([entity])
    arguments += StatementArguments(names)
    return try all(
      """
      SELECT DISTINCT m.seq FROM occurrence o
      JOIN decision_member m ON m.article = o.article AND m.ordinal = o.ordinal JOIN decision d ON d.seq = m.seq
      WHERE o.entity = ? AND d.verb IN (\(Condition.marks(names.count))) ORDER BY m.seq
      """, arguments)
  }

  /// Decisions that show an entity as it is now.
  package func decisionSeqs(about entity: Int64) throws -> [Int64] {
    try all(
      """
      SELECT DISTINCT m.seq FROM occurrence o
      JOIN decision_member m ON m.article = o.article AND m.ordinal = o.ordinal WHERE o.entity = ? ORDER BY m.seq
      """, [entity])
  }

  /// Where a decision's mentions are now: the occurrences, by side and rank.
  package func places(ofDecision seq: Int64) throws -> [(side: Int, occurrence: Int64, entity: Int64)] {
    try map(
      """
      SELECT m.side, o.id, o.entity FROM decision_member m
      JOIN occurrence o ON o.article = m.article AND o.ordinal = m.ordinal WHERE m.seq = ? ORDER BY m.side, m.rank
      """, [seq]
    ) { row -> (side: Int, occurrence: Int64, entity: Int64) in (row[0], row[1], row[2]) }
  }

  /// The mentions that stand for an entity in a decision: the first one of each article, most mentioned first.
  package func shown(of entity: Int64, limit: Int) throws -> [(ref: MentionRef, ordinal: Int)] {
    try map(
      """
      SELECT o.article, r.hash, o.first, o.last, substr(b.text, o.first + 1, o.last - o.first), o.ordinal
      FROM (
        SELECT * FROM occurrence WHERE entity = ? ORDER BY mentions DESC, day, article, ordinal LIMIT ?) o
      JOIN article a ON a.id = o.article JOIN revision r ON r.id = a.revision JOIN body b ON b.revision = a.revision
      ORDER BY o.mentions DESC, o.day, o.article, o.ordinal
      """, [entity, limit]
    ) { row -> (ref: MentionRef, ordinal: Int) in
      let ref = MentionRef(
        article: row[0], revision: Hex.string(row.bytes(1)), span: Span(start: row[2], end: row[3]),
        exact: String(decoding: row.bytes(4), as: UTF8.self))
      return (ref, row[5])
    }
  }
}

extension MentionRef {
  static func encode(_ groups: [[MentionRef]]) -> [UInt8] {
    var out = ByteWriter()
    out.byte(1)
    out.count(groups.count)
    for group in groups {
      out.count(group.count)
      for ref in group {
        out.count(Int(ref.article))
        out.string(ref.revision)
        out.count(ref.span.start)
        out.count(max(0, ref.span.length))
        out.string(ref.exact)
      }
    }
    return out.bytes
  }

  static func groups(decoding bytes: UnsafeRawBufferPointer) throws(DamagedRecord) -> [[MentionRef]] {
    var input = ByteReader(bytes)
    guard try input.byte() == 1 else { throw DamagedRecord() }
    var groups: [[MentionRef]] = []
    for _ in 0..<(try input.items()) {
      var group: [MentionRef] = []
      for _ in 0..<(try input.items()) {
        let article = Int64(try input.count())
        let revision = try input.string()
        let start = try input.count()
        let (end, overflow) = start.addingReportingOverflow(try input.count())
        guard !overflow else { throw DamagedRecord() }
        group.append(
          MentionRef(
            article: article, revision: revision, span: Span(start: start, end: end), exact: try input.string()))
      }
      groups.append(group)
    }
    return groups
  }
}
