extension Library {
  /// Events up to which a timeline that is out of date is made again before it is shown.
  private static let quick = 3000

  /// The timeline: events of the library, merged where several articles tell one.
  ///
  /// The filter's entities must all take part, its days are those of the events, the rest of it holds for an article
  /// that tells the event.
  package func timeline(matching filter: Filter = Filter(), mainOnly: Bool = false) throws(Problem) -> [TimelineRow] {
    if !isReadOnly, try store.read({ try $0.setting("timeline") == "0" && $0.eventCount() <= Library.quick }) {
      try refreshTimeline()
    }
    return try store.read { try $0.timeline(matching: filter, mainOnly: mainOnly, actor: actor) }
  }

  /// Makes the timeline again where articles or entities changed; to be called in the background.
  package func refreshTimeline() throws(Problem) {
    let work = try store.read { session -> (events: [StoredEvent], changes: String?)? in
      guard try session.setting("timeline") == "0" else { return nil }
      return (try session.events(), try session.setting("changes"))
    }
    guard let work else { return }
    let rows = TimelineBuilder.rows(work.events.map(\.libraryEvent))
    try store.write { session in
      try session.updateTimeline(with: rows)
      // Somebody wrote meanwhile: then it is still out of date.
      if try session.setting("changes") == work.changes { try session.set("timeline", "1") }
    }
  }
}

extension StoredEvent {
  fileprivate var libraryEvent: LibraryEvent {
    LibraryEvent(
      article: article, span: span, earliest: earliest, latest: latest, edtf: edtf, label: label, status: status,
      participants: participants, weight: weight)
  }
}
