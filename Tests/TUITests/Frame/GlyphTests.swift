import Testing

@testable import TUI

struct GlyphTests {
  private func shown(_ text: String) -> String {
    GlyphReader(text).compactMap(\.glyph?.character).map(String.init).joined()
  }

  private func shown(_ bytes: [UInt8]) -> String {
    GlyphReader(bytes).compactMap(\.glyph?.character).map(String.init).joined()
  }

  @Test(
    arguments: [
      ("plain text", "plain text"), ("tab\tline\nend\r", "tab line end "), ("\u{1B}]0;title\u{7}", "␛]0;title␇"),
      ("a\u{9B}31mb", "a\u{FFFD}31mb"), ("del\u{7F}", "del␡"), ("user\u{202E}txt.exe", "user\u{FFFD}txt.exe"),
      ("zero\u{200B}wi\u{FEFF}dth\u{AD}", "zerowidth"), ("🇫🇷 wins", "FR wins"), ("👨‍👩‍👧 family", "👨 family"),
      ("👍🏽 ok", "👍 ok"), ("☺\u{FE0F}", "☺"), ("\u{301}alone", "◌\u{301}alone"), ("नमस्ते", "नमस्ते"), ("กำ", "กำ"),
      ("tag\u{E0041}s", "tags"), ("new\u{1FAE8}", "new\u{FFFD}"), ("a\u{2028}b", "a b"), ("a\u{A0}b", "a b"),
    ])
  func `text becomes what is safe to show`(text: String, safe: String) {
    #expect(shown(text).unicodeScalars.elementsEqual(safe.unicodeScalars))
  }

  @Test(
    arguments: [
      ([0xC0, 0x80], 2), ([0xE0, 0x80, 0x80], 3), ([0xED, 0xA0, 0x80], 3), ([0xF5], 1), ([0xE2, 0x82], 1),
      ([0xF0, 0x9F, 0x98], 1), ([0xC3], 1), ([0xE2, 0x41], 1), ([0x80, 0xBF], 2), ([0xF4, 0x90, 0x80, 0x80], 4),
    ] as [([UInt8], Int)])
  func `each maximal broken part of UTF-8 is one replacement`(bytes: [UInt8], count: Int) {
    let scalars = shown(bytes).unicodeScalars
    #expect(scalars.filter { $0 == "\u{FFFD}" }.count == count)
  }

  @Test func `the lengths of all pieces add up to the text whatever its bytes`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(GlyphReader(bytes).reduce(0) { $0 + $1.length } == bytes.count)
    }
    for text in ["🇫🇷👨‍👩‍👧‍👦a\u{200D}b\u{301}\u{302}\u{303}\u{304}\u{305}\u{200B}", "\u{200B}\u{200B}", ""] {
      #expect(GlyphReader(text).reduce(0) { $0 + $1.length } == text.utf8.count)
    }
  }

  @Test func `no more than four marks stand on a glyph`() {
    let zalgo = "e" + String(repeating: "\u{301}", count: 40)
    let pieces = Array(GlyphReader(zalgo))
    #expect(pieces.count == 1)
    #expect(pieces.first?.glyph?.marks.count == 4)
  }

  @Test func `no scalar that a terminal could act on gets into a glyph`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for piece in GlyphReader("a\(scalar)") {
        piece.glyph?.forEachScalar { shown in
          let isControl = shown < 0x20 || (0x7F..<0xA0).contains(shown)
          let isBidi =
            (0x202A...0x202E).contains(shown) || (0x2066...0x2069).contains(shown)
            || [0x200E, 0x200F, 0x61C].contains(shown)
          let isHidden = (0x200B...0x200D).contains(shown) || shown == 0xFEFF || (0xE0000...0xE0FFF).contains(shown)
          if isControl || isBidi || isHidden { Issue.record("U+\(String(value, radix: 16)) shows \(shown)") }
        }
      }
    }
  }
}
