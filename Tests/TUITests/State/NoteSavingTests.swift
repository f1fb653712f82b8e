import Core
import Foundation
import Testing

@testable import TUI

/// What is written in the editor stays there until the library has it.
struct NoteSavingTests {
  private func screen(_ state: State) -> String { Golden.text(of: render(state)) }

  private func written(_ words: String) -> State {
    var state = Sample.state()
    state.press(")vsa")
    for character in words { _ = state.update(.key(.character(character))) }
    return state
  }

  @Test func `a save that fails leaves the editor open with its words, and saving again works`() throws {
    var state = written("Do not lose me")
    let effects = state.press("<C-s>")
    #expect(state.editor?.body == "Do not lose me" && state.editor?.isSaving == true)
    #expect(!effects.contains { if case .discardDraft = $0 { true } else { false } })
    state.press("x")
    #expect(state.editor?.body == "Do not lose me")
    _ = state.update(.noteNotSaved(Problem(.user, "the disk is full")))
    #expect(state.editor?.body == "Do not lose me" && state.editor?.isSaving == false)
    #expect(state.peek.joined().contains("the disk is full") && state.peek.joined().contains("Not saved"))
    state.press("!<C-s>")
    #expect(state.editor?.isSaving == true && state.editor?.body == "Do not lose me!")
  }

  @Test func `the title does not promise a draft that is not on disk, and q asks once`() throws {
    var state = written("words")
    guard let draft = state.editor?.draft else {
      Issue.record("no editor")
      return
    }
    _ = state.update(.draftKept(draft))
    #expect(screen(state).contains("draft kept"))
    _ = state.update(.draftNotKept(draft, Problem(.user, "the disk is full")))
    #expect(screen(state).contains("NOT ON DISK") && !screen(state).contains("draft kept"))
    state.press("<esc>")
    state.press("<esc>q")
    #expect(!state.isFinished && state.message?.text.contains("not on disk") == true)
    state.press("q")
    #expect(state.isFinished)
  }

  @Test func `an empty note is not saved`() {
    var state = written("  ")
    let effects = state.press("<C-s>")
    #expect(effects.isEmpty && state.editor != nil)
  }

  @Test func `two who change one note see both versions, and nothing goes before the answer`() throws {
    let file = try LibraryFileForTwo()
    var first = try Session(SessionTests.articles, library: file.open("ann"))
    first.press(")vsa")
    first.type("The first words.")
    first.press("<C-s>")
    var second = try Session([], library: file.open("ann"))
    for keys in ["o", "e", "<C-e>"] {
      first.press(keys)
      second.press(keys)
    }
    first.type(" Hers: a long addition that no single line of a terminal could ever show in full to anybody.")
    first.press("<C-s>")
    second.type(" His: quite another ending.")
    second.press("<C-s>")
    #expect(second.state.page?.kind == .conflict(second.state.conflicting?.conflict.theirs.id ?? ""))
    let shown = screen(second.state)
    #expect(shown.contains("His: quite another ending.") && shown.contains("in full to anybody."))
    #expect(shown.contains("m mine") && shown.contains("t theirs") && shown.contains("b both"))
    // Later: the words are still in the editor, and saving asks again.
    second.press("<esc>")
    #expect(second.state.editor?.body.contains("His:") == true)
    second.press("<C-s>b")
    #expect(second.state.editor?.body.contains("Hers:") == true && second.state.editor?.body.contains("His:") == true)
    second.press("<C-s>")
    #expect(second.state.editor == nil)
    let kept = try #require(try file.open("ann").annotations().first)
    #expect(kept.body.contains("Hers:") && kept.body.contains("His:"))
  }

  @Test func `mine and theirs`() throws {
    for (key, expected) in [("m", "Base mine"), ("t", "Base theirs")] {
      let file = try LibraryFileForTwo()
      var first = try Session(SessionTests.articles, library: file.open("ann"))
      first.press(")vsa")
      first.type("Base")
      first.press("<C-s>")
      var second = try Session([], library: file.open("ann"))
      second.press("oe")
      first.press("oe")
      first.type(" theirs")
      first.press("<C-s>")
      second.type(" mine")
      second.press("<C-s>")
      second.press(key)
      #expect(second.state.editor == nil && second.state.conflicting == nil)
      #expect(try file.open("ann").annotations().map(\.body) == [expected])
    }
  }

  @Test func `a note gets a longer passage and stays what it is`() throws {
    var session = try Session(SessionTests.articles)
    session.press(")vsa")
    session.type("Short.")
    session.press("<C-s>vpR")
    let note = try #require(session.state.reader?.article.annotations.first)
    #expect(note.body == "Short." && note.revision == 2)
    #expect(note.anchor.exact.hasPrefix("General Mark Milley") && note.anchor.exact.hasSuffix("window for talks."))
    session.press("u")
    #expect(session.state.reader?.article.annotations.first?.anchor.exact == "Milley spoke of a window for talks.")
  }

  @Test func `a colleague's note is answered, not deleted`() throws {
    let file = try LibraryFileForTwo()
    var ann = try Session(SessionTests.articles, library: file.open("ann"))
    ann.press(")vsa")
    ann.type("Mine.")
    ann.press("<C-s>")
    var bob = try Session([], library: file.open("bob"))
    bob.press("od")
    #expect(bob.state.message?.text.contains("ann") == true)
    #expect(try file.open("bob").annotations().count == 1)
    let id = try #require(try file.open("bob").annotations().first?.id)
    #expect(throws: Problem.self) { try file.open("bob").delete(id) }
  }
}

/// One library file that several people open.
final class LibraryFileForTwo {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-" + UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  func open(_ actor: String) throws -> Library {
    try Library.open(at: folder.appendingPathComponent("library.sqlite").path, actor: actor)
  }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
  }
}
