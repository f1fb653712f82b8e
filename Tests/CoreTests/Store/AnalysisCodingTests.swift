import Testing

@testable import Core

struct AnalysisCodingTests {
  static let text = "On 9 November 2022 Gen. Milley said: “a window”. Milley left."

  static var sample: Analysis {
    Analysis(
      paragraphs: [Span(start: 0, end: 64)], sentences: [Span(start: 0, end: 51), Span(start: 52, end: 64)],
      mentions: [
        Mention(span: Span(start: 24, end: 30), kind: .person, confidence: 1, entity: 0),
        Mention(span: Span(start: 52, end: 58), kind: .person, confidence: 0.2, entity: 0),
        Mention(span: Span(start: 3, end: 5), kind: .work, confidence: 0, entity: -1),
      ],
      entities: [
        Entity(
          name: "Mark Milley", kind: .person, aliases: ["Milley", "Gen. Milley"],
          evidence: [Evidence(alias: "Milley", name: "Mark Milley", reason: "surname")])
      ],
      times: [
        TimeExpression(
          span: Span(start: 3, end: 18), kind: .date, value: "2022-11-09", earliest: Day(iso: "2022-11-09"),
          latest: Day(iso: "2022-11-09"), edtf: "2022-11-09"),
        TimeExpression(span: Span(start: 3, end: 5), kind: .duration, value: "P3M"),
      ],
      events: [
        Event(
          span: Span(start: 0, end: 51), time: 0, label: "Milley speaks", participants: [0], status: .said, weight: 0.5)
      ],
      quotations: [Quotation(span: Span(start: 40, end: 48), speaker: 0), Quotation(span: Span(start: 1, end: 2))])
  }

  @Test func `an analysis comes back as it was`() throws {
    let decoded = try #require(AnalysisCoding.decode(AnalysisCoding.encode(Self.sample), length: 64))
    var expected = Self.sample
    expected.mentions[1].confidence = decoded.mentions[1].confidence
    #expect(decoded == expected)
    #expect(abs(decoded.mentions[1].confidence - 0.2) < 0.003)
    #expect(AnalysisCoding.decode(AnalysisCoding.encode(Analysis()), length: 0) == Analysis())
  }

  @Test func `every cut and every changed byte is refused or gives valid offsets`() {
    let whole = AnalysisCoding.encode(Self.sample)
    for length in 0..<whole.count { #expect(AnalysisCoding.decode(Array(whole[..<length]), length: 64) == nil) }
    for at in whole.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = whole
        damaged[at] = value
        guard let analysis = AnalysisCoding.decode(damaged, length: 64) else { continue }
        #expect(analysis.mentions.allSatisfy { $0.span.start >= 0 && $0.span.end <= 64 && $0.entity < 1 })
        #expect(analysis.events.allSatisfy { $0.time < analysis.times.count && $0.span.end <= 64 })
      }
    }
    #expect(AnalysisCoding.decode(whole + [0], length: 64) == nil)
    #expect(AnalysisCoding.decode(whole, length: 20) == nil)
  }

  @Test func `numbers of every size come back`() throws {
    var out = ByteWriter()
    let values = [0, 1, -1, 127, 128, -129, 1 << 40, Int.max, Int.min]
    for value in values { out.signed(value) }
    try out.bytes.withUnsafeBytes { raw throws -> Void in
      var input = ByteReader(raw)
      for value in values { #expect(try input.signed() == value) }
      #expect(input.isAtEnd)
    }
  }
}

struct SHA256Tests {
  // The first two are the examples of FIPS 180-4; all were checked with sha256sum.
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `known digests`(text: String, digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
  }

  @Test func `a million letters`() {
    #expect(
      SHA256.hex([UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `ids are unique and well formed`() {
    let ids = Set((0..<1000).map { _ in UniqueID.make() })
    #expect(ids.count == 1000)
    #expect(ids.allSatisfy { $0.utf8.count == 36 && Array($0)[14] == "4" })
  }
}

struct FoldTests {
  @Test(arguments: [
    ("Zełenski", "zelenski"), ("ZALUZHNYI", "zaluzhnyi"), ("Müller", "muller"), ("Straße", "strasse"),
    ("O’Brien", "o'brien"), ("e\u{301}", "e"), ("Київ", "київ"), ("Ångström", "angstrom"), ("Şahin", "sahin"),
  ])
  func `names are folded`(name: String, key: String) {
    #expect(Fold.key(name) == key)
  }
}
