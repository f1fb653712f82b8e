import Core

/// Cuts a piece of text into lines no wider than a pane.
enum Wrap {
  /// Lines of `bytes[span]` at `columns` cells.
  ///
  /// A line ends after the last space that fits; the space belongs to the line before it and is not drawn. A word wider
  /// than the line is cut between glyphs; between two wide glyphs (CJK) a line may end anywhere but before closing and
  /// after opening punctuation. A line feed is a space. The spans are adjacent and cover `span` exactly.
  static func lines(_ bytes: [UInt8], _ span: Span, columns: Int) -> [Span] {
    guard !span.isEmpty else { return [] }
    let columns = max(2, columns)
    var lines: [Span] = []
    var reader = GlyphReader(bytes[span.range])
    var start = span.start
    var width = 0
    /// Where the line could end, and the cells up to there.
    var breakAt = span.start
    var widthAtBreak = 0
    var previous: Glyph?
    while true {
      let at = reader.offset
      guard let piece = reader.next() else { break }
      let isSpace = piece.glyph == .blank && bytes[at] <= 0x20
      if !isSpace, let glyph = piece.glyph, let before = previous, canBreak(between: before, and: glyph), at > start {
        breakAt = at
        widthAtBreak = width
      }
      if isSpace {
        // A space may hang over the edge: it is not drawn there.
        width += 1
        breakAt = reader.offset
        widthAtBreak = width
        previous = piece.glyph
        continue
      }
      // Closing punctuation hangs into the margin by one cell rather than take a word to the next line.
      if width + piece.width > columns, piece.width > 0, at > start {
        if breakAt > start {
          lines.append(Span(start: start, end: breakAt))
          start = breakAt
          width -= widthAtBreak
        } else {
          lines.append(Span(start: start, end: at))
          start = at
          width = 0
        }
        breakAt = start
        widthAtBreak = 0
      }
      width += piece.width
      // After a hyphen or dash between letters.
      if let glyph = piece.glyph, glyph.base == 0x2D || glyph.base == 0x2013 || glyph.base == 0x2014,
        reader.offset < span.end, bytes[reader.offset] > 0x20, let before = previous, before != .blank,
        glyph.base != 0x2D || isLetter(bytes[reader.offset])
      {
        breakAt = reader.offset
        widthAtBreak = width
      }
      previous = piece.glyph
    }
    if start < span.end { lines.append(Span(start: start, end: span.end)) }
    return lines
  }

  /// The lines as words, without the blanks that hang over the edge; the last of at most `rows` has all that is left.
  static func words(_ text: String, columns: Int, rows: Int) -> [String] {
    let bytes = Array(text.utf8)
    let spans = lines(bytes, Span(start: 0, end: bytes.count), columns: columns)
    return spans.prefix(rows).enumerated().map { index, span in
      var end = index + 1 == rows ? bytes.count : span.end
      while end > span.start, bytes[end - 1] == 0x20 { end -= 1 }
      return String(decoding: bytes[span.start..<end], as: UTF8.self)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static func canBreak(between left: Glyph, and right: Glyph) -> Bool {
    guard left.width == 2 || right.width == 2 else { return false }
    return !isOpening(left.base) && !isClosing(right.base)
  }

  /// JIS X 4051: what must not end a line.
  private static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08: true
    default: false
    }
  }

  /// JIS X 4051: what must not begin a line.
  private static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x2019, 0x201D, 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D,
      0x300F, 0x3011, 0x30FB, 0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F:
      true
    default: false
    }
  }
}
