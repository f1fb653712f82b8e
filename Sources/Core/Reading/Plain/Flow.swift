/// Lines → paragraphs, each one line, with a blank line between: the one shape that kept texts have.
///
/// A blank line separates paragraphs. Lines of a paragraph that a program wrapped (the next word would not have fitted)
/// are joined with a space; lines that a person broke (verse, an address) keep their single line feed. Where no blank
/// lines stand between long lines, each line is a paragraph. List items are paragraphs.
enum Flow {
  /// RFC 5322 recommends 78, wire copy and plain-text books go to about 100: wider lines are whole paragraphs.
  static let widestWrap = 120
  /// Narrower than any wrapped column of running text.
  static let narrowestWrap = 40

  /// - Returns: paragraphs in order, without empty ones.
  static func paragraphs(of lines: Lines, _ range: Range<Int>) -> [[UInt8]] {
    let everyLine = everyLineIsParagraph(lines, range)
    let width = wrapWidth(of: lines, range)
    var result: [[UInt8]] = []
    var open = false
    var previous = 0
    for i in range {
      if lines.isBlank(i) {
        open = false
        continue
      }
      let line = lines.slice(i)
      if !open || everyLine || ListItem.begins(line) || isIndentedStart(lines, i, previous) {
        result.append(Array(line))
      } else {
        join(line, to: &result[result.count - 1], wrapped: isWrapped(lines, previous, i, width))
      }
      open = true
      previous = i
    }
    return result
  }

  /// An indented first line begins a paragraph in text that is set without blank lines.
  private static func isIndentedStart(_ lines: Lines, _ i: Int, _ previous: Int) -> Bool {
    let indent = lines.indent(i)
    return (2...8).contains(indent) && lines.indent(previous) < indent && lines.endsSentence(previous)
  }

  private static func join(_ line: ArraySlice<UInt8>, to paragraph: inout [UInt8], wrapped: Bool) {
    if !wrapped {
      paragraph.append(0x0A)
    } else if paragraph.last != 0x2D || paragraph.count < 2 || paragraph[paragraph.count - 2] <= 0x20 {
      // "cease-" + "fire" is one word, " -" is a dash.
      paragraph.append(0x20)
    }
    paragraph.append(contentsOf: line)
  }

  /// Whether line `i` stands apart from `previous` only because its first word did not fit.
  private static func isWrapped(_ lines: Lines, _ previous: Int, _ i: Int, _ width: Int) -> Bool {
    let firstWord = lines.slice(i).prefix { $0 != 0x20 }.count
    return width >= narrowestWrap && lines.length(previous) + 1 + firstWord >= width - 8
  }

  /// The column at which most lines of wrapped paragraphs end: the longest line but for a few that stick out.
  private static func wrapWidth(of lines: Lines, _ range: Range<Int>) -> Int {
    var lengths: [Int] = []
    for i in range where !lines.isBlank(i) && i + 1 < range.upperBound && !lines.isBlank(i + 1) {
      lengths.append(lines.length(i))
    }
    guard !lengths.isEmpty else { return 0 }
    lengths.sort()
    return lengths[min(lengths.count - 1, lengths.count * 95 / 100)]
  }

  static func everyLineIsParagraph(_ lines: Lines, _ range: Range<Int>) -> Bool {
    var filled = 0, long = 0, soft = 0
    for i in range where !lines.isBlank(i) {
      filled += 1
      if lines.length(i) > widestWrap { long += 1 }
      if i + 1 < range.upperBound, !lines.isBlank(i + 1) { soft += 1 }
    }
    return soft > 0 && long * 3 >= filled
  }
}
