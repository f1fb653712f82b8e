import Testing

@testable import Core

struct LibraryDecisionTests {
  /// Articles with made-up analyses, so that names are where the test says: `[Name]` marks a person.
  private func library(_ articles: [(String, String, String)], _ actor: String = "ada", at path: String? = nil) throws
    -> Library
  {
    let library = try path.map { try Library.open(at: $0, actor: actor) } ?? Library.inMemory(actor: actor)
    for (origin, day, marked) in articles { try library.put(origin, day, marked) }
    try library.link()
    return library
  }

  private static let three = [
    ("one", "2025-01-01", "[Anna Berg] met [Carl Dorn]. [Berg] left."),
    ("two", "2025-02-01", "[Anna Berg] wrote to [Dora Eck]."),
    ("three", "2025-03-01", "[Eva Falk] saw [Carl Dorn] and [A. Berg]."),
  ]

  private func names(_ library: Library) throws -> [String] {
    try library.entities(order: .name).map { "\($0.name) \($0.mentions)" }
  }

  private func id(_ library: Library, _ name: String) throws -> Int64 {
    guard let found = try library.entities().first(where: { $0.name == name }) else {
      throw Problem(.internal, "no entity \(name)")
    }
    return found.id
  }

  @Test func `same makes two entities one, undo parts them, redo joins them again`() throws {
    let library = try library(Self.three)
    let before = try names(library)
    let eck = try id(library, "Dora Eck"), falk = try id(library, "Eva Falk")
    _ = try library.decide(.same(eck, falk), reason: "married")
    #expect(try library.entities().first { $0.articles == 2 && $0.mentions == 2 && $0.name != "Carl Dorn" } != nil)
    let joined = try names(library)
    #expect(joined.count == before.count - 1)
    #expect(try library.undo() == "Dora Eck = Eva Falk")
    #expect(try names(library) == before)
    #expect(try library.redo() == "Dora Eck = Eva Falk")
    #expect(try names(library) == joined)
    #expect(try library.decisions().map(\.verb) == [.same, .undo, .undo])
  }

  @Test func `ids stay with their mentions`() throws {
    let library = try library(Self.three)
    let dorn = try id(library, "Carl Dorn"), eck = try id(library, "Dora Eck")
    _ = try library.decide(.same(dorn, eck))
    #expect(try library.card(dorn).summary.mentions == 3)
    _ = try library.undo()
    #expect(try library.card(dorn).summary.mentions == 2)
    try library.linkAll()
    #expect(try id(library, "Carl Dorn") == dorn)
  }

  @Test func `split takes chosen mentions off, in one article and across`() throws {
    let library = try library(Self.three)
    let berg = try id(library, "Anna Berg")
    let places = try library.places(of: berg)
    #expect(places.count >= 3)
    let second = places[1]
    #expect(second.article == places[0].article)
    _ = try library.decide(.split([second], from: berg), reason: "her brother")
    #expect(try library.places(of: berg).count == places.count - 1)
    let brother = try id(library, "Berg")
    #expect(brother != berg)
    #expect(try library.places(of: brother) == [second])
    try library.linkAll()
    #expect(try library.places(of: brother) == [second])
    _ = try library.undo()
    #expect(try library.places(of: berg) == places)
  }

  @Test func `a contradiction shows the chain, and the veto holds`() throws {
    let library = try library(Self.three)
    let dorn = try id(library, "Carl Dorn"), eck = try id(library, "Dora Eck"), falk = try id(library, "Eva Falk")
    _ = try library.decide(.different(dorn, falk))
    _ = try library.decide(.same(dorn, eck))
    let joined = try library.entities().first { $0.mentions == 3 && $0.name != "Anna Berg" }
    let both = try #require(joined).id
    let log = try library.decisions().count
    let before = try library.entities()
    let refused = #expect(throws: Contradiction.self) { _ = try library.decide(.same(both, falk)) }
    #expect(refused?.forbiddenBy.words == "Carl Dorn ≠ Eva Falk")
    #expect(refused?.chain.last?.words.hasSuffix("= Eva Falk") == true)
    #expect(try library.mergePreview(both, falk).contradiction?.forbiddenBy == refused?.forbiddenBy)
    // Nothing was decided; the log has no useless entry.
    #expect(try library.decisions().count == log && library.entities() == before)
    // The older decision can be taken back in the same step, and one undo brings all back.
    let veto = try #require(refused).forbiddenBy.id
    _ = try library.decide([.same(both, falk)], retracting: [veto])
    #expect(try library.entities().contains { $0.mentions == 4 && $0.name != "Anna Berg" })
    #expect(try library.decisions().first { $0.id == veto }?.isLive == false)
    _ = try library.undo()
    #expect(try library.entities() == before)
    #expect(try library.decisions().first { $0.id == veto }?.isLive == true)
    #expect(try library.contradictions().isEmpty)
  }

  @Test func `a contradiction that comes in from elsewhere is listed with the entities it is about`() throws {
    let library = try library(Self.three)
    let dorn = try id(library, "Carl Dorn"), falk = try id(library, "Eva Falk"), berg = try id(library, "Anna Berg")
    let veto = try library.decide(.different(dorn, falk))
    try library.store.write { session in
      _ = try library.enter(
        Decision(id: "from-ben", time: 0, actor: "ben", verb: .same, groups: veto.groups), session)
    }
    #expect(try library.contradictions().map(\.decision.actor) == ["ben"])
    #expect(try library.contradictions(about: falk).count == 1)
    #expect(try library.contradictions(about: berg).isEmpty)
    try library.retract([veto.id])
    #expect(try library.contradictions().isEmpty)
    #expect(try library.undo() == "taking back Carl Dorn ≠ Eva Falk")
    #expect(try library.contradictions().count == 1)
  }

  @Test func `told apart twice is told apart once`() throws {
    let library = try library(Self.three)
    let dorn = try id(library, "Carl Dorn"), falk = try id(library, "Eva Falk")
    _ = try library.decide(.different(dorn, falk))
    #expect(throws: Problem.self) { _ = try library.decide(.different(falk, dorn)) }
    #expect(try library.decisions().count == 1)
  }

  /// Each: what is split off of “Anna Berg”, by number of its mentions.
  @Test(arguments: [[0], [1], [2], [0, 1], [1, 2], [0, 2]])
  func `undo of a split gives back exactly the entities before`(_ chosen: [Int]) throws {
    let library = try library([
      ("one", "2025-01-01", "[Anna Berg] met [Carl Dorn]. [Anna Berg] left. [Carl Dorn] stayed with [Anna Berg]."),
      ("two", "2025-02-01", "[Anna Berg] wrote to [Dora Eck]."),
    ])
    let before = try library.entities()
    let berg = try id(library, "Anna Berg")
    let places = try library.places(of: berg)
    _ = try library.decide(.split(chosen.map { places[$0] }, from: berg))
    let after = try library.entities()
    #expect(after.count == before.count + 1)
    #expect(Set(after.map(\.name)).count == after.count)
    #expect(try library.examine().allSatisfy { $0.name != "identities" || $0.isFine })
    #expect(try library.undo()?.contains("split off from Anna Berg") == true)
    #expect(try library.entities() == before)
    #expect(try library.examine().allSatisfy { $0.name != "identities" || $0.isFine })
    _ = try library.redo()
    #expect(try library.entities().map(\.name) == after.map(\.name))
    _ = try library.undo()
    try library.linkAll()
    #expect(try library.entities() == before)
  }

  @Test func `merging, splitting and undoing everything ends where it began, ids included`() throws {
    let library = try library(Self.three)
    let before = try library.entities()
    let berg = try id(library, "Anna Berg"), eck = try id(library, "Dora Eck"), falk = try id(library, "Eva Falk")
    _ = try library.decide(.different(eck, falk))
    _ = try library.decide([.same(berg, eck), .rename(eck, name: "Anna Berg-Eck")])
    let whole = try id(library, "Anna Berg-Eck")
    #expect(try library.places(of: whole).count == 5)
    _ = try library.decide(.split([try library.places(of: whole)[1]], from: whole))
    _ = try library.decide(.ignore(falk))
    for _ in 0..<4 { #expect(try library.undo() != nil) }
    #expect(try library.undo() == nil)
    #expect(try library.entities() == before)
    for _ in 0..<4 { #expect(try library.redo() != nil) }
    for _ in 0..<4 { #expect(try library.undo() != nil) }
    #expect(try library.entities() == before)
  }

  @Test func `doctor sees entities that do not follow from the decisions, and repair derives them anew`() throws {
    let library = try library(Self.three)
    let before = try names(library)
    let berg = try id(library, "Anna Berg")
    try library.store.write { session in
      guard let stray = try session.occurrences(of: berg).last else { throw DamagedRecord() }
      try session.assign(stray.id, entity: session.makeEntity(name: "Stray", kind: .person), link: stray.link)
    }
    #expect(try library.examine().first { $0.name == "identities" }?.isFine == false)
    #expect(try library.repair().contains { $0.contains("derived anew") })
    #expect(try library.examine().first { $0.name == "identities" }?.isFine == true)
    #expect(try names(library) == before)
  }

  @Test func `before a merge it is said what will be, and what speaks against it`() throws {
    let library = try library(Self.three)
    let dorn = try id(library, "Carl Dorn"), falk = try id(library, "Eva Falk")
    let preview = try library.mergePreview(dorn, falk)
    #expect(preview.left.mentions == 2 && preview.right.mentions == 1)
    #expect(preview.doubts == ["their names have no word in common", "one article names both"])
    #expect(preview.contradiction == nil)
    _ = try library.decide(.same(dorn, falk))
    #expect(try library.entities().contains { $0.name == preview.name && $0.mentions == 3 })
  }

  @Test func `rename, kind, alias, identifier, note and ignore`() throws {
    let library = try library(Self.three)
    let eck = try id(library, "Dora Eck")
    _ = try library.decide([
      .rename(eck, name: "Dora Eck-Falk"), .retype(eck, kind: .organization), .alias(eck, name: "Dodo"),
      .link(eck, identifier: "Q1"), .note(eck, text: "a company, in truth"),
    ])
    let card = try library.card(eck)
    #expect(card.summary.name == "Dora Eck-Falk" && card.summary.kind == .organization)
    #expect(card.aliases.contains("Dodo") && card.aliases.contains("Dora Eck"))
    #expect(card.externalID == "Q1" && card.notes == ["a company, in truth"])
    #expect(try library.entities(named: "dod").map(\.id) == [eck])
    _ = try library.undo()
    #expect(try library.card(eck).summary.name == "Dora Eck")
    _ = try library.decide(.ignore(eck))
    #expect(try !library.entities().contains { $0.id == eck })
    _ = try library.undo()
    #expect(try library.entities().contains { $0.id == eck })
  }

  @Test func `a mention can be ignored, an entity in one article, and words made a mention`() throws {
    let library = try library(Self.three)
    let one = try library.id("one")
    let berg = try id(library, "Anna Berg")
    let count = try library.places(of: berg).count
    let place = try library.places(of: berg)[0]
    _ = try library.decide(.ignoreMention(article: one, span: place.span))
    #expect(try library.places(of: berg).count == count - 1)
    #expect(try library.open(one).analysis.mentions.count == 2)
    _ = try library.undo()
    _ = try library.decide(.ignoreInArticle(berg, article: one))
    #expect(try library.places(of: berg).allSatisfy { $0.article != one })
    _ = try library.undo()
    #expect(try library.places(of: berg).count == count)
    let met = try #require(Library.occurrences(of: Array("met".utf8), in: library.open(one).text.bytes).first)
    _ = try library.decide(
      .addMention(article: one, span: Span(start: met, end: met + 3), kind: .event, entity: nil, identical: true))
    #expect(try library.entities(inArticle: one).contains { $0.name == "met" && $0.kind == .event })
  }

  @Test func `decisions survive a new analysis and a new revision`() throws {
    let library = try library(Self.three)
    let berg = try id(library, "Anna Berg")
    let second = try library.places(of: berg)[1]
    _ = try library.decide(.split([second], from: berg))
    _ = try library.decide(.same(try id(library, "Dora Eck"), try id(library, "Eva Falk")))
    let before = try names(library)
    try library.put("one", "2025-01-01", "A new first sentence. [Anna Berg] met [Carl Dorn]. [Berg] left.")
    try library.link()
    #expect(try names(library) == before)
    let brother = try id(library, "Berg")
    #expect(try library.places(of: brother).map(\.span.start) == [second.span.start + 22])
  }

  @Test func `decisions hold after a restart, and undo is one's own`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/l.dossier"
    let ada = try library(Self.three, at: path)
    let before = try names(ada)
    _ = try ada.decide(.same(try id(ada, "Dora Eck"), try id(ada, "Eva Falk")))
    ada.close()
    let ben = try Library.open(at: path, actor: "ben")
    #expect(try names(ben).count == before.count - 1)
    #expect(try ben.undo() == nil)
    let again = try Library.open(at: path, actor: "ada")
    #expect(try again.undo() == "Dora Eck = Eva Falk")
    #expect(try names(ben) == before)
  }

  @Test func `why names the decision and the links`() throws {
    let library = try library(Self.three)
    let eck = try id(library, "Dora Eck")
    _ = try library.decide(.same(eck, try id(library, "Eva Falk")), reason: "one person")
    let entity = try #require(try library.entities().first { $0.name == "Dora Eck" || $0.name == "Eva Falk" })
    let lines = try library.why(entity.id)
    let line = try #require(lines.first { $0.decision?.reason == "one person" })
    #expect(line.text == "Dora Eck = Eva Falk" && line.undoneBy == nil)
    _ = try library.undo()
    let undone = try #require(try library.why(eck).first { $0.decision?.reason == "one person" })
    #expect(undone.decision?.isLive == false && undone.undoneBy?.actor == "ada")
    let berg = try library.why(try id(library, "Anna Berg"))
    #expect(berg.contains { $0.text.contains("A. Berg") || $0.text.contains("Berg") })
  }
}

extension Library {
  /// Puts in an article whose persons stand in square brackets, with just these mentions.
  func put(_ origin: String, _ day: String, _ marked: String) throws {
    var bytes: [UInt8] = []
    var spans: [Span] = []
    var start = 0
    for byte in marked.utf8 {
      switch byte {
      case 0x5B: start = bytes.count
      case 0x5D: spans.append(Span(start: start, end: bytes.count))
      default: bytes.append(byte)
      }
    }
    let text = Text(bytes: bytes)
    _ = try add(articles: [.sample(origin, text.string, published: day)], analyzes: false)
    var analysis = Analysis(paragraphs: [text.span])
    var from = 0
    for (i, byte) in bytes.enumerated()
    where byte == 0x2E && (i + 1 == bytes.count || bytes[i + 1] == 0x20) && i > from + 3 {
      analysis.sentences.append(Span(start: from, end: i + 1))
      from = i + 2
    }
    for span in spans {
      let name = text.string(span)
      let index =
        analysis.entities.firstIndex { $0.name == name || $0.name.hasSuffix(" " + name) } ?? analysis.entities.count
      if index == analysis.entities.count { analysis.entities.append(Entity(name: name, kind: .person)) }
      if analysis.entities[index].name != name, !analysis.entities[index].aliases.contains(name) {
        analysis.entities[index].aliases.append(name)
      }
      analysis.mentions.append(Mention(span: span, kind: .person, entity: index))
    }
    let article = try id(origin)
    try store.write { session in
      guard let material = try session.material(of: article) else { throw DamagedRecord() }
      try keep(
        analysis, encoded: AnalysisCoding.encode(analysis), of: article, revision: material.revision,
        published: material.published, session)
    }
  }
}
