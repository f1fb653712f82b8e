/// A whole library as sorted JSON Lines, one value a line with its members in a fixed order, so that versions of it can
/// be compared and merged line by line.
package enum CaseFolder {
  /// `articles.jsonl` (each text once, by the hash of its newest revision) and `notes.jsonl` (by id).
  package static func files(_ articles: [OpenArticle]) -> [(name: String, bytes: [UInt8])] {
    let sorted = articles.sorted { $0.revision < $1.revision }
    var texts: [UInt8] = []
    var notes: [(id: String, line: [UInt8])] = []
    for article in sorted {
      let line: JSON = [
        "revision": .string(article.revision), "title": .string(article.summary.title),
        "byline": JSON(article.summary.byline), "source": JSON(article.summary.source),
        "published": JSON(article.summary.published?.description), "text": .string(article.text.string),
      ]
      texts += line.encoded + [0x0A]
      let points = CodePoints(article.text)
      for note in article.annotations { notes.append((note.id, encode(note, article, points))) }
    }
    notes.sort { $0.id < $1.id }
    return [("articles.jsonl", texts), ("notes.jsonl", notes.flatMap { $0.line + [0x0A] })]
  }

  private static func encode(_ note: Annotation, _ article: OpenArticle, _ points: CodePoints) -> [UInt8] {
    let isHere = note.anchor.revision == article.revision && note.anchor.state != .lost
    let line: JSON = [
      "id": .string(note.id), "article": .string(article.revision), "exact": .string(note.anchor.exact),
      "prefix": .string(note.anchor.prefix), "suffix": .string(note.anchor.suffix),
      "start": isHere ? .integer(points.index(ofOffset: note.anchor.span.start)) : .null,
      "end": isHere ? .integer(points.index(ofOffset: note.anchor.span.end)) : .null, "colour": .string(note.colour),
      "body": .string(note.body), "tags": .array(note.tags.map(JSON.string)), "author": .string(note.author),
      "created": .string(Stamp.text(note.created)), "modified": .string(Stamp.text(note.modified)),
      "version": .integer(note.revision), "inReplyTo": JSON(note.inReplyTo), "private": .bool(note.isPrivate),
      "deleted": .bool(note.isDeleted),
    ]
    return line.encoded
  }

  /// A line of either file.
  package enum Line: Sendable {
    case article(Article, revision: String)
    case note(ForeignNote, version: Int, isDeleted: Bool)
  }

  package static func decode(_ value: JSON) throws(Problem) -> Line {
    if let text = value["text"]?.string, let revision = value["revision"]?.string {
      let article = Article(
        title: value["title"]?.string ?? "", byline: value["byline"]?.string, source: value["source"]?.string,
        published: value["published"]?.string.flatMap { Day(iso: $0) }, text: Text(text), origin: "import:" + revision)
      return .article(article, revision: revision)
    }
    guard let id = value["id"]?.string, !id.isEmpty, let exact = value["exact"]?.string else {
      throw Problem(.data, "neither an article (\"revision\", \"text\") nor a note (\"id\", \"exact\")")
    }
    var note = ForeignNote(id: id)
    note.revision = value["article"]?.string
    note.exact = exact
    note.prefix = value["prefix"]?.string ?? ""
    note.suffix = value["suffix"]?.string ?? ""
    note.start = value["start"]?.integer
    note.end = value["end"]?.integer
    note.colour = value["colour"]?.string
    note.body = value["body"]?.string ?? ""
    note.tags = value["tags"]?.list.compactMap(\.string) ?? []
    note.author = value["author"]?.string
    note.created = value["created"]?.string.flatMap(Stamp.seconds)
    note.modified = value["modified"]?.string.flatMap(Stamp.seconds)
    note.inReplyTo = value["inReplyTo"]?.string
    note.isPrivate = value["private"]?.bool ?? false
    return .note(note, version: value["version"]?.integer ?? 1, isDeleted: value["deleted"]?.bool ?? false)
  }
}

/// A file of notes of any form that can be read, told apart by what is in it.
package enum ForeignFile {
  package struct Content: Sendable {
    package var articles: [(article: Article, revision: String)] = []
    package var notes: [(note: ForeignNote, version: Int, isDeleted: Bool)] = []
    /// With the line where the file has lines.
    package var problems: [Problem] = []
  }

  /// - Parameter name: for messages.
  package static func read(_ bytes: [UInt8], name: String) -> Content {
    if let whole = try? JSON.parse(bytes), !isCaseLine(whole) { return notes(whole, name) }
    var content = Content()
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      do throws(Problem) {
        switch try CaseFolder.decode(parsed(Array(line))) {
        case .article(let article, let revision): content.articles.append((article, revision))
        case .note(let note, let version, let isDeleted): content.notes.append((note, version, isDeleted))
        }
      } catch {
        content.problems.append(Problem(.data, "\(name):\(number + 1): \(error.message)"))
      }
    }
    return content
  }

  private static func isCaseLine(_ value: JSON) -> Bool {
    value["revision"]?.string != nil || value["exact"]?.string != nil && value["version"] != nil
  }

  private static func parsed(_ line: [UInt8]) throws(Problem) -> JSON {
    do throws(JSONError) { return try JSON.parse(line) } catch {
      throw Problem(.data, "\(error.reason) (byte \(error.offset + 1))")
    }
  }

  private static func notes(_ value: JSON, _ name: String) -> Content {
    let isHypothesis =
      value["annotations"] != nil || value["rows"] != nil || (value.array?.first ?? value)["uri"]?.string != nil
    let read = isHypothesis ? HypothesisNotes.decode(value) : WebAnnotations.decode(value)
    return Content(
      notes: read.notes.map { ($0, 1, false) },
      problems: read.problems.map { Problem($0.kind, "\(name): \($0.message)", hint: $0.hint) })
  }
}
