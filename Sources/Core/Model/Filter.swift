/// Which articles, entities, events and notes are meant. An empty filter means all; its parts compose by "and".
///
/// Text form (`init(parsing:)`, `description`): words separated by spaces, `key:value` or plain words for the text;
/// see `Library/FilterSyntax.swift`.
package struct Filter: Hashable, Sendable {
  /// Library-wide entity ids, each of which must occur in the article.
  package var entities: [Int64]
  /// The article names at least one entity of one of these kinds; for lists of entities: the kinds listed.
  package var kinds: Set<EntityKind>
  /// Publication day of articles, day of events; both ends included.
  package var from: Day?
  package var to: Day?
  /// Each must be on a note of the article.
  package var tags: [String]
  /// Authors of notes; one of them suffices.
  package var authors: [String]
  package var unread: Bool
  /// Full-text query.
  package var text: String?
  package var hasNotes: Bool

  package init(
    entities: [Int64] = [], kinds: Set<EntityKind> = [], from: Day? = nil, to: Day? = nil, tags: [String] = [],
    authors: [String] = [], unread: Bool = false, text: String? = nil, hasNotes: Bool = false
  ) {
    self.entities = entities
    self.kinds = kinds
    self.from = from
    self.to = to
    self.tags = tags
    self.authors = authors
    self.unread = unread
    self.text = text
    self.hasNotes = hasNotes
  }

  package var isEmpty: Bool { self == Filter() }
}

/// Order of the article list.
package enum ArticleSort: String, CaseIterable, Hashable, Sendable {
  /// Publication day, oldest first, undated last.
  case date
  case title
  /// Longest first.
  case words
  /// Most notes first.
  case notes
  /// As they came in.
  case added
}

/// Order of a list of entities.
package enum EntityOrder: String, CaseIterable, Hashable, Sendable {
  /// Most mentions first.
  case count
  case name
  /// First mention first; in lists over articles, oldest entity first.
  case appearance
}
