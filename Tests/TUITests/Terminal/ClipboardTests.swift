import Testing

@testable import TUI

struct ClipboardTests {
  private func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("“é”", "4oCcw6nigJ0=")])
  func `base64 as in RFC 4648`(plain: String, encoded: String) {
    #expect(text(Clipboard.base64(Array(plain.utf8))) == encoded)
  }

  @Test func `a quote goes out as OSC 52`() {
    #expect(text(Clipboard.sequence(for: "foo", terminal: "xterm-256color", limit: 1_000)) == "\u{1B}]52;c;Zm9v\u{7}")
    #expect(text(Clipboard.sequence(for: "foo", terminal: "tmux-256color", limit: 1_000)) == "\u{1B}]52;c;Zm9v\u{7}")
  }

  @Test func `screen gets it wrapped in pieces it can take`() throws {
    let quote = String(repeating: "stalemate ", count: 200)
    let bytes = try #require(Clipboard.sequence(for: quote, terminal: "screen-256color", limit: 10_000))
    let pieces = try #require(text(bytes)).split(separator: "\u{1B}P")
    #expect(pieces.count == 4)
    #expect(pieces.allSatisfy { $0.utf8.count <= 768 && $0.hasSuffix("\u{1B}\\") })
    #expect(
      pieces.map { $0.dropLast(2) }.joined() == text(Clipboard.sequence(for: quote, terminal: "xterm", limit: 10_000)))
  }

  @Test func `what is too long, or a terminal without a clipboard, gets nothing`() {
    #expect(Clipboard.sequence(for: String(repeating: "x", count: 1_000), terminal: "xterm", limit: 1_000) == nil)
    #expect(Clipboard.sequence(for: "x", terminal: "linux", limit: 1_000) == nil)
  }

  @Test func `only web addresses without tricks become links`() {
    #expect(text(Hyperlink.open("https://example.org/a?b=1")) == "\u{1B}]8;;https://example.org/a?b=1\u{1B}\\")
    for address in [
      "javascript:alert(1)", "file:///etc/passwd", "ssh://host", "https://a b", "https://x\u{1B}]0;t\u{7}",
      "https://x\u{9C}",
      "HTTPS", "", "https://" + String(repeating: "x", count: 3_000),
    ] {
      #expect(Hyperlink.open(address) == nil)
    }
  }
}
