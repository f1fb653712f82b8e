/// Article text → what is in it. A value that holds its models; safe to use from several threads at once.
package struct Analyzer: Sendable {
  private let names = NameFinder()

  package init() {}

  /// Runs every stage in order: tokens, sentences, names, times, links, quotations, events.
  ///
  /// - Parameters:
  ///   - text: the text that all offsets count in.
  ///   - title: the headline where it stands outside the text; helps links, is never marked.
  ///   - published: what relative dates are resolved against; nil leaves them unresolved.
  package func analyze(_ text: Text, title: String? = nil, published: Day?) -> Analysis {
    let tokens = Tokenizer.tokens(of: text)
    let paragraphs = Paragraphs.spans(of: text)
    let sentences = Sentences.ranges(of: tokens, paragraphs: paragraphs, text: text)
    let mentions = names.mentions(text: text, tokens: tokens, sentences: sentences, title: title)
    return Analysis(
      paragraphs: paragraphs,
      sentences: sentences.map {
        Span(start: Int(tokens[$0.lowerBound].start), end: Int(tokens[$0.upperBound - 1].end))
      },
      mentions: mentions)
  }
}
