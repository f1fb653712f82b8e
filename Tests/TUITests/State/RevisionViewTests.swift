import Core
import Testing

@testable import TUI

/// A changed article is added again: what changed, words first, and what became of the notes.
struct RevisionViewTests {
  private static func article(_ text: String) -> Article {
    Article(
      title: "The harbour", source: "Our paper", published: Day(iso: "2024-05-01"), text: Text(text), origin: "h.txt")
  }

  private static let old = """
    The harbour office opened at nine. Nobody had expected so many people on a Sunday. The ferry cost forty euros.

    By noon the queue reached the fish market, and the last loaf of bread was sold. The mayor sent two more clerks.
    """
  private static let new = """
    The harbour office opened at nine. Nobody had expected so many people on a Sunday. The ferry cost four hundred euros.

    The mayor sent two more clerks.
    """

  private func screen(_ session: Session) -> String { Golden.text(of: render(session.state)) }

  private func revised() throws -> Session {
    let library = try Library.inMemory(actor: "ann")
    var session = try Session([Self.article(Self.old)], library: library)
    session.press("))vsa")
    session.type("Check the price.")
    session.press("<C-s>)vsa")
    session.type("Bread!")
    session.press("<C-s>")
    #expect(session.state.reader?.article.annotations.count == 2)
    _ = try library.add(articles: [Self.article(Self.new)])
    session.receive(.libraryChanged)
    return session
  }

  @Test func `the new text is announced, and R Enter shows the words that came and went`() throws {
    var session = try revised()
    #expect(session.state.message?.text.contains("new version") == true)
    session.press("R")
    #expect(screen(session).contains("version 1") && screen(session).contains("version 2"))
    #expect(screen(session).contains("came, "))
    session.press("<enter>")
    let shown = screen(session)
    #expect(shown.contains("[-forty-] {+four hundred+}"))
    #expect(shown.contains("[-By noon the queue reached the fish market"))
    #expect(shown.contains("(edited)") && shown.contains("of 5 words changed"))
    #expect(shown.contains("(lost)") && shown.contains("R repairs"))
  }

  @Test func `the old version stays readable, says what it is, and back returns`() throws {
    var session = try revised()
    session.press("R<enter>g<enter>")
    #expect(session.state.isOldRevision)
    #expect(session.state.reader?.text.string.contains("last loaf of bread") == true)
    #expect(screen(session).contains("OLD VERSION"))
    session.press("<C-o>")
    #expect(screen(session).contains("{+four hundred+}"))
  }

  @Test func `a lost note is marked where it stood, and one key and a bring it back`() throws {
    var session = try revised()
    #expect(session.state.reader?.lostNotes.count == 1)
    session.press("o")
    for _ in 0..<9 where session.state.noteHere?.anchor.state != .lost { session.press("j") }
    session.press("<enter>")
    #expect(session.state.reader.map { $0.text.string($0.sentence(at: $0.cursor)) }?.contains("euros") == true)
    #expect(session.state.message?.text.contains("lost") == true)
    session.press("o")
    for _ in 0..<9 where session.state.noteHere?.anchor.state != .lost { session.press("j") }
    session.press("R")
    #expect(session.state.repairing != nil)
    session.press("Gvsa")
    let notes = session.state.reader?.article.annotations ?? []
    #expect(notes.allSatisfy { $0.anchor.state != .lost })
    #expect(notes.contains { $0.body == "Bread!" && $0.anchor.exact == "The mayor sent two more clerks." })
    session.press("u")
    #expect(session.state.reader?.lostNotes.count == 1)
  }
}
