/// An article's newest text and analysis, read once for all that is asked of them.
struct ArticleLook {
  let article: Int64
  let revision: String
  let published: Day?
  let title: String
  let text: Text
  let analysis: Analysis

  /// nil where the article is not there or not analysed.
  init?(_ article: Int64, _ session: Session) throws {
    guard let material = try session.material(of: article),
      let analysis = try session.effectiveAnalysis(of: article, revision: material.revision, text: material.text),
      let revision = try session.revision(of: article)
    else { return nil }
    self.article = article
    self.revision = revision.hash
    published = material.published
    title = material.title
    text = material.text
    self.analysis = analysis
  }

  /// Mentions of entities with these ordinals, in text order.
  func mentions(of ordinals: [Int]) -> [Mention] {
    analysis.mentions.filter { ordinals.contains($0.entity) }
  }

  func sentence(around span: Span) -> Span {
    analysis.sentences.first { $0.contains(span.start) } ?? span
  }

  /// A sentence cut around these mentions, so that each can be read in a line; what is left out is marked.
  func passage(_ sentence: Span, around mentions: [Span]) -> Passage {
    var passage = passage(sentence)
    // Bytes kept on both sides of a mention.
    let margin = mentions.count > 1 ? 24 : 44
    guard sentence.length > margin * 4, !mentions.isEmpty else { return passage }
    var parts: [Span] = []
    for mention in mentions.sorted(by: { $0.start < $1.start }) {
      let part = Span(
        start: edge(mention.start - margin, in: sentence, backwards: true),
        end: edge(mention.end + margin, in: sentence, backwards: false))
      if let last = parts.last, part.start <= last.end {
        parts[parts.count - 1].end = max(last.end, part.end)
      } else {
        parts.append(part)
      }
    }
    passage.text =
      (parts.first?.start ?? 0 > sentence.start ? "…" : "")
      + parts.map { Library.oneLine(text, $0) }.joined(separator: " … ")
      + (parts.last?.end ?? 0 < sentence.end ? "…" : "")
    return passage
  }

  /// The nearest word's edge within a sentence.
  private func edge(_ offset: Int, in sentence: Span, backwards: Bool) -> Int {
    var at = min(max(offset, sentence.start), sentence.end)
    while at > sentence.start, at < sentence.end, text.bytes[at] != 0x20, text.bytes[at] != 0x0A {
      at += backwards ? -1 : 1
    }
    if backwards, at > sentence.start { at += 1 }
    return at
  }

  func passage(_ span: Span) -> Passage {
    Passage(article: article, span: span, text: Library.oneLine(text, span), published: published)
  }
}

extension Library {
  /// The words at a span in one line: line breaks and runs of space are one space.
  static func oneLine(_ text: Text, _ span: Span) -> String {
    var out: [UInt8] = []
    for byte in text.bytes[max(0, min(span.start, text.count))..<max(span.start, min(span.end, text.count))] {
      let isSpace = byte == 0x0A || byte == 0x20 || byte == 0x09
      if isSpace, out.isEmpty || out.last == 0x20 { continue }
      out.append(isSpace ? 0x20 : byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Session {
  /// The analysis as people have corrected it.
  func effectiveAnalysis(of article: Int64, revision: Int64, text: Text) throws -> Analysis? {
    guard let raw = try analysis(of: revision, length: text.count) else { return nil }
    return try Corrections.of(article, self).applied(to: raw, text: text)
  }
}
