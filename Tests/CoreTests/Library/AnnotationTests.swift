import Synchronization
import Testing

@testable import Core

struct LibraryAnnotationTests {
  private func library() throws -> Library {
    let library = try Library.inMemory(actor: "ada")
    _ = try library.add(articles: [.sample("one", "The general spoke of a window for talks.")])
    return library
  }

  /// Two people over one file.
  private func two(_ folder: TemporaryFolder) throws -> (ada: Library, ben: Library) {
    let path = folder.path + "/l.dossier"
    let ada = try Library.open(at: path, actor: "ada")
    _ = try ada.add(articles: [.sample("one", "The general spoke of a window for talks.")])
    return (ada, try Library.open(at: path, actor: "ben"))
  }

  @Test func `a note is kept with author, time and number`() throws {
    let library = try library()
    let note = try library.save(library.note(on: "a window", in: "one", body: "*first* use", tags: ["talks", "2022"]))
    #expect(note.author == "ada" && note.revision == 1 && note.created > 1_600_000_000)
    #expect(try library.annotations() == [note])
    #expect(try library.open(note.article).annotations == [note])
    #expect(try library.articles().first?.notes == 1)
    #expect(try library.tags().map(\.tag).sorted() == ["2022", "talks"])
  }

  @Test func `two edits of one note give both versions`() throws {
    let folder = try TemporaryFolder()
    let (ada, ben) = try two(folder)
    let note = try ada.save(ada.note(on: "a window", in: "one", body: "first"))
    var bens = try #require(try ben.annotation(note.id))
    bens.body = "by ben"
    _ = try ben.save(bens, replacing: 1)
    var adas = note
    adas.body = "by ada"
    let conflict = #expect(throws: AnnotationConflict.self) { try ada.save(adas, replacing: 1) }
    #expect(conflict?.mine.body == "by ada")
    #expect(conflict?.theirs.body == "by ben")
    // The choice: mine over theirs, knowing theirs.
    #expect(try ada.save(adas, replacing: conflict?.theirs.revision).revision == 3)
    #expect(try ada.history(note.id).map(\.body) == ["first", "by ben", "by ada"])
  }

  @Test func `private notes are seen by their author only`() throws {
    let folder = try TemporaryFolder()
    let (ada, ben) = try two(folder)
    var note = try ada.note(on: "window", in: "one", body: "secret words", tags: ["hush"])
    note.isPrivate = true
    note = try ada.save(note)
    #expect(try ben.annotations().isEmpty)
    #expect(try ben.annotation(note.id) == nil)
    #expect(try ben.history(note.id).isEmpty)
    #expect(try ben.tags().isEmpty)
    #expect(try ben.articles().first?.notes == 0)
    #expect(try ben.articles(matching: Filter(tags: ["hush"])).isEmpty)
    #expect(try ada.annotations(matching: Filter(text: "secret")).count == 1)
    #expect(throws: Problem.self) {
      var stolen = note
      stolen.isPrivate = false
      _ = try ben.save(stolen)
    }
  }

  @Test func `undo and redo are each person's own and go over restarts`() throws {
    let folder = try TemporaryFolder()
    let (ada, ben) = try two(folder)
    var note = try ada.save(ada.note(on: "a window", in: "one", body: "first"))
    note.body = "second"
    note = try ada.save(note, replacing: 1)
    _ = try ben.save(ben.note(on: "general", in: "one", body: "ben's"))
    ada.close()
    let again = try Library.open(at: folder.path + "/l.dossier", actor: "ada")
    #expect(try again.undo() == "edit of a note")
    #expect(try again.annotation(note.id)?.body == "first")
    #expect(try again.undo() == "note")
    #expect(try again.annotations().map(\.body) == ["ben's"])
    #expect(try again.undo() == nil)
    #expect(try again.redo() == "note")
    #expect(try again.redo() == "edit of a note")
    #expect(try again.redo() == nil)
    #expect(try again.annotation(note.id)?.body == "second")
    #expect(try again.undo() == "edit of a note")
    _ = try again.save(again.note(on: "talks", in: "one"))
    #expect(try again.redo() == nil)
    #expect(try ben.undo() == "note")
  }

  @Test func `undo leaves alone what somebody else changed since`() throws {
    let folder = try TemporaryFolder()
    let (ada, ben) = try two(folder)
    let note = try ada.save(ada.note(on: "a window", in: "one", body: "first"))
    var theirs = note
    theirs.body = "better"
    _ = try ben.save(theirs, replacing: 1)
    #expect(throws: Problem.self) { try ada.undo() }
    #expect(try ada.annotation(note.id)?.body == "better")
  }

  @Test func `a deleted note comes back`() throws {
    let library = try library()
    let note = try library.save(library.note(on: "a window", in: "one"))
    try library.delete(note.id)
    #expect(try library.annotations().isEmpty)
    #expect(try library.annotations(withDeleted: true).count == 1)
    try library.restore(note.id)
    #expect(try library.annotations().map(\.id) == [note.id])
  }

  @Test func `a tag is renamed everywhere, merges, and one undo takes it back`() throws {
    let library = try library()
    _ = try library.save(library.note(on: "general", in: "one", tags: ["stale", "stalemate"]))
    _ = try library.save(library.note(on: "window", in: "one", tags: ["stale"]))
    #expect(try library.renameTag("stale", to: "stalemate") == 2)
    #expect(try library.tags().map(\.tag) == ["stalemate"])
    #expect(try library.annotations().map(\.tags) == [["stalemate"], ["stalemate"]])
    _ = try library.undo()
    #expect(try library.tags().map(\.notes) == [2, 1])
  }

  @Test func `other people's notes are new until seen`() throws {
    let folder = try TemporaryFolder()
    let (ada, ben) = try two(folder)
    var note = try ada.save(ada.note(on: "window", in: "one", body: "look"))
    #expect(try ben.unseenAnnotations() == [note.id])
    #expect(try ada.unseenAnnotations().isEmpty)
    try ben.markSeen([note.id])
    #expect(try ben.unseenAnnotations().isEmpty)
    note.body = "look again"
    _ = try ada.save(note, replacing: 1)
    #expect(try ben.unseenAnnotations() == [note.id])
  }

  @Test func `a clock that is turned back does not make newer edits look older`() throws {
    let clock = Clock()
    let library = try Library.inMemory(actor: "ada", now: { clock.next() })
    _ = try library.add(articles: [.sample("one", "Some words.")])
    var note = try library.save(library.note(on: "words", in: "one", body: "1"))
    note.body = "2"
    let edited = try library.save(note, replacing: 1)
    #expect(edited.modified >= note.modified)
    #expect(try library.undo() == "edit of a note")
    #expect(try library.history(note.id).map(\.body) == ["1", "2", "1"])
  }

  @Test func `a draft is there after a restart, for its writer only`() throws {
    let folder = try TemporaryFolder()
    let (ada, ben) = try two(folder)
    let id = try ada.id("one")
    let draft = Draft(article: id, revision: "ab", span: Span(start: 4, end: 11), body: "half a", tags: ["x"])
    try ada.saveDraft(draft)
    ada.close()
    let again = try Library.open(at: folder.path + "/l.dossier", actor: "ada")
    let kept = try #require(try again.draft(article: id))
    #expect(kept.body == "half a" && kept.span == draft.span && kept.tags == ["x"] && kept.modified > 0)
    #expect(try ben.draft(article: id) == nil)
    try again.discardDraft(article: id)
    #expect(try again.drafts().isEmpty)
  }

  /// Runs backwards.
  private final class Clock: Sendable {
    private let time = Mutex(2_000_000_000.0)
    func next() -> Double {
      time.withLock {
        $0 -= 60
        return $0
      }
    }
  }
}
