/// Notes as W3C Web Annotations. Source: Web Annotation Data Model, W3C Recommendation, 23 February 2017.
package enum WebAnnotations {
  /// A collection with one page, indented. Offsets are code points.
  package static func encode(_ articles: [OpenArticle]) -> [UInt8] {
    var items: [JSON] = []
    for article in articles {
      let points = CodePoints(article.text)
      for note in article.annotations where !note.isDeleted { items.append(encode(note, article, points)) }
    }
    let page: JSON = ["type": "AnnotationPage", "startIndex": 0, "items": .array(items)]
    let collection: JSON = [
      "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:dossier:notes", "type": "AnnotationCollection",
      "label": "dossier", "total": .integer(items.count), "first": page,
    ]
    return collection.indented + [0x0A]
  }

  static func iri(_ id: String) -> String { id.utf8.contains(0x3A) ? id : "urn:uuid:" + id }
  static func bare(_ iri: String) -> String { iri.hasPrefix("urn:uuid:") ? String(iri.dropFirst(9)) : iri }

  private static func encode(_ note: Annotation, _ article: OpenArticle, _ points: CodePoints) -> JSON {
    var bodies: [JSON] = []
    if !note.body.isEmpty {
      bodies.append([
        "type": "TextualBody", "value": .string(note.body), "format": "text/markdown",
        "purpose": note.inReplyTo == nil ? "commenting" : "replying",
      ])
    }
    for tag in note.tags { bodies.append(["type": "TextualBody", "value": .string(tag), "purpose": "tagging"]) }
    let motivation: JSON = note.inReplyTo != nil ? "replying" : note.body.isEmpty ? "highlighting" : "commenting"
    var members: [JSON.Member] = [
      .init("@context", "http://www.w3.org/ns/anno.jsonld"), .init("id", .string(iri(note.id))),
      .init("type", "Annotation"), .init("motivation", motivation), .init("created", .string(Stamp.text(note.created))),
      .init("modified", .string(Stamp.text(note.modified))),
      .init("creator", ["type": "Person", "name": .string(note.author)]), .init("dossier:colour", .string(note.colour)),
    ]
    if note.isPrivate { members.append(.init("dossier:private", true)) }
    if !bodies.isEmpty { members.append(.init("body", .array(bodies))) }
    members.append(.init("target", target(note, article, points)))
    return .object(members)
  }

  private static func target(_ note: Annotation, _ article: OpenArticle, _ points: CodePoints) -> JSON {
    if let parent = note.inReplyTo { return .string(iri(parent)) }
    var selectors: [JSON] = [
      [
        "type": "TextQuoteSelector", "exact": .string(note.anchor.exact), "prefix": .string(note.anchor.prefix),
        "suffix": .string(note.anchor.suffix),
      ]
    ]
    // A position only where it holds in the text that is named.
    if note.anchor.state != .lost, note.anchor.revision == article.revision {
      selectors.append([
        "type": "TextPositionSelector", "start": .integer(points.index(ofOffset: note.anchor.span.start)),
        "end": .integer(points.index(ofOffset: note.anchor.span.end)),
      ])
    }
    return [
      "source": .string("urn:dossier:article:\(article.summary.id)"),
      "state": [
        "type": "TimeState", "sourceDate": .string(Stamp.text(note.created)),
        "cached": .string("urn:sha256:" + note.anchor.revision),
      ], "selector": .array(selectors),
    ]
  }

  /// Reads one annotation, a list, a page or a collection; what is no annotation becomes a problem with its number.
  package static func decode(_ value: JSON) -> ForeignNotes {
    var result = ForeignNotes()
    for (number, item) in items(value).enumerated() {
      do throws(Problem) {
        result.notes.append(try note(item))
      } catch {
        result.problems.append(Problem(.data, "annotation \(number + 1): \(error.message)"))
      }
    }
    return result
  }

  private static func items(_ value: JSON) -> [JSON] {
    if let values = value.array { return values }
    if let page = value["first"], page.members != nil { return page["items"]?.list ?? [] }
    if let items = value["items"] { return items.list }
    return [value]
  }

  private static func note(_ item: JSON) throws(Problem) -> ForeignNote {
    guard item.members != nil else { throw Problem(.data, "not an object") }
    guard let id = item["id"]?.string, !id.isEmpty else { throw Problem(.data, "\"id\" is missing") }
    guard let target = item["target"]?.list.first else { throw Problem(.data, "\"target\" is missing") }
    var note = ForeignNote(id: bare(id))
    for body in item["body"]?.list ?? [] {
      let value = body.string ?? body["value"]?.string ?? ""
      if body["purpose"]?.string == "tagging" { note.current.tags.append(value) } else { note.current.body += value }
    }
    note.author = item["creator"]?["name"]?.string ?? item["creator"]?.string
    note.created = item["created"]?.string.flatMap(Stamp.seconds)
    note.current.modified = item["modified"]?.string.flatMap(Stamp.seconds)
    note.current.colour = item["dossier:colour"]?.string
    note.current.isPrivate = item["dossier:private"]?.bool ?? false
    if item["motivation"]?.list.contains("replying") == true, let parent = target.string ?? target["id"]?.string {
      note.inReplyTo = bare(parent)
      return note
    }
    note.source = target.string ?? target["source"]?.string ?? target["source"]?["id"]?.string
    for state in target["state"]?.list ?? [] {
      if let cached = state["cached"]?.list.first?.string, cached.hasPrefix("urn:sha256:") {
        note.revision = String(cached.dropFirst(11))
      }
    }
    read(target["selector"]?.list ?? [], into: &note)
    guard note.exact != nil else { throw Problem(.data, "no TextQuoteSelector with \"exact\"") }
    return note
  }

  /// Selectors are the same in the standard and in Hypothesis's files.
  static func read(_ selectors: [JSON], into note: inout ForeignNote) {
    for selector in selectors {
      switch selector["type"]?.string {
      case "TextQuoteSelector":
        note.exact = selector["exact"]?.string
        note.prefix = selector["prefix"]?.string ?? ""
        note.suffix = selector["suffix"]?.string ?? ""
      case "TextPositionSelector":
        note.start = selector["start"]?.integer
        note.end = selector["end"]?.integer
      default: continue
      }
    }
  }
}
