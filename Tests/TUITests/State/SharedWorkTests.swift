import Core
import Testing

@testable import TUI

/// Filters, tags, unread notes and pairs, as keys and screens.
struct SharedWorkTests {
  private static func library() throws -> Library {
    let library = try Library.inMemory(actor: "ann")
    _ = try library.add(articles: SessionTests.articles)
    return library
  }

  private func screen(_ session: Session) -> String {
    let frame = render(session.state)
    return (0..<frame.rows).map { frame.text(ofRow: $0) }.joined(separator: "\n")
  }

  private func note(_ library: Library, on words: String, body: String, tags: [String] = [], by author: String = "ann")
    throws -> Annotation
  {
    for article in try library.articles() {
      let open = try library.open(article.id)
      let text = open.text.string
      guard let range = text.firstRange(of: words) else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return try library.save(
        Annotation(
          id: "", article: article.id,
          anchor: Anchor(
            revision: open.revision, span: Span(start: start, end: start + words.utf8.count), exact: words), body: body,
          tags: tags, author: author, created: 0, modified: 0))
    }
    throw Problem(.internal, "no words \(words)")
  }

  // MARK: Filters

  @Test func `a filter is typed with Tab, saved, listed with what is new, and looked at`() throws {
    let library = try Self.library()
    var session = try Session([], library: library)
    session.press("1F")
    session.type("kind:person with:mil")
    #expect(screen(session).contains("with:\"Mark Milley\""))
    session.press("<tab><enter>")
    #expect(session.state.articles.filterText == "with:\"Mark Milley\" kind:person")
    session.press(":save-filter generals<enter>:clear-filter<enter>@")
    #expect(screen(session).contains("@generals"))
    #expect(!screen(session).contains("1 new"))
    let article = Article(
      title: "Milley retires", published: Day(iso: "2023-09-29"), text: Text("General Mark Milley retired on Friday."),
      origin: "c.txt")
    _ = try library.add(articles: [article])
    session.receive(.libraryChanged)
    #expect(screen(session).contains("1 new"))
    session.press("<enter>")
    #expect(session.state.articles.rows.count == 3)
    #expect(
      session.state.articles.rows.filter { session.state.articles.fresh.contains($0.id) }.map(\.title) == [
        "Milley retires"
      ])
    #expect(screen(session).contains("+2023-09-29") && screen(session).contains("+ 1 new since the last look"))
    session.press("<C-o>")
    session.receive(.libraryChanged)
    #expect(session.state.page?.kind == .filters && !screen(session).contains("1 new"))
    session.press("d")
    #expect(screen(session).contains("No filter has a name yet"))
  }

  @Test func `a filter is edited where it stands and composes with the name under the cursor`() throws {
    var session = try Session([], library: try Self.library())
    session.press("1F")
    session.type("from:2022")
    session.press("<enter><esc>3/kyiv<enter>+")
    #expect(session.state.articles.filterText.hasPrefix("with:Kyiv"))
    session.press("1F<C-w>")
    session.type("from:2023 to:2023-12")
    session.press("<enter>")
    #expect(session.state.articles.rows.map(\.title) == ["Two generals, one word"])
    #expect(screen(session).contains("filter: with:Kyiv from:2023-01-01 to:2023-12-31"))
    session.press("<esc>")
    #expect(screen(session).contains("with:Kyiv from:2023-01"))
  }

  @Test func `Tab before the offers have come takes them when they come`() throws {
    var state = Sample.state()
    let effects = state.press("Fta<tab>")
    #expect(effects.last == .completeFilter("ta"))
    _ = state.update(.filterCompleted("ta", FilterCompletion(start: 0, words: ["tag:"])))
    #expect(state.prompt?.line.string == "tag:")
  }

  @Test func `what a filter hides keeps its title in the list of notes`() throws {
    let library = try Self.library()
    _ = try note(library, on: "victory was unlikely", body: "so he said", tags: ["war"])
    var session = try Session([], library: library)
    session.press(":filter from:2023<enter>:what-is-new<enter>o")
    #expect(screen(session).contains("No note passes the filter"))
    session.press("#<enter>")
    #expect(screen(session).contains("A window, said the general") && screen(session).contains("so he said"))
  }

  // MARK: Unread

  @Test func `a note by somebody else is marked until it was read, and U goes there`() throws {
    let library = try Self.library()
    var session = try Session([], library: library)
    _ = try note(library, on: "called the war a stalemate", body: "his own word?", by: "ben")
    session.receive(.libraryChanged)
    #expect(session.state.message?.text == "ben wrote a note: U goes there")
    #expect(screen(session).contains("• 1 unread note"))
    session.press("U")
    #expect(session.state.reader?.article.summary.title == "Two generals, one word")
    #expect(screen(session).contains("ben: his own word?"))
    #expect(try library.unseenAnnotations().isEmpty)
    session.press("j")
    #expect(!screen(session).contains("unread note"))
    session.press("U")
    #expect(session.state.message?.text == "You have read all notes")
  }

  @Test func `an unread note has its mark beside the text and in the list`() throws {
    let library = try Self.library()
    _ = try note(library, on: "a victory was unlikely", body: "who else said so?", by: "ben")
    _ = try note(library, on: "window", body: "mine")
    var session = try Session([], library: library)
    #expect(session.state.message?.text == "1 unread note by others: U goes to the next")
    #expect(screen(session).split(separator: "\n").contains { $0.hasPrefix("•") })
    session.press("o")
    #expect(screen(session).contains("• “a victory was unlikely”") && !screen(session).contains("• “window”"))
    session.press("jo")
    #expect(!screen(session).contains("• “a victory was unlikely”"))
  }

  @Test func `an answer is written below its text, also from the list of notes and from another article`() throws {
    let library = try Self.library()
    _ = try note(library, on: "called the war a stalemate", body: "his own word?", by: "ben")
    var session = try Session([], library: library)
    session.press("or")
    #expect(session.state.reader?.article.summary.title == "Two generals, one word")
    #expect(screen(session).contains("Answer to"))
    session.type("yes")
    session.press("<C-s>")
    #expect(try library.annotations().map(\.body).sorted() == ["his own word?", "yes"])
  }

  // MARK: Tags

  @Test func `all notes of a filtered list are tagged at once and untagged by one undo`() throws {
    let library = try Self.library()
    _ = try note(library, on: "window", body: "one", tags: ["talks"])
    _ = try note(library, on: "stalemate", body: "two", tags: ["talks"])
    _ = try note(library, on: "Kyiv", body: "three", tags: ["place"])
    var session = try Session([], library: library)
    session.press("oF")
    session.type("tag:talks")
    session.press("<enter>A")
    #expect(screen(session).contains("tags of 2 notes"))
    session.type("+milley -talks")
    session.press("<enter>")
    #expect(session.state.message?.text.hasPrefix("2 notes changed") == true)
    session.press("#")
    #expect(screen(session).contains("#milley") && !screen(session).contains("#talks"))
    session.press("u#")
    #expect(screen(session).contains("#talks") && !screen(session).contains("#milley"))
  }

  @Test func `a tag is renamed and merged everywhere`() throws {
    let library = try Self.library()
    _ = try note(library, on: "window", body: "one", tags: ["talk"])
    _ = try note(library, on: "stalemate", body: "two", tags: ["talks"])
    var session = try Session([], library: library)
    session.press("#j")
    session.press(":rename-tag talk talks<enter>")
    #expect(screen(session).contains("#talks") && screen(session).contains("2 notes"))
    #expect(try library.tags().map(\.tag) == ["talks"])
    session.press("r<C-u>")
    session.type("negotiation")
    session.press("<enter>")
    #expect(try library.tags().map(\.tag) == ["negotiation"])
    session.press("<enter>")
    #expect(session.state.page?.kind == .notes && session.state.notes.count == 2)
  }

  @Test func `what a colour means is said once for all who use the library`() throws {
    let library = try Self.library()
    var session = try Session([], library: library)
    session.press(":colours<enter>jj<enter><C-u>")
    session.type("denied by Moscow")
    session.press("<enter>")
    #expect(screen(session).contains("red        denied by Moscow"))
    session.press("<esc>)vsc")
    #expect(session.state.choice?.options.contains { $0.label == "red: denied by Moscow" } == true)
    session.press("ro")
    #expect(screen(session).contains("red: denied by Moscow"))
    let other = try Session([], library: library)
    #expect(other.state.colours.first { $0.name == "red" }?.meaning == "denied by Moscow")
  }

  // MARK: Pairs

  @Test func `two names: where they are together, their first link, their events, and back to the row`() throws {
    var session = try Session([], library: try Self.library())
    session.press("3/milley<enter>T")
    session.type("zalu")
    session.press("<enter>")
    #expect(session.state.page?.title.contains("Milley and ") == true)
    #expect(screen(session).contains("first together: A window, said the general"))
    session.press("jj")
    let row = session.state.page?.list.chosen
    session.press("<enter>")
    #expect(session.state.screen == .reading)
    session.press("<C-o>")
    #expect(session.state.page?.list.chosen == row && session.state.page?.title.contains("Milley and ") == true)
  }
}
