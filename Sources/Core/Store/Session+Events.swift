import Foundation
import GRDB

/// An event of one article, as the timeline over all articles takes it.
package struct StoredEvent: Hashable, Sendable {
  package var article: Int64
  /// Index into the analysis's events.
  package var ordinal: Int
  package var published: Day?
  package var earliest: Day
  package var latest: Day
  package var edtf: String
  package var label: String
  package var status: Event.Status
  package var weight: Float
  /// The sentence.
  package var span: Span
  /// Library-wide entity ids, in the order of the sentence.
  package var participants: [Int64]
}

/// A row of the timeline that becomes another one; nil where it goes.
package struct TimelineChange: Sendable {
  package var id: Int64
  package var row: TimelineRow?
  /// By which changes are put in order, so that a half-written timeline is right up to a day.
  package var day: Day

  /// What makes one timeline of another; rows that stay as they are are left out.
  package static func between(_ old: [TimelineRow], and new: [TimelineRow]) -> [TimelineChange] {
    var gone: [Int64: TimelineRow] = [:]
    for row in old { gone[row.id] = row }
    var changes: [TimelineChange] = []
    for row in new where gone.removeValue(forKey: row.id) != row {
      changes.append(TimelineChange(id: row.id, row: row, day: row.earliest))
    }
    for row in gone.values { changes.append(TimelineChange(id: row.id, row: nil, day: row.earliest)) }
    return changes.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
  }
}

extension Session {
  /// Puts the article's dated events in the place of those it had.
  package func replaceEvents(of article: Int64, with analysis: Analysis) throws {
    try run("DELETE FROM event WHERE article = ?", [article])
    for (i, event) in analysis.events.enumerated() {
      guard analysis.times.indices.contains(event.time) else { continue }
      let time = analysis.times[event.time]
      guard let earliest = time.earliest, let latest = time.latest ?? time.earliest else { continue }
      try run(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          article, i, earliest.ordinal, max(earliest, latest).ordinal, time.edtf ?? earliest.description, event.label,
          event.status.code, Double(event.weight), event.span.start, event.span.end,
          event.participants.map(String.init).joined(separator: " "),
        ])
    }
  }

  /// All events, by day, with the library's entities. Hidden entities are left out.
  package func events() throws -> [StoredEvent] {
    let members = try participants()
    return try map(
      """
      SELECT e.article, e.ordinal, a.published, e.earliest, e.latest, e.edtf, e.label, e.status, e.weight, e.first,
        e.last, e.participants
      FROM event e JOIN article a ON a.id = e.article ORDER BY e.earliest, e.latest, e.article, e.ordinal
      """
    ) { row in
      let article: Int64 = row[0]
      let ordinals: String = row[11]
      let weight: Double = row[8]
      let own = members[article] ?? [:]
      return StoredEvent(
        article: article, ordinal: row[1], published: row.day(2), earliest: Day(ordinal: row[3]),
        latest: Day(ordinal: row[4]), edtf: row[5], label: row[6], status: try Event.Status(code: row[7]),
        weight: Float(weight), span: Span(start: row[9], end: row[10]),
        participants: ordinals.split(separator: " ").compactMap { Int($0).flatMap { own[$0] } })
    }
  }

  /// Entity of each (article, ordinal) in articles that have events.
  private func participants() throws -> [Int64: [Int: Int64]] {
    var result: [Int64: [Int: Int64]] = [:]
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT o.article, o.ordinal, o.entity FROM occurrence o JOIN entity n ON n.id = o.entity
          WHERE n.hidden = 0 AND o.article IN (SELECT DISTINCT article FROM event)
          """))
    while let row = try cursor.next() { result[row[0], default: [:]][row[1]] = row[2] }
    return result
  }

  package func eventCount() throws -> Int { try one("SELECT count(*) FROM event") ?? 0 }

  /// All rows of the timeline as they are kept.
  package func timelineRows() throws -> [TimelineRow] {
    try map("SELECT \(Session.row) FROM happening h", [], Session.timelineRow)
  }

  /// Takes rows out of the timeline and puts others in; of the same number, the new one stays.
  package func changeTimeline(_ changes: some Sequence<TimelineChange>) throws {
    for change in changes {
      try removeHappening(change.id)
      guard let row = change.row else { continue }
      try run(
        "INSERT INTO happening VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          row.id, row.earliest.ordinal, row.latest.ordinal, row.edtf, row.label, row.status.code, row.isMain,
          row.participants.map(String.init).joined(separator: " "), Data(row.encodedSources),
        ])
      for entity in Set(row.participants) { try run("INSERT INTO happening_entity VALUES (?, ?)", [entity, row.id]) }
      for article in Set(row.sources.map(\.article)) {
        try run("INSERT INTO happening_article VALUES (?, ?)", [article, row.id])
      }
    }
  }

  private func removeHappening(_ id: Int64) throws {
    try run("DELETE FROM happening WHERE id = ?", [id])
    try run("DELETE FROM happening_entity WHERE happening = ?", [id])
    try run("DELETE FROM happening_article WHERE happening = ?", [id])
  }

  private static let row =
    "h.id, h.earliest, h.latest, h.edtf, h.label, h.status, h.participants, h.sources, h.main"

  private static func timelineRow(_ row: Row) throws -> TimelineRow {
    let participants: String = row[6]
    return TimelineRow(
      id: row[0], earliest: Day(ordinal: row[1]), latest: Day(ordinal: row[2]), edtf: row[3], label: row[4],
      status: try Event.Status(code: row[5]), participants: participants.split(separator: " ").compactMap { Int64($0) },
      sources: try row.withUnsafeData(atIndex: 7) { data in
        try (data ?? Data()).withUnsafeBytes { try TimelineRow.sources(decoding: $0) }
      }, isMain: row[8])
  }

  /// Rows of the timeline, by day. The filter's entities must all take part; its days hold for the event; the rest of
  /// it for at least one article that tells it.
  package func timeline(matching filter: Filter, mainOnly: Bool, actor: String) throws -> [TimelineRow] {
    var condition = Condition.all
    if mainOnly { condition.and("h.main = 1") }
    if let from = filter.from { condition.and("h.latest >= ?", [from.ordinal]) }
    if let to = filter.to { condition.and("h.earliest <= ?", [to.ordinal]) }
    for entity in filter.entities {
      condition.and(
        "EXISTS (SELECT 1 FROM happening_entity x WHERE x.entity = ? AND x.happening = h.id)", [entity])
    }
    if !filter.kinds.isEmpty {
      let kinds = filter.kinds.map { Int($0.code) }.sorted()
      condition.and(
        """
        EXISTS (SELECT 1 FROM happening_entity x JOIN entity e ON e.id = x.entity
          WHERE x.happening = h.id AND e.kind IN (\(Condition.marks(kinds.count))))
        """, StatementArguments(kinds))
    }
    var articles = filter
    articles.entities = []
    articles.kinds = []
    articles.from = nil
    articles.to = nil
    if !articles.isEmpty {
      let inner = Condition(articles, actor: actor)
      condition.and(
        """
        h.id IN (SELECT y.happening FROM happening_article y JOIN article a ON a.id = y.article WHERE \(inner.sql))
        """, inner.arguments)
    }
    return try map(
      """
      SELECT \(Session.row) FROM happening h WHERE \(condition.sql) ORDER BY h.earliest, h.latest, h.id
      """, condition.arguments, Session.timelineRow)
  }

  /// Events in which an entity takes part, by day.
  package func timeline(of entity: Int64, limit: Int) throws -> [TimelineRow] {
    try map(
      """
      SELECT \(Session.row) FROM happening_entity x JOIN happening h ON h.id = x.happening WHERE x.entity = ?
      ORDER BY h.main DESC, h.earliest LIMIT ?
      """, [entity, limit], Session.timelineRow
    ).sorted { ($0.earliest, $0.latest, $0.id) < ($1.earliest, $1.latest, $1.id) }
  }
}

extension TimelineRow {
  fileprivate var encodedSources: [UInt8] {
    var out = ByteWriter()
    out.count(sources.count)
    for source in sources {
      out.count(Int(source.article))
      out.count(source.span.start)
      out.count(max(0, source.span.length))
    }
    return out.bytes
  }

  fileprivate static func sources(decoding bytes: UnsafeRawBufferPointer) throws(DamagedRecord) -> [Source] {
    var input = ByteReader(bytes)
    var sources: [Source] = []
    for _ in 0..<(try input.items()) {
      let article = Int64(try input.count())
      let start = try input.count()
      let (end, overflow) = start.addingReportingOverflow(try input.count())
      guard !overflow else { throw DamagedRecord() }
      sources.append(Source(article: article, span: Span(start: start, end: end)))
    }
    return sources
  }
}
