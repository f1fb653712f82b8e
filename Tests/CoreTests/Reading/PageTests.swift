import Testing

@testable import Core

private func article(_ html: String, name: String = "a.html") throws -> Article {
  let found = try Reader().read(bytes: Array(html.utf8), name: name)
  return try #require(found.count == 1 ? found.first : nil)
}

private let first =
  "Ministers from four countries left the town hall without a deal on Tuesday, and none of them would say when they will meet again."
private let second =
  "The quotas, which were cut in half last year, are too low for the islands, said Anna Berg, who speaks for their fleet."
private let third =
  "“We cannot eat quotas,” she said, as the last of the cars left the square, and went back to her boat."

struct PageTests {
  @Test func `a news page gives its text and nothing around it`() throws {
    let found = try article(
      """
      <!DOCTYPE html><html><head><title>Harbour talks stall | Coastal Record</title>
      <meta property="og:site_name" content="Coastal Record">
      <link rel="canonical" href="https://record.example/harbour">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"Person","@id":"#anna","name":"Anna Holm"},
        {"@type":"WebPage","url":"https://record.example/"},
        {"@type":"NewsArticle","headline":"Harbour talks stall &amp; ministers leave","author":{"@id":"#anna"},
         "datePublished":"2024-05-07T23:30:00-04:00","publisher":{"@type":"Organization","name":"Coastal Record"}}]}
      </script><style>p{color:red}</style></head>
      <body class="with-sidebar">
      <div id="cookie-banner"><p>We use cookies, and so do our many partners, to make this page slower than it needs to be, sorry.</p></div>
      <header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
      <main><article>
        <h1>Harbour talks stall &amp; ministers leave</h1>
        <p class="byline">By <a href="/anna">Anna Holm</a></p>
        <time datetime="2024-05-08">May 8, 2024</time>
        <figure><img src="x.jpg"><figcaption>A boat leaves the harbour, on a day that nobody on the islands will forget, in May.</figcaption></figure>
        <p>\(first)</p>
        <div class="ad-slot"><p>Advertisement</p></div>
        <p>\(second)</p>
        <aside class="related"><h3>Related</h3><p>Ferry runs aground, and nobody was hurt, though many people were very, very cross.</p></aside>
        <p><a href="/more">Read more: the ferry that ran aground</a></p>
        <h2>What next</h2>
        <p>\(third)</p>
        <ul><li>More boats</li><li>More <b>time</b></li></ul>
        <div class="share-tools"><p>Share this article with everybody you know, and with some you do not.</p></div>
      </article></main>
      <section id="comments"><p>First! I think the ministers are right, and Berg is wrong, as always, and so on.</p></section>
      <footer><p>Copyright 2024 Coastal Record, all rights reserved, and so are all wrongs, of course.</p></footer>
      </body></html>
      """)
    #expect(found.title == "Harbour talks stall & ministers leave")
    #expect(found.byline == "Anna Holm")
    #expect(found.source == "Coastal Record")
    #expect(found.url == "https://record.example/harbour")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
    #expect(
      found.text.string == """
        Harbour talks stall & ministers leave

        \(first)

        \(second)

        What next

        \(third)

        • More boats

        • More time
        """)
  }

  @Test func `an old page of divisions and line breaks is read too`() throws {
    let found = try article(
      """
      <html><head><title>Harbour talks stall - Coastal Record</title><meta name="DC.date.issued" content="2024-05-07"></head>
      <body><table><tr><td><a href=a>Home</a><br><a href=b>World</a></td>
      <td><div id=storytext>\(first)<br><br>\(second)<br><br>\(third)</div></td></tr></table></body></html>
      """)
    #expect(found.title == "Harbour talks stall")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
    #expect(found.text.string == "Harbour talks stall\n\n\(first)\n\n\(second)\n\n\(third)")
  }

  @Test func `an article that is cut into sections is put together`() throws {
    let found = try article(
      """
      <html><body><div class=wrap><div class=col><h1>Harbour talks stall</h1>
      <div class=chunk><p>\(first)</p><p>\(second)</p></div><div class=ad><p>Buy this.</p></div>
      <div class=chunk><p>\(third)</p><p>\(first)</p></div></div></div></body></html>
      """)
    #expect(found.text.string == "Harbour talks stall\n\n\(first)\n\n\(second)\n\n\(third)\n\n\(first)")
  }

  @Test(arguments: [
    #"<meta property="article:published_time" content="2024-05-07T10:00:00Z">"#,
    #"<meta name="date" content="May 7, 2024">"#,
    #"<meta itemprop="datePublished" content="2024-05-07">"#,
    #"<meta name="parsely-pub-date" content="2024-05-07T01:00:00Z">"#,
    #"<script type="application/ld+json">[{"@type":["Article","ReportageNewsArticle"],"headline":"H","datePublished":"2024-05-07"}]</script>"#,
  ])
  func `the date stands in many places`(head: String) throws {
    let found = try article("<html><head>\(head)</head><body><h1>Harbour talks</h1><p>\(first)</p></body></html>")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
  }

  @Test func `the date in the page counts where the head has none`() throws {
    let body = "<h1>Harbour talks</h1><p>\(first)</p>"
    #expect(
      try article("<article><h1>Harbour talks</h1><time datetime='2024-05-07'>today</time><p>\(first)</p></article>")
        .published == Day(year: 2024, month: 5, day: 7))
    #expect(
      try article("<body><span class=post-date>7 May 2024</span>\(body)</body>").published
        == Day(year: 2024, month: 5, day: 7))
    #expect(try article("<body>\(body)</body>").published == nil)
  }

  @Test func `a broken block of linked data does not lose the page`() throws {
    let found = try article(
      "<html><head><script type='application/ld+json'>{oops</script><meta property='og:title' content='Harbour talks'></head><body><p>\(first)</p></body></html>"
    )
    #expect(found.title == "Harbour talks")
    #expect(found.text.string == "Harbour talks\n\n\(first)")
  }

  @Test func `references for control characters are decoded before the filter`() throws {
    let found = try article(
      "<html><head><title>Harbour&#27;[31m talks&#x202e;</title></head><body><p>\(first)&#27;]0;owned&#7; &#147;x&#148;&#x200b;</p></body></html>"
    )
    #expect(found.text.string == "Harbour talks\n\n\(first) “x”")
  }

  @Test func `entities of a document type stay where they are and nothing is fetched`() throws {
    let bomb = (1..<9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }.joined()
    let found = try article(
      "<!DOCTYPE html [<!ENTITY l0 \"lol\">\(bomb)<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>\(first) &l8; &x;</p></body></html>"
    )
    #expect(!found.text.string.contains("root:"))
    #expect(found.text.count < 4000)
  }

  @Test func `a page says itself which encoding it has`() throws {
    let head = Array("<html><head><meta charset=\"windows-1251\"><title>".utf8)
    let cyrillic: [UInt8] = [0xCF, 0xE5, 0xF0, 0xE5, 0xE3, 0xEE, 0xE2, 0xEE, 0xF0, 0xFB, 0x20, 0xC0]
    let tail = Array("</title></head><body><p>".utf8) + cyrillic + Array(", \(first.dropLast())".utf8.prefix(60))
    let found = try Reader().read(bytes: head + cyrillic + tail + Array("</p></body></html>".utf8), name: "a.html")
    #expect(found.first?.title == "Переговоры А")
  }

  @Test func `very deep and very many tags end quickly`() throws {
    let deep = String(repeating: "<div><b>", count: 100_000) + first
    _ = try? article(deep)
    let many = String(repeating: "<p>x<p>y", count: 100_000) + "<p>" + first
    _ = try? article(many)
    var limits = ReadingLimits()
    limits.nodes = 10_000
    #expect(throws: Problem.self) { try Reader(limits: limits).read(bytes: Array(many.utf8), name: "a.html") }
  }

  @Test func `standard input is known by how it begins`() throws {
    #expect(try article("<!doctype html><title>Harbour talks</title><p>\(first)", name: "-").title == "Harbour talks")
    #expect(try article("---\ntitle: Harbour talks\n---\n\(first)", name: "-").title == "Harbour talks")
    #expect(try article("{\"text\":\"Harbour talks.\"}\n", name: "-").title == "Harbour talks.")
  }

  @Test func `a page without text is named`() throws {
    #expect(throws: Problem(.data, "a.html: cannot be read: there is no text in it")) {
      try article("<html><body><nav><a href=x>Home</a></nav></body></html>")
    }
  }
}
