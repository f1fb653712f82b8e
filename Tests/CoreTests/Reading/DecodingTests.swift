import Testing

@testable import Core

struct DecodingTests {
  private func decode(_ bytes: [UInt8]) -> String? {
    Decoding.utf8(bytes).map { "\($0.encoding.rawValue): \(String(decoding: $0.text, as: UTF8.self))" }
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test func `a byte order mark decides`() {
    #expect(decode([0xEF, 0xBB, 0xBF] + Array("Zoë".utf8)) == "UTF-8: Zoë")
    #expect(decode([0xFF, 0xFE] + utf16("Zoë 🔴", bigEndian: false)) == "UTF-16LE: Zoë 🔴")
    #expect(decode([0xFE, 0xFF] + utf16("Zoë 🔴", bigEndian: true)) == "UTF-16BE: Zoë 🔴")
  }

  @Test func `UTF-16 without a mark is known by its zeros`() {
    #expect(decode(utf16("The talks failed.", bigEndian: false)) == "UTF-16LE: The talks failed.")
    #expect(decode(utf16("The talks failed.", bigEndian: true)) == "UTF-16BE: The talks failed.")
  }

  @Test func `an old Windows text keeps its quotation marks and accents`() {
    let bytes: [UInt8] = Array("He said ".utf8) + [0x93] + Array("voil".utf8) + [0xE0, 0x94, 0x20, 0x97, 0x20, 0x80]
    #expect(decode(bytes) == "windows-1252: He said “voilà” — €")
  }

  @Test func `one broken byte does not turn a UTF-8 text into another encoding`() {
    let text = "Zoë, Jürgen, José, Łukasz, Åsa and Özil “spoke” "
    #expect(decode(Array(text.utf8) + [0xC3] + Array("!".utf8)) == "UTF-8: \(text)\u{FFFD}!")
  }

  @Test func `zeros and control characters are no text`() {
    #expect(decode([0x4D, 0x5A, 0, 1, 2, 3, 0xFF, 0, 0, 7, 0x90]) == nil)
    #expect(decode([UInt8](repeating: 1, count: 400)) == nil)
  }
}
