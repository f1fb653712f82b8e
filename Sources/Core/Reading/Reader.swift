/// Bytes of a file → its articles: the one door of `Reading` for what is held in memory.
///
/// What an article's text is: clean (see `Sanitizer`), one line per paragraph, a blank line between paragraphs, the
/// headline as first paragraph, no metadata lines, no trailing white space. Every format gives this shape.
package struct Reader: Sendable {
  package let limits: ReadingLimits

  package init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

  /// Reads one file that is not JSON Lines (for those see `read(file:…)` in `SourceReading.swift`).
  ///
  /// - Parameters:
  ///   - bytes: as they stand in the file, in any encoding that `Decoding` knows.
  ///   - name: path, or `-` for standard input. Becomes `Article.origin`, with `#2` and so on behind it for the second
  ///     and later article of one file; its extension tells the format, else the content does.
  ///   - sidecar: content and name of a file with metadata about this one; wins over what the file says.
  /// - Throws: `Problem` that names the file, what is wrong with it, and what to do.
  package func read(bytes: [UInt8], name: String, sidecar: Sidecar? = nil) throws(Problem) -> [Article] {
    guard bytes.count <= limits.file else {
      throw Problem.unreadable(name, "it is larger than \(ReadingLimits.words(limits.file))", "split it into parts")
    }
    if let known = Signature.name(of: bytes) { throw Signature.problem(name, known) }
    guard let decoded = Decoding.utf8(bytes) else {
      throw Problem.unreadable(name, "it is not text", "dossier reads plain text, Markdown, HTML and JSON Lines")
    }
    let articles: [Article]
    switch Format.of(name: name, content: decoded.text) {
    case .plain: articles = try readPlain(decoded.text, name: name)
    case .markdown: articles = try readMarkdown(decoded.text, name: name)
    case .html: articles = try readPage(bytes, decoded, name: name)
    case .json, .jsonLines: articles = try readRecords(decoded.text, name: name)
    }
    guard articles.contains(where: { $0.text.count > 0 }) else {
      throw Problem.unreadable(name, "there is no text in it", nil)
    }
    guard let sidecar else { return articles }
    let metadata = try sidecar.metadata(limits)
    return articles.map { $0.overridden(by: metadata) }
  }

  private func readPlain(_ decoded: [UInt8], name: String) throws(Problem) -> [Article] {
    let clean = Sanitizer.clean(decoded, keepsPages: true)
    try checkLines(clean, name: name)
    let lines = Lines(clean)
    var articles: [Article] = []
    for part in Splitter.parts(of: lines) {
      let (metadata, paragraphs) =
        switch part.kind {
        case .plain: PlainArticle.read(lines, part.lines)
        case .record: NewsDatabase.read(lines, part.lines)
        case .mail: Mailbox.read(lines, part.lines)
        }
      guard !paragraphs.isEmpty else { continue }
      guard articles.count < limits.articles else {
        throw .unreadable(name, "it holds more than \(limits.articles) articles", "split it, or make JSON Lines of it")
      }
      articles.append(Article(metadata, paragraphs: paragraphs, origin: Reader.origin(name, articles.count)))
    }
    return articles
  }

  private func readMarkdown(_ decoded: [UInt8], name: String) throws(Problem) -> [Article] {
    try checkMarkup(decoded, name: name)
    let (metadata, paragraphs) = try MarkdownArticle.read(Sanitizer.clean(decoded), name: name, limits: limits)
    return [Article(metadata, paragraphs: paragraphs, origin: name)]
  }

  private func readPage(
    _ bytes: [UInt8], _ decoded: (text: [UInt8], encoding: Decoding), name: String
  ) throws(Problem) -> [Article] {
    try checkMarkup(bytes, name: name)
    let (metadata, paragraphs) = try HTMLArticle.read(
      raw: bytes, decoded: decoded.text, encoding: decoded.encoding, name: name, limits: limits)
    return [Article(metadata, paragraphs: paragraphs, origin: name)]
  }

  private func checkMarkup(_ bytes: [UInt8], name: String) throws(Problem) {
    guard bytes.count <= limits.markup else {
      throw .unreadable(
        name, "it is larger than \(ReadingLimits.words(limits.markup)), the limit for HTML and Markdown",
        "save it as plain text")
    }
  }

  /// One object, a list of them, or one on each line.
  private func readRecords(_ decoded: [UInt8], name: String) throws(Problem) -> [Article] {
    var articles: [Article] = []
    do throws(JSONError) {
      if Format.of(name: name, content: decoded) == .jsonLines {
        var number = 0
        for line in decoded.split(separator: 0x0A, omittingEmptySubsequences: false) {
          number += 1
          if line.allSatisfy({ $0 <= 0x20 }) { continue }
          articles.append(try Record(line: Array(line)).article(file: name, number: number))
        }
      } else {
        for (i, value) in try JSON.parse(decoded).list.enumerated() {
          articles.append(try Record(value).article(file: name, number: i + 1))
        }
      }
    } catch {
      throw .unreadable(name, "\(error.reason) (byte \(error.offset + 1))", "see dossier analyze --help for the fields")
    }
    return articles
  }

  private func checkLines(_ bytes: [UInt8], name: String) throws(Problem) {
    var start = 0, number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      guard end - start <= limits.line else {
        throw Problem.unreadable(
          name, "line \(number) is longer than \(ReadingLimits.words(limits.line)): no article has such a paragraph",
          "break its lines, for instance with fold -s")
      }
      start = end + 1
      number += 1
      guard number <= limits.lines else {
        throw Problem.unreadable(name, "it has more than \(limits.lines) lines", "split it into parts")
      }
    }
  }

  static func origin(_ name: String, _ index: Int) -> String { index == 0 ? name : "\(name)#\(index + 1)" }
}

extension Problem {
  /// `name: cannot be read: reason`
  static func unreadable(_ name: String, _ reason: String, _ hint: String?) -> Problem {
    Problem(.data, "\(Sanitizer.line(name)): cannot be read: \(reason)", hint: hint)
  }
}

extension Article {
  init(_ metadata: Metadata, paragraphs: [[UInt8]], origin: String) {
    let title = metadata.title ?? Title.made(from: paragraphs.first ?? [])
    // Wherever a field was found, a line of it is kept: no page break, no tab.
    self.init(
      title: Sanitizer.line(title), byline: metadata.byline.map { Sanitizer.line($0) },
      source: metadata.source.map { Sanitizer.line($0) }, url: metadata.url.map { Sanitizer.line($0) },
      published: metadata.published, text: Text(bytes: Array(paragraphs.joined(separator: [0x0A, 0x0A]))),
      origin: origin)
  }

  func overridden(by metadata: Metadata) -> Article {
    var article = self
    if let title = metadata.title { article.title = title }
    article.byline = metadata.byline ?? byline
    article.source = metadata.source ?? source
    article.url = metadata.url ?? url
    article.published = metadata.published ?? published
    return article
  }
}

/// A title for a text that has no headline.
enum Title {
  private static let longest = 90

  /// The beginning of the first sentence, cut between words.
  static func made(from paragraph: [UInt8]) -> String {
    let line = Sanitizer.line(String(decoding: paragraph.prefix(2000), as: UTF8.self))
    let bytes = Array(line.utf8)
    if bytes.count <= longest { return line }
    var end = longest
    while end > 0, bytes[end] != 0x20 { end -= 1 }
    if end == 0 {
      end = longest
      while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }
}
