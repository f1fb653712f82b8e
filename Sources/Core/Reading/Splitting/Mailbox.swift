/// Mailboxes (RFC 4155) with plain-text messages: newsletters and alerts that somebody kept.
enum Mailbox {
  /// - Returns: the lines of each message from its first header field; nil where the text is no mailbox.
  static func messages(in lines: Lines) -> [Range<Int>]? {
    guard let first = lines.filled(from: 0, to: lines.count), begins(lines, first) else { return nil }
    let starts = (first..<lines.count).filter { begins(lines, $0) } + [lines.count]
    return (0..<starts.count - 1).map { starts[$0] + 1..<starts[$0 + 1] }
  }

  /// `From name@host Tue Mar 18 10:42:00 2025`, with a header field below.
  private static func begins(_ lines: Lines, _ i: Int) -> Bool {
    let line = lines.slice(i)
    guard line.starts(with: Array("From ".utf8)), line.count <= 200, i + 1 < lines.count,
      line.suffix(4).allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return HeaderLine.field(lines[i + 1]) != nil
  }

  static func read(_ lines: Lines, _ range: Range<Int>) -> (metadata: Metadata, paragraphs: [[UInt8]]) {
    var metadata = Metadata()
    var i = range.lowerBound
    while i < range.upperBound, !lines.isBlank(i) {
      if var (key, value) = HeaderLine.field(lines[i]) {
        // A folded field goes on in an indented line.
        while i + 1 < range.upperBound, !lines.isBlank(i + 1), lines.indent(i + 1) > 0 {
          i += 1
          value += " " + lines[i]
        }
        if key.lowercased() == "from" {
          value = String(value.prefix { $0 != "<" }).filter { $0 != "\"" }
          key = "author"
        }
        _ = metadata.set(key, to: value)
      }
      i += 1
    }
    var paragraphs = Flow.paragraphs(of: lines, i..<range.upperBound)
    if let title = metadata.title, !paragraphs.isEmpty { paragraphs.insert(Array(title.utf8), at: 0) }
    return (metadata, paragraphs)
  }
}
