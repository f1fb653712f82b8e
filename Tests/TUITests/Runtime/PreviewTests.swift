import Core
import Foundation
import Testing

@testable import TUI

/// Text on the screen before the library is open.
struct PreviewTests {
  private func preview(_ name: String, _ text: String, _ start: State) throws -> Preview? {
    let path = NSTemporaryDirectory() + "preview-\(UUID().uuidString)-\(name)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return Preview(of: path, libraryName: "news", start)
  }

  private func shows(_ preview: Preview, _ words: String) -> Bool {
    let frame = preview.frame
    return (0..<frame.rows).contains { frame.text(ofRow: $0).contains(words) }
  }

  @Test func `a text file is there at once, and keys move in it`() throws {
    let lines = (1...80).map { "Paragraph \($0) of the report.\n\n" }.joined()
    var preview = try #require(try preview("a.txt", lines, State(rows: 24, columns: 80)))
    #expect(shows(preview, "Paragraph 1 of"))
    #expect(preview.cursor == nil)
    let before = preview.frame.cursor
    let moves = preview.take(.character("j"))
    #expect(moves)
    #expect(preview.cursor != nil && preview.frame.cursor != before)
    for key in "aq:/?" {
      let isTaken = preview.take(.character(key))
      #expect(!isTaken)
    }
  }

  @Test func `only the beginning of a long file is read`() throws {
    let text = String(repeating: "The same words again and again, for a very long time.\n\n", count: 20_000)
    let preview = try #require(try preview("long.txt", text, State(rows: 24, columns: 80)))
    #expect(shows(preview, "The same words again"))
  }

  @Test(arguments: ["a.html", "a.json", "a.jsonl"]) func `what may look different when it is whole waits`(
    name: String
  ) throws {
    #expect(try preview(name, "{\"text\":\"<p>One.</p>\"}\n", State(rows: 24, columns: 80)) == nil)
  }

  @Test func `it stands until its own article is open, not any other`() throws {
    var real = State(rows: 24, columns: 80)
    let preview = try #require(try preview("a.txt", "One report.\n", real))
    #expect(preview.stands(for: real))
    real.reader = Reader(
      OpenArticle(
        summary: ArticleSummary(id: 7, title: "Other"), revision: "", text: Text("Other."), analysis: Analysis(),
        entityIDs: [], annotations: []), columns: 76)
    #expect(preview.stands(for: real))
    real.named = [7]
    #expect(!preview.stands(for: real))
    real.named = []
    _ = real.update(.failed(Problem(.data, "it cannot be read")))
    #expect(!preview.stands(for: real))
  }
}
