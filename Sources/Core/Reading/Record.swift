/// One object of a JSON Lines file: the fields of `analyze --jsonl`, and byline, source, url under their usual names.
package struct Record: Hashable, Sendable {
  package var id: String?
  /// As given, not cleaned: the script contract counts in it.
  package var text: String
  package var title: String?
  package var published: Day?
  package var byline: String?
  package var source: String?
  package var url: String?

  /// - Throws: `JSONError`, also where there is no `text`.
  package init(line: [UInt8]) throws(JSONError) {
    try self.init(JSON.parse(Decoding.repaired(line)))
  }

  init(_ json: JSON) throws(JSONError) {
    guard let members = json.members else { throw JSONError(offset: 0, reason: "an object with \"text\" is expected") }
    guard let text = json["text"]?.string ?? json["body"]?.string ?? json["content"]?.string else {
      throw JSONError(offset: 0, reason: "the field \"text\" is missing or no string")
    }
    self.text = text
    id = json["id"]?.plainText
    var metadata = Metadata()
    for member in members where member.name != "text" && member.name != "id" {
      if let value = member.value.plainText { _ = metadata.set(member.name, to: value) }
    }
    title = metadata.title
    published = metadata.published
    byline = metadata.byline
    source = metadata.source
    url = metadata.url
  }

  /// - Parameter origin: the file and the number of the line; used as it is where the record has no id.
  func article(file: String, number: Int) -> Article {
    let metadata = Metadata(title: title, byline: byline, source: source, url: url, published: published)
    let lines = Lines(Sanitizer.clean(Array(text.utf8)))
    var paragraphs = Flow.paragraphs(of: lines, 0..<lines.count)
    if let title, paragraphs.first.map({ String(decoding: $0, as: UTF8.self) != title }) ?? false {
      paragraphs.insert(Array(title.utf8), at: 0)
    }
    return Article(metadata, paragraphs: paragraphs, origin: file + "#" + (id.map(Sanitizer.line) ?? "L\(number)"))
  }
}
