extension Library {
  /// Events up to which a timeline that is out of date is made again before it is shown.
  private static let quick = 3000

  /// The timeline: events of the library, merged where several articles tell one.
  ///
  /// The filter's entities must all take part, its days are those of the events, the rest of it holds for an article
  /// that tells the event.
  package func timeline(matching filter: Filter = Filter(), mainOnly: Bool = false) throws(Problem) -> [TimelineRow] {
    if !isReadOnly, try store.read({ try $0.setting("timeline") != "1" && $0.eventCount() <= Library.quick }) {
      try refreshTimeline()
    }
    return try store.read { try $0.timeline(matching: filter, mainOnly: mainOnly, actor: actor) }
  }

  /// Makes the timeline again where articles or entities changed; to be called in the background.
  ///
  /// Written in small steps, so that nobody waits. The setting `timeline` is 1 where all is written, 0 where something
  /// changed, else the name of the run that is at it: a later run takes over.
  package func refreshTimeline() throws(Problem) {
    for _ in 0..<Library.timelineRuns {
      guard try store.read({ try $0.setting("timeline") != "1" }) else { return }
      guard try runTimeline(UniqueID.make()) else { return }
    }
  }

  /// - Returns: whether something changed meanwhile.
  private func runTimeline(_ name: String) throws(Problem) -> Bool {
    try store.write { try $0.set("timeline", name) }
    let now = try store.read { session in (events: try session.events(), rows: try session.timelineRows()) }
    let changes = TimelineChange.between(now.rows, and: TimelineBuilder.rows(now.events.map(\.libraryEvent)))
    var at = 0
    while at < changes.count {
      let step = changes[at..<min(changes.count, at + Library.timelineStep)]
      let isMine = try store.write { session in
        let setting = try session.setting("timeline")
        guard setting == name || setting == "0" else { return false }
        try session.changeTimeline(step)
        return true
      }
      guard isMine else { return false }
      at = step.endIndex
      store.giveWay()
    }
    return try store.write { session in
      let setting = try session.setting("timeline")
      if setting == name { try session.set("timeline", "1") }
      return setting == "0"
    }
  }

  /// Rows written at once: about 20 ms.
  private static let timelineStep = 200
  /// How often it is made again where somebody changes something all the while.
  private static let timelineRuns = 3
}

extension StoredEvent {
  fileprivate var libraryEvent: LibraryEvent {
    LibraryEvent(
      article: article, span: span, earliest: earliest, latest: latest, edtf: edtf, label: label, status: status,
      participants: participants, weight: weight)
  }
}
