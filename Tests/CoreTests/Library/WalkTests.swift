import Testing

@testable import Core

struct LibraryWalkTests {
  private func library() throws -> Library {
    let library = try Library.inMemory(actor: "ada")
    try library.put("b", "2025-02-01", "[Anna Berg] met [Carl Dorn]. Then [Berg] left for Süßen.")
    try library.put("a", "2025-01-01", "[Anna Berg] was alone. A Window opened.")
    try library.put("c", "2025-03-01", "[Carl Dorn] said nothing to [Anna Berg]. The window was shut.")
    try library.link()
    return library
  }

  @Test func `mentions are walked in order of date, forth and back`() throws {
    let library = try library()
    let berg = try #require(try library.entities(named: "anna").first)
    let places = try library.places(of: berg.id)
    let order = [try library.id("a"), try library.id("b"), try library.id("b"), try library.id("c")]
    #expect(places.map(\.article) == order)
    var walked = [places[0]]
    while let next = try library.nextPlace(of: berg.id, after: walked[walked.count - 1]) { walked.append(next) }
    #expect(walked == places)
    var back = [places[3]]
    while let next = try library.nextPlace(of: berg.id, after: back[back.count - 1], backwards: true) {
      back.append(next)
    }
    #expect(back == places.reversed())
    #expect(try library.nextArticlePlace(of: berg.id, after: places[1])?.article == order[3])
  }

  @Test func `passages with two entities come in order of date`() throws {
    let library = try library()
    let berg = try #require(try library.entities(named: "berg").first).id
    let dorn = try #require(try library.entities(named: "dorn").first).id
    let passages = try library.passages(with: berg, and: dorn)
    #expect(passages.map(\.text) == ["Anna Berg met Carl Dorn.", "Carl Dorn said nothing to Anna Berg."])
  }

  @Test func `search finds words, phrases and beginnings, case only where it is typed`() throws {
    let library = try library()
    func found(_ query: String) throws -> [String] { try library.search(query).map(\.title).sorted() }
    #expect(try found("window") == ["Title of a", "Title of c"])
    #expect(try found("Window") == ["Title of a"])
    #expect(try found("\"window was\"") == ["Title of c"])
    #expect(try found("window -shut") == ["Title of a"])
    #expect(try found("süß*") == ["Title of b"])
    #expect(try found("alone OR nothing") == ["Title of a", "Title of c"])
    for odd in ["\"", "*", "-", "AND (", "a' OR 1 --", "NEAR(", "\u{0}", "^x:"] { _ = try library.search(odd) }
    let hit = try #require(try library.search("shut").first)
    let shut = hit.matches.map { Text(hit.snippet).string($0) }
    #expect(shut == ["shut"])
    #expect(try library.open(hit.article).text.string(hit.span) == "shut")
  }

  @Test func `search finds notes, private ones for their author only`() throws {
    let library = try library()
    var note = try library.note(on: "alone", in: "a", body: "loneliness of the long-distance writer")
    note.isPrivate = true
    note = try library.save(note)
    let hit = try #require(try library.search("loneliness").first)
    #expect(hit.field == .note && hit.annotation == note.id)
  }

  @Test func `a card has months, articles and companions beyond chance`() throws {
    let library = try library()
    for i in 0..<20 { try library.put("x\(i)", "2025-04-01", "[Zoe Young \(i)] was elsewhere.") }
    try library.link()
    let berg = try #require(try library.entities(named: "berg").first)
    let card = try library.card(berg.id)
    #expect(card.months.map(\.mentions) == [1, 2, 1])
    #expect(card.articles.map(\.mentions) == [1, 2, 1])
    #expect(card.firstSeen == Day(iso: "2025-01-01") && card.lastSeen == Day(iso: "2025-03-01"))
    #expect(card.related.map(\.entity.name) == ["Carl Dorn"])
    #expect(card.related.first?.evidence?.text == "Anna Berg met Carl Dorn.")
  }

  @Test func `filters compose`() throws {
    let library = try library()
    let dorn = try #require(try library.entities(named: "dorn").first).id
    func titles(_ filter: Filter) throws -> [String] { try library.articles(matching: filter).map(\.title) }
    #expect(try titles(Filter(entities: [dorn])) == ["Title of b", "Title of c"])
    #expect(try titles(Filter(entities: [dorn], from: Day(iso: "2025-02-02"))) == ["Title of c"])
    #expect(try titles(Filter(text: "window")) == ["Title of a", "Title of c"])
    try library.markRead(try library.id("a"))
    #expect(try titles(Filter(unread: true, text: "window")) == ["Title of c"])
    _ = try library.save(library.note(on: "alone", in: "a", tags: ["x y"]))
    #expect(try titles(Filter(tags: ["x y"])) == ["Title of a"])
    #expect(try titles(Filter(authors: ["ben"])) == [])
    #expect(try library.entities(matching: Filter(kinds: [.place])).isEmpty)
  }

  @Test func `notes move with the text, or are lost and stay listed`() throws {
    let library = try library()
    let kept = try library.save(library.note(on: "Carl Dorn", in: "b", body: "kept"))
    let gone = try library.save(library.note(on: "Süßen", in: "b", body: "gone"))
    try library.put("b", "2025-02-01", "In winter [Anna Berg] met [Carl Dorn]. Then [Berg] left for home.")
    let open = try library.open(try library.id("b"))
    let moved = try #require(open.annotations.first { $0.id == kept.id })
    #expect(open.text.string(moved.anchor.span) == "Carl Dorn" && moved.anchor.revision == open.revision)
    #expect(moved.revision == 1)
    let lost = try #require(try library.annotation(gone.id))
    #expect(lost.anchor.state == .lost && lost.anchor.exact == "Süßen")
  }

  @Test func `the surprise of two that are always together is greater than that of chance`() {
    #expect(Surprise.logLikelihood(both: 10, first: 10, second: 10, total: 1000) > 90)
    #expect(Surprise.logLikelihood(both: 1, first: 100, second: 10, total: 1000) == 0)
  }

  @Test func `copies of one text are known, other texts are not`() {
    let words = (0..<300).map { "word\($0 * 7919 % 1009)" }
    var edited = words
    edited[150] = "changed"
    let other = (0..<300).map { "text\($0 * 31 % 997)" }
    let prints = [words, edited, other].map { Fingerprint(Text($0.joined(separator: " "))).twin }
    let groups = Twins.groups([1: prints[0], 2: prints[1], 3: prints[2]])
    #expect(groups[1] == groups[2] && groups[3] != groups[1])
  }
}
