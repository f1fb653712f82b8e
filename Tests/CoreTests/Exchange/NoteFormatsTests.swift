import Testing

@testable import Core

/// One article with a figure outside the BMP, two notes, a reply, two people in one sentence and two dated events.
enum Sample {
  static let text = Text(
    "🔴 Live: Prosecutors searched the offices of Northfield Ltd on 3 May 2021. Anna Berg left Northfield in 2019.")

  static func span(_ words: String) -> Span {
    let bytes = text.bytes
    let needle = Array(words.utf8)
    for start in 0...(bytes.count - needle.count) where bytes[start..<(start + needle.count)].elementsEqual(needle) {
      return Span(start: start, end: start + needle.count)
    }
    return Span(start: 0, end: 0)
  }

  static func note(_ id: String, _ words: String, body: String = "", tags: [String] = []) -> Annotation {
    Annotation(
      id: id, article: 7, anchor: Anchor(of: span(words), in: text, revision: "abc"), body: body, tags: tags,
      author: "mk",
      created: 1_717_234_200, modified: 1_717_234_260)
  }

  static var content: CaseContent {
    CaseContent(
      sources: [
        CaseContent.Source(
          origin: "raid.txt",
          versions: [CaseContent.Version(revision: "abc", title: "Raid", added: 0, isNewest: true, text: text)])
      ],
      notes: article.annotations.map { CaseContent.Note(origin: "raid.txt", note: $0) },
      decisions: [
        Decision(
          id: "33333333-0000-4000-8000-000000000001", time: 1_717_234_200, actor: "mk", verb: .rename,
          groups: [[MentionRef(article: 7, revision: "abc", span: span("Anna Berg"), exact: "Anna Berg")]],
          value: "Anna Bergmann", reason: "as she signs")
      ], origins: [7: "raid.txt"])
  }

  static var article: OpenArticle {
    var reply = note("11111111-0000-4000-8000-000000000003", "searched the offices", body: "Asked.")
    reply.inReplyTo = "11111111-0000-4000-8000-000000000001"
    let first = span("on 3 May 2021").end + 1
    let analysis = Analysis(
      sentences: [Span(start: 0, end: first), Span(start: first + 1, end: text.count)],
      mentions: [
        Mention(span: span("Northfield Ltd"), kind: .organization, entity: 0),
        Mention(span: span("Anna Berg"), kind: .person, entity: 1),
        Mention(
          span: Span(start: span("left Northfield").start + 5, end: span("left Northfield").end), kind: .organization,
          entity: 0),
      ],
      entities: [
        Entity(name: "Northfield Ltd", kind: .organization, aliases: ["Northfield"]),
        Entity(name: "Anna Berg", kind: .person),
      ],
      times: [
        TimeExpression(
          span: span("3 May 2021"), kind: .date, value: "2021-05-03", earliest: Day(year: 2021, month: 5, day: 3),
          latest: Day(year: 2021, month: 5, day: 3), edtf: "2021-05-03"),
        TimeExpression(
          span: span("2019"), kind: .date, value: "2019", earliest: Day(year: 2019, month: 1, day: 1),
          latest: Day(year: 2019, month: 12, day: 31), edtf: "2019"),
      ],
      events: [
        Event(
          span: Span(start: 0, end: first), time: 0, label: "Prosecutors searched the offices, of \"Northfield\"",
          participants: [0]),
        Event(
          span: Span(start: first + 1, end: text.count), time: 1, label: "Anna Berg left <Northfield>",
          participants: [1, 0]),
      ])
    return OpenArticle(
      summary: ArticleSummary(id: 7, title: "=Raid & search", published: Day(year: 2021, month: 5, day: 4)),
      revision: "abc",
      text: text, analysis: analysis, entityIDs: [1, 2],
      annotations: [
        note(
          "11111111-0000-4000-8000-000000000001", "searched the offices", body: "Which offices?\nAsk.",
          tags: ["raid", "open point"]),
        note("11111111-0000-4000-8000-000000000002", "Anna Berg"), reply,
      ])
  }
}

struct NoteFormatsTests {
  private func expectSame(_ notes: ForeignNotes, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(notes.problems.isEmpty, sourceLocation: sourceLocation)
    let back = notes.notes.map { note in
      var annotation = note.annotation(
        on: 7, anchor: note.anchor(in: Sample.text, revision: "abc"), importer: "x", now: 0)
      if note.inReplyTo != nil { annotation.anchor = Sample.article.annotations[0].anchor }
      return annotation
    }
    #expect(back == Sample.article.annotations, sourceLocation: sourceLocation)
  }

  @Test func `W3C annotations come back as they went`() throws {
    try expectSame(WebAnnotations.decode(JSON.parse(WebAnnotations.encode([Sample.article]))))
  }

  @Test func `Hypothesis annotations come back as they went`() throws {
    try expectSame(HypothesisNotes.decode(JSON.parse(HypothesisNotes.encode([Sample.article]))))
  }

  @Test func `W3C positions are code points, Hypothesis positions UTF-16 units`() throws {
    let w3c = try JSON.parse(WebAnnotations.encode([Sample.article]))
    let item = try #require(w3c["first"]?["items"]?.array?.first)
    let position = try #require(item["target"]?["selector"]?.array?.last)
    #expect(position["start"]?.integer == 20)
    #expect(position["end"]?.integer == 40)
    let other = try JSON.parse(HypothesisNotes.encode([Sample.article]))
    let first = try #require(other["annotations"]?.array?.first?["target"]?.list.first?["selector"]?.array?.first)
    #expect(first["start"]?.integer == 21)
  }

  @Test func `positions that do not hold give way to the words`() {
    var note = ForeignNote(id: "n")
    note.exact = "Anna Berg"
    note.start = 3
    note.end = 12
    note.suffix = " left Northfield"
    let anchor = note.anchor(in: Sample.text, revision: "abc")
    #expect(anchor.state == .approximate)
    #expect(anchor.span == Sample.span("Anna Berg"))
  }

  @Test func `a bad annotation is named and the rest is read`() throws {
    let notes = WebAnnotations.decode(
      try JSON.parse(
        #"[{"id":"a","target":{"source":"s","selector":{"type":"TextQuoteSelector","exact":"x"}}},{"target":"s"},5,{"id":"b"}]"#
      ))
    #expect(notes.notes.map(\.id) == ["a"])
    #expect(
      notes.problems.map(\.message) == [
        "annotation 2: \"id\" is missing", "annotation 3: not an object", "annotation 4: \"target\" is missing",
      ])
  }

  @Test func `cells that a spreadsheet would run are defused`() {
    #expect(CSV.field("=1+1") == "'=1+1")
    #expect(CSV.field("@x, \"y\"") == "\"'@x, \"\"y\"\"\"")
    #expect(CSV.field("a\nb") == "\"a\nb\"")
    #expect(NoteTables.csv([Sample.article]).contains(",'=Raid & search,2021-05-04,20,40,exact,searched the offices,"))
  }

  @Test func `Markdown keeps what people wrote around the block`() {
    let fresh = NoteTables.markdown(Sample.article)
    #expect(fresh.hasPrefix("---\ntitle: \"=Raid & search\"\npublished: 2021-05-04\nrevision: sha256:abc\n---\n"))
    #expect(
      fresh.contains(
        "> searched the offices ^an-11111111-0000-4000-8000-000000000001\n\nWhich offices?\nAsk.\n\n#raid #open-point"))
    let edited = "My own words.\n" + fresh + "More of mine.\n"
    #expect(NoteTables.markdown(Sample.article, existing: edited) == edited)
    #expect(
      NoteTables.markdown(Sample.article, existing: "Only mine.").hasPrefix("Only mine.\n\n<!-- dossier:begin -->"))
  }

  @Test func `a note cannot end the Markdown block`() {
    var article = Sample.article
    article.annotations[0].body = "x <!-- dossier:end --> y"
    let once = NoteTables.markdown(article)
    #expect(NoteTables.markdown(article, existing: once) == once)
  }

  @Test func `a case folder comes back line by line, and bad lines are named`() throws {
    let files = CaseFolder.files(Sample.content)
    let notes = try #require(files.first { $0.name == "notes.jsonl" })
    let read = ForeignFile.read(notes.bytes + Array("{\"id\":\n".utf8), name: "notes.jsonl")
    #expect(read.notes.map(\.id) == Sample.article.annotations.map(\.id))
    #expect(read.notes.first?.anchor(in: Sample.text, revision: "abc") == Sample.article.annotations[0].anchor)
    #expect(read.problems.map(\.message) == ["notes.jsonl:4: a value is missing at the end (byte 7)"])
    let articles = try #require(files.first)
    #expect(ForeignFile.read(articles.bytes, name: "a").versions.map(\.article.text) == [Sample.text])
    let decisions = try #require(files.last)
    let decision = try #require(ForeignFile.read(decisions.bytes, name: "d").decisions.first)
    #expect(decision.decision.value == "Anna Bergmann")
    #expect(decision.groups.map { $0.map(\.start) } == [[74]])
  }

  @Test func `times are written and read in UTC`() {
    #expect(Stamp.text(1_717_234_200) == "2024-06-01T09:30:00Z")
    #expect(Stamp.seconds("2024-06-01T11:30:00.5+02:00") == 1_717_234_200.5)
    #expect(Stamp.seconds("2024-06-01T09:30:00Z") == 1_717_234_200)
    #expect(Stamp.text(-1) == "1969-12-31T23:59:59Z")
    #expect(Stamp.seconds("soon") == nil)
  }

  @Test func `mutated files are refused or read, and never crash`() {
    var state: UInt64 = 11
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let seeds =
      [WebAnnotations.encode([Sample.article]), HypothesisNotes.encode([Sample.article])]
      + CaseFolder.files(Sample.content).map(\.bytes)
    for round in 0..<600 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<(1 + random(4)) {
        let at = random(bytes.count)
        switch random(3) {
        case 0: bytes[at] = UInt8(random(256))
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random(30)))
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + random(40))], at: at)
        }
        if bytes.isEmpty { bytes = [0x7B] }
      }
      for note in ForeignFile.read(bytes, name: "x").notes {
        let anchor = note.anchor(in: Sample.text, revision: "abc")
        #expect(anchor.span.start >= 0 && anchor.span.end <= Sample.text.count)
      }
    }
  }
}
