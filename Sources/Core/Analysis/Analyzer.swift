/// What an analysis does one after another.
package enum AnalysisStage: String, CaseIterable, Sendable {
  case tokens, names, times, links, quotations, events
}

/// Article text → what is in it. A value that holds its models; safe to use from several threads at once.
package struct Analyzer: Sendable {
  private let names = NameFinder()
  private let timeFinder = TimeFinder()

  package init() {}

  /// Runs every stage in order: tokens, sentences, names, times, links, quotations, events.
  ///
  /// - Parameters:
  ///   - text: the text that all offsets count in.
  ///   - title: the headline where it stands outside the text; helps links, is never marked.
  ///   - published: what relative dates are resolved against; nil leaves them unresolved.
  ///   - givenMentions: used instead of what the name finder would find; sorted, not overlapping.
  ///   - givenTimes: used instead of what the time finder would find; sorted, not overlapping.
  ///   - passed: called at the end of each stage, for measuring.
  package func analyze(
    _ text: Text, title: String? = nil, published: Day?, givenMentions: [Mention]? = nil,
    givenTimes: [TimeExpression]? = nil, passed: (AnalysisStage) -> Void = { _ in }
  ) -> Analysis {
    let tokens = Tokenizer.tokens(of: text)
    let paragraphs = Paragraphs.spans(of: text)
    let sentences = Sentences.ranges(of: tokens, paragraphs: paragraphs, text: text)
    passed(.tokens)
    let mentions =
      givenMentions ?? names.mentions(text: text, tokens: tokens, sentences: sentences, title: title)
    passed(.names)
    let times =
      givenTimes
      ?? timeFinder.times(text: text, tokens: tokens, sentences: sentences, mentions: mentions, published: published)
    passed(.times)
    let linked = ArticleLinker.link(text: text, mentions: mentions)
    let article = LinkedTokens(
      text: text, tokens: tokens, sentences: sentences, paragraphs: paragraphs, mentions: linked.mentions,
      entities: linked.entities)
    passed(.links)
    let (quotations, references) = QuotationFinder.find(
      article: article, paragraphs: paragraphs, genders: linked.genders)
    passed(.quotations)
    let events = EventFinder.find(
      article: article, references: references, times: times, quotations: quotations, published: published)
    passed(.events)
    return Analysis(
      paragraphs: paragraphs,
      sentences: sentences.map {
        Span(start: Int(tokens[$0.lowerBound].start), end: Int(tokens[$0.upperBound - 1].end))
      },
      mentions: linked.mentions, entities: linked.entities, times: times, events: events,
      quotations: quotations)
  }
}
