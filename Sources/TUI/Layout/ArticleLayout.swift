import Core

/// A text as lines of a width, made only where somebody looks.
///
/// The text is cut into blocks (paragraphs; very long ones into several), and a block is wrapped when it is asked for, so
/// that opening costs one pass over the bytes and a key costs the blocks on the screen. A place is always an offset: rows
/// are counted only between two places.
struct ArticleLayout: Hashable, Sendable {
  struct Block: Hashable, Sendable {
    var span: Span
    /// Whether a blank row stands above it.
    var beginsParagraph: Bool
  }

  /// A line as a place in the layout.
  struct Line: Hashable, Sendable {
    var block: Int
    /// Within the block.
    var index: Int
    var span: Span
  }

  let bytes: [UInt8]
  let columns: Int
  let blocks: [Block]
  /// Lines of the blocks that were looked at.
  private var wrapped: [Int: [Span]] = [:]

  /// Blocks are cut near this many bytes, so that no single line of a text can make a key slow.
  private static let blockLimit = 8_192
  /// Wrapped blocks that are kept.
  private static let kept = 64

  /// - Parameter paragraphs: in order and apart; found from the text when empty.
  init(_ text: Text, paragraphs: [Span], columns: Int) {
    bytes = text.bytes
    self.columns = max(2, columns)
    blocks = Self.blocks(of: text, paragraphs: paragraphs.isEmpty ? Paragraphs.spans(of: text) : paragraphs)
  }

  private init(bytes: [UInt8], columns: Int, blocks: [Block]) {
    self.bytes = bytes
    self.columns = columns
    self.blocks = blocks
  }

  /// The same text at another width.
  func at(columns: Int) -> ArticleLayout {
    columns == self.columns ? self : ArticleLayout(bytes: bytes, columns: max(2, columns), blocks: blocks)
  }

  /// Each block reaches to the next one's start, so that every byte of the text belongs to exactly one line.
  private static func blocks(of text: Text, paragraphs: [Span]) -> [Block] {
    guard text.count > 0 else { return [] }
    var blocks: [Block] = []
    blocks.reserveCapacity(paragraphs.count)
    for (i, paragraph) in paragraphs.enumerated() {
      var start = i == 0 ? 0 : paragraph.start
      let end = i + 1 < paragraphs.count ? paragraphs[i + 1].start : text.count
      var first = true
      while end - start > blockLimit {
        let cut = self.cut(text.bytes, after: start, limit: start + blockLimit)
        blocks.append(Block(span: Span(start: start, end: cut), beginsParagraph: first && i > 0))
        start = cut
        first = false
      }
      blocks.append(Block(span: Span(start: start, end: end), beginsParagraph: first && i > 0))
    }
    if blocks.isEmpty { blocks.append(Block(span: text.span, beginsParagraph: false)) }
    return blocks
  }

  /// After the last space before `limit`, or between two glyphs where there is none.
  private static func cut(_ bytes: [UInt8], after start: Int, limit: Int) -> Int {
    var at = limit
    while at > start + blockLimit / 2 {
      if bytes[at - 1] == 0x20 || bytes[at - 1] == 0x0A { return at }
      at -= 1
    }
    at = limit
    while at > start + 1, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }

  /// The block that an offset lies in.
  func block(at offset: Int) -> Int {
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].span.start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func lines(ofBlock block: Int) -> [Span] {
    guard block >= 0, block < blocks.count else { return [] }
    if let lines = wrapped[block] { return lines }
    let span = blocks[block].span
    // White space that ends the block is not shown and makes no line.
    var end = span.end
    while end > span.start, bytes[end - 1] <= 0x20 { end -= 1 }
    var lines = Wrap.lines(bytes, Span(start: span.start, end: max(end, span.start)), columns: columns)
    if lines.isEmpty { lines = [span] } else { lines[lines.count - 1].end = span.end }
    return lines
  }

  /// Keeps the lines of the blocks around `offset`, for the keys to come.
  mutating func keep(around offset: Int, rows: Int) {
    guard !blocks.isEmpty else { return }
    if wrapped.count > Self.kept { wrapped.removeAll(keepingCapacity: true) }
    var block = max(0, self.block(at: offset) - 1)
    var left = rows * 2
    while block < blocks.count, left > 0 {
      let lines = self.lines(ofBlock: block)
      wrapped[block] = lines
      left -= lines.count + 1
      block += 1
    }
  }

  var isEmpty: Bool { blocks.isEmpty }

  /// The line that an offset lies in; offsets outside the text are clamped. Nil only for an empty text.
  func line(at offset: Int) -> Line? {
    guard !blocks.isEmpty else { return nil }
    let offset = max(0, min(offset, bytes.count))
    let block = self.block(at: offset)
    let lines = self.lines(ofBlock: block)
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return Line(block: block, index: low, span: lines[low])
  }

  /// The line below; nil at the end.
  func line(after line: Line) -> Line? {
    let lines = self.lines(ofBlock: line.block)
    if line.index + 1 < lines.count {
      return Line(block: line.block, index: line.index + 1, span: lines[line.index + 1])
    }
    guard line.block + 1 < blocks.count else { return nil }
    let next = self.lines(ofBlock: line.block + 1)
    return Line(block: line.block + 1, index: 0, span: next[0])
  }

  /// The line above; nil at the start.
  func line(before line: Line) -> Line? {
    if line.index > 0 {
      return Line(block: line.block, index: line.index - 1, span: lines(ofBlock: line.block)[line.index - 1])
    }
    guard line.block > 0 else { return nil }
    let lines = self.lines(ofBlock: line.block - 1)
    return Line(block: line.block - 1, index: lines.count - 1, span: lines[lines.count - 1])
  }

  /// Rows from one line to a later one, blank rows counted; at most `limit`. 0 for the same line.
  func rows(from first: Line, to last: Line, limit: Int) -> Int {
    var rows = 0
    var line = first
    while rows < limit, (line.block, line.index) < (last.block, last.index) {
      guard let next = self.line(after: line) else { break }
      rows += 1 + (next.index == 0 && blocks[next.block].beginsParagraph ? 1 : 0)
      line = next
    }
    return min(rows, limit)
  }

  /// The line `rows` rows away (blank rows counted), or the first or last one.
  func line(_ rows: Int, from start: Line) -> Line {
    var line = start
    var left = abs(rows)
    while left > 0 {
      guard let next = rows > 0 ? self.line(after: line) : self.line(before: line) else { break }
      let upper = rows > 0 ? next : line
      left -= 1 + (upper.index == 0 && blocks[upper.block].beginsParagraph ? 1 : 0)
      line = next
    }
    return line
  }

  /// The rows of a pane whose first line lies at `offset`; nil is a blank row.
  func page(from offset: Int, rows: Int) -> [Line?] {
    var page: [Line?] = []
    var line = self.line(at: offset)
    while page.count < rows, let current = line {
      page.append(current)
      line = self.line(after: current)
      if let next = line, next.index == 0, blocks[next.block].beginsParagraph, page.count < rows { page.append(nil) }
    }
    return page
  }

  /// The cell of a line in which an offset stands.
  func column(of offset: Int, in line: Line) -> Int {
    var column = 0
    for piece in GlyphReader(bytes[line.span.start..<max(line.span.start, min(offset, line.span.end))]) {
      column += piece.width
    }
    return min(column, columns)
  }

  /// The offset of the glyph that covers a cell of a line; the last glyph's when the line is shorter.
  func offset(column: Int, in line: Line) -> Int {
    var reader = GlyphReader(bytes[line.span.range])
    var width = 0
    var last = line.span.start
    while true {
      let at = reader.offset
      guard let piece = reader.next() else { return last }
      if piece.glyph == .blank, isTrailing(at, in: line) { return last }
      if width + piece.width > column { return at }
      width += piece.width
      last = at
    }
  }

  /// Whether only white space follows in the line: it is not drawn and the cursor does not go there.
  private func isTrailing(_ offset: Int, in line: Line) -> Bool {
    bytes[offset..<line.span.end].allSatisfy { $0 <= 0x20 }
  }
}
