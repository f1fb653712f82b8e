/// Finds the paragraphs of a text.
///
/// A blank line separates paragraphs; a single newline inside one is a soft break (hard-wrapped text), unless the text
/// shows that every line is a paragraph: no blank lines, or lines longer than any hard wrap.
package enum Paragraphs {
  /// No program wraps wider by itself; RFC 5322 recommends 78, printed wire copy goes to about 100.
  private static let widestWrap = 120

  package static func spans(of text: Text) -> [Span] {
    let lines = lineSpans(of: text)
    let everyLine = everyLineIsParagraph(lines)
    var result: [Span] = []
    var open = false
    for line in lines {
      if line.isEmpty {
        open = false
      } else if open && !everyLine {
        result[result.count - 1].end = line.end
      } else {
        result.append(line)
        open = true
      }
    }
    return result
  }

  /// Lines without the white space at their ends; empty where a line has nothing else.
  private static func lineSpans(of text: Text) -> [Span] {
    var spans: [Span] = []
    let bytes = text.bytes
    var start = 0
    for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x0A {
      var first = start, last = i
      while first < last, bytes[first] <= 0x20 { first += 1 }
      while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
      spans.append(Span(start: first, end: last))
      start = i + 1
    }
    return spans
  }

  private static func everyLineIsParagraph(_ lines: [Span]) -> Bool {
    var filled = 0, long = 0, soft = 0
    for (i, line) in lines.enumerated() where !line.isEmpty {
      filled += 1
      if line.length > widestWrap { long += 1 }
      if i + 1 < lines.count, !lines[i + 1].isEmpty { soft += 1 }
    }
    return soft > 0 && long * 3 >= filled
  }
}
