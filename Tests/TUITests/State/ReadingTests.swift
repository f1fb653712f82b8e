import Core
import Testing

@testable import TUI

struct ReadingTests {
  @Test func `n walks the mentions of the chosen name and wraps`() {
    var state = Sample.state()
    state.press("e")
    #expect(state.underCursor == "Economic Club")
    state.press("E")
    #expect(state.chosen?.name == "Mark Milley")
    state.press("n")
    #expect(state.underCursor == "Milley")
    state.press("n")
    #expect(state.underCursor == "Mark Milley")
    #expect(state.message?.text == "From the last mention to the first")
  }

  @Test func `a count repeats and 1 to 4 alone go to panes`() {
    var state = Sample.state()
    state.press("5e")
    #expect(state.underCursor == "Zaluzhnyi")
    state.press("3")
    #expect(state.focus == .entities)
    state.press("j")
    #expect(state.focus == .entities)
    state.press("2")
    #expect(state.focus == .text)
    state.press("g3e")
    #expect(state.focus == .text && state.underCursor == "Valerii Zaluzhnyi")
    state.press("g03j")
    #expect(state.focus == .text)
    let line = state.reader.flatMap { $0.layout.line(at: $0.cursor) }
    #expect(
      line != nil && state.reader?.layout.rows(from: state.reader!.layout.line(at: 0)!, to: line!, limit: 99) == 4)
  }

  @Test func `digits that name panes go there however fast they are typed, others make a count`() {
    var state = Sample.state()
    state.press("4")
    #expect(state.screen == .reading && state.focus == .timeline)
    state.press("4")
    #expect(state.screen == .timeline && state.count == nil)
    state.press("4")
    #expect(state.screen == .reading && state.focus == .timeline)
    state.press("34")
    #expect(state.focus == .timeline && state.count == nil)
    state.press("23")
    #expect(state.focus == .entities && state.count == nil)
    state.press("2")
    state.press("10")
    #expect(state.screen == .reading && state.focus == .text && state.count == 10)
    state.press("<esc>25%")
    #expect(state.reader?.cursor ?? 0 > 0 && state.focus == .text)
    state.press("g2j")
    let line = state.reader.flatMap { $0.layout.line(at: $0.cursor) }
    #expect(line?.index == 2 || line?.block == 1)
    state.press("g012")
    #expect(state.count == 12 && state.focus == .text)
  }

  @Test func `choosing a name asks for its timeline and card, Enter opens the card`() {
    var state = Sample.state()
    let effects = state.press("3j")
    #expect(effects.contains(.showTimeline(Filter(entities: [state.chosen!.id]), mainOnly: true)))
    #expect(state.press("<enter>") == [.showCard(state.chosen!.id, .page)])
  }

  @Test func `the timeline marks its sentence in the text and Enter goes there and back`() {
    var state = Sample.state()
    state.press("tj")
    #expect(state.timeline.chosen?.id == 2)
    #expect(state.reader?.sentence == state.reader?.article.analysis.sentences[2])
    state.press("<enter>")
    #expect(state.focus == .text)
    #expect(state.reader?.cursor == state.reader?.article.analysis.sentences[2].start)
    state.press("<C-o>")
    #expect(state.focus == .timeline)
    state.press("t")
    #expect(state.screen == .timeline)
    state.press("t")
    #expect(state.screen == .reading)
  }

  @Test func `search is incremental, folds marks and case, and Esc returns`() {
    var state = Sample.state()
    state.press("/zur")
    #expect(state.reader?.search?.current.map { state.reader!.text.string($0) } == "Zür")
    state.press("<esc>")
    #expect(state.reader?.cursor == 0 && state.reader?.search == nil)
    state.press("/the<enter>")
    let first = state.reader?.cursor
    state.press("nn")
    #expect(state.reader?.cursor != first)
    state.press("NN")
    #expect(state.reader?.cursor == first)
    #expect(state.reader?.search?.count ?? 0 > 5)
    state.press("<esc>")
    #expect(state.reader?.search == nil)
  }

  @Test func `a capital makes search exact`() {
    var state = Sample.state()
    state.press("/The<enter>")
    #expect(state.reader?.search?.count == 4)
  }

  @Test func `v selects a name, then the sentence, then the paragraph, and back`() {
    var state = Sample.state()
    state.press("v")
    func words() -> String { state.reader!.text.string(state.reader!.selection!.span) }
    #expect(words() == "Mark Milley")
    state.press("v")
    #expect(words() == "Mark Milley spoke at the Economic Club of New York in November 2022.")
    state.press("v")
    #expect(words().hasSuffix("unlikely."))
    state.press("Vjj")
    state.press("s")
    #expect(words().hasSuffix("unlikely."))
    #expect(
      state.press("y").contains {
        if case .copy(let text) = $0 { text.contains("Two generals, one word, Our paper, 2024-02-10") } else { false }
      })
  }

  @Test func `a note is written, kept as a draft and saved with its context`() throws {
    var state = Sample.state()
    state.press("vsa")
    #expect(state.context == .editor)
    let typed = state.press("First<enter>line")
    #expect(typed.contains { if case .keepDraft(let draft) = $0 { draft.body == "First\nline" } else { false } })
    state.press("<esc>")
    #expect(state.editor == nil && state.drafts[1]?.body == "First\nline")
    state.press("<esc>a")
    #expect(state.editor?.body == "First\nline")
    let effects = state.press("<C-s>")
    guard case .annotate(let note) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(note.exact == "Mark Milley spoke at the Economic Club of New York in November 2022.")
    #expect(note.suffix.hasPrefix(" The general said"))
    // The editor and the draft go when the library has the note.
    #expect(state.editor != nil)
    let kept = Annotation(
      id: "n", article: 1,
      anchor: Anchor(revision: "r1", span: note.span, exact: note.exact), body: note.body, author: "ann", created: 1,
      modified: 1)
    #expect(state.update(.noteSaved(kept)).first == .discardDraft(article: 1))
    #expect(state.editor == nil)
  }

  @Test func `the editor undoes step by step`() {
    var editor = NoteEditor(article: 1, revision: "r", span: Span(start: 0, end: 4), exact: "Mark", colour: "yellow")
    for key in keys("one two<enter>three<C-w><C-z>") { _ = editor.handle(key) }
    #expect(editor.body == "one two\nthree")
    for _ in 0..<20 { _ = editor.handle(.control("z")) }
    #expect(editor.body == "")
    for _ in 0..<20 { _ = editor.handle(.control("y")) }
    #expect(editor.body == "one two\n")
  }

  @Test func `hints label what is visible and follow the one typed`() {
    var state = Sample.state()
    state.press("f")
    let hints = state.hints?.hints ?? []
    #expect(hints.count == 12)
    let target = hints[3]
    let effects = state.press(target.label)
    #expect(state.hints == nil && state.reader?.cursor == target.offset)
    #expect(!effects.isEmpty || state.focus == .timeline)
  }

  @Test func `marks hold an offset`() {
    var state = Sample.state()
    state.press("5ema")
    let offset = state.reader?.cursor
    state.press("g'a")
    #expect(state.reader?.cursor == offset)
    state.press("''")
    #expect(state.reader?.cursor == 0)
  }

  @Test func `a date says what it means and why`() {
    var state = Sample.state()
    state.press(".=")
    #expect(state.message?.text.hasPrefix("“November 2022” is") == true)
  }

  @Test func `restricted mode refuses what it must`() {
    var state = Sample.state()
    state.settings.isRestricted = true
    for command in Command.allCases where !command.isAllowedWhenRestricted {
      #expect(state.perform(command, count: nil).isEmpty, "\(command)")
      #expect(state.message?.kind == .error)
      #expect(state.prompt == nil)
    }
    state.press("vsa")
    #expect(!state.press("<C-o>").contains { if case .editExternally = $0 { true } else { false } })
  }

  @Test func `quit remembers the place`() {
    var state = Sample.state()
    state.press("4e")
    let cursor = state.reader?.cursor ?? -1
    #expect(state.press("q").contains(.remember(key: "position.1", value: "\(cursor) 0")))
    #expect(state.isFinished)
  }

  @Test(arguments: 0..<10)
  func `ten thousand keys at random never trap`(seed: Int) {
    var random = SplitMix(UInt64(seed) * 991 + 3)
    let pool =
      Keymap.standard.bindings.values.flatMap(\.keys).flatMap { $0 }
      + keys("abcdefghijklmnopqrstuvwxyz0123456789<enter><esc><tab><backspace><left><right>") + [
        .paste("two\nlines 東京\u{1B}[31m"), .mouse(Key.Mouse(button: .left, row: 5, column: 20)),
        .mouse(Key.Mouse(button: .wheelDown, row: 5, column: 70)),
        .mouse(Key.Mouse(button: .left, row: 19, column: 3, isDouble: true)),
      ]
    var state = Sample.state()
    for step in 0..<1_000 {
      if step % 50 == 0 {
        _ = state.update(.resized(rows: Int(random.next() % 70), columns: Int(random.next() % 220)))
      }
      _ = state.update(.key(pool[Int(random.next() % UInt64(pool.count))]))
      if state.isFinished { state.isFinished = false }
      if step % 25 == 0 {
        let frame = render(state)
        #expect(frame.cells.count == state.rows * state.columns)
      }
    }
  }
}
