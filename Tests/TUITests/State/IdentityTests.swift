import Core
import Testing

@testable import TUI

/// Who is who, by keys, over a real library.
struct IdentityTests {
  private func session() throws -> Session { try Session(SessionTests.articles) }

  private func entities(_ session: Session) throws -> [EntitySummary] { try session.work.library.entities() }

  private func screen(_ session: Session) -> String {
    let frame = render(session.state)
    return (0..<frame.rows).map { frame.text(ofRow: $0) }.joined(separator: "\n")
  }

  /// Chooses a name in the sidebar.
  private func choose(_ name: String, in session: inout Session) {
    session.press("3/")
    session.type(name)
    session.press("<enter>")
  }

  @Test func `a merge says what it will do, and the merged entity is chosen everywhere`() throws {
    var session = try session()
    let before = try entities(session)
    choose("milley", in: &session)
    session.press("s")
    session.type("zelen")
    #expect(screen(session).contains("▸ Volodymyr Zelensky"))
    session.press("<enter>")
    let question = screen(session)
    #expect(question.contains("Mark Milley (person, "))
    #expect(question.contains("+ Volodymyr Zelensky (person, "))
    #expect(question.contains("their names have no word in common"))
    #expect(try entities(session) == before)
    session.press("y")
    let whole = try #require(session.state.chosen)
    #expect(try entities(session).count == before.count - 1)
    #expect(try entities(session).contains { $0.id == whole.id && $0.name == whole.name })
    #expect(session.state.timeline.asked?.entities == [whole.id])
    session.press("u")
    #expect(session.state.message?.text == "Undone: Mark Milley = Volodymyr Zelensky")
    #expect(try entities(session) == before)
  }

  @Test func `the name of a merged entity can be chosen`() throws {
    var session = try session()
    choose("milley", in: &session)
    session.press("s")
    session.type("zelen")
    session.press("<enter>n<C-u>")
    session.type("The two")
    session.press("<enter>")
    #expect(session.state.chosen?.name == "The two")
    #expect(try entities(session).contains { $0.name == "The two" })
  }

  @Test func `a contradiction is shown at once with its two sides, and nothing is decided until one is chosen`() throws
  {
    var session = try session()
    choose("milley", in: &session)
    session.press("d")
    session.type("zalu")
    session.press("<enter>y")
    #expect(session.state.message?.text == "Mark Milley ≠ Valerii Zaluzhnyi; u takes it back")
    let before = try entities(session)
    session.press("s")
    session.type("zalu")
    session.press("<enter>")
    #expect(screen(session).contains("This contradicts what was decided"))
    #expect(screen(session).contains("Mark Milley ≠ Valerii Zaluzhnyi"))
    #expect(screen(session).contains("k keep them apart"))
    session.press("k")
    #expect(try entities(session) == before)
    #expect(try session.work.library.decisions().count == 1)
    session.press("s")
    session.type("zalu")
    session.press("<enter>t")
    #expect(try entities(session).count == before.count - 1)
    session.press("u")
    #expect(try entities(session) == before)
    #expect(try session.work.library.decisions().first?.isLive == true)
  }

  @Test func `why shows decisions, and a key takes one back`() throws {
    var session = try session()
    choose("milley", in: &session)
    session.press("w")
    #expect(screen(session).contains("Nobody has decided anything here."))
    session.press("qd")
    session.type("zalu")
    session.press("<enter>r")
    session.type("I know both")
    session.press("<enter>w")
    #expect(screen(session).contains("ann: Mark Milley ≠ Valerii Zaluzhnyi"))
    #expect(screen(session).contains("because: I know both"))
    session.press("gx")
    #expect(try session.work.library.decisions().first?.isLive == false)
    #expect(screen(session).contains("taken back"))
  }

  @Test func `mentions are ticked and split off, what parts is shown, and undo ends where it began`() throws {
    var session = try session()
    let before = try entities(session)
    choose("zaluzhnyi", in: &session)
    session.press("X")
    #expect(screen(session).contains("Which of these 3 mentions of Valerii Zaluzhnyi are somebody else?"))
    session.press(" ")
    #expect(screen(session).contains("1 ticked"))
    session.press("<enter>")
    #expect(screen(session).contains("1 of 3 mentions of Valerii Zaluzhnyi are somebody else"))
    session.press("s")
    let after = try entities(session)
    #expect(after.count == before.count + 1)
    #expect(after.contains { $0.name == "Valerii Zaluzhnyi (2)" && $0.mentions == 1 })
    session.press("u")
    #expect(try entities(session) == before)
  }

  @Test func `a split shows the decision that joined, which can be taken back instead`() throws {
    var session = try session()
    let before = try entities(session)
    choose("milley", in: &session)
    session.press("s")
    session.type("zelen")
    session.press("<enter>yX <enter>")
    #expect(screen(session).contains("Mark Milley = Volodymyr Zelensky (ann,"))
    session.press("1")
    #expect(try entities(session) == before)
  }

  @Test func `in the queue the message names the key that undoes there`() throws {
    var session = try session()
    session.receive(.decided("A ≠ B; u takes it back"))
    #expect(session.state.message?.text == "A ≠ B; u takes it back")
    session.press("Q")
    session.receive(.decided("A ≠ B; u takes it back"))
    #expect(session.state.message?.text == "A ≠ B; z takes it back")
  }

  @Test func `every kind can be read at 80 columns`() throws {
    var session = try session()
    choose("milley", in: &session)
    session.press("c")
    for kind in EntityKind.allCases { #expect(screen(session).contains(kind.rawValue)) }
  }
}
