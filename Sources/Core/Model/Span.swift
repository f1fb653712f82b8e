/// A half-open range of UTF-8 byte offsets into a revision's text: the only text coordinate inside dossier.
package struct Span: Hashable, Sendable {
  /// Offset of the first byte.
  package var start: Int
  /// Offset after the last byte.
  package var end: Int

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  package init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, end: range.upperBound)
  }

  package var range: Range<Int> { start..<end }
  package var length: Int { end - start }
  package var isEmpty: Bool { end <= start }

  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
}

extension Span: Comparable {
  package static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
