import Foundation
import GRDB
import Testing

@testable import Core

struct LibraryTests {
  @Test func `a library is made with its folder and is there the next time`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a/b/library.dossier"
    let first = try Library.open(at: path, actor: "ada")
    #expect(try first.add(articles: [.sample("one", "Words of one.")]).added == 1)
    first.close()
    let second = try Library.open(at: path, actor: "ada")
    #expect(try second.articles().map(\.title) == ["Title of one"])
    let id = try second.id("one")
    #expect(try second.open(id).text.string == "Words of one.")
  }

  @Test func `the file gets no more rights than its folder and the umask give`() throws {
    let folder = try TemporaryFolder()
    chmod(folder.path, 0o770)
    let path = folder.path + "/shared.dossier"
    let library = try Library.open(at: path, actor: "ada")
    _ = try library.add(articles: [.sample("one", "Words.")])
    var status = stat()
    for suffix in ["", "-wal", "-shm"] {
      #expect(stat(path + suffix, &status) == 0)
      #expect(status.st_mode & 0o007 == 0)
    }
  }

  @Test func `the articles of a file or a folder are found by its path`() throws {
    let folder = try TemporaryFolder()
    let inside = folder.path + "/news", beside = folder.path + "/newsroom"
    for path in [inside, beside] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let late = try folder.write("Late\n2025-03-19 | Paper\n\nThey talked on Tuesday.\n", to: "news/a.txt")
    let early = try folder.write("Early\n2022-11-10 | Paper\n\nThey did not talk yet.\n", to: "news/b.txt")
    let other = try folder.write("Other\n2023-11-08 | Paper\n\nNobody was asked.\n", to: "newsroom/c.txt")
    let library = try Library.inMemory(actor: "ada")
    #expect(try library.articles(from: [inside]).isEmpty)
    _ = try library.add(paths: [folder.path])
    let day = { (ids: [Int64]) in try ids.map { try library.summary(of: $0).published?.description } }
    #expect(try day(library.articles(from: [inside])) == ["2022-11-10", "2025-03-19"])
    #expect(try day(library.articles(from: [late])) == ["2025-03-19"])
    #expect(try day(library.articles(from: [other, inside + "/../news/b.txt"])) == ["2023-11-08", "2022-11-10"])
    #expect(try library.articles(from: [early + "x"]).isEmpty)
  }

  @Test func `the same articles again change nothing, a new text is a new revision`() throws {
    let library = try Library.inMemory(actor: "ada")
    let one = Article.sample("one", "The first text.", published: "2025-03-01")
    let two = Article.sample("two", "The second text.", published: "2025-01-01")
    #expect(try library.add(articles: [one, two]).added == 2)
    let again = try library.add(articles: [one, two])
    #expect(again.unchanged == 2 && again.added == 0 && again.revised == 0)
    let changed = Article.sample("one", "The first text, corrected.", published: "2025-03-01")
    #expect(try library.add(articles: [changed]).revised == 1)
    let id = try library.id("one")
    let revisions = try library.revisions(of: id)
    #expect(revisions.map(\.isNewest) == [false, true])
    #expect(try library.open(id).text == changed.text)
    #expect(try library.open(id, revision: revisions[0].hash).text == one.text)
    #expect(revisions[0].hash == SHA256.hex(one.text.bytes))
    // Back to the first text: no third revision, the first is the newest again.
    #expect(try library.add(articles: [one]).revised == 1)
    #expect(try library.revisions(of: id).map(\.isNewest) == [true, false])
    let second = try library.id("two")
    #expect(try library.articles().map(\.id) == [second, id])
  }

  @Test func `files and folders are read, what cannot be read is named`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("A headline\n\nSome words about the town of Ebersdorf.\n", to: "a.txt")
    _ = try folder.write("{\"id\":\"x\",\"text\":\"Body.\",\"title\":\"T\"}\nnot json\n", to: "b.jsonl")
    let library = try Library.inMemory(actor: "ada")
    let report = try library.add(paths: [folder.path, folder.path + "/missing.txt"])
    #expect(report.added == 2)
    #expect(report.problems.count == 2)
    #expect(report.problems.contains { $0.message.contains("missing.txt") })
    #expect(try library.add(paths: [folder.path]).unchanged == 2)
  }

  @Test func `an import can be stopped and goes on where it stood`() throws {
    let folder = try TemporaryFolder()
    let line = String(repeating: "word ", count: 20)
    for i in 0..<200 { _ = try folder.write("Headline \(i)\n\n\(line)\(i)\n", to: "\(i).txt") }
    let library = try Library.inMemory(actor: "ada")
    var turns = 0
    let stopped = try library.add(
      paths: [folder.path],
      isCancelled: {
        turns += 1
        return turns > 2
      })
    #expect(stopped.isCancelled && stopped.added > 0 && stopped.added < 200)
    let rest = try library.add(paths: [folder.path])
    #expect(rest.added == 200 - stopped.added)
    #expect(rest.unchanged == stopped.added)
    #expect(try library.articleCount() == 200)
  }

  @Test func `a name of more articles than one step of linking takes is one entity`() throws {
    let library = try Library.inMemory(actor: "ada")
    _ = try library.add(articles: (0..<1_600).map { .sample("a\($0)", "Angela Merkel spoke on day \($0).") })
    let merkel = try library.entities(matching: Filter(), order: .count, limit: 9).filter { $0.name == "Angela Merkel" }
    #expect(merkel.map(\.articles) == [1_600])
    #expect(try library.examine().allSatisfy(\.isFine))
  }

  @Test func `a newer schema is refused and left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try Library.open(at: path, actor: "ada").close()
    try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 999") }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let problem = #expect(throws: Problem.self) { try Library.open(at: path, actor: "ada") }
    #expect(problem?.message.contains("newer dossier") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `other files are refused and left alone`() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write(String(repeating: "not a library\n", count: 900), to: "letter.txt")
    #expect(throws: Problem.self) { try Library.open(at: text, actor: "ada") }
    let other = folder.path + "/other.sqlite"
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE cake (x)") }
    let problem = #expect(throws: Problem.self) { try Library.open(at: other, actor: "ada") }
    #expect(problem?.message.contains("no dossier library") == true)
  }

  @Test func `state is each person's own`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    let ada = try Library.open(at: path, actor: "ada")
    let ben = try Library.open(at: path, actor: "ben")
    try ada.setState("position", "42")
    #expect(try ada.state("position") == "42")
    #expect(try ben.state("position") == nil)
    try ada.setState("position", nil)
    #expect(try ada.state("position") == nil)
  }

  @Test func `the data version changes when another writes, and only then`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    let ada = try Library.open(at: path, actor: "ada")
    let ben = try Library.open(at: path, actor: "ben")
    let before = try ben.dataVersion()
    #expect(try ben.dataVersion() == before)
    try ada.setState("a", "b")
    #expect(try ben.dataVersion() != before)
  }
}
