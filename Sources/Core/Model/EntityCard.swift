/// All that the library knows about one entity.
package struct EntityCard: Hashable, Sendable {
  /// An entity that occurs with this one more often than chance.
  package struct Related: Hashable, Sendable {
    package var entity: EntitySummary
    /// Articles with both.
    package var articles: Int
    /// Log-likelihood ratio G² of the two occurring together; copies of one wire text count once.
    package var surprise: Double
    /// A sentence with both, where there is one.
    package var evidence: Passage?

    package init(entity: EntitySummary, articles: Int, surprise: Double, evidence: Passage?) {
      self.entity = entity
      self.articles = articles
      self.surprise = surprise
      self.evidence = evidence
    }
  }

  package struct Month: Hashable, Sendable {
    package var year: Int
    /// 1…12
    package var month: Int
    package var mentions: Int

    package init(year: Int, month: Int, mentions: Int) {
      self.year = year
      self.month = month
      self.mentions = mentions
    }
  }

  package struct InArticle: Hashable, Sendable {
    package var article: ArticleSummary
    package var mentions: Int

    package init(article: ArticleSummary, mentions: Int) {
      self.article = article
      self.mentions = mentions
    }
  }

  package var summary: EntitySummary
  package var aliases: [String]
  /// Outside identifier a person has given, for instance `Q312`.
  package var externalID: String?
  /// What people noted about it.
  package var notes: [String]
  /// Publication days of the first and the last article with it.
  package var firstSeen: Day?
  package var lastSeen: Day?
  /// In order; months without a mention are left out.
  package var months: [Month]
  package var quotations: [Passage]
  package var events: [TimelineRow]
  /// Most surprising first.
  package var related: [Related]
  /// In order of date.
  package var articles: [InArticle]

  package init(
    summary: EntitySummary, aliases: [String] = [], externalID: String? = nil, notes: [String] = [],
    firstSeen: Day? = nil, lastSeen: Day? = nil, months: [Month] = [], quotations: [Passage] = [],
    events: [TimelineRow] = [], related: [Related] = [], articles: [InArticle] = []
  ) {
    self.summary = summary
    self.aliases = aliases
    self.externalID = externalID
    self.notes = notes
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.months = months
    self.quotations = quotations
    self.events = events
    self.related = related
    self.articles = articles
  }
}
