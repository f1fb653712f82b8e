/// Two revisions of one article beside each other, and what became of the notes.
package struct RevisionComparison: Hashable, Sendable {
  package var article: Int64
  package var old: Revision
  package var new: Revision
  package var oldText: Text
  package var newText: Text
  package var changes: [RevisionChange]
  /// Of notes made on an older text, where `new` is the newest revision; in text order.
  package var notes: [NoteFate]
}

/// How a note came through new revisions, and why.
package struct NoteFate: Hashable, Sendable {
  package var note: Annotation
  /// The words it was made on.
  package var before: String
  package var reason: String
  /// In the newest revision: its passage; empty, where it stood, for a lost one.
  package var place: Span
}

/// A revision, and how many words came and went with it.
package struct RevisionStep: Hashable, Sendable {
  package var revision: Revision
  package var inserted: Int
  package var deleted: Int
  /// Places where something changed; nil for the first revision, and where too many came after it.
  package var changes: Int?
}

extension Library {
  /// Steps that are counted: each costs one comparison of two texts.
  private static let counted = 40

  /// The revisions of an article, oldest first.
  package func revisionSteps(of article: Int64) throws(Problem) -> [RevisionStep] {
    try store.read { session in
      let revisions = try session.revisions(of: article)
      var before: Text?
      return try revisions.enumerated().map { index, revision in
        guard revisions.count - index <= Self.counted else {
          return RevisionStep(revision: revision, inserted: 0, deleted: 0, changes: nil)
        }
        let text = try session.body(of: revision.id)
        defer { before = text }
        guard let before else { return RevisionStep(revision: revision, inserted: 0, deleted: 0, changes: nil) }
        let changes = RevisionDiff(old: before, new: text).changes.filter { $0.kind != .moved }
        return RevisionStep(
          revision: revision, inserted: changes.reduce(0) { $0 + Self.words(text, $1.new) },
          deleted: changes.reduce(0) { $0 + Self.words(before, $1.old) }, changes: changes.count)
      }
    }
  }

  private static func words(_ text: Text, _ span: Span) -> Int {
    var count = 0
    var isInside = false
    for byte in text.bytes[span.range] {
      let isSpace = byte <= 0x20
      if !isSpace, !isInside { count += 1 }
      isInside = !isSpace
    }
    return count
  }

  /// What changed from one revision to another.
  ///
  /// - Parameters:
  ///   - old: SHA-256 of the text, or its beginning.
  ///   - new: the same; nil for the newest.
  package func compare(
    _ article: Int64, from old: String, to new: String? = nil
  ) throws(Problem) -> RevisionComparison {
    try store.read { session in
      guard let a = try session.revision(of: article, hash: old), let b = try session.revision(of: article, hash: new)
      else {
        throw Problem(.user, "article \(article) has no such revisions", hint: nil)
      }
      let oldText = try session.body(of: a.id)
      let newText = try session.body(of: b.id)
      return RevisionComparison(
        article: article, old: a, new: b, oldText: oldText, newText: newText,
        changes: RevisionDiff(old: oldText, new: newText).changes,
        notes: b.isNewest ? try fates(of: article, newest: b, newText, session) : [])
    }
  }

  private func fates(of article: Int64, newest: Revision, _ text: Text, _ session: Session) throws -> [NoteFate] {
    var diffs: [String: RevisionDiff] = [:]
    return try session.annotations(in: article, for: actor).filter { $0.inReplyTo == nil }.compactMap { note in
      let origin = try session.edits(of: note.id).last?.anchor ?? note.anchor
      guard origin.revision != newest.hash, let made = try session.revision(of: article, hash: origin.revision) else {
        return nil
      }
      let diff = try diffs[made.hash] ?? RevisionDiff(old: session.body(of: made.id), new: text)
      diffs[made.hash] = diff
      let carried = diff.carry(origin.span)
      let place = note.anchor.state == .lost ? Self.point(carried) : note.anchor.span
      return NoteFate(note: note, before: origin.exact, reason: carried.reason, place: place)
    }.sorted { ($0.place, $0.note.id) < ($1.place, $1.note.id) }
  }

  /// Where a lost passage stood; where it is now for one that is found after all.
  private static func point(_ carried: Carried) -> Span {
    if let span = carried.span { return span }
    let at = carried.lostBetween?.before?.end ?? carried.lostBetween?.after?.start ?? 0
    return Span(start: at, end: at)
  }

  /// Offsets in the newest revision where lost notes stood, by note.
  func lostPlaces(_ notes: [Annotation], in article: Int64, _ text: Text, _ session: Session) throws -> [String: Int] {
    var diffs: [String: RevisionDiff] = [:]
    var places: [String: Int] = [:]
    for note in notes where note.anchor.state == .lost && note.inReplyTo == nil {
      guard let made = try session.revision(of: article, hash: note.anchor.revision) else { continue }
      let diff = try diffs[made.hash] ?? RevisionDiff(old: session.body(of: made.id), new: text)
      diffs[made.hash] = diff
      places[note.id] = Self.point(diff.carry(note.anchor.span)).start
    }
    return places
  }

  /// The words of the newest revision that are most like a lost passage; nil where nothing is.
  package func repairPlace(of note: Annotation) throws(Problem) -> Span? {
    try store.read { session in
      guard let newest = try session.revision(of: note.article) else { return nil }
      let text = try session.body(of: newest.id)
      return JointFit(text).find(exact: note.anchor.exact, prefix: note.anchor.prefix, suffix: note.anchor.suffix).span
    }
  }
}
