/// A span that names something.
package struct Mention: Hashable, Sendable {
  package var span: Span
  package var kind: EntityKind
  /// 0…1, the name finder's own estimate that span and kind are right.
  package var confidence: Float
  /// Index into `Analysis.entities`.
  package var entity: Int

  package init(span: Span, kind: EntityKind, confidence: Float = 1, entity: Int = -1) {
    self.span = span
    self.kind = kind
    self.confidence = confidence
    self.entity = entity
  }
}
