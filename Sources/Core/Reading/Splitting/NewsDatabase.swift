/// Plain-text exports of news databases (LexisNexis and Nexis Uni, Factiva, ProQuest): many articles, each with a
/// header of its own kind, and a mark at its end or beginning.
enum NewsDatabase {
  /// - Returns: the lines of each article; nil where the text is no export.
  static func records(in lines: Lines) -> [Range<Int>]? {
    var cuts: [(end: Int, next: Int)] = []
    var marks = 0, fields = 0
    for i in 0..<lines.count where !lines.isBlank(i) && lines.length(i) <= 80 {
      let line = lines[i]
      if isStart(line) {
        marks += 1
        cuts.append((i, i + 1))
      } else if isEnd(line) {
        marks += 1
        cuts.append((i + 1, i + 1))
      } else if isRule(lines.slice(i)) {
        cuts.append((i, i + 1))
      } else if isBodyMark(line) || footers.contains(where: { line.lowercased().hasPrefix($0) }) {
        fields += 1
      }
    }
    // Rules alone separate anything; with the fields of a database they separate its records.
    guard marks > 0 || fields > 0 && cuts.count > 0 && hasProQuestField(lines) else { return nil }
    var records: [Range<Int>] = []
    var start = 0
    for cut in cuts + [(lines.count, lines.count)] {
      if cut.end > start { records.append(start..<cut.end) }
      start = max(start, cut.next)
    }
    // Cover sheets and lists of contents have no running text.
    let articles = records.filter { range in
      range.contains { lines.isProse($0) || lines.length($0) >= 60 && !lines.isBlank($0 + 1) }
    }
    return articles.isEmpty ? nil : articles
  }

  static func read(_ lines: Lines, _ range: Range<Int>) -> (metadata: Metadata, paragraphs: [[UInt8]]) {
    var header = RecordHeader()
    var i = range.lowerBound
    while i < range.upperBound, header.take(lines, i, range) { i += 1 }
    let end = footerStart(lines, header.bodyStart..<range.upperBound)
    var paragraphs = Flow.paragraphs(of: lines, header.bodyStart..<end)
    let metadata = header.metadata
    if let title = metadata.title, !paragraphs.isEmpty { paragraphs.insert(Array(title.utf8), at: 0) }
    return (metadata, paragraphs)
  }

  /// `Document 3 of 12`, `3 of 12 DOCUMENTS`
  private static func isStart(_ line: String) -> Bool {
    let words = line.lowercased().split(separator: " ")
    func isNumber(_ i: Int) -> Bool { words[i].utf8.allSatisfy { (0x30...0x39).contains($0) } }
    if words.count == 4, words[0] == "document", words[2] == "of" { return isNumber(1) && isNumber(3) }
    return words.count == 4 && words[1] == "of" && words[3].hasPrefix("document") && isNumber(0) && isNumber(2)
  }

  /// `End of Document`, `Document LBA0000020250319el3j000xx`
  private static func isEnd(_ line: String) -> Bool {
    if line.lowercased() == "end of document" { return true }
    let words = line.split(separator: " ")
    guard words.count == 2, words[0] == "Document", (18...40).contains(words[1].utf8.count) else { return false }
    return words[1].utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
      && words[1].utf8.contains { (0x30...0x39).contains($0) }
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool { line.count >= 20 && line.allSatisfy { $0 == 0x5F } }

  static func isBodyMark(_ line: String) -> Bool { ["body", "body:", "full text:"].contains(line.lowercased()) }

  private static func hasProQuestField(_ lines: Lines) -> Bool {
    let fields = ["Full text:", "Publication info:", "Publication title:", "ProQuest document ID:"].map {
      Array($0.utf8)
    }
    return (0..<lines.count).contains { i in
      let line = lines.slice(i)
      return fields.contains { line.starts(with: $0) }
    }
  }

  private static let footers = [
    "load-date:", "language:", "publication-type:", "graphic:", "subject:", "journal code:", "document id:",
    "proquest document id:", "document url:", "publication subject:", "classification:", "correction-date:",
    "end of document", "accession number:",
  ]

  /// The first footer field of the last part of a record.
  private static func footerStart(_ lines: Lines, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while let last = lines.filled(before: end, from: range.lowerBound) {
      let line = lines[last].lowercased()
      let isRights =
        line.hasPrefix("copyright ") || line.hasPrefix("(c) ") || line.hasPrefix("© ")
        || line == "all rights reserved" || line == "all rights reserved."
      let isFooter =
        footers.contains { line.hasPrefix($0) } || isRights || isEnd(lines[last])
        || HeaderLine.field(lines[last]).map { RecordHeader.isLabel($0.key) } ?? false
      guard isFooter, last > range.lowerBound else { break }
      end = last
    }
    return end
  }
}

/// The header of one record, taken line by line.
struct RecordHeader {
  private var found = Metadata()
  /// Unlabelled lines above and below the date.
  private var above: [String] = [], below: [String] = []
  private var sawRights = false, isFactiva = false
  private(set) var bodyStart = 0
  private var ended = false

  /// Takes a line of the header. Returns false at its end.
  mutating func take(_ lines: Lines, _ i: Int, _ range: Range<Int>) -> Bool {
    bodyStart = i
    if lines.isBlank(i) { return true }
    let line = lines[i]
    if NewsDatabase.isBodyMark(line) {
      bodyStart = i + 1
      return false
    }
    if let (key, value) = HeaderLine.field(line) {
      if key.lowercased() == "full text" { return false }
      if found.set(key, to: value) || Self.isLabel(key) { return true }
    }
    if isRights(line) {
      sawRights = true
      return true
    }
    if let words = wordCount(line) {
      isFactiva = words > 0
      return true
    }
    if let day = PublicationDate.only(line) ?? (found.published == nil ? dated(line) : nil) {
      if found.published == nil { found.published = day }
      return true
    }
    if let (names, source) = Byline.parse(line) {
      found.byline = found.byline ?? names
      found.source = found.source ?? source
      return true
    }
    // A paragraph: the header is over. Without a body mark, this is how Factiva begins its text.
    if line.utf8.count > 160 || lines.isProse(i) && (sawRights || found.published != nil) { return false }
    if found.published == nil { above.append(line) } else { below.append(line) }
    // Something else: no header goes on for so long.
    return above.count + below.count < 16
  }

  /// What the header says; the lines without a label by their place.
  var metadata: Metadata {
    var result = found
    var above = above, below = below
    if result.title == nil {
      if above.count >= 2 || isFactiva, let first = above.first {
        result.title = first
        above.removeFirst()
      } else if let first = below.first(where: { !$0.lowercased().contains("edition") && !isClock($0) }) {
        result.title = first
        below.removeAll { $0 == first }
      } else {
        result.title = above.first
        above = []
      }
    }
    if result.source == nil { result.source = above.last ?? below.first { !isClock($0) } }
    return result
  }

  private static let labels: Set<String> = [
    "section", "length", "dateline", "body", "highlight", "series", "edition", "column", "copyright", "volume",
    "issue", "issn", "place of publication", "country of publication", "publication subject", "document type",
    "document feature", "abstract", "links", "location", "people", "company", "organization", "pages", "page",
    "publication year", "first page", "database", "last updated", "language of publication", "load-date",
    "source type", "year", "graphic", "subject", "geographic", "industry", "person", "ticker",
  ]

  static func isLabel(_ key: String) -> Bool { labels.contains(key.lowercased()) }

  private func isRights(_ line: String) -> Bool {
    let lower = line.lowercased()
    return lower.hasPrefix("copyright ") || lower.hasPrefix("(c) ") || lower.hasPrefix("© ")
      || lower.hasPrefix("all rights reserved")
  }

  /// `512 words`
  private func wordCount(_ line: String) -> Int? {
    let words = line.split(separator: " ")
    guard words.count == 2, words[1] == "words" else { return nil }
    return Int(words[0].filter { $0 != "," })
  }

  private func isClock(_ line: String) -> Bool {
    line.utf8.count <= 8 && line.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x3A }
  }

  /// `March 19, 2025 Wednesday, Late Edition - Final`: a date first, then a few words.
  private func dated(_ line: String) -> Day? {
    guard line.utf8.count <= 80, let day = PublicationDate.first(in: line) else { return nil }
    return PublicationDate.only(line.prefix(18)) == day || PublicationDate.only(line.prefix { $0 != "(" }) == day
      ? day : nil
  }
}
