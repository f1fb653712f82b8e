/// Finds the element that holds the article's text.
///
/// Each paragraph gives points to its ancestors, fewer with distance, as in Arc90's Readability; names of elements and
/// classes add to that, links take away. The best element then grows upwards as long as that brings paragraphs in
/// (an article is often cut into sections by advertising). All sums are made in one pass over the flat tree.
struct MainText {
  private let page: Page
  private let clutter: [Bool]
  /// Bytes of text below each node, and how much of it stands in links and in paragraphs. Clutter counts nothing.
  private var text: [Int], links: [Int], prose: [Int]

  init(_ page: Page, clutter: [Bool]) {
    self.page = page
    self.clutter = clutter
    text = [Int](repeating: 0, count: page.nodes.count)
    links = text
    prose = text
    var linkEnd = 0
    for i in page.nodes.indices where !clutter[i] {
      if page[i].tag == "a" { linkEnd = max(linkEnd, page[i].end) }
      guard page[i].tag.isEmpty else { continue }
      let count = page[i].text.count { $0 > 0x20 }
      text[i] = count
      if i < linkEnd { links[i] = count }
    }
    for i in page.nodes.indices.reversed() {
      if isParagraph(i), text[i] - links[i] >= 25 { prose[i] = text[i] - links[i] }
      let parent = page[i].parent
      guard parent >= 0 else { continue }
      text[parent] += text[i]
      links[parent] += links[i]
      prose[parent] += prose[i]
    }
  }

  /// Index of the element; nil where the page has no running text.
  func element() -> Int? {
    guard !page.nodes.isEmpty, text[page.root] > 0 else { return nil }
    if let body = declared() { return body }
    var scores: [Int: Double] = [:]
    for i in page.nodes.indices where !clutter[i] && isParagraph(i) && text[i] - links[i] >= 25 {
      let points = 1 + min(Double(text[i] - links[i]) / 100, 3) + Double(commas(i))
      var at = page[i].parent
      for share in [1, 0.5, 0.33, 0.2] {
        guard at >= 0 else { break }
        scores[at, default: 0] += points * share
        at = page[at].parent
      }
    }
    // In the order of the page, so that equal scores give the same choice on every run.
    let best = scores.keys.sorted().max { rank($0, scores) < rank($1, scores) }
    guard var chosen = best else { return page.all("body").first ?? page.root }
    while page[chosen].parent >= 0 {
      let parent = page[chosen].parent
      guard !["html", "body"].contains(page[parent].tag) || page[chosen].tag != "article",
        prose[parent] * 10 >= prose[chosen] * 13, linkShare(parent) < 0.35
      else { break }
      chosen = parent
    }
    return chosen
  }

  /// What the page itself calls the text, where most running text stands there.
  private func declared() -> Int? {
    let total = prose[page.root]
    guard total > 0 else { return nil }
    let named = page.nodes.indices.filter {
      page[$0].attributes["itemprop"]?.lowercased() == "articlebody" && prose[$0] * 10 >= total * 4
    }
    if named.count == 1 { return named[0] }
    let articles = page.all("article").filter { !clutter[$0] && prose[$0] * 10 >= total * 7 }
    return articles.count == 1 ? articles[0] : nil
  }

  private func rank(_ i: Int, _ scores: [Int: Double]) -> Double {
    ((scores[i] ?? 0) + bonus(i)) * (1 - linkShare(i))
  }

  private func linkShare(_ i: Int) -> Double { text[i] == 0 ? 0 : Double(links[i]) / Double(text[i]) }

  private func commas(_ i: Int) -> Int {
    var count = 0
    for at in page.inside(i) where page[at].tag.isEmpty { count += page[at].text.count { $0 == 0x2C } }
    return min(count, 10)
  }

  private func bonus(_ i: Int) -> Double {
    var bonus = 0.0
    switch page[i].tag {
    case "article": bonus += 25
    case "main": bonus += 15
    case "section": bonus += 3
    case "ul", "ol", "dl", "td", "th": bonus -= 5
    default: break
    }
    let words = Set(page.words(i))
    if !words.isDisjoint(with: ["article", "story", "entry", "post", "content", "body", "text", "main"]) {
      bonus += 15
    }
    return bonus
  }

  /// `<p>`, or another block with text of its own: some pages use nothing but `<div>` and `<br>`.
  private func isParagraph(_ i: Int) -> Bool {
    switch page[i].tag {
    case "p", "pre": return true
    case "div", "section", "td", "blockquote", "article":
      var own = 0
      for child in page.children(i) where page[child].tag.isEmpty { own += page[child].text.count { $0 > 0x20 } }
      return own >= 80
    default: return false
    }
  }
}
