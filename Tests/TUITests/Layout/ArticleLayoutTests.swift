import Core
import Testing

@testable import TUI

struct ArticleLayoutTests {
  private func lines(_ text: String, _ columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return Wrap.lines(bytes, Span(start: 0, end: bytes.count), columns: columns)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test func `lines end between words`() {
    #expect(lines("the war had become a stalemate", 12) == ["the war had ", "become a ", "stalemate"])
  }

  @Test func `a word that is too long is cut`() {
    #expect(lines("a stalemate", 4) == ["a ", "stal", "emat", "e"])
  }

  @Test func `wide characters count two cells and may part anywhere but before closing marks`() {
    #expect(lines("東京の新聞", 4) == ["東京", "の新", "聞"])
    #expect(lines("東京の。新", 6) == ["東京", "の。新"])
  }

  @Test func `a dash may end a line, a hyphen before a number may not`() {
    #expect(lines("long-term", 6) == ["long-", "term"])
    #expect(lines("F-16 jets", 3) == ["F-1", "6 ", "jet", "s"])
  }

  /// A text of words of all kinds, the same for the same seed.
  private func text(seed: UInt64, words: Int) -> String {
    var random = SplitMix(seed)
    let pieces = [
      "war", "stalemate", "Zaluzhnyi", "東京", "क्षि", "👩‍👩‍👧", "a", "é", "Pneumonoultramicroscopic", "—", "\u{200B}", "🇺🇦",
      "f-g",
    ]
    var text = ""
    for _ in 0..<words {
      text += pieces[Int(random.next() % UInt64(pieces.count))]
      text += [" ", " ", " ", "  ", "\n", "\n\n", ""][Int(random.next() % 7)]
    }
    return text
  }

  @Test(arguments: 0..<12)
  func `every byte is on exactly one line and no line is wider than the pane`(seed: Int) {
    let body = Text(text(seed: UInt64(seed), words: 300))
    for columns in [2, 7, 76] {
      let layout = ArticleLayout(body, paragraphs: [], columns: columns)
      var at = 0
      var line = layout.line(at: 0)
      while let current = line {
        #expect(current.span.start == at)
        at = current.span.end
        // Blanks at the end hang over the edge and are not drawn.
        var width = 0
        var shown = 0
        for piece in GlyphReader(body.bytes[current.span.range]) {
          width += piece.width
          if piece.glyph != nil, piece.glyph != .blank { shown = width }
        }
        #expect(shown <= columns, "\(columns): \(body.string(current.span).debugDescription)")
        line = layout.line(after: current)
      }
      #expect(at == body.count)
    }
  }

  @Test(arguments: 0..<20)
  func `resizing there and back shows the same first line and cursor`(seed: Int) {
    var random = SplitMix(UInt64(seed) + 77)
    var state = Sample.state(rows: 24, columns: 80, Sample.article(text(seed: UInt64(seed), words: 800)))
    state.press(String(repeating: "<space>", count: seed % 7) + String(repeating: "j", count: seed % 5))
    let before = (state.reader?.top, state.reader?.cursor)
    for _ in 0..<6 {
      _ = state.update(.resized(rows: 24, columns: 40 + Int(random.next() % 200)))
    }
    _ = state.update(.resized(rows: 24, columns: 80))
    #expect(state.reader?.cursor == before.1)
    _ = state.update(.resized(rows: 200, columns: 80))
    #expect(state.reader?.cursor == before.1)
  }

  @Test func `a text of many megabytes opens without being wrapped`() {
    let line = Array("The war had become a stalemate and nobody wanted to say so in the open. ".utf8)
    var bytes: [UInt8] = []
    for i in 0..<40_000 {
      bytes += line
      if i % 40 == 0 { bytes += [0x0A, 0x0A] }
    }
    let text = Text(bytes: bytes)
    var reader = Reader(
      OpenArticle(
        summary: ArticleSummary(id: 1, title: "long"), revision: "r", text: text, analysis: Analysis(), entityIDs: [],
        annotations: []), columns: 76)
    reader.move(lines: 3, height: 20)
    reader.go(to: text.count / 2, height: 20)
    reader.scroll(rows: 10, height: 20)
    #expect(reader.cursor >= text.count / 2)
    reader.go(to: text.count, height: 20)
    #expect(reader.percent(height: 20) == 100)
  }

  @Test func `one endless line is cut into blocks`() {
    let text = Text(bytes: [UInt8](repeating: 0x61, count: 1_000_000))
    let layout = ArticleLayout(text, paragraphs: [], columns: 76)
    #expect(layout.blocks.allSatisfy { $0.span.length <= 8_192 })
    #expect(layout.blocks.dropFirst().allSatisfy { !$0.beginsParagraph })
    #expect(layout.line(at: 999_999)?.span.end == 1_000_000)
  }
}

/// A small generator, so that a failure can be repeated. Source: Vigna, splitmix64.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
