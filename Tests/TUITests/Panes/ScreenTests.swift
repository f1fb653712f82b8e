import Core
import Testing

@testable import TUI

struct ScreenTests {
  static let sizes = [(24, 80), (36, 120), (60, 200), (13, 50)]

  private func name(_ what: String, _ rows: Int, _ columns: Int) -> String { "\(what)-\(columns)x\(rows)" }

  @Test(arguments: sizes)
  func `reading`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    state.press("5e")
    Golden.check(render(state), name("reading", rows, columns))
  }

  @Test(arguments: sizes)
  func `names`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    state.press("3jj")
    Golden.check(render(state), name("names", rows, columns))
  }

  @Test(arguments: sizes)
  func `timeline alone`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    state.press("ttj")
    Golden.check(render(state), name("timeline", rows, columns))
  }

  @Test(arguments: sizes)
  func `articles`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    let more = (2...30).map { number in
      ArticleSummary(
        id: Int64(number), title: number == 3 ? "東京の新聞 👩‍👩‍👧 and é" : "Article number \(number)",
        published: Day(ordinal: 19_000 + number * 9),
        words: number * 37, notes: number % 3, people: ["Someone", "Somebody Else"], isRead: number % 2 == 0)
    }
    _ = state.update(.articlesListed(Filter(), .date, [Sample.article().summary] + more))
    state.screen = .articles
    state.press("jj")
    Golden.check(render(state), name("articles", rows, columns))
  }

  @Test(arguments: sizes)
  func `writing a note`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    state.press(")vsaFirst public use of the word.<enter>Compare 2022.")
    if let draft = state.editor?.draft { _ = state.update(.draftKept(draft)) }
    Golden.check(render(state), name("note", rows, columns))
  }

  @Test(arguments: sizes)
  func `search`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    state.press("/the")
    Golden.check(render(state), name("search", rows, columns))
  }

  @Test(arguments: sizes)
  func `help`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    state.press("?mention")
    Golden.check(render(state), name("help", rows, columns))
  }

  @Test(arguments: sizes)
  func `nothing to read`(rows: Int, columns: Int) {
    var state = State(rows: rows, columns: columns)
    _ = state.update(.started(Memory(libraryName: "library")))
    _ = state.update(.articlesListed(Filter(), .date, []))
    Golden.check(render(state), name("empty", rows, columns))
  }

  @Test(arguments: sizes)
  func `an entity card`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    let zaluzhnyi = EntitySummary(id: 4, name: "Valerii Zaluzhnyi", kind: .person, mentions: 37, articles: 6)
    let span = Sample.article().analysis.sentences[2]
    let card = EntityCard(
      summary: zaluzhnyi, aliases: ["Zaluzhnyi", "Valery Zaluzhny"], firstSeen: Day(iso: "2022-11-17"),
      lastSeen: Day(iso: "2025-03-19"),
      months: [.init(year: 2022, month: 11, mentions: 2), .init(year: 2023, month: 11, mentions: 14)],
      quotations: [
        Passage(article: 1, span: span, text: "The war is now a stalemate.", published: Day(iso: "2023-11-01"))
      ],
      events: [Sample.row(2, "2023-11-01", "calls the war a stalemate", article: 1, span, people: [4])],
      related: [
        .init(
          entity: EntitySummary(id: 7, name: "Oleksandr Syrskyi", kind: .person, mentions: 3, articles: 3), articles: 3,
          surprise: 12,
          evidence: Passage(article: 1, span: span, text: "named General Syrskyi to follow him", published: nil))
      ],
      articles: [.init(article: Sample.article().summary, mentions: 14)])
    state.press("i")
    _ = state.update(.cardShown(card, .page))
    Golden.check(render(state), name("card", rows, columns))
  }

  @Test(arguments: sizes)
  func `an identity question`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    let span = Sample.article().analysis.sentences[2]
    func side(_ id: Int64, _ name: String, _ words: String) -> IdentityQuestion.Side {
      IdentityQuestion.Side(
        entity: EntitySummary(id: id, name: name, kind: .person, mentions: 9, articles: 3),
        context: [Passage(article: 1, span: span, text: words, published: Day(iso: "2023-12-02"))])
    }
    _ = state.press("Q")
    _ = state.update(
      .questionsAsked([
        IdentityQuestion(
          left: side(4, "Valerii Zaluzhnyi", "used in public a word that officials had avoided for a year"),
          right: side(9, "Zaluzhny", "asked General Zaluzhny whether the front could move before the spring"),
          pro: ["same surname but for a letter", "both called general"], contra: [], worth: 31)
      ]))
    Golden.check(render(state), name("identity", rows, columns))
  }

  @Test func `every style has a letter of its own`() {
    #expect(Set(Golden.letters.values).count == Style.allCases.count)
  }

  @Test(arguments: [(1, 1), (2, 10), (4, 80), (5, 20), (0, 0), (24, 19), (15, 60), (14, 200)])
  func `any size shows something and stays inside`(rows: Int, columns: Int) {
    let frame = render(Sample.state(rows: rows, columns: columns))
    #expect(frame.rows == rows && frame.columns == columns)
    if let cursor = frame.cursor { #expect(cursor.row < rows && cursor.column < columns) }
  }
}
