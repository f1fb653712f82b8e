/// What one run of the analyzer found in one revision. Every array is in text order.
package struct Analysis: Hashable, Sendable {
  package var paragraphs: [Span]
  package var sentences: [Span]
  package var mentions: [Mention]
  package var entities: [Entity]
  package var times: [TimeExpression]
  package var events: [Event]
  package var quotations: [Quotation]

  package init(
    paragraphs: [Span] = [], sentences: [Span] = [], mentions: [Mention] = [], entities: [Entity] = [],
    times: [TimeExpression] = [], events: [Event] = [], quotations: [Quotation] = []
  ) {
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.mentions = mentions
    self.entities = entities
    self.times = times
    self.events = events
    self.quotations = quotations
  }
}
