import Testing

@testable import Core

/// Passages are marked by [ and ]: in the old text which one, in the new one where it should be found.
struct RevisionDiffTests {
  private func marked(_ text: String) -> (text: Text, span: Span?) {
    let bytes = Array(text.utf8)
    let plain = bytes.filter { $0 != 0x5B && $0 != 0x5D }
    guard let open = bytes.firstIndex(of: 0x5B), let close = bytes.firstIndex(of: 0x5D) else {
      return (Text(bytes: plain), nil)
    }
    return (Text(bytes: plain), Span(start: open, end: close - 1))
  }

  private func expectCarried(
    _ old: String, _ new: String, _ state: Anchor.State, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (oldText, span) = marked(old)
    let (newText, target) = marked(new)
    guard let span else {
      Issue.record("the old text marks no passage", sourceLocation: sourceLocation)
      return
    }
    let carried = RevisionDiff(old: oldText, new: newText).carry(span)
    #expect(carried.span.map(newText.string) == target.map(newText.string), sourceLocation: sourceLocation)
    #expect(carried.span == target, sourceLocation: sourceLocation)
    #expect(carried.state == state, sourceLocation: sourceLocation)
    #expect(!carried.reason.isEmpty, sourceLocation: sourceLocation)
  }

  private static let before = "The harbour office opened at nine. Nobody had expected so many people on a Sunday. "
  private static let after = " By noon the queue reached the fish market. The mayor sent two more clerks."

  @Test func `the same text keeps its place`() {
    expectCarried("A [quiet] day.", "A [quiet] day.", .exact)
    expectCarried(
      Self.before + "A [quiet] day." + Self.after, Self.before + "A [quiet] day." + Self.after + " End.", .exact)
  }

  @Test func `text inserted before shifts it`() {
    expectCarried("The [old bridge] is closed.", "On Monday: The [old bridge] is closed.", .shifted)
  }

  @Test func `a replaced word inside is an edit`() {
    expectCarried(
      Self.before + "[The ferry leaves from the northern pier]." + Self.after,
      Self.before + "[The ferry leaves from the southern pier]." + Self.after, .edited)
  }

  @Test func `a replaced word at the edge stays inside`() {
    expectCarried(
      Self.before + "A [delayed ferry leaves] at ten." + Self.after,
      Self.before + "A [crowded ferry leaves] at ten." + Self.after, .edited)
  }

  @Test func `a clause inside is taken along`() {
    expectCarried(
      Self.before + "[The minister signed the treaty] on Friday." + Self.after,
      Self.before
        + "[The minister, who had flown in from a meeting of the council in the north, signed the treaty] on Friday."
        + Self.after, .edited)
  }

  @Test func `capitals, quotes, dashes and hard spaces do not matter`() {
    expectCarried(
      "He called it [\"a long-awaited answer\"] and left.", "He called it [“A LONG–AWAITED\u{A0}answer”] and left.",
      .edited)
  }

  @Test func `soft hyphens and decomposed letters do not matter`() {
    expectCarried("We met at the [café Europa] again.", "We met at the [cafe\u{301} Eu\u{AD}ropa] again.", .edited)
  }

  @Test func `a moved sentence is followed`() {
    expectCarried(
      "[The commander resigned after the vote.] " + Self.before + "It rained." + Self.after,
      Self.before + "It rained." + Self.after + " [The commander resigned after the vote.]", .moved)
  }

  @Test func `a word of a moved and edited sentence is followed`() {
    expectCarried(
      "The commander [resigned] after the long vote in parliament. " + Self.before + "It rained." + Self.after,
      Self.before + "It rained." + Self.after + " The commander [resigned] after the second vote in parliament.", .moved
    )
  }

  @Test func `a deleted sentence is lost between its neighbours`() throws {
    let old = Text(Self.before + "The dam will be inspected next week." + Self.after)
    let new = Text(Self.before.dropLast() + Self.after)
    let start = Self.before.utf8.count
    let carried = RevisionDiff(old: old, new: new).carry(Span(start: start, end: start + 36))
    #expect(carried.state == .lost)
    #expect(carried.span == nil)
    let gap = try #require(carried.lostBetween)
    #expect(gap.before.map(new.string) == "Nobody had expected so many people on a Sunday.")
    #expect(gap.after.map(new.string) == "By noon the queue reached the fish market.")
  }

  @Test func `a lookalike that was there before does not take the note`() {
    expectCarried(
      "[The court rejected the appeal of the port authority.] " + Self.before
        + "The court rejected the appeal of the rail company." + Self.after,
      Self.before + "The court rejected the appeal of the rail company." + Self.after, .lost)
  }

  @Test func `of two equal sentences the deleted one is lost, the other stays`() {
    let twice = "Nobody was hurt in the fire."
    expectCarried(
      "[\(twice)] " + Self.before + twice + Self.after, Self.before + twice + Self.after, .lost)
    expectCarried(
      twice + " " + Self.before + "[\(twice)]" + Self.after, Self.before + "[\(twice)]" + Self.after, .shifted)
  }

  @Test func `an inserted sentence that begins alike does not stretch the passage`() {
    expectCarried(
      Self.before + "[The cat sat on the wall.]" + Self.after,
      Self.before + "The dog lay in the yard. [The cat sat on the wall.]" + Self.after, .shifted)
  }

  @Test func `text without spaces is followed by its characters`() {
    expectCarried(
      "会議は三月に東京で開かれた。[大臣は新しい条約に署名した]。記者は質問した。",
      "会議は四月に大阪で開かれた。[大臣は古い条約に署名した]。記者は質問した。", .edited)
  }

  @Test func `part of a word keeps its part`() {
    expectCarried("The [pre]war years.", "So: the [pre]war years.", .shifted)
  }

  @Test func `paragraphs that are split or joined keep their passages`() {
    expectCarried(
      Self.before + "\n\n[The dam held.]" + Self.after, Self.before + "[The dam held.]" + "\n\n" + Self.after, .shifted)
  }

  @Test func `a deleted sentence does not take the place of its double, with new text before that`() {
    let double = "The election office announced the rose tram line, at a cost of $48.9 million."
    let middle = " We rejected a modest warehouse, said the commander in March. The governor slept late that day."
    expectCarried(
      "It was $81.6 million. \(double)\(middle) Nobody came to the old harbour. [\(double)] The ferry waited."
        + Self.after,
      "It was $81.6 million. The election office delayed a survey in Marienthal, and nobody had asked for it. \(double)"
        + "\(middle) Nobody came to the old harbour. The ferry waited." + Self.after, .lost)
  }

  @Test func `a sentence whose first word was replaced begins there, also after new text`() {
    expectCarried(
      Self.before + "[In a letter] of fourteen pages the council refused." + Self.after,
      Self.before + "Rain fell upon the empty market all through that long afternoon, and the ferry stayed away. "
        + "[With a letter] of fourteen pages the council refused." + Self.after, .edited)
  }

  @Test func `empty texts, empty spans and spans outside are answered`() {
    let empty = Text("")
    let some = Text("One word.")
    #expect(RevisionDiff(old: some, new: empty).carry(Span(start: 0, end: 3)).state == .lost)
    #expect(RevisionDiff(old: empty, new: some).carry(Span(start: 0, end: 0)).state == .lost)
    #expect(RevisionDiff(old: some, new: some).carry(Span(start: 5, end: 500)).span == Span(start: 5, end: 9))
    #expect(RevisionDiff(old: some, new: Text("Two. One word.")).carry(Span(start: 4, end: 4)).span?.start == 9)
    #expect(RevisionDiff(old: some, new: some).carry(Span(start: -4, end: -2)).span == Span(start: 0, end: 0))
  }

  @Test func `any bytes are followed without a crash, and found spans lie in the text`() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet: [[UInt8]] = [
      [0x20], [0x0A], [0x61], [0x62], [0x2E], [0xC3, 0xA9], [0xFF], [0xE6, 0x97, 0xA5], [0xC2, 0xAD], [0xCC, 0x81],
      [0xF0],
      Array("word".utf8), Array("The ".utf8), [0x22],
    ]
    for _ in 0..<2_000 {
      func text() -> Text { Text(bytes: (0..<random(40)).flatMap { _ in alphabet[random(alphabet.count)] }) }
      let old = text()
      let new = text()
      let diff = RevisionDiff(old: old, new: new)
      let start = random(old.count + 2)
      let carried = diff.carry(Span(start: start, end: start + random(12)))
      #expect((carried.span == nil) == (carried.state == .lost))
      if let span = carried.span { #expect(0 <= span.start && span.start <= span.end && span.end <= new.count) }
    }
  }
}
