import Testing

@testable import Core

/// Two people's libraries through the files of `export --all`.
struct ExchangeTests {
  private func library(_ actor: String) throws -> Library {
    let library = try Library.inMemory(actor: actor)
    _ = try library.add(articles: [Article(title: "Raid", text: Sample.text, origin: "raid.txt")], analyzes: false)
    return library
  }

  private func note(_ library: Library, _ words: String, _ body: String) throws -> Annotation {
    let article = try #require(try library.openArticles().first)
    return try library.save(
      Annotation(
        id: "", article: article.summary.id,
        anchor: Anchor(of: Sample.span(words), in: article.text, revision: article.revision), body: body, author: "",
        created: 0, modified: 0))
  }

  private func merge(_ from: Library, into library: Library) throws -> Library.NotesReport {
    let bytes = CaseFolder.files(try from.openArticles()).flatMap(\.bytes)
    return try library.merge(ForeignFile.read(bytes, name: "case"))
  }

  @Test func `two people's notes become one set, whichever way they go`() throws {
    let anna = try library("anna")
    let ben = try library("ben")
    _ = try note(anna, "offices", "Hers")
    _ = try note(ben, "Anna Berg", "His")
    #expect(try merge(anna, into: ben).added == 1)
    #expect(try merge(ben, into: anna).added == 1)
    #expect(try merge(ben, into: anna).unchanged == 2)
    func all(_ library: Library) throws -> [[String]] {
      try library.annotations().map { [$0.id, $0.author, $0.body, $0.anchor.exact] }.sorted { $0[0] < $1[0] }
    }
    #expect(try all(anna) == all(ben))
    #expect(try all(anna).count == 2)
  }

  @Test func `an edit of one side goes over, an edit of both is a contradiction and keeps what is here`() throws {
    let anna = try library("anna")
    let ben = try library("ben")
    var hers = try note(anna, "offices", "First")
    _ = try merge(anna, into: ben)
    hers.body = "Second"
    hers = try anna.save(hers, replacing: hers.revision)
    #expect(try merge(anna, into: ben).updated == 1)
    var his = try #require(try ben.annotation(hers.id))
    #expect(his.body == "Second")
    his.body = "Ben's"
    _ = try ben.save(his, replacing: his.revision)
    hers.body = "Third"
    _ = try anna.save(hers, replacing: hers.revision)
    let report = try merge(anna, into: ben)
    #expect(report.contradictions.count == 1)
    #expect(try ben.annotation(hers.id)?.body == "Ben's")
  }

  @Test func `an import is one step that undo takes back, and text that is missing comes along`() throws {
    let anna = try library("anna")
    let empty = try Library.inMemory(actor: "carl")
    _ = try note(anna, "offices", "One")
    _ = try note(anna, "Anna Berg", "Two")
    let report = try merge(anna, into: empty)
    #expect(report.articles == 1)
    #expect(report.added == 2)
    #expect(report.problems.isEmpty)
    #expect(try empty.annotations().map(\.anchor.state) == [.exact, .exact])
    _ = try empty.undo()
    #expect(try empty.annotations().isEmpty)
  }

  @Test func `notes on texts that are not here are named, the rest goes in`() throws {
    let ben = try library("ben")
    let file = #"""
      {"annotations":[{"id":"h1","uri":"https://x.example","text":"hm","target":[{"selector":[{"type":"TextQuoteSelector","exact":"Prosecutors searched the offices"}]}]},{"id":"h2","uri":"https://x.example","text":"?","target":[{"selector":[{"type":"TextQuoteSelector","exact":"nowhere to be found at all"}]}]}]}
      """#
    let report = try ben.merge(ForeignFile.read(Array(file.utf8), name: "h.json"))
    #expect(report.added == 1)
    #expect(report.approximate == 1)
    #expect(report.problems.map(\.message) == ["note h2: no article here has its words"])
  }
}
