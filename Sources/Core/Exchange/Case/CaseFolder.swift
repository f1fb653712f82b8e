/// A whole library as sorted JSON Lines, one value a line with its members in a fixed order, so that versions of it can
/// be compared and merged line by line.
package enum CaseFolder {
  /// In the order in which they are to be read.
  package static let names = ["articles.jsonl", "notes.jsonl", "decisions.jsonl"]

  /// `articles.jsonl` (a revision a line, by origin, oldest first), `notes.jsonl` (by id), `decisions.jsonl` (by time).
  package static func files(_ content: CaseContent) -> [(name: String, bytes: [UInt8])] {
    let texts = Texts(content.sources)
    let sources = content.sources.sorted { $0.origin < $1.origin }
    let notes = content.notes.sorted { $0.note.id < $1.note.id }
    let decisions = content.decisions.sorted { ($0.time, $0.seq, $0.id) < ($1.time, $1.seq, $1.id) }
    let lines: [[JSON]] = [
      sources.flatMap(lines), notes.map { line($0, texts) }, decisions.map { line($0, content.origins, texts) },
    ]
    return zip(names, lines).map { name, lines in
      var bytes: [UInt8] = []
      for line in lines {
        line.write(to: &bytes)
        bytes.append(0x0A)
      }
      return (name, bytes)
    }
  }

  /// Code points of the revisions, made when first needed.
  private final class Texts {
    private let texts: [String: Text]
    private var points: [String: CodePoints] = [:]

    init(_ sources: [CaseContent.Source]) {
      texts = Dictionary(sources.flatMap(\.versions).map { ($0.revision, $0.text) }) { first, _ in first }
    }

    /// Start and end of a span in code points; null where the revision is not known.
    func range(_ span: Span, _ revision: String) -> (start: JSON, end: JSON) {
      guard let text = texts[revision], span.start >= 0, span.start <= span.end, span.end <= text.count else {
        return (.null, .null)
      }
      let points = points[revision] ?? CodePoints(text)
      self.points[revision] = points
      return (.integer(points.index(ofOffset: span.start)), .integer(points.index(ofOffset: span.end)))
    }
  }

  private static func lines(_ source: CaseContent.Source) -> [JSON] {
    source.versions.map { version in
      [
        "origin": .string(source.origin), "revision": .string(version.revision), "newest": .bool(version.isNewest),
        "added": .string(Stamp.text(version.added)), "title": .string(version.title), "byline": JSON(source.byline),
        "source": JSON(source.source), "url": JSON(source.url), "published": JSON(source.published?.description),
        "text": .string(version.text.string),
      ]
    }
  }

  private static func line(_ entry: CaseContent.Note, _ texts: Texts) -> JSON {
    let note = entry.note
    let range = texts.range(note.anchor.span, note.anchor.revision)
    return [
      "id": .string(note.id), "origin": .string(entry.origin), "revision": .string(note.anchor.revision),
      "start": range.start, "end": range.end, "exact": .string(note.anchor.exact),
      "prefix": .string(note.anchor.prefix), "suffix": .string(note.anchor.suffix),
      "state": .string(note.anchor.state.rawValue), "author": .string(note.author),
      "created": .string(Stamp.text(note.created)), "inReplyTo": JSON(note.inReplyTo),
      "edits": .array((entry.earlier + [note]).map(edit)),
    ]
  }

  private static func edit(_ note: Annotation) -> JSON {
    [
      "modified": .string(Stamp.text(note.modified)), "body": .string(note.body),
      "tags": .array(note.tags.map(JSON.string)), "colour": .string(note.colour), "private": .bool(note.isPrivate),
      "deleted": .bool(note.isDeleted),
    ]
  }

  private static func line(_ decision: Decision, _ origins: [Int64: String], _ texts: Texts) -> JSON {
    let groups = decision.groups.map { group in
      JSON.array(
        group.map { ref in
          let range = texts.range(ref.span, ref.revision)
          return [
            "origin": JSON(origins[ref.article]), "revision": .string(ref.revision), "start": range.start,
            "end": range.end, "exact": .string(ref.exact),
          ]
        })
    }
    return [
      "id": .string(decision.id), "time": .string(Stamp.text(decision.time)), "actor": .string(decision.actor),
      "verb": .string(decision.verb.rawValue), "groups": .array(groups), "value": .string(decision.value),
      "reason": JSON(decision.reason), "undoes": .array(decision.undoes.map(JSON.string)),
    ]
  }
}
