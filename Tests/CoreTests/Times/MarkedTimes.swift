import Core
import Testing

/// A row of a table: publication date, text with its times in brackets, and what each of them is.
///
///     2025-03-19 | The call took place on [Tuesday]. | DATE 2025-03-18
///
/// `-` is no publication date; several results are separated by a comma and a blank; `~` in the text is a new paragraph.
struct TimeCase: CustomTestStringConvertible, Sendable {
  let published: Day?
  let text: Text
  let phrases: [String]
  let spans: [Span]
  let results: [String]
  let line: String

  var testDescription: String { line }

  init(_ line: String) {
    self.line = line
    let parts = line.split(separator: "|").map { $0.trimming() }
    published = Day(iso: parts[0])
    results = parts.count < 3 || parts[2].isEmpty ? [] : parts[2].components(by: ", ")
    var bytes: [UInt8] = []
    var spans: [Span] = []
    for byte in parts[1].utf8 {
      switch byte {
      case 0x5B: spans.append(Span(start: bytes.count, end: bytes.count))
      case 0x5D: spans[spans.count - 1].end = bytes.count
      case 0x7E: bytes += [0x0A, 0x0A]
      default: bytes.append(byte)
      }
    }
    text = Text(bytes: bytes)
    self.spans = spans
    phrases = spans.map { [text] in text.string($0) }
  }

  /// All rows of a table; empty lines separate.
  static func table(_ lines: String) -> [TimeCase] {
    lines.split(separator: "\n").filter { $0.contains("|") }.map { TimeCase(String($0)) }
  }
}

extension StringProtocol {
  fileprivate func trimming() -> String {
    var view = self[...]
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }
}

extension String {
  fileprivate func components(by separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

/// The times of a text, by the product's own tokens and sentences.
func times(in text: Text, published: Day?, mentions: [Mention] = []) -> [TimeExpression] {
  let tokens = Tokenizer.tokens(of: text)
  let sentences = Sentences.ranges(of: tokens, paragraphs: Paragraphs.spans(of: text), text: text)
  return TimeFinder().times(
    text: text, tokens: tokens, sentences: sentences, mentions: mentions, published: published)
}

func explanation(of phrase: String, in string: String, published: String) -> String? {
  let text = Text(string)
  let tokens = Tokenizer.tokens(of: text)
  let sentences = Sentences.ranges(of: tokens, paragraphs: Paragraphs.spans(of: text), text: text)
  guard let range = string.firstRange(of: phrase) else { return nil }
  let start = string.utf8.distance(from: string.startIndex, to: range.lowerBound)
  return TimeFinder().explanation(
    of: Span(start: start, end: start + phrase.utf8.count), text: text, tokens: tokens, sentences: sentences,
    mentions: [], published: Day(iso: published))
}

/// Spans and values together, so that a failure shows both.
func expectTimes(_ row: TimeCase, sourceLocation: SourceLocation = #_sourceLocation) {
  let found = times(in: row.text, published: row.published)
  let have = found.map { "[\(row.text.string($0.span))] \($0.kind.rawValue) \($0.value)" }
  let want = zip(row.phrases, row.results).map { "[\($0)] \($1)" }
  #expect(have == want, sourceLocation: sourceLocation)
  #expect(found.map(\.span) == row.spans, sourceLocation: sourceLocation)
  #expect(row.phrases.count == row.results.count, "a row needs one result a bracket", sourceLocation: sourceLocation)
}
