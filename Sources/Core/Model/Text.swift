/// The text of one revision as clean UTF-8 bytes: NFC, LF line ends, no control characters (see `Reading/Sanitizer`).
///
/// All text work runs on these bytes; `String` is made only for names, labels and the screen.
package struct Text: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }
  package init(_ string: String) { self.bytes = Array(string.utf8) }

  package var count: Int { bytes.count }
  package var span: Span { Span(start: 0, end: bytes.count) }
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The words at a span, as a string; offsets outside the text are clamped.
  package func string(_ span: Span) -> String {
    let start = max(0, min(span.start, bytes.count))
    return String(decoding: bytes[start..<max(start, min(span.end, bytes.count))], as: UTF8.self)
  }
}
