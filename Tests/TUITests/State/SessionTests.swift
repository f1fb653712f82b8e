import Core
import Testing

@testable import TUI

/// A person at the keyboard over a real library in memory: every effect is done at once, every answer comes at once.
struct Session {
  private(set) var state: State
  let work: EffectWork
  /// Effects that only the owner of the terminal can do.
  private(set) var outside: [Effect] = []

  init(_ articles: [Article], rows: Int = 24, columns: Int = 80, library: Library? = nil) throws {
    let library = try library ?? Library.inMemory(actor: "ann")
    work = EffectWork(library: library, name: "seeds")
    if !articles.isEmpty { _ = try library.add(articles: articles) }
    state = State(rows: rows, columns: columns, settings: Settings(actor: library.actor))
    run(state.start())
  }

  mutating func press(_ text: String) {
    for key in keys(text) { run(state.update(.key(key))) }
  }

  mutating func type(_ text: String) {
    for character in text { run(state.update(.key(.character(character)))) }
  }

  /// An answer that came from elsewhere.
  mutating func receive(_ action: Action) { run(state.update(action)) }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .copy, .redraw, .suspend, .setTheme, .editExternally, .add: outside.append(effect)
      default: for action in work.perform(effect) { run(state.update(action)) }
      }
    }
  }
}

struct SessionTests {
  static let articles = [
    Article(
      title: "A window, said the general", source: "Our paper", published: Day(iso: "2022-11-17"),
      text: Text(
        """
        General Mark Milley told the Economic Club of New York on 9 November that a victory was unlikely. Milley spoke of \
        a window for talks.

        In Kyiv, Valerii Zaluzhnyi did not answer him.
        """), origin: "a.txt"),
    Article(
      title: "Two generals, one word", source: "Our paper", published: Day(iso: "2023-11-08"),
      text: Text(
        """
        Valerii Zaluzhnyi called the war a stalemate on 1 November 2023. Volodymyr Zelensky disagreed in Kyiv on 4 November.

        A year earlier Mark Milley had said so in New York. Zaluzhnyi had not liked it then.
        """), origin: "b.txt"),
  ]

  @Test func `one opens, chooses a name, and follows it to another article and back`() throws {
    var session = try Session(Self.articles)
    #expect(session.state.reader?.article.summary.title == "A window, said the general")
    session.press("/milley<enter><esc>")
    session.press("n")
    #expect(session.state.chosen?.name.contains("Milley") == true)
    let here = session.state.reader?.cursor
    session.press("]")
    #expect(session.state.reader?.article.summary.title == "Two generals, one word")
    #expect(session.state.underCursor.contains("Milley"))
    session.press("<C-o>")
    #expect(session.state.reader?.article.summary.title == "A window, said the general")
    #expect(session.state.reader?.cursor == here)
  }

  @Test func `a path that is in the library opens its own article, unless the reader was faster`() throws {
    var session = try Session(Self.articles)
    let second = try #require(try session.work.library.articles().last?.id)
    session.receive(.pathsNamed([]))
    session.receive(.pathsNamed([second]))
    #expect(session.state.reader?.article.summary.title == "Two generals, one word")
    var reading = try Session(Self.articles)
    reading.press("j")
    reading.receive(.pathsNamed([second]))
    #expect(reading.state.reader?.article.summary.title == "A window, said the general")
  }

  @Test func `keys of the text hold in the panes beside it`() throws {
    var session = try Session(Self.articles)
    session.press("4vs")
    #expect(session.state.focus == .text && session.state.reader?.selection != nil)
    session.press("<esc>3/zalu<enter>")
    #expect(session.state.chosen?.name.contains("Zaluzhnyi") == true)
    #expect(session.state.sidebar.search.isEmpty && session.state.sidebar.visible.count > 1)
  }

  @Test func `a note is kept with its passage, found in the list, deleted and brought back`() throws {
    var session = try Session(Self.articles)
    session.press(")vsa")
    session.type("Remember this.")
    session.press("<C-s>")
    #expect(session.state.reader?.article.annotations.map(\.body) == ["Remember this."])
    let passage = session.state.reader?.article.annotations.first?.anchor.exact
    #expect(passage == "Milley spoke of a window for talks.")
    session.press("o")
    #expect(session.state.page?.kind == .notes && session.state.noteHere?.body == "Remember this.")
    session.press("d")
    #expect(session.state.reader?.article.annotations.isEmpty == true)
    session.press("<esc>u")
    #expect(session.state.reader?.article.annotations.map(\.body) == ["Remember this."])
  }

  @Test func `the next run begins where the last one ended, with the draft`() throws {
    let library = try Library.inMemory(actor: "ann")
    var first = try Session(Self.articles, library: library)
    first.press("J}")
    first.press("vsa")
    first.type("half a thou")
    first.press("<esc><esc>)")
    let place = first.state.place
    first.press("q")
    #expect(first.state.isFinished)
    var second = try Session([], library: library)
    #expect(second.state.reader?.article.summary.id == place.article)
    #expect(second.state.reader?.cursor == place.cursor && second.state.reader?.top == place.top)
    second.press("a")
    #expect(second.state.editor?.body == "half a thou")
  }

  @Test func `search over the library leads to the words`() throws {
    var session = try Session(Self.articles)
    session.press("S")
    session.type("stalemate")
    session.press("<enter>")
    #expect(session.state.page?.lines.first?.text.hasPrefix("Two generals") == true)
    session.press("<enter>")
    let reader = try #require(session.state.reader)
    #expect(reader.article.summary.title == "Two generals, one word")
    #expect(reader.text.string(reader.sentence(at: reader.cursor)).contains("stalemate"))
  }

  @Test func `a name can be renamed, and undone`() throws {
    var session = try Session(Self.articles)
    session.press("3")
    let old = session.state.sidebar.visible.first?.name
    session.press("r<C-u>")
    session.type("The General")
    session.press("<enter>")
    #expect(session.state.sidebar.rows.contains { $0.name == "The General" })
    session.press("u")
    #expect(session.state.sidebar.visible.contains { $0.name == old })
    #expect(!session.state.sidebar.rows.contains { $0.name == "The General" })
  }

  @Test func `setting the date shows it in the text and the list`() throws {
    var articles = Self.articles
    articles[0].published = nil
    var session = try Session([articles[0]])
    session.press(":set-date 2022-11-17<enter>")
    #expect(session.state.reader?.article.summary.published == Day(iso: "2022-11-17"))
    #expect(session.state.articles.rows.first?.published == Day(iso: "2022-11-17"))
  }

  @Test func `a filter line narrows the list and a wrong word is named`() throws {
    var session = try Session(Self.articles)
    session.press("1F")
    session.type("from:2023")
    session.press("<enter>")
    #expect(session.state.articles.rows.map(\.title) == ["Two generals, one word"])
    session.press("F<C-u>")
    session.type("colour:red")
    session.press("<enter>")
    #expect(session.state.message?.text.contains("colour:red") == true)
    session.press(":clear-filter<enter>")
    #expect(session.state.articles.rows.count == 2)
  }
}

struct LostPlaceTests {
  @Test func `an article that is gone does not keep the others closed`() throws {
    let library = try Library.inMemory(actor: "ann")
    _ = try library.add(articles: SessionTests.articles)
    try library.setState("article", "4711")
    let session = try Session([], library: library)
    #expect(session.state.reader?.article.summary.title == "A window, said the general")
  }
}
