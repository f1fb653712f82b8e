/// A row of the article list.
package struct ArticleSummary: Hashable, Sendable {
  package var id: Int64
  package var title: String
  package var byline: String?
  package var source: String?
  package var published: Day?
  package var words: Int
  package var notes: Int
  /// Its first three people by mentions: the article's fingerprint.
  package var people: [String]
  package var isRead: Bool
  /// False while the analysis of the newest revision is still to be done.
  package var isAnalyzed: Bool
  package var revisions: Int

  package init(
    id: Int64, title: String, byline: String? = nil, source: String? = nil, published: Day? = nil, words: Int = 0,
    notes: Int = 0, people: [String] = [], isRead: Bool = false, isAnalyzed: Bool = false, revisions: Int = 1
  ) {
    self.id = id
    self.title = title
    self.byline = byline
    self.source = source
    self.published = published
    self.words = words
    self.notes = notes
    self.people = people
    self.isRead = isRead
    self.isAnalyzed = isAnalyzed
    self.revisions = revisions
  }
}

/// A row of the entity sidebar: an entity of the whole library.
package struct EntitySummary: Hashable, Sendable {
  /// Library-wide id; stable as long as its mentions stay together.
  package var id: Int64
  package var name: String
  package var kind: EntityKind
  /// Mentions in scope (one article, or the library).
  package var mentions: Int
  package var articles: Int

  package init(id: Int64, name: String, kind: EntityKind, mentions: Int, articles: Int) {
    self.id = id
    self.name = name
    self.kind = kind
    self.mentions = mentions
    self.articles = articles
  }
}

/// One event of the library: one row of the timeline, told by one or more articles.
package struct TimelineRow: Hashable, Sendable {
  /// Where one article tells it.
  package struct Source: Hashable, Sendable {
    package var article: Int64
    /// The sentence, in the article's newest revision.
    package var span: Span

    package init(article: Int64, span: Span) {
      self.article = article
      self.span = span
    }
  }

  package var id: Int64
  package var earliest: Day
  package var latest: Day
  /// As shown: `2023-06`, `2022-11-09`, `2022-11/2023-02`.
  package var edtf: String
  package var label: String
  package var status: Event.Status
  /// Library-wide entity ids.
  package var participants: [Int64]
  /// Best first.
  package var sources: [Source]
  package var isMain: Bool

  package init(
    id: Int64, earliest: Day, latest: Day, edtf: String, label: String, status: Event.Status, participants: [Int64],
    sources: [Source], isMain: Bool
  ) {
    self.id = id
    self.earliest = earliest
    self.latest = latest
    self.edtf = edtf
    self.label = label
    self.status = status
    self.participants = participants
    self.sources = sources
    self.isMain = isMain
  }
}

/// An article as the reading pane needs it.
package struct OpenArticle: Hashable, Sendable {
  package var summary: ArticleSummary
  /// SHA-256 of the shown revision's text, lower-case hex.
  package var revision: String
  package var text: Text
  /// Of this revision; empty (paragraphs only) until the analysis is there.
  package var analysis: Analysis
  /// Library-wide id of each of `analysis.entities`.
  package var entityIDs: [Int64]
  package var annotations: [Annotation]
  /// Offsets where lost notes stood, by note.
  package var lostPlaces: [String: Int] = [:]

  package init(
    summary: ArticleSummary, revision: String, text: Text, analysis: Analysis, entityIDs: [Int64],
    annotations: [Annotation]
  ) {
    self.summary = summary
    self.revision = revision
    self.text = text
    self.analysis = analysis
    self.entityIDs = entityIDs
    self.annotations = annotations
  }
}
