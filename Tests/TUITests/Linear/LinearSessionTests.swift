import Core
import Testing

@testable import TUI

struct LinearSessionTests {
  private func session(_ articles: [Article]) throws -> LinearSession {
    let library = try Library.inMemory(actor: "ann")
    _ = try library.add(articles: articles)
    var session = LinearSession(library: library)
    _ = try session.greeting()
    return session
  }

  private func article(_ title: String, _ text: String) -> Article {
    Article(title: title, published: Day(iso: "2023-11-08"), text: Text(text), origin: title)
  }

  @Test func `an article is read paragraph by paragraph, numbered`() throws {
    let paragraphs = (1...7).map { "This is part \($0) of the report." }
    var session = try session([article("A report", paragraphs.joined(separator: "\n\n"))])
    #expect(session.answer("articles") == ["1. A report, 2023-11-08, 49 words"])
    let first = session.answer("1")
    #expect(first.first == "A report")
    #expect(first.last == "[5] This is part 5 of the report.")
    #expect(session.answer("") == ["[6] This is part 6 of the report.", "[7] This is part 7 of the report."])
    #expect(session.answer("more") == ["End of the article."])
    #expect(session.answer("again 7") == ["[7] This is part 7 of the report."])
    #expect(session.answer("find part 3") == ["[3] This is part 3 of the report."])
  }

  @Test func `a note is kept on its paragraph under the reader's name and can be taken back`() throws {
    var session = try session([article("A report", "One thing.\n\nAnother thing.")])
    _ = session.answer("1")
    #expect(session.answer("note 2 Who says so?") == ["Kept on paragraph 2."])
    #expect(session.answer("notes") == ["1. ann: Who says so? (on: Another thing. …)"])
    #expect(session.answer("undo").first?.hasPrefix("Undone") == true)
    #expect(session.answer("notes") == ["No notes."])
  }

  @Test func `the timeline goes over all articles and says where each event is told`() throws {
    var session = try session([
      article("A talk", "Mark Milley spoke in New York on 9 November 2022."),
      article("A call", "Donald Trump called Vladimir Putin on 18 March 2025."),
    ])
    let lines = session.answer("timeline")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("2022-11-09: Mark Milley spoke in New York (article ") == true)
    #expect(lines.last?.hasPrefix("2025-03-18: Donald Trump called Vladimir Putin (article ") == true)
    #expect(session.answer("search Putin").count == 1)
    #expect(session.answer("entities all") == session.answer("names all"))
  }

  @Test func `nothing in a title or text reaches the terminal raw`() throws {
    var session = try session([article("\u{1B}]0;owned\u{7}Title\u{202E}", "Text \u{1B}[31mred\u{9B}2J end.")])
    for line in session.answer("articles") + session.answer("1") + session.answer("note 1 \u{1B}c")
      + session.answer("notes")
      + session.answer("\u{1B}]52;c;x\u{7}")
    {
      #expect(
        line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}" })
    }
  }

  @Test(arguments: [
    "0", "99", "read", "read x", "again 9", "name", "name 4", "note", "note 9 x", "find", "nonsense", "-3",
  ])
  func `a wrong line is answered, never fatal`(line: String) throws {
    var session = try session([article("A report", "One thing.")])
    #expect(!session.answer(line).isEmpty)
    _ = session.answer("1")
    #expect(!session.answer(line).isEmpty)
    #expect(!session.isFinished)
  }
}
