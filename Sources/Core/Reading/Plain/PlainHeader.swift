/// What stands above the body of a plain-text article: headline, date line, byline, source.
struct PlainHeader {
  var metadata = Metadata()
  /// Lines of the headline, in the order they stand.
  var titleLines: Range<Int> = 0..<0
  /// First line after the header.
  var bodyStart = 0

  /// Lines below the headline that may still be header.
  private static let deepest = 8

  /// - Parameter range: lines of one article.
  init(_ lines: Lines, _ range: Range<Int>) {
    guard let first = lines.filled(from: range.lowerBound, to: range.upperBound) else {
      bodyStart = range.upperBound
      return
    }
    bodyStart = first
    titleLines = first..<first
    if readFields(lines, first..<range.upperBound) {
      if metadata.title != nil { return }
    }
    guard let start = lines.filled(from: bodyStart, to: range.upperBound) else { return }
    var at = start
    // Some put the date or the source above the headline.
    if let above = HeaderLine(lines[at]), lines.filled(from: at + 1, to: range.upperBound) != nil {
      metadata.fill(from: above.metadata)
      at = lines.filled(from: at + 1, to: range.upperBound) ?? at
      bodyStart = at
    }
    guard isTitle(lines, at, range) else {
      bodyStart = at
      return
    }
    var end = at + 1
    // A headline over two lines: wrapped, then a blank line.
    if end < range.upperBound, !lines.isBlank(end), lines.isBlank(end + 1), HeaderLine(lines[end]) == nil,
      lines.length(at) + lines.length(end) <= 200, !lines.endsSentence(end), !lines.endsSentence(at),
      lines.length(at) >= 40, lines.filled(from: end + 1, to: range.upperBound) != nil
    {
      end += 1
    }
    titleLines = at..<end
    bodyStart = end
    readBelow(lines, range)
  }

  /// `Title: …`, `Date: …` lines. Returns whether there were any.
  private mutating func readFields(_ lines: Lines, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    var found = Metadata()
    var count = 0
    while i < range.upperBound, let (key, value) = HeaderLine.field(lines[i]), found.set(key, to: value) {
      count += 1
      i += 1
    }
    // One line of the kind "From: the desk of…" above prose proves nothing.
    guard count >= 2 || count == 1 && lines.isBlank(i) && found.title != nil else { return false }
    metadata = found
    bodyStart = i
    return true
  }

  private func isTitle(_ lines: Lines, _ i: Int, _ range: Range<Int>) -> Bool {
    guard lines.length(i) <= 300 else { return false }
    if lines.isBlank(i + 1) || i + 1 >= range.upperBound { return true }
    if HeaderLine(lines[i + 1]) != nil { return true }
    if Flow.everyLineIsParagraph(lines, range) { return true }
    // The start of a hard-wrapped paragraph: several lines, the first as long as the next.
    let next = lines.length(i + 1)
    return !(lines.length(i) >= 50 && !lines.isBlank(i + 2) && abs(lines.length(i) - next) <= 15)
  }

  private mutating func readBelow(_ lines: Lines, _ range: Range<Int>) {
    var seen = 0
    var i = bodyStart
    while seen < Self.deepest, let at = lines.filled(from: i, to: range.upperBound) {
      guard let line = HeaderLine(lines[at]) else { break }
      metadata.fill(from: line.metadata)
      seen += 1
      i = at + 1
      bodyStart = i
    }
  }
}

/// One line of the kind that stands below a headline; nil for anything that may be prose.
struct HeaderLine {
  var metadata = Metadata()

  init?(_ line: String) {
    guard line.utf8.count <= 300, !line.isEmpty else { return nil }
    if let (key, value) = Self.field(line) {
      if metadata.set(key, to: value) { return }
      if Self.ignored.contains(key.lowercased()) { return }
      if ["updated", "modified", "last updated"].contains(key.lowercased()), let day = PublicationDate.only(value) {
        metadata.published = day
        return
      }
    }
    if let day = PublicationDate.only(line) {
      metadata.published = day
      return
    }
    let lower = line.lowercased()
    if line.utf8.count <= 200, !line.contains(" "), lower.hasPrefix("http://") || lower.hasPrefix("https://") {
      metadata.url = line
      return
    }
    if readParts(line) { return }
    if let (names, source) = Byline.parse(line) {
      metadata.byline = names
      metadata.source = source
      return
    }
    return nil
  }

  /// Whether a line is worth the look: a year stands in it, or it begins with "By". Cheap, for texts of short lines.
  static func mayDateOrSign(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 300 else { return false }
    if line.count > 3, line[line.startIndex] | 0x20 == 0x62, line[line.startIndex + 1] | 0x20 == 0x79 { return true }
    var digits = 0
    for byte in line {
      digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  /// `2014-07-28 | Wikinews`, `Jane Roe | March 18, 2025`, `Reuters · 18 March 2025`: a date among short parts.
  private mutating func readParts(_ line: String) -> Bool {
    for separator in ["|", "•", "·", " — ", " – ", " - ", " / "] {
      let parts = Self.split(line, separator).map { Sanitizer.line($0) }.filter { !$0.isEmpty }
      guard (2...4).contains(parts.count), let dated = parts.firstIndex(where: { PublicationDate.only($0) != nil })
      else { continue }
      metadata.published = PublicationDate.only(parts[dated])
      for (i, part) in parts.enumerated() where i != dated && PublicationDate.only(part) == nil {
        guard part.utf8.count <= 100 else { return false }
        if let (names, source) = Byline.parse(part) {
          metadata.byline = metadata.byline ?? names
          metadata.source = metadata.source ?? source
        } else if metadata.source == nil {
          metadata.source = part
        } else if metadata.byline == nil {
          metadata.byline = metadata.source
          metadata.source = part
        }
      }
      return true
    }
    return false
  }

  /// Names of fields that are known to stand there, and are of no use to us.
  private static let ignored: Set<String> = [
    "section", "length", "words", "language", "tags", "keywords", "category", "dateline", "to", "cc", "message-id",
    "content-type", "content-transfer-encoding", "mime-version", "reply-to", "status", "x-status", "copyright",
    "edition", "page", "type", "received", "return-path",
  ]

  /// `Key: value` with a key of at most three words.
  static func field(_ line: String) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    guard (2...24).contains(key.utf8.count), key.split(separator: " ").count <= 3,
      key.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x20 || $0 == 0x2D || $0 == 0x5F })
    else { return nil }
    let value = line[line.index(after: colon)...]
    guard !value.hasPrefix("//") else { return nil }
    return (String(key), Sanitizer.line(value))
  }

  static func split(_ line: String, _ separator: String) -> [Substring] {
    var parts: [Substring] = []
    var start = line.startIndex
    var i = line.startIndex
    while i < line.endIndex {
      if line[i...].hasPrefix(separator) {
        parts.append(line[start..<i])
        i = line.index(i, offsetBy: separator.count)
        start = i
      } else {
        i = line.index(after: i)
      }
    }
    parts.append(line[start...])
    return parts
  }
}
