import Core

/// The open article: its text, where the reader is in it, and what is marked.
struct Reader: Hashable, Sendable {
  private(set) var article: OpenArticle
  private(set) var layout: ArticleLayout
  /// Offset of the first line on the screen. Kept as it is when the width changes.
  var top = 0
  /// Offset of the glyph under the cursor.
  var cursor = 0
  /// The cell to which vertical moves return.
  var goal: Int?
  var selection: Selection?
  var search: Search?
  /// The sentence that the timeline points at.
  var sentence: Span?
  /// Whether this is a version that a newer one has replaced.
  var isOldRevision = false
  /// Of each mention, by index: the library-wide entity.
  private(set) var mentionEntities: [Int64] = []
  /// Notes whose passage can be shown, in text order; `note` is an index into `article.annotations`.
  private(set) var passages: [Passage] = []

  /// Where lost notes stood: the last byte before the place, in text order.
  private(set) var lostNotes: [Passage] = []

  struct Passage: Hashable, Sendable {
    var span: Span
    var note: Int
  }

  init(_ article: OpenArticle, columns: Int) {
    self.article = article
    layout = ArticleLayout(article.text, paragraphs: article.analysis.paragraphs, columns: columns)
    index()
  }

  private mutating func index() {
    mentionEntities = article.analysis.mentions.map {
      article.entityIDs.indices.contains($0.entity) ? article.entityIDs[$0.entity] : -1
    }
    passages = article.annotations.enumerated().compactMap { index, note in
      guard note.inReplyTo == nil, !note.isDeleted, note.anchor.state != .lost, !note.anchor.span.isEmpty,
        note.anchor.span.end <= article.text.count
      else { return nil }
      return Passage(span: note.anchor.span, note: index)
    }.sorted { ($0.span, $0.note) < ($1.span, $1.note) }
    lostNotes = article.annotations.enumerated().compactMap { index, note in
      guard note.inReplyTo == nil, !note.isDeleted, note.anchor.state == .lost, let at = article.lostPlaces[note.id],
        article.text.count > 0
      else { return nil }
      let start = max(0, min(at, article.text.count) - 1)
      return Passage(span: Span(start: start, end: start + 1), note: index)
    }.sorted { ($0.span, $0.note) < ($1.span, $1.note) }
  }

  /// Where the keys for notes stop.
  var noteStops: [Span] { (passages + lostNotes).map(\.span).sorted() }

  /// The lost note that stood on the row of an offset.
  func lostNote(at offset: Int) -> Annotation? {
    guard let line = layout.line(at: offset)?.span else { return nil }
    return lostNotes.first { line.contains($0.span.start) }.map { article.annotations[$0.note] }
  }

  /// Takes a newer reading of the same article (analysis or notes have come) and keeps the place.
  mutating func replace(_ new: OpenArticle) {
    if new.revision != article.revision {
      // The reader's place goes with the words.
      let diff = RevisionDiff(old: article.text, new: new.text)
      func carried(_ offset: Int) -> Int {
        let sentence = self.sentence(at: offset)
        return diff.carry(word(at: offset)).span?.start ?? diff.carry(sentence).span?.start ?? offset
      }
      (cursor, top) = (carried(cursor), carried(top))
    }
    if new.revision != article.revision || new.analysis.paragraphs != article.analysis.paragraphs {
      layout = ArticleLayout(new.text, paragraphs: new.analysis.paragraphs, columns: layout.columns)
      cursor = min(cursor, max(0, new.text.count - 1))
      top = min(top, cursor)
      selection = nil
    }
    article = new
    index()
  }

  mutating func replaceNotes(_ notes: [Annotation]) {
    article.annotations = notes
    index()
  }

  mutating func setPublished(_ day: Day?) { article.summary.published = day }

  /// To another width or height; the first line keeps the offset that it began with.
  mutating func resize(columns: Int, height: Int) {
    layout = layout.at(columns: columns)
    guard height > 0, let line = layout.line(at: cursor), let topLine = layout.line(at: top) else { return }
    // Only a cursor that would be off the screen moves the page.
    if line.span.start < topLine.span.start || layout.rows(from: topLine, to: line, limit: height) >= height {
      reveal(height: height)
    }
  }

  /// Keeps what the screen shows wrapped, for the keys to come.
  mutating func keepLayout(height: Int) { layout.keep(around: top, rows: height) }

  var text: Text { article.text }

  /// The mention at or after an offset, by index; the count when there is none.
  func mentionIndex(endingAfter offset: Int) -> Int {
    firstIndex(article.analysis.mentions.count) { article.analysis.mentions[$0].span.end > offset }
  }

  /// The mention under an offset, by index.
  func mention(at offset: Int) -> Int? {
    let index = mentionIndex(endingAfter: offset)
    guard index < article.analysis.mentions.count, article.analysis.mentions[index].span.contains(offset) else {
      return nil
    }
    return index
  }

  func entity(at offset: Int) -> Int64? { mention(at: offset).map { mentionEntities[$0] } }

  /// Indices of the mentions of an entity, in text order.
  func mentions(of entity: Int64) -> [Int] { mentionEntities.indices.filter { mentionEntities[$0] == entity } }

  /// The name an entity has in this article.
  func name(of entity: Int64) -> String? {
    article.entityIDs.firstIndex(of: entity).flatMap {
      article.analysis.entities.indices.contains($0) ? article.analysis.entities[$0].name : nil
    }
  }

  func time(at offset: Int) -> TimeExpression? {
    let times = article.analysis.times
    let index = firstIndex(times.count) { times[$0].span.end > offset }
    return index < times.count && times[index].span.contains(offset) ? times[index] : nil
  }

  /// The sentence at an offset; the line where there is no analysis yet.
  func sentence(at offset: Int) -> Span {
    let sentences = article.analysis.sentences
    let index = firstIndex(sentences.count) { sentences[$0].end > offset }
    if index < sentences.count { return sentences[index] }
    return sentences.last ?? trimmed(layout.line(at: offset)?.span ?? Span(start: 0, end: 0))
  }

  /// The paragraph at an offset, without the white space around it.
  func paragraph(at offset: Int) -> Span {
    guard !layout.isEmpty else { return Span(start: 0, end: 0) }
    var first = layout.block(at: offset)
    while first > 0, !layout.blocks[first].beginsParagraph { first -= 1 }
    var last = first
    while last + 1 < layout.blocks.count, !layout.blocks[last + 1].beginsParagraph { last += 1 }
    return trimmed(Span(start: layout.blocks[first].span.start, end: layout.blocks[last].span.end))
  }

  /// The word at an offset: letters and digits, and an apostrophe or hyphen between two of them.
  func word(at offset: Int) -> Span {
    let bytes = text.bytes
    guard !bytes.isEmpty else { return Span(start: 0, end: 0) }
    let offset = max(0, min(offset, bytes.count - 1))
    guard Self.isWord(bytes[offset]) else { return Span(start: offset, end: glyphEnd(offset)) }
    func belongs(_ at: Int) -> Bool {
      if Self.isWord(bytes[at]) { return true }
      return (bytes[at] == 0x27 || bytes[at] == 0x2D) && at > 0 && at + 1 < bytes.count && Self.isWord(bytes[at - 1])
        && Self.isWord(bytes[at + 1])
    }
    var start = offset
    var end = offset
    while start > 0, belongs(start - 1) { start -= 1 }
    while end < bytes.count, belongs(end) { end += 1 }
    // “ ” ’ … — are letters to the byte test above; they are three bytes from E2 80.
    while end - start > 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, end - 3 > offset { end -= 3 }
    while end - start > 3, bytes[start] == 0xE2, bytes[start + 1] == 0x80, start + 3 <= offset { start += 3 }
    return Span(start: start, end: end)
  }

  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// The offset after the glyph at `offset`.
  func glyphEnd(_ offset: Int) -> Int {
    guard offset < text.count else { return text.count }
    var reader = GlyphReader(text.bytes[offset..<min(text.count, offset + 256)])
    guard let piece = reader.next() else { return text.count }
    return offset + piece.length
  }

  /// Without white space at the ends.
  func trimmed(_ span: Span) -> Span {
    var span = Span(start: max(0, span.start), end: min(text.count, span.end))
    while span.end > span.start, text.bytes[span.end - 1] <= 0x20 { span.end -= 1 }
    while span.start < span.end, text.bytes[span.start] <= 0x20 { span.start += 1 }
    return span
  }

  /// How often the words at a span stand in the text, as whole words.
  func count(of span: Span) -> Int { Library.places(of: span, in: text).count }

  /// Notes at an offset, the shortest passage first, so that a note inside another can be reached.
  func notes(at offset: Int) -> [Annotation] {
    passages.filter { $0.span.contains(offset) }.sorted { $0.span.length < $1.span.length }
      .map { article.annotations[$0.note] }
  }
}

/// The first index of a sorted run of `count` for which `isPast` holds; `count` when none.
func firstIndex(_ count: Int, where isPast: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isPast(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
