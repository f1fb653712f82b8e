/// Notes as the Hypothesis API has them: `{"annotations": [{"uri", "text", "tags", "target", …}]}`.
///
/// Its positions are UTF-16 units.
package enum HypothesisNotes {
  package static func encode(_ articles: [OpenArticle]) -> [UInt8] {
    var items: [JSON] = []
    for article in articles {
      for note in article.annotations where !note.isDeleted { items.append(encode(note, article)) }
    }
    let file: JSON = ["annotations": .array(items)]
    return file.indented + [0x0A]
  }

  private static func encode(_ note: Annotation, _ article: OpenArticle) -> JSON {
    let uri: JSON = .string("urn:dossier:article:\(article.summary.id)")
    var target: [JSON.Member] = [.init("source", uri)]
    if note.inReplyTo == nil {
      var selectors: [JSON] = [
        [
          "type": "TextQuoteSelector", "exact": .string(note.anchor.exact), "prefix": .string(note.anchor.prefix),
          "suffix": .string(note.anchor.suffix),
        ]
      ]
      if note.anchor.state != .lost, note.anchor.revision == article.revision {
        selectors.insert(
          [
            "type": "TextPositionSelector", "start": .integer(units(article.text, note.anchor.span.start)),
            "end": .integer(units(article.text, note.anchor.span.end)),
          ], at: 0)
      }
      target.append(.init("selector", .array(selectors)))
    }
    return [
      "id": .string(note.id), "uri": uri, "user": .string("acct:\(note.author)@dossier"),
      "created": .string(Stamp.text(note.created)), "updated": .string(Stamp.text(note.modified)),
      "text": .string(note.body), "tags": .array(note.tags.map(JSON.string)),
      "references": .array(note.inReplyTo.map { [.string($0)] } ?? []), "group": "__world__",
      "document": ["title": [.string(article.summary.title)]], "target": [.object(target)],
    ]
  }

  private static func units(_ text: Text, _ offset: Int) -> Int {
    text.bytes.prefix(max(0, offset)).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }

  package static func decode(_ value: JSON) -> ForeignNotes {
    var result = ForeignNotes()
    let items = value["annotations"]?.list ?? value["rows"]?.list ?? value.list
    for (number, item) in items.enumerated() {
      guard let id = item["id"]?.string, !id.isEmpty else {
        result.problems.append(Problem(.data, "annotation \(number + 1): \"id\" is missing"))
        continue
      }
      var note = ForeignNote(id: id)
      note.source = item["uri"]?.string
      note.current.body = item["text"]?.string ?? ""
      note.current.tags = item["tags"]?.list.compactMap(\.string) ?? []
      note.created = item["created"]?.string.flatMap(Stamp.seconds)
      note.current.modified = item["updated"]?.string.flatMap(Stamp.seconds)
      note.inReplyTo = item["references"]?.list.last?.string
      if let user = item["user"]?.string {
        let name = user.hasPrefix("acct:") ? user.dropFirst(5) : user[...]
        note.author = String(name.prefix { $0 != "@" })
      }
      WebAnnotations.read(item["target"]?.list.first?["selector"]?.list ?? [], into: &note)
      guard note.exact != nil || note.inReplyTo != nil else {
        result.problems.append(Problem(.data, "annotation \(number + 1): it quotes no words (a note on a whole page)"))
        continue
      }
      result.notes.append(note)
    }
    return result
  }
}
