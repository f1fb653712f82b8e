import Foundation
import GRDB
import Testing

@testable import Core

/// Faults that happen: each with what is promised, on real files and real processes.
@Suite(.serialized) struct LibraryFaultTests {
  private func program(_ name: String) throws -> URL {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    for base in [folder, Bundle.main.bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL] {
      let url = base.appendingPathComponent(name)
      if FileManager.default.isExecutableFile(atPath: url.path) { return url }
    }
    throw Problem(.internal, "\(name) is not built beside the tests")
  }

  private func start(_ program: URL, _ arguments: [String], output: String) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func sampleLibrary(_ path: String) throws {
    let library = try Library.open(at: path, actor: "ada")
    for i in 0..<5 { try library.put("a\(i)", "2025-01-0\(i + 1)", "[Anna Berg] met [Carl Dorn] again.") }
    try library.link()
    library.close()
  }

  /// Every line that a writer printed must be true.
  private func check(_ promises: String, _ path: String) throws -> Int {
    let library = try Library.open(at: path, actor: "checker")
    var notes: [String: Int] = [:]
    for note in try library.annotations(withDeleted: true) { notes[note.id] = note.revision }
    let decisions = Set(try library.decisions().map(\.id))
    var count = 0
    for line in promises.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 3, words[0] == "note", let edit = Int(words[2]) {
        #expect(notes[words[1], default: 0] >= edit)
        count += 1
      } else if words.count == 2, words[0] == "decision" {
        #expect(decisions.contains(words[1]))
        count += 1
      }
    }
    #expect(try library.store.damage().isEmpty)
    return count
  }

  @Test func `eight processes write at once and nothing that was promised is lost`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    let writer = try program("store-benchmark")
    let processes = try (0..<8).map { i in
      try start(writer, ["write", path, "user\(i)", "2"], output: folder.path + "/out\(i)")
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let promises = try (0..<8).map { try String(contentsOfFile: folder.path + "/out\($0)", encoding: .utf8) }.joined()
    #expect(try check(promises, path) >= 16)
  }

  @Test func `a writer that is killed loses nothing that it promised`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    let writer = try program("store-benchmark")
    var promises = ""
    for (i, delay) in [0.15, 0.3, 0.42].enumerated() {
      let process = try start(writer, ["write", path, "user", "20"], output: folder.path + "/out\(i)")
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      promises += try String(contentsOfFile: folder.path + "/out\(i)", encoding: .utf8)
    }
    _ = try check(promises, path)
  }

  @Test func `an import that is killed goes on where it stood and ends as if it had not been`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    var lines = ""
    for i in 0..<400 {
      lines += "{\"id\":\"\(i)\",\"title\":\"T \(i)\",\"text\":\"Anna Berg met Carl Dorn, number \(i).\"}\n"
    }
    let file = try folder.write(lines, to: "articles.jsonl")
    let dossier = try program("dossier")
    for delay in [0.2, 0.35] {
      let process = try start(dossier, ["add", "--text-only", "--library", path, file], output: folder.path + "/out")
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let library = try Library.open(at: path, actor: "ada")
    #expect(try library.store.damage().isEmpty)
    let before = try library.articleCount()
    let report = try library.add(paths: [file], analyzes: false)
    #expect(report.added == 400 - before && report.unchanged == before)
    #expect(try library.store.read { try $0.wordIndexGap() } == 0)
  }

  @Test func `a full disk is said, and what was saved before is there`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    let library = try Library.open(at: path, actor: "ada")
    let kept = try library.save(library.note(on: "again", in: "a0", body: "kept"))
    let pages = try library.store.database.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + 2)")
      return pages
    }
    let big = String(repeating: "words ", count: 20_000)
    let problem = #expect(throws: Problem.self) { try library.save(library.note(on: "again", in: "a1", body: big)) }
    #expect(problem?.message.contains("disk is full") == true)
    #expect(try library.annotations() == [kept])
    try library.store.database.writeWithoutTransaction { db in
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + 10_000)")
    }
    _ = try library.save(library.note(on: "again", in: "a1", body: big))
    #expect(try library.store.damage().isEmpty)
  }

  @Test func `a library that may not be written can be read`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    chmod(path, 0o444)
    chmod(folder.path, 0o555)
    let library = try Library.open(at: path, actor: "ada", isReadOnly: true)
    #expect(try library.articleCount() == 5)
    #expect(try library.open(library.id("a0")).analysis.mentions.count == 2)
    let problem = #expect(throws: Problem.self) { try library.setState("a", "b") }
    #expect(problem?.message.contains("reading only") == true)
  }

  @Test func `a lock of another process is waited for, and said when it lasts too long`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    let other = try DatabaseQueue(path: path)
    let impatient = try Library.open(at: path, actor: "ada", patience: 0.3)
    let patient = try Library.open(at: path, actor: "ben", patience: 20)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let problem = #expect(throws: Problem.self) { try impatient.setState("a", "b") }
      #expect(problem?.message.contains("locked") == true)
      #expect(try impatient.articleCount() == 5)
      let saved = DispatchSemaphore(value: 0)
      DispatchQueue.global().async {
        do { try patient.setState("a", "b") } catch { Issue.record(error) }
        saved.signal()
      }
      Thread.sleep(forTimeInterval: 0.3)
      try db.execute(sql: "COMMIT")
      #expect(saved.wait(timeout: .now() + 10) == .success)
    }
    #expect(try patient.state("a") == "b")
  }

  @Test func `a damaged page is found and said, never a crash`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(whole.count > 40 * 4096)
    var found = 0
    for page in stride(from: 2, to: whole.count / 4096, by: 3) {
      var damaged = whole
      for i in 0..<2048 { damaged[page * 4096 + i] = UInt8(truncatingIfNeeded: i &* 31) }
      try damaged.write(to: URL(fileURLWithPath: path))
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      do {
        let library = try Library.open(at: path, actor: "ada")
        let findings = try library.examine()
        if findings.contains(where: { !$0.isFine }) { found += 1 }
        for article in try library.articles() { _ = try library.open(article.id) }
        library.close()
      } catch {
        found += 1
      }
    }
    #expect(found > 0)
  }

  @Test func `doctor mends the index, damaged analyses and entities that are gone`() throws {
    let library = try Library.inMemory(actor: "ada")
    _ = try library.add(articles: [
      .sample("one", "Angela Merkel spoke in Berlin."), .sample("two", "A window opened in Paris."),
    ])
    #expect(try library.examine().allSatisfy(\.isFine))
    try library.store.write { session in
      try session.clearWordIndex()
      try session.db.execute(sql: "UPDATE analysis SET data = x'0102030405'")
      try session.db.execute(sql: "DELETE FROM entity")
    }
    let wrong = try library.examine().filter { !$0.isFine }.map(\.name)
    #expect(wrong.contains("full-text index") && wrong.contains("analyses"))
    #expect(try !library.repair().isEmpty)
    #expect(try library.examine().filter { !$0.isFine } == [])
    #expect(try library.search("window").count == 1)
  }

  @Test func `a backup is made while others write, and restored under their eyes`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    try sampleLibrary(path)
    let ada = try Library.open(at: path, actor: "ada")
    let ben = try Library.open(at: path, actor: "ben")
    let note = try ada.save(ada.note(on: "again", in: "a0", body: "kept"))
    try ada.backup(to: folder.path + "/copy.dossier")
    #expect(throws: Problem.self) { try ada.backup(to: folder.path + "/copy.dossier") }
    #expect(throws: Problem.self) { try ben.delete(note.id) }
    try ada.delete(note.id)
    #expect(try ada.annotations().isEmpty)
    try ada.restore(from: folder.path + "/copy.dossier")
    #expect(try ben.annotations().map(\.body) == ["kept"])
    let bad = try folder.write("nothing", to: "bad")
    #expect(throws: Problem.self) { try ada.restore(from: bad) }
    #expect(try ben.annotations().count == 1)
  }
}
