/// How a note (or a decision) finds its passage: a span of one kept revision, and the words, for when there is none.
package struct Anchor: Hashable, Sendable {
  /// How the passage stands in the newest revision (design.md §5, anchoring.md §3.2).
  package enum State: String, CaseIterable, Sendable { case exact, shifted, edited, moved, approximate, lost }

  /// The revision that `span` counts in: SHA-256 of its text, lower-case hex.
  package var revision: String
  package var span: Span
  package var exact: String
  /// Word-aligned context of at least eight tokens.
  package var prefix: String
  package var suffix: String
  package var state: State

  package init(
    revision: String, span: Span, exact: String, prefix: String = "", suffix: String = "", state: State = .exact
  ) {
    self.revision = revision
    self.span = span
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
    self.state = state
  }
}
