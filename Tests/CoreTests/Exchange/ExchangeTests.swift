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

  private func files(_ library: Library) throws -> [(name: String, bytes: [UInt8])] {
    CaseFolder.files(try library.caseContent(withPrivate: true))
  }

  private func read(_ files: [(name: String, bytes: [UInt8])]) -> ForeignFile.Content {
    var content = ForeignFile.Content()
    for file in files { content.add(ForeignFile.read(file.bytes, name: file.name)) }
    return content
  }

  private func merge(_ from: Library, into library: Library) throws -> Library.NotesReport {
    try library.merge(read(try files(from)))
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

  @Test func `a second edit of one side goes over too: only both sides' edits contradict`() throws {
    let anna = try library("anna")
    let ben = try library("ben")
    var hers = try note(anna, "offices", "First")
    _ = try merge(anna, into: ben)
    for body in ["Second", "Third", "Fourth"] {
      hers.body = body
      hers = try anna.save(hers, replacing: hers.revision)
      let report = try merge(anna, into: ben)
      #expect(report.updated == 1)
      #expect(report.contradictions.isEmpty)
    }
    #expect(try ben.annotation(hers.id)?.body == "Fourth")
    #expect(try ben.history(hers.id).map(\.body) == ["First", "Second", "Third", "Fourth"])
    #expect(try merge(ben, into: anna).unchanged == 1)
    _ = try ben.undo()
    #expect(try ben.annotation(hers.id)?.body == "Third")
  }

  @Test func `older revisions and lost notes come along, and the folder is the same after`() throws {
    let anna = try library("anna")
    _ = try note(anna, "Anna Berg left Northfield in 2019.", "Gone")
    let text = "🔴 Live: Prosecutors searched the offices of Northfield Ltd on 3 May 2021."
    _ = try anna.add(articles: [Article(title: "Raid", text: Text(text), origin: "raid.txt")], analyzes: false)
    #expect(try anna.annotations().map(\.anchor.state) == [.lost])
    let carl = try Library.inMemory(actor: "carl")
    let report = try merge(anna, into: carl)
    #expect(report.problems.isEmpty)
    #expect(report.lost == 1)
    #expect(try carl.openArticles().map(\.text.string) == [text])
    #expect(try carl.openArticles().map(\.summary.revisions) == [2])
    #expect(
      try files(carl).map { String(decoding: $0.bytes, as: UTF8.self) }
        == files(anna).map { String(decoding: $0.bytes, as: UTF8.self) })
  }

  @Test func `an article that went on there goes on here, and its notes with it`() throws {
    let anna = try library("anna")
    let ben = try library("ben")
    _ = try note(ben, "searched the offices", "His")
    let longer = Text("Update. " + Sample.text.string)
    _ = try anna.add(articles: [Article(title: "Raid", text: longer, origin: "raid.txt")], analyzes: false)
    let report = try merge(anna, into: ben)
    #expect(report.contradictions.isEmpty)
    #expect(try ben.openArticles().map(\.text) == [longer])
    #expect(try ben.annotations().map(\.anchor.exact) == ["searched the offices"])
    #expect(try ben.annotations().map(\.anchor.state) == [.shifted])
    // And back: the older text there changes nothing here.
    #expect(try merge(ben, into: anna).revised == 0)
  }

  @Test func `texts that went on on both sides are both kept, and said`() throws {
    let anna = try library("anna")
    let ben = try library("ben")
    let hers = Text("Hers. " + Sample.text.string)
    let his = Text("His. " + Sample.text.string)
    _ = try anna.add(articles: [Article(title: "Raid", text: hers, origin: "raid.txt")], analyzes: false)
    _ = try ben.add(articles: [Article(title: "Raid", text: his, origin: "raid.txt")], analyzes: false)
    let report = try merge(anna, into: ben)
    #expect(report.contradictions.count == 1)
    #expect(try ben.openArticles().map(\.text) == [his])
    #expect(try ben.openArticles().map(\.summary.revisions) == [3])
    #expect(try merge(anna, into: ben).contradictions.isEmpty)
  }

  @Test func `decisions go over, and one that is forbidden here is a contradiction`() throws {
    func library(_ actor: String) throws -> Library {
      let library = try Library.inMemory(actor: actor)
      let texts = [
        "Anna Berg left Northfield Ltd in 2019. Anna Berg is a lawyer.",
        "Annika Bergmann joined the city council of Westbrook. Annika Bergmann is a doctor.",
      ]
      _ = try library.add(
        articles: texts.enumerated().map { Article(title: "\($0)", text: Text($1), origin: "\($0).txt") })
      return library
    }
    func ids(_ library: Library) throws -> (Int64, Int64) {
      let people = try library.entities().filter { $0.kind == .person }
      let one = try #require(people.first { $0.name == "Anna Berg" })
      let other = try #require(people.first { $0.name == "Annika Bergmann" })
      return (one.id, other.id)
    }
    let anna = try library("anna")
    let ben = try library("ben")
    let carl = try library("carl")
    let (a, b) = try ids(anna)
    _ = try anna.decide(.same(a, b), reason: "married")
    let report = try merge(anna, into: ben)
    #expect(report.decisions == 1)
    #expect(report.contradictions.isEmpty)
    #expect(try ben.decisions().map(\.reason) == ["married"])
    #expect(try ben.entities().filter { $0.kind == .person }.count == 1)
    #expect(try merge(anna, into: ben).decisions == 0)
    let (c, d) = try ids(carl)
    _ = try carl.decide(.different(c, d))
    #expect(try merge(anna, into: carl).contradictions.count == 1)
    #expect(try carl.entities().filter { $0.kind == .person }.count == 2)
  }

  @Test func `private notes stay at home unless asked for, and never reach another's`() throws {
    let anna = try library("anna")
    var hers = try note(anna, "offices", "Mine alone")
    hers.isPrivate = true
    _ = try anna.save(hers, replacing: hers.revision)
    let content = try anna.caseContent()
    #expect(content.notes.isEmpty)
    #expect(content.hidden == 1)
    #expect(try anna.openArticles(withPrivate: false).flatMap(\.annotations).isEmpty)
    #expect(try anna.caseContent(withPrivate: true).notes.count == 1)
  }

  @Test func `a text that is not the one of its revision is refused`() throws {
    let ben = try library("ben")
    let line = #"{"origin":"x","revision":"00ff","newest":true,"title":"X","text":"Hello."}"#
    let report = try ben.merge(ForeignFile.read(Array(line.utf8), name: "x.jsonl"))
    #expect(report.problems.map(\.message) == ["“X”: the text is not the one of its revision"])
    #expect(try ben.openArticles().count == 1)
  }
}
