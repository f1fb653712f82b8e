/// Where a passage of the old revision is in the new one.
package struct Carried: Hashable, Sendable {
  /// A place in the new revision between two sentences of the old one that are still there.
  package struct Gap: Hashable, Sendable {
    /// In the new revision; nil at the beginning of the text.
    package var before: Span?
    /// In the new revision; nil at the end of the text.
    package var after: Span?

    package init(before: Span?, after: Span?) {
      self.before = before
      self.after = after
    }
  }

  package var state: Anchor.State
  /// In the new revision; nil exactly when lost.
  package var span: Span?
  /// Why, in words, for the list of notes.
  package var reason: String
  /// Where it stood; only when lost.
  package var lostBetween: Gap?

  package init(state: Anchor.State, span: Span?, reason: String, lostBetween: Gap? = nil) {
    self.state = state
    self.span = span
    self.reason = reason
    self.lostBetween = lostBetween
  }
}
