/// Lines of one article → metadata and text.
///
/// The text begins with the headline as its first paragraph, since names in it count. Lines that are only metadata
/// (date line, byline, source, URL, `Key: value`) go out of the text and into the article's fields. A closing note on
/// the author stays: it is prose. No headline: the title is the beginning of the first sentence, and the text is whole.
enum PlainArticle {
  static func read(_ lines: Lines, _ range: Range<Int>) -> (metadata: Metadata, paragraphs: [[UInt8]]) {
    let header = PlainHeader(lines, range)
    var metadata = header.metadata
    var paragraphs: [[UInt8]] = []
    if !header.titleLines.isEmpty {
      let title = header.titleLines.map { lines[$0] }.joined(separator: " ")
      metadata.title = metadata.title ?? Sanitizer.line(title)
    }
    if let title = metadata.title { paragraphs.append(Array(title.utf8)) }
    paragraphs += Flow.paragraphs(of: lines, header.bodyStart..<range.upperBound)
    let bodyStart = metadata.title == nil ? 0 : 1
    if paragraphs.count > bodyStart, let dateline = Dateline(paragraphs[bodyStart]) {
      metadata.source = metadata.source ?? dateline.source
      metadata.published = metadata.published ?? dateline.published
    }
    if metadata.byline == nil, let last = paragraphs.last, paragraphs.count > 1 {
      metadata.byline = Byline.parseClosing(String(decoding: last.prefix(401), as: UTF8.self))
    }
    return (metadata, paragraphs)
  }
}

/// `KYIV, March 12 (Reuters) - …`: who sent it, and when, where the year is given. Stays in the text.
struct Dateline {
  var source: String?
  var published: Day?

  init?(_ paragraph: [UInt8]) {
    let start = Array(paragraph.prefix(120))
    guard let open = start.firstIndex(of: 0x28), let close = start[open...].firstIndex(of: 0x29),
      (2...40).contains(close - open - 1)
    else { return nil }
    // A dash must follow: "(Reuters) -", "(AP) —", "(AFP) –".
    let rest = start[(close + 1)...].drop { $0 == 0x20 }
    guard rest.first == 0x2D || rest.starts(with: [0xE2, 0x80, 0x93]) || rest.starts(with: [0xE2, 0x80, 0x94])
    else { return nil }
    let place = start[..<open]
    // The place before it is short, with a capital first; empty in "(Reuters) - …".
    guard place.count <= 70, place.first.map({ (0x41...0x5A).contains($0) || $0 >= 0x80 }) ?? true else { return nil }
    source = String(decoding: start[(open + 1)..<close], as: UTF8.self)
    published = PublicationDate.first(in: String(decoding: place, as: UTF8.self))
  }
}
