/// One mention of an entity of the library, in its article's newest revision.
package struct MentionPlace: Hashable, Sendable {
  package var article: Int64
  package var span: Span
  package var published: Day?

  package init(article: Int64, span: Span, published: Day? = nil) {
    self.article = article
    self.span = span
    self.published = published
  }
}

/// Some words of an article, with their place: a sentence, a quotation, a line of evidence.
package struct Passage: Hashable, Sendable {
  package var article: Int64
  package var span: Span
  package var text: String
  package var published: Day?

  package init(article: Int64, span: Span, text: String, published: Day? = nil) {
    self.article = article
    self.span = span
    self.text = text
    self.published = published
  }
}

/// One article (or note) that a search found, with its first match.
package struct SearchHit: Hashable, Sendable {
  package enum Field: String, Hashable, Sendable { case title, text, note }

  package var article: Int64
  package var title: String
  package var published: Day?
  /// Where in the article's text the first match is; the note's passage where a note matched.
  package var span: Span
  /// About a line of text around the first match.
  package var snippet: String
  /// UTF-8 offsets into `snippet`.
  package var matches: [Span]
  package var field: Field
  /// The note that matched.
  package var annotation: String?

  package init(
    article: Int64, title: String, published: Day?, span: Span, snippet: String, matches: [Span],
    field: Field = .text, annotation: String? = nil
  ) {
    self.article = article
    self.title = title
    self.published = published
    self.span = span
    self.snippet = snippet
    self.matches = matches
    self.field = field
    self.annotation = annotation
  }
}

/// Where a note is, and whose.
package struct NotePlace: Hashable, Sendable {
  package var id: String
  package var article: Int64
  package var span: Span
  package var author: String

  package init(id: String, article: Int64, span: Span, author: String) {
    self.id = id
    self.article = article
    self.span = span
    self.author = author
  }
}
