extension Library {
  /// One row for each event; where several articles tell one, one row with all of them as sources.
  static func merge(_ events: [StoredEvent]) -> [TimelineRow] {
    struct Key: Hashable {
      let edtf: String
      let participants: Set<Int64>
    }
    var at: [Key: Int] = [:]
    var rows: [TimelineRow] = []
    var used: Set<Int64> = []
    for event in events {
      let source = TimelineRow.Source(article: event.article, span: event.span)
      let key = Key(edtf: event.edtf, participants: Set(event.participants))
      if event.participants.count > 1, let known = at[key] {
        if !rows[known].sources.contains(source) { rows[known].sources.append(source) }
        continue
      }
      at[key] = rows.count
      var id = stableID(event)
      while !used.insert(id).inserted { id = (id &+ 1) & Int64.max }
      rows.append(
        TimelineRow(
          id: id, earliest: event.earliest, latest: event.latest, edtf: event.edtf, label: event.label,
          status: event.status, participants: event.participants, sources: [source],
          isMain: !event.participants.isEmpty && event.status == .reported))
    }
    return rows
  }

  /// The same event has the same id however often the timeline is made.
  static func stableID(_ event: StoredEvent) -> Int64 {
    var hash = FNV.seed
    for byte in "\(event.edtf) \(event.article) \(event.ordinal)".utf8 { hash = FNV.add(byte, to: hash) }
    return Int64(bitPattern: hash >> 1)
  }
}
