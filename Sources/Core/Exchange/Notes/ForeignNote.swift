/// A note of another program (or of another library), before it has found its article and passage here.
package struct ForeignNote: Hashable, Sendable {
  /// What a note says, at one time.
  package struct Edit: Hashable, Sendable {
    package var body = ""
    package var tags: [String] = []
    package var colour: String?
    package var modified: Double?
    package var isPrivate = false
    package var isDeleted = false
  }

  package var id: String
  /// What the note is on: an address, `urn:dossier:article:…`.
  package var source: String?
  /// Where its article came from, as the other library knows it.
  package var origin: String?
  /// SHA-256 of the text it was made on, where the file says so.
  package var revision: String?
  package var exact: String?
  package var prefix = ""
  package var suffix = ""
  /// Code points or UTF-16 units, which one is found out against the text.
  package var start: Int?
  package var end: Int?
  /// How its passage stood in `revision`.
  package var state: Anchor.State?
  package var author: String?
  package var created: Double?
  package var inReplyTo: String?
  package var current = Edit()
  /// What it said before, oldest first.
  package var earlier: [Edit] = []

  package init(id: String) { self.id = id }

  /// The span that the note states, where the words there are its own: in code points (the standard) or else in UTF-16
  /// units (what Hypothesis writes).
  package func statedSpan(in text: Text) -> Span? {
    guard let exact, let start, let end, start <= end else { return nil }
    return [CodePoints(text).span(from: start, to: end), utf16Span(text, start, end)].compactMap { $0 }
      .first { text.string($0) == exact }
  }

  /// Where it is in a text: at the stated place, or else where words and surroundings fit, and the state is then
  /// `approximate` or `lost`.
  package func anchor(in text: Text, revision: String) -> Anchor {
    if let span = statedSpan(in: text) { return Anchor(of: span, in: text, revision: revision) }
    guard let exact, !exact.isEmpty else {
      return Anchor(revision: revision, span: Span(start: 0, end: 0), exact: "", state: .lost)
    }
    let carried = JointFit(text).find(exact: exact, prefix: prefix, suffix: suffix)
    return Anchor(
      revision: revision, span: carried.span ?? Span(start: 0, end: 0), exact: exact, prefix: prefix, suffix: suffix,
      state: carried.state)
  }

  private func utf16Span(_ text: Text, _ start: Int, _ end: Int) -> Span? {
    var units = 0
    var first: Int?
    for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 {
      if units == start, first == nil { first = offset }
      if units == end { return first.map { Span(start: $0, end: offset) } }
      units += byte >= 0xF0 ? 2 : 1
    }
    if units == start, first == nil { first = text.count }
    return units == end ? first.map { Span(start: $0, end: text.count) } : nil
  }

  /// The note as it is kept here.
  ///
  /// - Parameter importer: its author where the file names none.
  package func annotation(
    on article: Int64, anchor: Anchor, importer: String, now: Double, saying edit: Edit? = nil
  ) -> Annotation {
    let edit = edit ?? current
    return Annotation(
      id: id, article: article, anchor: anchor, colour: edit.colour ?? "yellow", body: edit.body, tags: edit.tags,
      author: author ?? importer, created: created ?? now, modified: edit.modified ?? created ?? now,
      inReplyTo: inReplyTo, isPrivate: edit.isPrivate, isDeleted: edit.isDeleted)
  }
}

/// What a file of notes held.
package struct ForeignNotes: Sendable {
  package var notes: [ForeignNote] = []
  /// One for each note that could not be read; the rest is read.
  package var problems: [Problem] = []
}
