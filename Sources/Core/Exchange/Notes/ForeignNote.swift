/// A note of another program (or of another library), before it has found its article and passage here.
package struct ForeignNote: Hashable, Sendable {
  package var id: String
  /// What the note is on: an address, `urn:dossier:article:…`.
  package var source: String?
  /// SHA-256 of the text it was made on, where the file says so.
  package var revision: String?
  package var exact: String?
  package var prefix = ""
  package var suffix = ""
  /// Code points or UTF-16 units, which one is found out against the text.
  package var start: Int?
  package var end: Int?
  package var body = ""
  package var tags: [String] = []
  package var colour: String?
  package var author: String?
  package var created: Double?
  package var modified: Double?
  package var inReplyTo: String?
  package var isPrivate = false

  package init(id: String) { self.id = id }

  /// Where it is in a text.
  ///
  /// A stated position counts where the words there are the note's own, in code points (the standard) or else in
  /// UTF-16 units (what Hypothesis writes); otherwise words and surroundings are fitted, and the state is
  /// `approximate` or `lost`.
  package func anchor(in text: Text, revision: String) -> Anchor {
    if let exact, let start, let end, start <= end {
      let candidates = [CodePoints(text).span(from: start, to: end), utf16Span(text, start, end)]
      if let span = candidates.compactMap({ $0 }).first(where: { text.string($0) == exact }) {
        return Anchor(of: span, in: text, revision: revision)
      }
    }
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
  package func annotation(on article: Int64, anchor: Anchor, importer: String, now: Double) -> Annotation {
    Annotation(
      id: id, article: article, anchor: anchor, colour: colour ?? "yellow", body: body, tags: tags,
      author: author ?? importer, created: created ?? now, modified: modified ?? created ?? now, inReplyTo: inReplyTo,
      isPrivate: isPrivate)
  }
}

/// What a file of notes held.
package struct ForeignNotes: Sendable {
  package var notes: [ForeignNote] = []
  /// One for each note that could not be read; the rest is read.
  package var problems: [Problem] = []
}
