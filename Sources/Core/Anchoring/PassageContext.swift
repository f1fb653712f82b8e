/// The words around a passage that are kept with a note.
package struct PassageContext: Hashable, Sendable {
  package var prefix: String
  package var suffix: String

  /// At least so many tokens each side, where the text has them; whole words, with the white space between.
  package static let tokens = 8
  /// Tokens without spaces between them (addresses, rows of marks) end the context early.
  private static let mostBytes = 400

  /// - Parameter span: of `text`.
  package init(of span: Span, in text: Text) {
    var keys = KeyTable()
    let from = PassageContext.boundary(text, max(0, span.start - Self.mostBytes))
    let to = PassageContext.boundary(text, min(text.count, span.end + Self.mostBytes))
    let start = max(from, min(span.start, text.count))
    let end = min(to, max(span.end, start))
    let before = AnchorTokens.tokens(of: Text(bytes: Array(text.bytes[from..<start])), keys: &keys)
    let after = AnchorTokens.tokens(of: Text(bytes: Array(text.bytes[end..<to])), keys: &keys)
    let first = before.count > Self.tokens ? from + Int(before[before.count - Self.tokens].start) : from
    let last = after.count > Self.tokens ? end + Int(after[Self.tokens - 1].end) : to
    prefix = text.string(Span(start: first, end: start))
    suffix = text.string(Span(start: end, end: last))
  }

  /// The first offset from here on that begins a scalar.
  private static func boundary(_ text: Text, _ offset: Int) -> Int {
    var offset = offset
    while offset < text.count, text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}

extension Anchor {
  /// The anchor of a passage that someone has just chosen.
  package init(of span: Span, in text: Text, revision: String) {
    let context = PassageContext(of: span, in: text)
    self.init(
      revision: revision, span: span, exact: text.string(span), prefix: context.prefix, suffix: context.suffix)
  }
}
