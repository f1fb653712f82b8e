/// A filter with a name, and how much of it came since its owner looked last.
package struct SavedFilter: Hashable, Sendable {
  package var name: String
  package var line: String
  /// Articles that are new, or have a new revision, since the last look; where the filter asks for notes, also those
  /// on which somebody else wrote.
  package var fresh: Int

  package init(name: String, line: String, fresh: Int) {
    self.name = name
    self.line = line
    self.fresh = fresh
  }
}

/// What a look at a saved filter shows.
package struct SavedLook: Hashable, Sendable {
  package var filter: Filter
  /// Articles that came, or changed, since the look before.
  package var fresh: [Int64]

  package init(filter: Filter, fresh: [Int64]) {
    self.filter = filter
    self.fresh = fresh
  }
}

extension Library {
  package func saveFilter(_ filter: Filter, as name: String) throws(Problem) {
    let line = filter.line { _ in nil }
    try store.write { session in
      try session.saveFilter(name, line, of: actor)
      try session.setState(Self.lookKey(name), String(now()), of: actor)
    }
  }

  package func forgetFilter(_ name: String) throws(Problem) {
    try store.write { session in
      try session.removeFilter(name, of: actor)
      try session.setState(Self.lookKey(name), nil, of: actor)
    }
  }

  package func savedFilters() throws(Problem) -> [SavedFilter] {
    try store.read { session in
      try session.savedFilters(of: actor).map { saved in
        let filter = try filter(parsing: saved.line, session)
        let fresh = try session.articleCount(where: fresh(saved, filter, session))
        let names = try filter.entities.map { ($0, try session.summary(of: $0)?.name) }
        return SavedFilter(
          name: saved.name, line: filter.line { id in names.first { $0.0 == id }?.1 }, fresh: fresh)
      }
    }
  }

  /// The filter of that name; looking at it makes what it finds no longer new.
  package func lookAtFilter(_ name: String) throws(Problem) -> SavedLook? {
    func look(_ session: Session) throws -> SavedLook? {
      guard let saved = try session.savedFilters(of: actor).first(where: { $0.name == name }) else { return nil }
      let filter = try filter(parsing: saved.line, session)
      return SavedLook(filter: filter, fresh: try session.articles(where: fresh(saved, filter, session)))
    }
    if isReadOnly { return try store.read(look) }
    return try store.write { session in
      guard let found = try look(session) else { return nil }
      try session.lookedAtFilter(name, of: actor)
      try session.setState(Self.lookKey(name), String(now()), of: actor)
      return found
    }
  }

  private func fresh(
    _ saved: (name: String, line: String, looked: Int64), _ filter: Filter, _ session: Session
  ) throws -> Condition {
    let asksForNotes = filter.hasNotes || !filter.tags.isEmpty || !filter.authors.isEmpty
    let time = asksForNotes ? try session.state(Self.lookKey(saved.name), of: actor).flatMap(Double.init) : nil
    return Condition(filter, actor: actor).newer(than: saved.looked, notesSince: time, by: actor)
  }

  /// When its owner looked at a filter last: for notes, which the number of the newest revision says nothing about.
  private static func lookKey(_ name: String) -> String { "filter.looked.\(name)" }
}
