/// Articles, entities, mentions and notes as FollowTheMoney JSON lines: all values are lists of strings.
package enum FollowTheMoney {
  package static func lines(_ articles: [OpenArticle], names: [Int64: String] = [:]) -> [UInt8] {
    var bytes: [UInt8] = []
    var aliases: [Int64: Set<String>] = [:]
    var kinds: [Int64: EntityKind] = [:]
    var display = names
    for article in articles {
      let document = "article-\(article.summary.id)"
      write(
        document, "Article",
        [
          ("title", [article.summary.title]), ("author", [article.summary.byline].compactMap { $0 }),
          ("publisher", [article.summary.source].compactMap { $0 }),
          ("publishedAt", [article.summary.published?.description].compactMap { $0 }),
          ("contentHash", [article.revision]),
        ], to: &bytes)
      for (entity, id) in zip(article.analysis.entities, article.entityIDs) {
        aliases[id, default: []].formUnion(entity.aliases + [entity.name])
        kinds[id] = entity.kind
        if display[id] == nil { display[id] = entity.name }
      }
      for (number, mention) in article.analysis.mentions.enumerated()
      where article.entityIDs.indices.contains(mention.entity) {
        write(
          "\(document)-mention-\(number)", "Mention",
          [
            ("document", [document]), ("name", [article.text.string(mention.span)]),
            ("resolved", ["entity-\(article.entityIDs[mention.entity])"]),
            ("detectedSchema", [schema(mention.kind)]),
          ], to: &bytes)
      }
      for note in article.annotations where !note.isDeleted && !note.isPrivate {
        write(
          "note-\(note.id)", "Note",
          [
            ("entity", [document]), ("description", [note.anchor.exact, note.body].filter { !$0.isEmpty }),
            ("author", [note.author]), ("date", [Stamp.text(note.created)]), ("keywords", note.tags),
          ], to: &bytes)
      }
    }
    for (id, kind) in kinds.sorted(by: { $0.key < $1.key }) {
      let name = display[id] ?? ""
      write(
        "entity-\(id)", schema(kind),
        [("name", [name]), ("alias", aliases[id, default: []].subtracting([name]).sorted())], to: &bytes)
    }
    return bytes
  }

  private static func schema(_ kind: EntityKind) -> String {
    switch kind {
    case .person: "Person"
    case .organization: "Organization"
    case .place, .facility: "Address"
    case .event: "Event"
    case .group: "LegalEntity"
    case .work: "Document"
    }
  }

  private static func write(_ id: String, _ schema: String, _ properties: [(String, [String])], to bytes: inout [UInt8])
  {
    let members = properties.filter { !$0.1.isEmpty }.map { JSON.Member($0.0, .array($0.1.map(JSON.string))) }
    let line: JSON = ["id": .string(id), "schema": .string(schema), "properties": .object(members)]
    line.write(to: &bytes)
    bytes.append(0x0A)
  }
}
