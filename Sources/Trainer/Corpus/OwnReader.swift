import Core
import Foundation

/// Reads articles annotated in our own convention (JSON Lines; offsets are code points).
enum OwnReader {
  private struct Row: Decodable {
    struct Mark: Decodable {
      var start: Int
      var end: Int
      var kind: String
    }
    var id: String
    var text: String
    var mentions: [Mark]
  }

  static func read(_ url: URL) throws -> [AnnotatedText] {
    let decoder = JSONDecoder()
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let row = try decoder.decode(Row.self, from: Data(line.utf8))
      return annotated(row)
    }
  }

  private static func annotated(_ row: Row) -> AnnotatedText {
    var offsets: [Int] = []
    var bytes = 0
    for scalar in row.text.unicodeScalars {
      offsets.append(bytes)
      bytes += UTF8.width(scalar)
    }
    offsets.append(bytes)
    let text = Text(row.text)
    let tokens = Tokenizer.tokens(of: text)
    let sentences = Sentences.ranges(of: tokens, paragraphs: Paragraphs.spans(of: text), text: text)
    let names = row.mentions.compactMap { mark -> AnnotatedName? in
      guard let kind = EntityKind(rawValue: mark.kind) else { return nil }
      let range = tokens.indices(overlapping: Span(start: offsets[mark.start], end: offsets[mark.end]))
      let trimmed = NameSpans.trim(range, kind: kind, tokens: tokens)
      return trimmed.isEmpty ? nil : AnnotatedName(tokens: trimmed, kinds: [kind])
    }
    return AnnotatedText(
      set: "own", id: row.id, text: text, tokens: tokens, sentences: sentences, names: names.inOrder(), unmarked: [])
  }
}

extension [Token] {
  /// Indices of the tokens that share a byte with a span.
  func indices(overlapping span: Span) -> Range<Int> {
    var low = 0, high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].end) <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < count, Int(self[end].start) < span.end { end += 1 }
    return low..<end
  }
}

extension [AnnotatedName] {
  /// In text order, without those that overlap an earlier one.
  func inOrder() -> [AnnotatedName] {
    var result: [AnnotatedName] = []
    for name in sorted(by: { ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count) }) {
      if let last = result.last, name.tokens.lowerBound < last.tokens.upperBound { continue }
      result.append(name)
    }
    return result
  }
}
