extension Library {
  /// Full-text search over texts, titles and notes; best first, notes before articles.
  ///
  /// Case counts where a capital letter is typed, accents never.
  package func search(_ query: String, limit: Int = 100) throws(Problem) -> [SearchHit] {
    let wanted = TextQuery(query)
    guard let match = SearchQuery(query).match, !wanted.isEmpty else { return [] }
    return try store.read { session in
      var hits: [SearchHit] = []
      for note in try session.annotations(matching: Filter(), for: actor, withDeleted: false) {
        guard hits.count < limit else { break }
        let body = Array((note.body + (note.tags.isEmpty ? "" : "  " + note.tags.joined(separator: " "))).utf8)
        guard wanted.matches(body) else { continue }
        let title = try session.material(of: note.article)
        let (snippet, matches) = Library.snippet(of: body, around: wanted.spans(in: body))
        hits.append(
          SearchHit(
            article: note.article, title: title?.title ?? "", published: title?.published, span: note.anchor.span,
            snippet: snippet, matches: matches, field: .note, annotation: note.id))
      }
      var offset = 0
      while hits.count < limit {
        let page = try session.found(match, limit: limit, offset: offset)
        for found in page where hits.count < limit {
          guard let text = try session.newestText(of: found.article)?.text.bytes else { continue }
          let spans = wanted.spans(in: text, limit: 50)
          if wanted.isCaseSensitive, !wanted.matches(Array(found.title.utf8) + [0x0A] + text) { continue }
          let hit: SearchHit
          if let first = spans.first {
            let (snippet, matches) = Library.snippet(of: text, around: spans)
            hit = SearchHit(
              article: found.article, title: found.title, published: found.published, span: first, snippet: snippet,
              matches: matches)
          } else {
            let title = Array(found.title.utf8)
            hit = SearchHit(
              article: found.article, title: found.title, published: found.published, span: Span(start: 0, end: 0),
              snippet: found.title, matches: wanted.spans(in: title), field: .title)
          }
          hits.append(hit)
        }
        if page.count < limit { break }
        offset += page.count
      }
      return hits
    }
  }

  /// Bytes of context before the first match, and in all.
  private static let lead = 40, width = 160

  /// About a line of text around the first match, with all matches in it.
  static func snippet(of bytes: [UInt8], around spans: [Span]) -> (text: String, matches: [Span]) {
    let first = spans.first ?? Span(start: 0, end: 0)
    var start = max(0, first.start - lead)
    while start > 0, start < first.start, bytes[start - 1] > 0x20 { start += 1 }
    var end = min(bytes.count, max(first.end, start + width))
    while end < bytes.count, end > first.end, bytes[end] > 0x20 { end -= 1 }
    // A text without spaces must not be cut inside a character.
    while start < first.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end < bytes.count, end > first.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var out: [UInt8] = []
    for byte in bytes[start..<end] { out.append(byte < 0x20 ? 0x20 : byte) }
    let matches = spans.filter { $0.start >= start && $0.end <= end }
    return (
      String(decoding: out, as: UTF8.self), matches.map { Span(start: $0.start - start, end: $0.end - start) }
    )
  }
}
