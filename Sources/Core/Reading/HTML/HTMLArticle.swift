/// A web page → metadata and the paragraphs of its article.
enum HTMLArticle {
  /// - Parameters:
  ///   - raw: as in the file; where it is in another encoding than UTF-8 or Windows-1252, the page's own declaration tells.
  ///   - decoded: as `Decoding` understood it.
  static func read(
    raw: [UInt8], decoded: [UInt8], encoding: Decoding, name: String, limits: ReadingLimits
  ) throws(Problem) -> (metadata: Metadata, paragraphs: [[UInt8]]) {
    let declares = encoding == .windows1252 && declaresOther(raw)
    guard
      let page = try Page(
        declares ? raw : Sanitizer.clean(ControlReferences.expanded(decoded)), encoding: declares ? nil : "UTF-8",
        limit: limits.nodes, name: name)
    else { throw .unreadable(name, "it is no HTML", nil) }
    let clutter = Clutter.marked(in: page)
    let main = MainText(page, clutter: clutter).element()
    var metadata = PageMetadata.read(page, main: main)
    guard let main else { return (metadata, []) }
    var body = trimmed(Blocks(page, of: main, clutter: clutter).blocks)
    // Date line and byline as they stand above the text; above the headline nothing else but a kicker stands.
    var at = 0
    while at < min(6, body.count) {
      let line = body[at].string
      if isTitle(line, metadata.title) {
        body.removeSubrange(body[..<at].allSatisfy { $0.text.count < 80 && !endsSentence($0.text) } ? 0...at : at...at)
        at = 0
      } else if isCredit(body[at], metadata.byline) {
        body.remove(at: at)
      } else if let header = HeaderLine(line), header.metadata != Metadata() {
        metadata.fill(from: header.metadata)
        body.remove(at: at)
      } else {
        at += 1
      }
    }
    if metadata.title == nil, let first = body.first, first.isHeading {
      metadata.title = Sanitizer.line(first.string)
      body.removeFirst()
    }
    var paragraphs = body.map(\.text)
    if let first = paragraphs.first, let dateline = Dateline(first) {
      metadata.source = metadata.source ?? dateline.source
      metadata.published = metadata.published ?? dateline.published
    }
    if let title = metadata.title, !paragraphs.isEmpty { paragraphs.insert(Array(title.utf8), at: 0) }
    return (metadata, paragraphs)
  }

  private static func isTitle(_ line: String, _ title: String?) -> Bool {
    guard let title else { return false }
    func letters(_ text: String) -> [UInt8] {
      text.lowercased().utf8.filter { $0 >= 0x80 || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
    return Sanitizer.line(line) == title || letters(line) == letters(title)
  }

  /// `Posted on May 7, 2024 by Jane Roe`, `Jane Roe, correspondent`, `May 7, 2024 — 2 min read`: what only repeats who
  /// wrote it and when.
  private static func isCredit(_ block: Blocks.Block, _ byline: String?) -> Bool {
    guard block.text.count <= 120, !endsSentence(block.text) else { return false }
    let line = block.string
    if let byline, let place = line.firstRange(of: byline) {
      // A few words more, such as an office or a date; with many it is a sentence about somebody.
      return line.utf8.count - line[place].utf8.count <= 60
    }
    return line.utf8.count <= 40 && line.lowercased().hasSuffix(" read") && PublicationDate.first(in: line) != nil
  }

  /// Takes out what is left of links to other articles and of the page's requests.
  private static func trimmed(_ blocks: [Blocks.Block]) -> [Blocks.Block] {
    var result = blocks.filter { block in
      // The mark of an item is in no link.
      let mark = block.tag == "li" ? (block.text.firstIndex(of: 0x20) ?? -1) + 1 : 0
      let isLink = block.linked * 10 >= (block.text.count - mark) * 8
      if isLink && !block.isHeading && (block.tag == "li" || block.text.count < 200 && !endsSentence(block.text)) {
        return false
      }
      return !isRequest(block)
    }
    // Headings with nothing below: "More on this story".
    while let last = result.last, last.isHeading { result.removeLast() }
    return result
  }

  private static func endsSentence(_ text: [UInt8]) -> Bool { Lines(text).endsSentence(Lines(text).count - 1) }

  private static let requests = [
    "advertisement", "read more", "related:", "related article", "related stor", "related topic", "see also:",
    "also read", "read also", "watch:",
    "listen:", "share this", "sign up", "subscribe", "follow us", "click here", "skip to", "story continues below",
    "continue reading", "our standards:", "all rights reserved", "image:", "photo:", "photograph:", "getty images",
    "most read", "more on this story", "loading", "we use cookies", "accept all", "print this", "email this",
    "recommended", "sponsored", "register for free", "create an account", "view comments", "comments",
  ]

  private static func isRequest(_ block: Blocks.Block) -> Bool {
    guard block.text.count <= 140,
      !endsSentence(block.text) || block.linked * 2 > block.text.count
        || block.text.count <= 60
    else { return false }
    let lower = block.string.lowercased()
    return requests.contains { lower.hasPrefix($0) && (lower.utf8.count <= $0.utf8.count + 100) }
  }

  /// Whether the page says it is in an encoding that is neither UTF-8 nor Windows-1252.
  private static func declaresOther(_ raw: [UInt8]) -> Bool {
    let head = String(decoding: raw.prefix(2048), as: UTF8.self).lowercased()
    let parts = HeaderLine.split(head, "charset=")
    guard parts.count > 1 else { return false }
    let name = parts[1].drop { $0 == "\"" || $0 == "'" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return !["utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii", ""].contains(String(name))
  }
}

/// References that name control characters: `&#27;`, `&#x9b;`, `&#147;`.
///
/// libxml2 drops the character and would leave the rest of an escape sequence as words. 0x80…0x9F mean Windows-1252
/// characters, as the HTML standard has it (§13.2.5.80 "numeric character reference end state").
enum ControlReferences {
  static func expanded(_ bytes: [UInt8]) -> [UInt8] {
    guard firstReference(in: bytes) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x26, let (value, end) = reference(in: bytes, at: i),
        value < 0x20 || (0x7F...0x9F).contains(value)
      {
        // CSI and the like are only meant where no Windows-1252 character is: 0x9B is ›.
        result += value < 0x80 ? [UInt8(value)] : Decoding.fromWindows1252([UInt8(value)])
        i = end
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }

  private static func firstReference(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      while i + 1 < buffer.count {
        if buffer[i] == 0x26, buffer[i + 1] == 0x23 { return true }
        i += 1
      }
      return false
    }
  }

  private static func reference(in bytes: [UInt8], at start: Int) -> (value: Int, end: Int)? {
    var i = start + 1
    guard i < bytes.count, bytes[i] == 0x23 else { return nil }
    i += 1
    let isHex = i < bytes.count && bytes[i] | 0x20 == 0x78
    if isHex { i += 1 }
    let first = i
    var value = 0
    while i < bytes.count, i - first < 10 {
      let byte = bytes[i]
      if (0x30...0x39).contains(byte) {
        value = value * (isHex ? 16 : 10) + Int(byte) - 0x30
      } else if isHex, (0x61...0x66).contains(byte | 0x20) {
        value = value * 16 + Int(byte | 0x20) - 0x57
      } else {
        break
      }
      i += 1
    }
    guard i > first else { return nil }
    return (value, i < bytes.count && bytes[i] == 0x3B ? i + 1 : i)
  }
}
