import Foundation
import Testing

@testable import Core

/// The sample articles are what a newcomer sees first.
struct SeedTests {
  private func seeds() throws -> [Article] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../seeds")
    var articles: [Article] = []
    for item in SourceWalk(paths: [root.path]) {
      switch item {
      case .problem(let problem): Issue.record("\(problem.message)")
      case .file(let file):
        try Reader().read(file: file, onProblem: { Issue.record("\($0.message)") }, each: { articles.append($0) })
      }
    }
    return articles
  }

  @Test func `each sample opens as one article with its headline, day and source`() throws {
    let found = try seeds()
    #expect(
      found.map { "\($0.published?.description ?? "none") \($0.title)" } == [
        "2022-11-10 Top U.S. general sees an opening for talks as Russia gives up Kherson",
        "2022-11-17 Milley: victory for Kyiv is unlikely any time soon",
        "2023-11-05 The word that Kyiv did not want to hear",
        "2024-02-09 Zelensky replaces Zaluzhnyi, the general who spoke of stalemate",
        "2024-06-15 Putin names his price",
        "2025-02-13 One Wednesday that changed the war",
        "2025-03-03 After the Oval Office, an embrace in London",
        "2025-03-12 Ukraine says yes to thirty days",
        "2025-03-14 Putin says yes, and then he says but",
        "2025-03-19 Two presidents, one call, half a cease-fire",
        "2025-03-21 From Milley to the call: how an idea came back",
      ])
    #expect(found.allSatisfy { $0.source == "dossier samples" && $0.byline == nil })
  }

  @Test func `each sample has three hundred to nine hundred words and nothing of the page around it`() throws {
    for article in try seeds() {
      let words = article.text.string.split(whereSeparator: \.isWhitespace).count
      #expect((300...900).contains(words), "\(article.title): \(words)")
      #expect(article.text.string.hasPrefix(article.title + "\n\n"))
      for clutter in ["consent", "caption", "All samples", "sample articles of dossier", "<", "Related", "tags:", "* "]
      {
        #expect(!article.text.string.contains(clutter), "\(article.title): \(clutter)")
      }
      let paragraphs = article.text.string.split(separator: "\n\n")
      #expect(paragraphs.count >= 7 && paragraphs.allSatisfy { !$0.contains("\n") }, "\(article.title)")
    }
  }

  @Test func `names lead from Milley to Zaluzhnyi to the call`() throws {
    let texts = try seeds().map(\.text.string)
    for names in [["Milley", "Zaluzhnyi"], ["Zaluzhnyi", "Zelensky"], ["Zelensky", "Trump"], ["Trump", "Putin"]] {
      #expect(texts.filter { text in names.allSatisfy { text.contains($0) } }.count >= 3, "\(names)")
    }
  }
}
