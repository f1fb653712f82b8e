import Testing

@testable import Core

/// What a page is made like, the page, and what must come out of it. The prose is the same in all of them.
struct NewsPage: CustomTestStringConvertible, Sendable {
  let structure: String
  let html: String
  var byline: String? = "Anna Holm"
  var source: String? = "Coastal Record"
  var published = "2024-05-07"

  var testDescription: String { structure }

  static let title = "Harbour talks stall as ministers leave"
  static let paragraphs = [
    "Ministers from four countries left the town hall without a deal on Tuesday, and none would say when they meet again.",
    "The quotas, which were cut in half last year, are too low for the islands, said Anna Berg, who speaks for their fleet.",
    "“We cannot eat quotas,” she said, as the last of the cars left the square, and went back to her boat.",
    "A new round is planned for June, officials said, but the place is open, and so is who will come.",
  ]
}

struct NewsPageTests {
  @Test(arguments: NewsPage.all)
  func `a page of that structure gives title, text, byline, source and date`(page: NewsPage) throws {
    let found = try Reader().read(bytes: Array(page.html.utf8), name: "a.html")
    let article = try #require(found.count == 1 ? found.first : nil)
    #expect(article.title == NewsPage.title)
    #expect(
      article.text.string.split(separator: "\n\n").map(String.init) == [NewsPage.title] + NewsPage.paragraphs)
    #expect(article.byline == page.byline)
    #expect(article.source == page.source)
    #expect(article.published?.description == page.published)
  }
}
