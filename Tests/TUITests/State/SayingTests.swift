import Core
import Testing

@testable import TUI

/// What the program says: whole, in time, and with what to do.
struct SayingTests {
  private func rows(_ state: State) -> [String] {
    let frame = render(state)
    return (0..<frame.rows).map { frame.text(ofRow: $0) }
  }

  @Test(arguments: [(24, 80), (13, 50)])
  func `a message longer than the row is shown in full over the rows above`(rows: Int, columns: Int) {
    var state = Sample.state(rows: rows, columns: columns)
    let path = "/srv/articles/2024/03/a-rather-long-folder-name/and-a-file-with-a-long-name.txt"
    _ = state.update(.imported(ImportReport(problems: [Problem(.data, "\(path): cannot be read: it is a picture")])))
    let all = self.rows(state).suffix(3).joined().filter { $0 != " " }
    #expect(all.contains("cannotberead:itisapicture"))
    state.press("j")
    #expect(self.rows(state)[rows - 1].contains("picture") == false)
  }

  @Test func `a folder without articles is said, and one that is being read is not called nothing`() {
    var state = State(rows: 24, columns: 80)
    state.adding = ["/srv/empty"]
    _ = state.update(.started(Memory(libraryName: "library", libraryPath: "/home/ann/library.sqlite")))
    _ = state.update(.articlesListed(Filter(), .date, []))
    #expect(rows(state).contains { $0.contains("reading /srv/empty") })
    #expect(!rows(state).joined().contains("nothing to read"))
    _ = state.update(.imported(ImportReport()))
    #expect(rows(state).joined().contains("No articles found in /srv/empty"))
    #expect(rows(state).joined().contains("/home/ann/library.sqlite, 0 articles"))
    state.press("A")
    #expect(state.prompt?.purpose == .addArticles)
  }

  @Test func `a day that is none is said above the line that asks again`() {
    var state = Sample.state()
    state.press(":set-date")
    state.press("<space>foo<enter>")
    #expect(rows(state)[22].contains("Not a day: foo"))
    #expect(rows(state)[23].contains("published"))
  }

  @Test func `control S in the tags saves the note with them`() {
    var state = Sample.state()
    state.press("vsaWords<C-t>turning<space>point,war")
    let effects = state.press("<C-s>")
    let note = effects.compactMap { if case .annotate(let note) = $0 { note } else { nil } }.first
    #expect(note?.tags == ["turning-point", "war"])
    #expect(state.editor?.isSaving == true)
  }

  @Test func `a theme is taken at once, a wrong one is answered with the names`() {
    var state = Sample.state()
    state.press(":set")
    #expect(state.press("<space>theme<space>light<enter>").contains(.setTheme("light")))
    state.press(":set")
    #expect(!state.press("<space>theme<space>pink<enter>").contains { if case .setTheme = $0 { true } else { false } })
    #expect(state.message?.text == "No theme pink: auto, dark, light, terminal")
    #expect(Set(State.themes) == Set(Theme.Name.allCases.map(\.rawValue)))
  }

  @Test func `a page is wrapped anew for another size and the same line stays chosen`() {
    var state = Sample.state()
    let long = (1...40).map { "word\($0)" }.joined(separator: " ")
    let lines = (1...9).map {
      WhyLine(text: "\($0) \(long)", place: MentionPlace(article: 1, span: Span(start: 0, end: 4)))
    }
    state.show(Pages.why(1, name: "Milley", lines, []))
    state.press("jjj")
    func chosen() -> String? { state.page.map { $0.words(ofRow: $0.list.chosen) } }
    #expect(chosen()?.contains("4 word1 ") == true && chosen()?.hasSuffix("word40") == true)
    _ = state.update(.resized(rows: 40, columns: 200))
    #expect(chosen()?.contains("4 word1 ") == true)
    #expect(rows(state).contains { $0.contains("word25") && $0.contains("4 word1 ") })
    _ = state.update(.resized(rows: 24, columns: 80))
    #expect(chosen()?.contains("4 word1 ") == true)
    #expect(rows(state).contains { $0.hasPrefix("▸") && $0.contains("4 word1 ") })
  }

  @Test func `dates are shown as people read them`() {
    #expect(ShownDate.words("2022-24") == "2022 winter")
    #expect(ShownDate.words("2022-11-14/2022-11-20") == "2022-11-14…20")
    #expect(ShownDate.words("2022-09-26/2022-10-02") == "2022-09-26…10-02")
    #expect(ShownDate.words("2022-09-26/2022-10-02", columns: ShownDate.columns) == "2022-09-26…")
    #expect(ShownDate.words("2025-02-12T01:00:00") == "2025-02-12")
    #expect(ShownDate.words("202X") == "2020s" && ShownDate.words("2022-11") == "2022-11")
    #expect(ShownDate.words("2022/..") == "from 2022" && ShownDate.words("") == "")
  }

  @Test func `a timeline without events says whose it is and what shows more`() {
    var state = Sample.state()
    state.press("e")
    if let asked = state.timeline.asked { _ = state.update(.timelineShown(asked, mainOnly: true, [])) }
    state.press("tt")
    let all = rows(state).joined()
    #expect(all.contains("Timeline · \(state.chosen?.name ?? "?")"))
    #expect(all.contains("+ shows all, f everybody's"))
  }
}
