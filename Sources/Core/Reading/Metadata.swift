/// What is known about an article besides its text, from one place (a header, front matter, a page's meta tags).
struct Metadata: Hashable, Sendable {
  var title: String?
  var byline: String?
  var source: String?
  var url: String?
  var published: Day?

  /// Takes from `other` what is not known here.
  mutating func fill(from other: Metadata) {
    title = title ?? other.title
    byline = byline ?? other.byline
    source = source ?? other.source
    url = url ?? other.url
    published = published ?? other.published
  }

  /// Sets what a field named `key` says. Returns false where the name is not one of ours.
  ///
  /// Names are those of front matter (Hugo, Jekyll, Obsidian clippers), mail, news databases, and Open Graph.
  mutating func set(_ key: String, to value: String) -> Bool {
    let value = Sanitizer.line(value)
    guard let field = Field(key) else { return false }
    guard !value.isEmpty else { return true }
    switch field {
    case .title: title = title ?? value
    case .byline: byline = byline ?? Byline.withoutBy(value)
    case .source: source = source ?? value
    case .url: url = url ?? value
    case .published: published = published ?? PublicationDate.first(in: value)
    }
    return true
  }

  enum Field {
    case title, byline, source, url, published

    init?(_ key: String) {
      switch key.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
      case "title", "headline", "subject", "name", "ogtitle", "hd": self = .title
      case "byline", "author", "authors", "by", "from", "creator", "dccreator", "writer", "reporter": self = .byline
      case "source", "publisher", "publication", "publicationtitle", "outlet", "sitename", "ogsitename", "website",
        "newspaper", "journal", "agency":
        self = .source
      case "url", "link", "permalink", "canonical", "canonicalurl", "uri", "sourceurl", "weblink", "ogurl": self = .url
      case "date", "published", "publicationdate", "publishdate", "publishedat", "publishedon", "publishedtime",
        "pubdate", "datepublished", "posted", "created", "issued", "loaddate", "dcdate", "published date":
        self = .published
      default: return nil
      }
    }
  }
}

extension Sanitizer {
  /// One clean line: for titles, names and other metadata. White space is folded, at most 1,000 bytes are kept.
  static func line(_ string: some StringProtocol) -> String {
    var result: [UInt8] = []
    var gap = false
    for byte in clean(Array(string.utf8)) {
      if byte <= 0x20 || byte == 0x7F {
        gap = !result.isEmpty
      } else {
        if gap { result.append(0x20) }
        gap = false
        result.append(byte)
      }
    }
    if result.count > 1000 {
      var end = 997
      while end > 0, result[end] & 0xC0 == 0x80 { end -= 1 }
      result.removeSubrange(end...)
      result.append(contentsOf: Array("…".utf8))
    }
    return String(decoding: result, as: UTF8.self)
  }
}
