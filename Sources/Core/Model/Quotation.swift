/// The words between quotation marks that the article gives as someone's, without the marks.
package struct Quotation: Hashable, Sendable {
  package var span: Span
  /// Index into `Analysis.entities`; nil where nobody is named.
  package var speaker: Int?

  package init(span: Span, speaker: Int? = nil) {
    self.span = span
    self.speaker = speaker
  }
}
