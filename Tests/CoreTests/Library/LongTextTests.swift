import Testing

@testable import Core

/// Texts that no article has the length of.
struct LongTextTests {
  @Test func `a text of many megabytes is read and searched, and nothing is looked for in it`() throws {
    let library = try Library.inMemory(actor: "ada")
    let line = "Angela Merkel spoke in Berlin on 3 May 2021, and nobody asked why.\n\n"
    let text = String(repeating: line, count: Library.longestAnalyzed / line.utf8.count + 1) + "The needleword.\n"
    let article = Article(title: "Long", text: Text(text), origin: "long.txt")
    let short = Article(title: "Short", text: Text(line), origin: "short.txt")
    #expect(try library.add(articles: [article, short]).added == 2)
    let rows = try library.articles(sort: .added)
    for row in rows {
      let open = try library.open(row.id)
      #expect(open.summary.isAnalyzed)
      #expect(open.analysis.mentions.isEmpty == (row.title == "Long"))
      #expect(!open.analysis.paragraphs.isEmpty)
    }
    #expect(try library.search("needleword").count == 1)
  }
}
