import Testing

@testable import Core

struct SanitizerTests {
  @Test(arguments: [
    ("plain\ntext", "plain\ntext"),
    ("a\r\nb\rc\u{2028}d\u{2029}e\u{85}f", "a\nb\nc\nd\ne\nf"),
    ("tab\there\u{A0}and\u{202F}there", "tab here and there"),
    ("bell\u{7} null\u{0} delete\u{7F} c1\u{80}\u{99}", "bell null delete c1"),
    ("red \u{1B}[31;1mtext\u{1B}[0m end", "red text end"),
    ("eight-bit \u{9B}2Jend", "eight-bit end"),
    ("title \u{1B}]0;owned\u{7}after", "title after"),
    ("link \u{1B}]8;;http://x\u{1B}\\text\u{1B}]8;;\u{1B}\\ after", "link text after"),
    ("clip \u{9D}52;c;aGk=\u{9C}after", "clip after"),
    ("dcs \u{1B}P1$r0m\u{1B}\\after \u{1B}^pm\u{1B}\\x \u{1B}_apc\u{1B}\\y", "dcs after x y"),
    ("unterminated \u{1B}]0;title\nnext line", "unterminated \nnext line"),
    ("charset \u{1B}(Bx keypad \u{1B}=y", "charset x keypad y"),
    ("split \u{1B}[3", "split "),
    ("lone \u{1B}", "lone "),
    ("Trojan \u{202E}evil\u{202C} \u{2066}x\u{2069} \u{200F}y\u{61C}", "Trojan evil x y"),
    ("zero\u{200B}width\u{FEFF} soft\u{AD}hyphen \u{2060}", "zerowidth softhyphen "),
    ("tag \u{E0041}\u{E007F} variation \u{2764}\u{FE0F}", "tag  variation \u{2764}"),
    ("private \u{E000}\u{F8FF}", "private \u{FFFD}\u{FFFD}"),
    ("cafe\u{301} \u{212B} \u{1100}\u{1161}", "café Å 가"),
    ("ideographic\u{3000}space", "ideographic\u{3000}space"),
    ("می\u{200C}خواهم but not a\u{200D}b", "می\u{200C}خواهم but not ab"),
  ])
  func `what is hostile or invisible goes and the words stay`(text: String, expected: String) {
    #expect(Array(Sanitizer.clean(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `broken UTF-8 becomes a replacement character`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x63, 0xE2, 0x82, 0x64, 0xED, 0xA0, 0x80, 0x65, 0xC0, 0xAF]
    #expect(String(decoding: Sanitizer.clean(bytes), as: UTF8.self) == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}")
  }

  @Test func `noncharacters go`() {
    #expect(Sanitizer.clean([0x61, 0xEF, 0xBF, 0xBE, 0xEF, 0xB7, 0x90, 0xF0, 0x9F, 0xBF, 0xBF, 0x62]) == [0x61, 0x62])
  }

  @Test func `a heap of marks on one letter is cut to four`() {
    let text = "z" + String(repeating: "\u{310}", count: 50) + "!"
    #expect(Sanitizer.clean(text).unicodeScalars.count == 6)
  }

  @Test func `cleaning twice changes nothing`() {
    for seed in 0..<200 {
      var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
      let bytes = (0..<300).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      let once = Sanitizer.clean(bytes)
      #expect(String(validating: once, as: UTF8.self) != nil)
      #expect(Sanitizer.clean(once) == once)
    }
  }

  @Test func `every scalar alone comes out printable or not at all`() {
    for value in Array(UInt32(0)...0x3100) + Array(stride(from: 0x3100, to: 0x10FFFF, by: 97)) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for left in Sanitizer.clean(Array(String(scalar).utf8)) where left < 0x20 || left == 0x7F {
        #expect(left == 0x0A, "U+\(String(value, radix: 16)) leaves a control byte")
      }
    }
  }
}
