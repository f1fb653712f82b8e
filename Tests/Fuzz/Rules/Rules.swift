package import Core

/// What must hold whatever the input was. Each rule gives the words for what is wrong; nil where nothing is.
package enum Rules {
  /// What must hold of every article, whatever was read.
  package static func mistake(in article: Article) -> String? {
    let text = article.text.bytes
    if String(validating: text, as: UTF8.self) == nil { return "the text is not UTF-8" }
    if text.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }) { return "a control character in the text" }
    if Sanitizer.clean(text) != text { return "the text is not clean" }
    if text.first == 0x0A || text.last == 0x0A { return "blank lines around the text" }
    for line in [article.title, article.byline, article.source, article.url].compactMap(\.self) {
      if line.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "a control character in a field" }
      if line.utf8.count > 1100 { return "a field without end" }
    }
    return article.title.isEmpty && !text.isEmpty ? "no title" : nil
  }

  /// What must hold of an analysis: every span lies in the text, every index points at something.
  package static func mistake(in analysis: Analysis, of text: Text) -> String? {
    func isOutside(_ span: Span) -> Bool { span.start < 0 || span.end > text.count || span.start > span.end }
    func splits(_ offset: Int) -> Bool { offset < text.count && text.bytes[offset] & 0xC0 == 0x80 }
    let spans: [[Span]] = [
      analysis.paragraphs, analysis.sentences, analysis.mentions.map(\.span), analysis.times.map(\.span),
      analysis.events.map(\.span), analysis.quotations.map(\.span),
    ]
    if spans.joined().contains(where: isOutside) { return "a span outside the text" }
    if spans.joined().contains(where: { splits($0.start) || splits($0.end) }) { return "a span that cuts a letter" }
    if analysis.quotations.contains(where: { $0.speaker.map { !analysis.entities.indices.contains($0) } ?? false }) {
      return "a speaker who is no entity"
    }
    for (one, next) in zip(analysis.mentions, analysis.mentions.dropFirst()) where next.span.start < one.span.end {
      return "mentions that overlap"
    }
    return nil
  }
}
