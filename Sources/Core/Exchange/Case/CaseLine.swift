/// One line of a case folder, read.
package enum CaseLine: Sendable {
  case version(Version)
  case note(ForeignNote)
  case decision(ForeignDecision)

  /// A text as it goes in.
  package struct Version: Sendable {
    package var article: Article
    package var revision: String
    /// Seconds since 1970.
    package var added: Double?
    package var isNewest: Bool
  }

  /// - Throws: what is wrong with the line, in words, without its number.
  package init(_ value: JSON) throws(Problem) {
    if let text = value["text"]?.string, let revision = value["revision"]?.string {
      self = .version(
        Version(
          article: Article(
            title: value["title"]?.string ?? "", byline: value["byline"]?.string, source: value["source"]?.string,
            url: value["url"]?.string, published: value["published"]?.string.flatMap { Day(iso: $0) },
            text: Text(text), origin: value["origin"]?.string ?? "import:" + revision),
          revision: revision, added: value["added"]?.string.flatMap(Stamp.seconds),
          isNewest: value["newest"]?.bool ?? true))
    } else if let verb = value["verb"]?.string {
      self = .decision(try ForeignDecision(value, verb: verb))
    } else if value["edits"] != nil {
      self = .note(try CaseLine.note(value))
    } else {
      throw Problem(.data, "neither a text (\"revision\", \"text\") nor a note (\"edits\") nor a decision (\"verb\")")
    }
  }

  private static func note(_ value: JSON) throws(Problem) -> ForeignNote {
    guard let id = value["id"]?.string, !id.isEmpty else { throw Problem(.data, "\"id\" is missing") }
    guard let edits = value["edits"]?.array, !edits.isEmpty else { throw Problem(.data, "\"edits\" is empty") }
    var note = ForeignNote(id: id)
    note.origin = value["origin"]?.string
    note.revision = value["revision"]?.string
    note.exact = value["exact"]?.string
    note.prefix = value["prefix"]?.string ?? ""
    note.suffix = value["suffix"]?.string ?? ""
    note.start = value["start"]?.integer
    note.end = value["end"]?.integer
    note.state = value["state"]?.string.flatMap(Anchor.State.init)
    note.author = value["author"]?.string
    note.created = value["created"]?.string.flatMap(Stamp.seconds)
    note.inReplyTo = value["inReplyTo"]?.string
    let all = edits.map { edit in
      ForeignNote.Edit(
        body: edit["body"]?.string ?? "", tags: edit["tags"]?.list.compactMap(\.string) ?? [],
        colour: edit["colour"]?.string, modified: edit["modified"]?.string.flatMap(Stamp.seconds),
        isPrivate: edit["private"]?.bool ?? false, isDeleted: edit["deleted"]?.bool ?? false)
    }
    note.earlier = all.dropLast()
    if let last = all.last { note.current = last }
    return note
  }
}

/// A decision of another library, before its mentions have found their articles here.
package struct ForeignDecision: Hashable, Sendable {
  package struct Mention: Hashable, Sendable {
    package var origin: String?
    package var revision: String
    /// Code points.
    package var start: Int?
    package var end: Int?
    package var exact: String
  }

  /// Without groups.
  package var decision: Decision
  package var groups: [[Mention]]

  init(_ value: JSON, verb: String) throws(Problem) {
    guard let verb = Decision.Verb(rawValue: verb) else { throw Problem(.data, "there is no decision “\(verb)”") }
    guard let id = value["id"]?.string, !id.isEmpty else { throw Problem(.data, "\"id\" is missing") }
    guard let time = value["time"]?.string.flatMap(Stamp.seconds) else { throw Problem(.data, "\"time\" is missing") }
    decision = Decision(
      id: id, time: time, actor: value["actor"]?.string ?? "", verb: verb, value: value["value"]?.string ?? "",
      reason: value["reason"]?.string, undoes: value["undoes"]?.list.compactMap(\.string) ?? [])
    groups = []
    for group in value["groups"]?.list ?? [] {
      var mentions: [Mention] = []
      for item in group.list {
        guard let revision = item["revision"]?.string, let exact = item["exact"]?.string else {
          throw Problem(.data, "a mention without \"revision\" or \"exact\"")
        }
        mentions.append(
          Mention(
            origin: item["origin"]?.string, revision: revision, start: item["start"]?.integer,
            end: item["end"]?.integer, exact: exact))
      }
      groups.append(mentions)
    }
  }
}
