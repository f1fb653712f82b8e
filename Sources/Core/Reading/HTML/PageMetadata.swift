/// What a page says of its article, by trust: JSON-LD, Open Graph and meta tags, microdata, `<time>`, `<title>`.
enum PageMetadata {
  static func read(_ page: Page, main: Int?) -> Metadata {
    var metadata = linkedData(page)
    metadata.fill(from: metaTags(page))
    metadata.fill(from: marked(page, main: main))
    if let source = metadata.source, let title = metadata.title {
      metadata.title = withoutSite(title, source)
    }
    return metadata
  }

  // MARK: JSON-LD

  private static func linkedData(_ page: Page) -> Metadata {
    var objects: [JSON] = []
    for i in page.all("script") where page[i].attributes["type"]?.lowercased().contains("ld+json") == true {
      var bytes: [UInt8] = []
      for at in page.inside(i) { bytes.append(contentsOf: page[at].text) }
      // A broken block is no reason to lose the page: the other sources speak for it.
      guard let json = try? JSON.parse(Decoding.repaired(bytes)) else { continue }
      collect(json, into: &objects, depth: 0)
    }
    guard let article = objects.first(where: isArticle) else { return Metadata() }
    func named(_ value: JSON?) -> String? {
      guard let value else { return nil }
      let names = value.list.compactMap { item -> String? in
        if let name = item["name"]?.plainText ?? item.string { return name }
        // A reference to another object of the graph.
        guard let id = item["@id"]?.string else { return nil }
        return objects.first { $0["@id"]?.string == id && $0["name"] != nil }?["name"]?.plainText
      }
      let clean = names.map { Sanitizer.line($0) }.filter { !$0.isEmpty && !$0.hasPrefix("http") }
      return clean.isEmpty ? nil : clean.joined(separator: ", ")
    }
    let url =
      article["url"]?.string ?? article["mainEntityOfPage"]?["@id"]?.string
      ?? article["mainEntityOfPage"]?.string
    return Metadata(
      title: (article["headline"] ?? article["name"])?.plainText.map { decoded($0) },
      byline: named(article["author"] ?? article["creator"]).map(Byline.withoutBy),
      source: named(article["publisher"]) ?? named(article["sourceOrganization"]),
      url: url.flatMap(webAddress),
      published: (article["datePublished"] ?? article["dateCreated"])?.plainText.flatMap {
        PublicationDate.first(in: $0)
      })
  }

  private static func collect(_ json: JSON, into objects: inout [JSON], depth: Int) {
    guard depth < 8, objects.count < 1000 else { return }
    for item in json.list where item.members != nil {
      objects.append(item)
      for key in ["@graph", "mainEntity", "hasPart", "itemListElement", "isPartOf"] {
        if let inner = item[key] { collect(inner, into: &objects, depth: depth + 1) }
      }
    }
  }

  private static func isArticle(_ object: JSON) -> Bool {
    (object["@type"]?.list ?? []).contains { type in
      guard let name = type.string else { return false }
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report" || name == "NewsArticle"
        || name.hasSuffix("BlogPost") || name == "OpinionNewsArticle"
    } && (object["headline"] != nil || object["datePublished"] != nil)
  }

  // MARK: meta

  private static let titles = [
    "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "citation_title",
  ]
  private static let bylines = [
    "author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "citation_author",
  ]
  private static let sources = [
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_journal_title",
    "copyright",
  ]
  private static let dates = [
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "publication_date", "published_at", "dc.date.issued", "dc.date",
    "dcterms.created", "dcterms.date", "dcterms.issued", "parsely-pub-date", "sailthru.date",
    "citation_publication_date",
    "citation_date", "cxenseparse:recs:publishtime", "lastmod", "article:modified_time",
  ]

  private static func metaTags(_ page: Page) -> Metadata {
    var values: [String: String] = [:]
    for i in page.all("meta") {
      let attributes = page[i].attributes
      guard let content = attributes["content"], !content.isEmpty else { continue }
      for key in [attributes["property"], attributes["name"], attributes["itemprop"]] {
        guard let key = key?.lowercased(), values[key] == nil else { continue }
        values[key] = Sanitizer.line(content)
      }
    }
    // "Written by" and a name; the same pair also gives the time that reading takes.
    if let label = values["twitter:label1"]?.lowercased(), ["written by", "author", "by"].contains(label) {
      values["author"] = values["author"] ?? values["twitter:data1"]
    }
    let canonical = page.all("link").first { page[$0].attributes["rel"]?.lowercased() == "canonical" }
      .flatMap { page[$0].attributes["href"] }
    return Metadata(
      title: titles.lazy.compactMap { values[$0] }.first,
      byline: bylines.lazy.compactMap { values[$0] }.first { !$0.hasPrefix("http") && $0.utf8.count <= 200 }
        .map(Byline.withoutBy),
      source: sources.lazy.compactMap { values[$0] }.first { $0.utf8.count <= 80 },
      url: (canonical.flatMap(webAddress)) ?? values["og:url"].flatMap(webAddress),
      published: dates.lazy.compactMap { values[$0].flatMap { PublicationDate.first(in: $0) } }.first)
  }

  // MARK: marked in the page

  private static func marked(_ page: Page, main: Int?) -> Metadata {
    var metadata = Metadata()
    var firstTime: Day?, mainTime: Day?, classed: Day?
    for i in page.nodes.indices {
      let node = page[i]
      switch node.tag {
      case "": continue
      case "h1" where metadata.title == nil:
        let text = page.text(i)
        if (4...300).contains(text.utf8.count) { metadata.title = text }
      case "time":
        let day = PublicationDate.first(in: node.attributes["datetime"] ?? page.text(i))
        firstTime = firstTime ?? day
        if let main, page.isInside(i, main) { mainTime = mainTime ?? day }
      default: break
      }
      let property = node.attributes["itemprop"]?.lowercased() ?? ""
      if property == "datepublished" {
        metadata.published =
          metadata.published
          ?? PublicationDate.first(in: node.attributes["content"] ?? node.attributes["datetime"] ?? page.text(i))
      }
      guard node.attributes["class"] != nil || node.attributes["rel"] != nil || !property.isEmpty else { continue }
      let words = page.words(i)
      if metadata.byline == nil,
        property == "author" || node.attributes["rel"]?.lowercased() == "author" || words.contains("byline")
          || words.contains("author") && node.tag != "div" && node.tag != "section"
      {
        metadata.byline = name(page.text(i))
      }
      if classed == nil,
        !Set(words).isDisjoint(with: ["date", "dateline", "published", "pubdate", "timestamp", "posted"])
      {
        classed = PublicationDate.only(page.text(i))
      }
    }
    metadata.published = metadata.published ?? mainTime ?? firstTime ?? classed
    if metadata.title == nil, let title = page.all("title").first.map({ page.text($0) }), !title.isEmpty {
      metadata.title = withoutSite(title, metadata.source)
    }
    return metadata
  }

  /// A name out of "By Jane Roe | March 3": short, without digits.
  private static func name(_ text: String) -> String? {
    let line = Sanitizer.line(text.prefix { $0 != "|" && $0 != "•" && $0 != "·" })
    let clean = Byline.withoutBy(line)
    let isShort = (3...80).contains(clean.utf8.count)
    return isShort && !clean.utf8.contains { (0x30...0x39).contains($0) } && !clean.hasSuffix(".") ? clean : nil
  }

  /// `Headline - Site`, `Headline | Site`: without the site, where it is known or short.
  static func withoutSite(_ title: String, _ source: String?) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · "] {
      let parts = HeaderLine.split(title, separator)
      guard parts.count >= 2, let last = parts.last else { continue }
      if let source {
        if last.lowercased() == source.lowercased() {
          return String(title.dropLast(last.count + separator.count))
        }
      } else if separator != " — ", last.split(separator: " ").count <= 4, title.utf8.count > last.utf8.count * 2 {
        return String(title.dropLast(last.count + separator.count))
      }
    }
    return title
  }

  private static func webAddress(_ text: String) -> String? {
    let line = Sanitizer.line(text)
    return line.hasPrefix("http://") || line.hasPrefix("https://") ? line : nil
  }

  /// Headlines in JSON-LD often carry HTML references.
  private static func decoded(_ text: String) -> String {
    var result = Sanitizer.line(text)
    guard result.contains("&") else { return result }
    for (reference, character) in [
      ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&#8217;", "’"), ("&#8216;", "‘"),
      ("&#8220;", "“"), ("&#8221;", "”"), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&ldquo;", "“"), ("&rdquo;", "”"),
      ("&nbsp;", " "), ("&#8211;", "–"), ("&ndash;", "–"), ("&mdash;", "—"), ("&lt;", "<"), ("&gt;", ">"),
      ("&amp;", "&"),
    ] {
      result = HeaderLine.split(result, reference).joined(separator: character)
    }
    return result
  }
}
