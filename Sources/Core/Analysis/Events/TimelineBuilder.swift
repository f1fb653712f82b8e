/// An event of one article, as the library's timeline merges it with those of other articles.
package struct LibraryEvent: Hashable, Sendable {
  package var article: Int64
  /// The sentence.
  package var span: Span
  package var earliest: Day
  package var latest: Day
  /// As shown: `2023-06`, `2022-11-09`.
  package var edtf: String
  package var label: String
  package var status: Event.Status
  /// Library-wide entity ids.
  package var participants: [Int64]
  /// `Event.weight`.
  package var weight: Float

  package init(
    article: Int64, span: Span, earliest: Day, latest: Day, edtf: String, label: String, status: Event.Status,
    participants: [Int64], weight: Float
  ) {
    self.article = article
    self.span = span
    self.earliest = earliest
    self.latest = latest
    self.edtf = edtf
    self.label = label
    self.status = status
    self.participants = participants
    self.weight = weight
  }
}

/// Merges the events of many articles into the rows of one timeline.
///
/// Two events are one row when their days are the same or one's span holds the other's, they share a participant, and
/// their labels have words in common; the more participants they share, the fewer words are asked for. Candidates are
/// found by (month, participant, word), so the cost is linear in the number of events.
package enum TimelineBuilder {
  /// - Returns: rows in order of time; the finest date of a row's sources is its date.
  package static func rows(_ events: [LibraryEvent]) -> [TimelineRow] {
    var merge = TimelineGroups(events)
    merge.run()
    var rows = merge.groups().map { row($0, events) }
    var used: Set<Int64> = []
    for i in rows.indices {
      // Two clauses of one sentence at one date begin with the same id.
      while !used.insert(rows[i].row.id).inserted { rows[i].row.id = (rows[i].row.id &+ 1) & Int64.max }
    }
    markMain(&rows, events)
    rows.sort {
      ($0.row.earliest, $0.row.latest, $0.row.id) < ($1.row.earliest, $1.row.latest, $1.row.id)
    }
    return rows.map(\.row)
  }

  private struct Ranked {
    var row: TimelineRow
    var score: Float
    /// Whether one of its labels is understood alone.
    var standsAlone: Bool
  }

  private static func row(_ group: [Int], _ events: [LibraryEvent]) -> Ranked {
    let finest = group.min { (length(events[$0]), $0) < (length(events[$1]), $1) } ?? group[0]
    // The label is that of a telling with the row's own date.
    func standing(_ i: Int) -> Float {
      rank(events[i]) + (length(events[i]) == length(events[finest]) ? 0.5 : 0)
    }
    let best = group.sorted { (standing($0), $1) > (standing($1), $0) }
    var participants: [Int64] = []
    var sources: [TimelineRow.Source] = []
    var articles: Set<Int64> = []
    for i in best {
      for participant in events[i].participants where !participants.contains(participant) {
        participants.append(participant)
      }
      let source = TimelineRow.Source(article: events[i].article, span: events[i].span)
      if !sources.contains(source) { sources.append(source) }
      articles.insert(events[i].article)
    }
    let statuses = Set(group.map { events[$0].status })
    let status: Event.Status = statuses.contains(.reported) ? .reported : statuses.contains(.said) ? .said : .planned
    let weight = group.map { events[$0].weight }.max() ?? 0
    let several = Float(min(4, articles.count - 1))
    return Ranked(
      row: TimelineRow(
        id: id(of: group.map { events[$0] }), earliest: events[finest].earliest, latest: events[finest].latest,
        edtf: events[finest].edtf, label: events[best[0]].label, status: status, participants: participants,
        sources: sources, isMain: false),
      score: weight + 0.25 * several, standsAlone: events[best[0]].weight > 0)
  }

  /// Of one event's tellings the one with most in it, and no label that had to be cut.
  private static func rank(_ event: LibraryEvent) -> Float {
    event.weight - (event.weight == 0 ? 1 : 0) - (event.label.hasSuffix("…") ? 0.15 : 0)
      - (event.status == .reported ? 0 : 0.1)
  }

  private static func length(_ event: LibraryEvent) -> Int { event.latest.ordinal - event.earliest.ordinal }

  /// The same as long as the row's first source stays: what the screen keeps its place by.
  private static func id(of events: [LibraryEvent]) -> Int64 {
    var hash = FNV.seed
    guard let first = events.min(by: { ($0.article, $0.span.start, $0.edtf) < ($1.article, $1.span.start, $1.edtf) })
    else {
      return 0
    }
    for value in [Int(first.article), first.span.start, first.earliest.ordinal, first.latest.ordinal] {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = FNV.add(UInt8(truncatingIfNeeded: value >> shift), to: hash)
      }
    }
    return Int64(bitPattern: hash >> 1)
  }

  /// Rows told by several articles, and the best of the rest: about one for each article, at least forty in all.
  private static func markMain(_ rows: inout [Ranked], _ events: [LibraryEvent]) {
    let articles = Set(events.map(\.article)).count
    let wanted = max(40, articles)
    guard rows.count > wanted else {
      for i in rows.indices { rows[i].row.isMain = rows[i].standsAlone && rows[i].score >= 0.3 }
      return
    }
    let scores = rows.filter(\.standsAlone).map(\.score).sorted(by: >)
    guard let least = scores.last else { return }
    let limit = scores.count >= wanted ? scores[wanted - 1] : least
    var marked = 0
    for i in rows.indices where rows[i].score > limit && rows[i].standsAlone {
      rows[i].row.isMain = true
      marked += 1
    }
    // Equal scores at the limit: the earlier of them, so that the number holds.
    for i in rows.indices where marked < wanted && rows[i].score == limit && rows[i].standsAlone {
      rows[i].row.isMain = true
      marked += 1
    }
  }
}
