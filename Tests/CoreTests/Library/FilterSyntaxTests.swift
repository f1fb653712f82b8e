import Testing

@testable import Core

struct FilterSyntaxTests {
  private func parse(_ line: String) throws -> Filter {
    try Filter(parsing: line) { $0 == "Mark Milley" ? 7 : nil }
  }

  @Test func `a line becomes a filter and comes back`() throws {
    let line =
      "with:\"Mark Milley\" kind:person,place from:2022-01-01 to:2023-02-28 tag:\"a b\" by:ada is:unread has:notes \"two words\" -not"
    let filter = try parse(line)
    #expect(filter.entities == [7] && filter.kinds == [.person, .place])
    #expect(filter.unread && filter.hasNotes && filter.tags == ["a b"] && filter.authors == ["ada"])
    #expect(filter.text == "\"two words\" -not")
    #expect(filter.line { $0 == 7 ? "Mark Milley" : nil } == line)
    let again = try parse(filter.line { _ in nil })
    #expect(again == filter)
    #expect(try parse("").isEmpty)
  }

  /// Found by fuzzing: a mark after a space joined it.
  @Test(arguments: ["one\n\u{5AD}two", "tag:\"a\u{301}b\" \"\u{308}c d\" e", "\u{301}", "a \u{5AD}b  c\u{200D} d"])
  func `marks where a word begins change nothing`(line: String) throws {
    let filter = try parse(line)
    #expect(try parse(filter.line { _ in nil }) == filter)
  }

  @Test(arguments: [
    ("from:2022 to:2022", "2022-01-01", "2022-12-31"), ("from:2024-02 to:2024-02", "2024-02-01", "2024-02-29"),
  ])
  func `years and months are whole`(line: String, from: String, to: String) throws {
    let filter = try parse(line)
    #expect(filter.from == Day(iso: from) && filter.to == Day(iso: to))
  }

  @Test(arguments: ["from:yesterday", "to:2022-13", "kind:dragon", "with:Nobody", "is:here", "auhtor:ann"])
  func `what cannot be meant is said`(line: String) {
    #expect(throws: Problem.self) { try parse(line) }
  }

  @Test(arguments: ["note: this", "a:b", "http://a.org", "\"from:2022\""])
  func `other colons are words`(line: String) throws {
    #expect(try parse(line) == Filter(text: line))
  }

  @Test func `a saved filter tells what is new since the last look`() throws {
    let library = try Library.inMemory(actor: "ada")
    _ = try library.add(articles: [.sample("one", "a window")], analyzes: false)
    try library.saveFilter(Filter(text: "window"), as: "talks")
    #expect(try library.savedFilters() == [SavedFilter(name: "talks", line: "window", fresh: 0)])
    _ = try library.add(articles: [.sample("two", "the window"), .sample("three", "a door")], analyzes: false)
    #expect(try library.savedFilters().map(\.fresh) == [1])
    #expect(try library.lookAtFilter("talks") == SavedLook(filter: Filter(text: "window"), fresh: [2]))
    #expect(try library.savedFilters().map(\.fresh) == [0])
    try library.forgetFilter("talks")
    #expect(try library.savedFilters().isEmpty)
  }

  @Test func `a saved filter on tags tells that somebody else wrote a note`() throws {
    let folder = try TemporaryFolder()
    let ada = try Library.open(at: folder.path + "/l.dossier", actor: "ada")
    _ = try ada.add(articles: [.sample("one", "a window for talks")], analyzes: false)
    try ada.saveFilter(Filter(tags: ["talks"]), as: "talks")
    let ben = try Library.open(at: folder.path + "/l.dossier", actor: "ben")
    _ = try ben.save(ben.note(on: "window", in: "one", tags: ["talks"]))
    #expect(try ada.savedFilters().map(\.fresh) == [1])
    #expect(try ada.lookAtFilter("talks")?.fresh == [1])
    #expect(try ada.savedFilters().map(\.fresh) == [0])
  }

  @Test func `a half-written line is completed with names, tags, authors and saved filters`() throws {
    let library = try Library.inMemory(actor: "ada")
    _ = try library.add(articles: [.sample("one", "Mark Milley met Angela Merkel in Berlin. Milley spoke.")])
    _ = try library.save(library.note(on: "met", in: "one", tags: ["peace talks"]))
    try library.saveFilter(Filter(text: "met"), as: "meetings")
    func words(_ line: String) throws -> [String] { try library.completions(ofFilter: line).words }
    #expect(try words("with:mil") == ["with:\"Mark Milley\""])
    #expect(try words("from:2022 mil") == ["with:\"Mark Milley\""])
    #expect(try library.completions(ofFilter: "from:2022 with:\"mark mi").start == 10)
    #expect(try words("tag:pe") == ["tag:\"peace talks\""])
    #expect(try words("by:") == ["by:ada"])
    #expect(try words("@m") == ["@meetings"])
    #expect(try words("kind:p") == ["kind:person", "kind:place"])
    #expect(try words("is") == ["is:unread"])
    #expect(try words("").contains("@meetings"))
  }
}
