/// Finds the articles of one plain-text file.
///
/// In this order: exports of news databases and mailboxes, which say where each article begins; separator lines and
/// pages, where a headline follows; at last what only the look of headline and byline tells. A split that is not made
/// costs a reader little, a wrong one tears an article: each sign must be there twice (an end before, a beginning after).
enum Splitter {
  struct Part: Hashable {
    enum Kind { case plain, record, mail }

    var lines: Range<Int>
    var kind: Kind
  }

  static func parts(of lines: Lines) -> [Part] {
    if let records = NewsDatabase.records(in: lines) { return records.map { Part(lines: $0, kind: .record) } }
    if let mails = Mailbox.messages(in: lines) { return mails.map { Part(lines: $0, kind: .mail) } }
    return plainParts(of: lines).map { Part(lines: $0, kind: .plain) }
  }

  private static func plainParts(of lines: Lines) -> [Range<Int>] {
    let signs = Signs(lines)
    var parts: [Range<Int>] = []
    var start = 0
    for i in 0..<lines.count where !lines.isBlank(i) {
      guard let boundary = signs.boundary(at: i, articleStart: start) else { continue }
      parts.append(start..<boundary.end)
      start = boundary.next
    }
    parts.append(start..<lines.count)
    return parts
  }
}

/// Signs in a text that one article ends and another begins.
private struct Signs {
  let lines: Lines
  /// Whether the file opens with a headline and a date: then the same again is the next article.
  private let opensWithDate: Bool
  /// How many lines before each line are prose: a part is asked for its prose at every sign.
  private let proseBefore: [Int32]
  /// Lines that stand at the top of several pages.
  private let runningHeads: Set<String>

  struct Boundary {
    /// After the last line of the article.
    var end: Int
    /// First line of the next one.
    var next: Int
  }

  init(_ lines: Lines) {
    self.lines = lines
    let header = PlainHeader(lines, 0..<lines.count)
    opensWithDate = header.metadata.published != nil
    var prose: [Int32] = [0]
    prose.reserveCapacity(lines.count + 1)
    var count: Int32 = 0
    for i in 0..<lines.count {
      if lines.isProse(i) { count += 1 }
      prose.append(count)
    }
    proseBefore = prose
    var heads: [String: Int] = [:]
    for i in lines.pages where !lines.isBlank(i) { heads[lines[i], default: 0] += 1 }
    runningHeads = Set(heads.filter { $0.value > 1 }.keys)
  }

  func boundary(at i: Int, articleStart start: Int) -> Boundary? {
    separator(i, start) ?? page(i, start) ?? closingByline(i, start) ?? newHeader(i, start)
  }

  /// A line of `-----`, `=====`, `*****` with a headline below. `* * *` is a pause inside an article.
  private func separator(_ i: Int, _ start: Int) -> Boundary? {
    let line = lines.slice(i)
    guard let sign = line.first, [0x2D, 0x3D, 0x2A, 0x5F, 0x23, 0x7E].contains(sign), line.count >= 3,
      line.allSatisfy({ $0 == sign }), let next = lines.filled(from: i + 1, to: lines.count)
    else { return nil }
    // Directly below a line that is no sentence it underlines that line.
    if i > start, !lines.isBlank(i - 1), !lines.endsSentence(i - 1), Byline.parseClosing(lines[i - 1]) == nil {
      return nil
    }
    guard hasProse(start..<i), opensArticle(next) else { return nil }
    return Boundary(end: i, next: next)
  }

  private func page(_ i: Int, _ start: Int) -> Boundary? {
    guard lines.pages.contains(i), !runningHeads.contains(lines[i]),
      let last = lines.filled(before: i, from: start),
      lines.endsSentence(last) || Byline.parseClosing(lines[last]) != nil, hasProse(start..<i), opensArticle(i)
    else { return nil }
    return Boundary(end: i, next: i)
  }

  /// `By Jane Roe, a professor of history at …` after prose, with a headline below.
  private func closingByline(_ i: Int, _ start: Int) -> Boundary? {
    let first = lines.slice(i).first
    guard first == 0x42 || first == 0x62, Byline.parseClosing(lines[i]) != nil,
      let last = lines.filled(before: i, from: start), lines.isProse(last),
      let next = lines.filled(from: i + 1, to: lines.count), lines.isHeadline(next), hasProseAfter(next)
    else { return nil }
    // A headline in capitals, or one that stands alone.
    guard lines.isTitleCase(next) || lines.isBlank(next + 1) || metadataBelow(next) != nil else { return nil }
    return Boundary(end: i + 1, next: next)
  }

  /// A headline with a date line or a byline below, after the end of a sentence.
  private func newHeader(_ i: Int, _ start: Int) -> Boundary? {
    guard i > start, lines.isHeadline(i), let last = lines.filled(before: i, from: start),
      let below = metadataBelow(i), hasProse(start..<i), hasProseAfter(below.line)
    else { return nil }
    let isNamed = below.metadata.source != nil || below.metadata.byline != nil
    if below.metadata.published != nil {
      guard isNamed || opensWithDate && lines.endsSentence(last) else { return nil }
    } else {
      guard below.metadata.byline != nil, lines.isBlank(i - 1), lines.endsSentence(last), lines.isTitleCase(i)
      else { return nil }
    }
    return Boundary(end: i, next: i)
  }

  /// Whether a line after a separator is the beginning of an article.
  private func opensArticle(_ i: Int) -> Bool {
    if let header = HeaderLine(lines[i]) {
      // `Title: …` or a date line above the headline.
      return header.metadata != Metadata() && hasProseAfter(i)
    }
    guard lines.isHeadline(i), hasProseAfter(i) else { return false }
    if metadataBelow(i) != nil { return true }
    let words = lines.slice(i).split(separator: 0x20).count
    return words >= 4 && (lines.isBlank(i + 1) || lines.isProse(i + 1) && lines.length(i + 1) > Flow.widestWrap)
  }

  private func metadataBelow(_ i: Int) -> (metadata: Metadata, line: Int)? {
    guard let below = lines.filled(from: i + 1, to: min(lines.count, i + 3)),
      HeaderLine.mayDateOrSign(lines.slice(below)), let line = HeaderLine(lines[below]),
      line.metadata != Metadata()
    else { return nil }
    var metadata = line.metadata
    var last = below
    while let next = lines.filled(from: last + 1, to: min(lines.count, last + 3)), let more = HeaderLine(lines[next]) {
      metadata.fill(from: more.metadata)
      last = next
      if last - i > 8 { break }
    }
    return (metadata, last)
  }

  private func hasProse(_ range: Range<Int>) -> Bool {
    proseBefore[range.upperBound] > proseBefore[range.lowerBound]
  }

  /// Prose among the next few filled lines.
  private func hasProseAfter(_ i: Int) -> Bool {
    var at = i + 1
    for _ in 0..<5 {
      guard let next = lines.filled(from: at, to: lines.count) else { return false }
      // Hard-wrapped prose: two lines of a column's width.
      if lines.isProse(next) || lines.length(next) >= 60 && !lines.isBlank(next + 1) { return true }
      at = next + 1
    }
    return false
  }
}
