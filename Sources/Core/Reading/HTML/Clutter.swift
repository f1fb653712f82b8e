/// What stands on a news page and is no part of the article: navigation, captions, consent, advertising, comments.
enum Clutter {
  private static let tags: Set<String> = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "form", "button", "input", "select", "textarea",
    "nav", "aside", "footer", "figure", "figcaption", "video", "audio", "object", "embed", "canvas", "dialog", "menu",
    "label", "picture", "img", "link", "meta", "head", "map", "fieldset", "progress",
  ]
  private static let roles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar",
    "toolbar", "tablist", "img", "figure", "note", "alert",
  ]
  /// Whole words of class names.
  private static let words: Set<String> = [
    "ad", "ads", "advert", "nav", "navbar", "menu", "share", "sharing", "social", "related", "sidebar", "rail",
    "footer", "masthead", "breadcrumb", "breadcrumbs", "caption", "credit", "credits", "cookie", "cookies", "consent",
    "gdpr", "ccpa", "newsletter", "newsletters", "subscribe", "subscription", "signup", "popup", "modal", "overlay",
    "pager", "pagination", "promo", "promos", "promotion", "sponsor", "sponsored", "sponsors", "paywall", "widget",
    "tags", "taglist", "toolbar", "trending", "outbrain", "taboola", "disqus", "livefyre", "hidden", "skip",
    "skiplink", "tooltip", "toc", "infobox", "navbox", "metadata", "noprint", "editsection", "reflist", "mbox",
    "gallery", "slideshow", "carousel", "lightbox", "teaser", "teasers", "banner", "login", "register", "donate",
    "donation", "thumb", "thumbinner", "thumbcaption", "poll", "quiz", "colophon", "legal", "copyright",
  ]
  /// Beginnings of words of class names.
  private static let beginnings = [
    "comment", "advertis", "recommend", "recirc", "mostread", "mostpopular", "readmore", "morefrom", "morestories",
    "relatedart", "relatedlink", "sharebar", "sharetool", "socialshare", "breadcrumb", "newsletter", "cookieb",
  ]
  /// Before a clutter word these say that something is arranged beside it: `has-sidebar`, `with-ads`, `no-banner`.
  private static let arranging: Set<String> = ["has", "with", "no", "without", "is", "not", "left", "right", "page"]
  /// Pairs of words that are clutter only together.
  private static let pairs: Set<String> = [
    "read more", "most read", "most popular", "see also", "more from", "more stories", "up next", "author bio",
    "also read", "in brief links", "tag list", "key points nav", "media caption", "image caption",
  ]

  /// Marks every node that is clutter or stands inside some.
  static func marked(in page: Page) -> [Bool] {
    var marks = [Bool](repeating: false, count: page.nodes.count)
    let paragraphs = paragraphText(page)
    let all = paragraphs.isEmpty ? 0 : paragraphs[0]
    var i = 0
    while i < page.nodes.count {
      if isClutter(page, i, share: all == 0 ? 0 : Double(paragraphs[i]) / Double(all)) {
        for at in i..<page[i].end { marks[at] = true }
        i = page[i].end
      } else {
        i += 1
      }
    }
    return marks
  }

  /// - Parameter share: of the page's text in paragraphs, 0…1. What holds most of it is the article, whatever its class.
  private static func isClutter(_ page: Page, _ i: Int, share: Double) -> Bool {
    let node = page[i]
    if node.tag.isEmpty { return false }
    if tags.contains(node.tag) { return node.tag != "form" || share < 0.5 }
    if ["html", "body", "article", "main"].contains(node.tag) { return false }
    if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" { return true }
    if let style = node.attributes["style"]?.lowercased().filter({ $0 != " " }),
      style.contains("display:none") || style.contains("visibility:hidden")
    {
      return true
    }
    if share > 0.4 { return false }
    if let role = node.attributes["role"]?.lowercased(), roles.contains(role) { return true }
    // The head of a page, not of an article.
    if node.tag == "header" { return !hasAncestor(page, i, ["article", "main"]) && !holdsHeadline(page, i) }
    let words = page.words(i)
    for (at, word) in words.enumerated() {
      let before = at > 0 ? words[at - 1] : ""
      if pairs.contains("\(before) \(word)") { return true }
      if arranging.contains(before) { continue }
      if self.words.contains(word) || beginnings.contains(where: { word.hasPrefix($0) }) {
        return !holdsHeadline(page, i)
      }
    }
    return false
  }

  private static func holdsHeadline(_ page: Page, _ i: Int) -> Bool {
    page.inside(i).contains { page[$0].tag == "h1" }
  }

  private static func hasAncestor(_ page: Page, _ i: Int, _ tags: [String]) -> Bool {
    var at = page[i].parent
    while at >= 0 {
      if tags.contains(page[at].tag) { return true }
      at = page[at].parent
    }
    return false
  }

  /// Bytes of text in paragraphs below each node.
  private static func paragraphText(_ page: Page) -> [Int] {
    var counts = [Int](repeating: 0, count: page.nodes.count)
    var paragraph = -1
    for i in page.nodes.indices {
      if page[i].tag == "p" || page[i].tag == "pre" { paragraph = i }
      if page[i].tag.isEmpty, paragraph >= 0, page.isInside(i, paragraph) { counts[i] = page[i].text.count }
    }
    for i in page.nodes.indices.reversed() where page[i].parent >= 0 { counts[page[i].parent] += counts[i] }
    return counts
  }
}
