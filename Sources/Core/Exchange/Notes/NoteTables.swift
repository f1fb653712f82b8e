/// Notes for spreadsheets and for Obsidian.
package enum NoteTables {
  package static func csv(_ articles: [OpenArticle]) -> String {
    let rows = articles.flatMap { article in
      let points = CodePoints(article.text)
      return article.annotations.filter { !$0.isDeleted }.map { note in
        let isPlaced = note.anchor.state != .lost && note.inReplyTo == nil
        return [
          note.id, String(article.summary.id), article.summary.title, article.summary.published?.description ?? "",
          isPlaced ? String(points.index(ofOffset: note.anchor.span.start)) : "",
          isPlaced ? String(points.index(ofOffset: note.anchor.span.end)) : "", note.anchor.state.rawValue,
          note.anchor.exact, note.body, note.tags.joined(separator: "; "), note.colour, note.author,
          Stamp.text(note.created), Stamp.text(note.modified), note.inReplyTo ?? "",
        ]
      }
    }
    return CSV.text(
      header: [
        "note_id", "article_id", "title", "published", "start", "end", "state", "quote", "note", "tags", "colour",
        "author", "created", "modified", "in_reply_to",
      ], rows: rows)
  }

  private static let begin = "<!-- dossier:begin -->"
  private static let end = "<!-- dossier:end -->"

  /// One article's notes in text order, each with a block id that stays. What stands outside the markers of an
  /// earlier file is kept.
  ///
  /// - Parameter existing: the file as it is, nil where there is none.
  package static func markdown(_ article: OpenArticle, existing: String? = nil) -> String {
    let block = begin + "\n" + guarded(body(article)) + end
    guard let existing else { return frontMatter(article) + "\n" + block + "\n" }
    guard let first = existing.range(of: begin), let last = existing.range(of: end, after: first.upperBound) else {
      return existing + (existing.hasSuffix("\n") ? "" : "\n") + "\n" + block + "\n"
    }
    return String(existing[..<first.lowerBound]) + block + String(existing[last.upperBound...])
  }

  private static func frontMatter(_ article: OpenArticle) -> String {
    var lines = ["---", "title: " + quoted(article.summary.title)]
    if let author = article.summary.byline { lines.append("author: " + quoted(author)) }
    if let source = article.summary.source { lines.append("source: " + quoted(source)) }
    if let day = article.summary.published { lines.append("published: \(day)") }
    lines.append("revision: sha256:" + article.revision)
    return (lines + ["---", ""]).joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSON.string(text).encoded, as: UTF8.self)
  }

  private static func body(_ article: OpenArticle) -> String {
    let notes = article.annotations.filter { !$0.isDeleted }
    let top = notes.filter { $0.inReplyTo == nil }.sorted { ($0.anchor.span, $0.id) < ($1.anchor.span, $1.id) }
    return top.map { note in
      var text = note.anchor.exact.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
        .joined(separator: "\n")
      text += " ^an-" + note.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } + "\n"
      if note.anchor.state == .lost { text += "\n*(this passage is no longer in the article)*\n" }
      if !note.body.isEmpty { text += "\n" + note.body + "\n" }
      if !note.tags.isEmpty {
        text += "\n" + note.tags.map { "#" + $0.replacing(" ", with: "-") }.joined(separator: " ") + "\n"
      }
      text += "\n— \(note.author), \(Stamp.text(note.created).prefix(10))\n"
      for reply in notes where reply.inReplyTo == note.id {
        text += "\n- \(reply.author): " + reply.body.replacing("\n", with: "\n  ") + "\n"
      }
      return text + "\n"
    }.joined()
  }

  /// Words that hold the markers would end the block early.
  private static func guarded(_ text: String) -> String { text.replacing("<!-- dossier:", with: "<!-- dossier :") }
}

extension String {
  fileprivate func range(of needle: String, after start: Index? = nil) -> Range<Index>? {
    self[(start ?? startIndex)...].firstRange(of: needle)
  }

  fileprivate func replacing(_ old: String, with new: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: old) {
      result += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    guard !needle.isEmpty else { return nil }
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(needle) { return at..<index(at, offsetBy: needle.count) }
      at = index(after: at)
    }
    return nil
  }
}
