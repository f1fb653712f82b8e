import Testing

@testable import TUI

struct KeyDecoderTests {
  private let start = ContinuousClock.now

  /// All that one delivery gives, the lone escape's wait included.
  private func decoded(_ text: String) -> [Input] {
    var decoder = KeyDecoder(now: start)
    let first = decoder.feed(text.utf8, now: start)
    return first + decoder.expire(now: start + .seconds(5))
  }

  @Test(
    arguments: [
      ("j", .character("j")), ("é", .character("é")), ("作", .character("作")), ("\r", .enter), ("\n", .enter),
      ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{4}", .control("d")), ("\u{1A}", .control("z")),
      ("\u{0}", .control(" ")), ("\u{1F}", .control("_")), ("\u{1B}", .escape), ("\u{1B}x", .alt("x")),
      ("\u{1B}é", .alt("é")),
      ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home), ("\u{1B}OF", .end),
      ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6;2~", .pageDown),
      ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)),
      ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[17~", .function(6)),
      ("\u{1B}[24~", .function(12)), ("\u{1B}[27u", .escape), ("\u{1B}[9;2u", .backTab),
      ("\u{1B}[100;5u", .control("d")),
      ("\u{1B}[27;5;100~", .control("d")), ("\u{1B}[1;2R", .function(3)), ("\u{1B}OM", .enter), ("\u{1B}[", .alt("[")),
    ] as [(String, Key)])
  func `a sequence is its key`(bytes: String, key: Key) {
    #expect(decoded(bytes) == [.key(key)])
  }

  @Test(arguments: [
    "\u{1B}[1;2R\u{1B}OA\u{1B}[5~x", "\u{1B}[<0;10;5Mé作j", "\u{1B}[200~a\rb\u{1B}[Ac\u{1B}[201~z",
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\q",
  ])
  func `a sequence cut anywhere is still the same keys`(bytes: String) {
    let all = Array(bytes.utf8)
    let whole = decoded(bytes)
    for cut in 1..<all.count {
      var decoder = KeyDecoder(now: start)
      var inputs = decoder.feed(all[..<cut], now: start)
      inputs += decoder.feed(all[cut...], now: start + .milliseconds(20))
      inputs += decoder.expire(now: start + .seconds(9))
      #expect(inputs == whole, "cut at \(cut)")
    }
  }

  @Test func `an arrow whose tail comes late over a bad line is an escape and the arrow, never letters`() {
    var decoder = KeyDecoder(now: start)
    var inputs = decoder.feed([0x1B], now: start)
    inputs += decoder.expire(now: start + .milliseconds(51))
    inputs += decoder.feed([0x5B], now: start + .milliseconds(200))
    inputs += decoder.feed([0x41], now: start + .milliseconds(210))
    #expect(inputs == [.key(.escape), .key(.up)])
  }

  @Test func `a bracket typed after an escape is a bracket`() {
    var decoder = KeyDecoder(now: start)
    var inputs = decoder.feed([0x1B], now: start)
    inputs += decoder.expire(now: start + .milliseconds(51))
    inputs += decoder.feed([0x5B], now: start + .milliseconds(300))
    inputs += decoder.expire(now: start + .milliseconds(351))
    inputs += decoder.feed(Array("j".utf8), now: start + .milliseconds(400))
    #expect(inputs == [.key(.escape), .key(.character("[")), .key(.character("j"))])
  }

  @Test func `a paste is one text with plain line ends and no controls`() {
    #expect(decoded("\u{1B}[200~one\r\ntwo\rthree\u{1B}[31m\u{7}\u{1B}[201~") == [.key(.paste("one\ntwo\nthree[31m"))])
  }

  @Test func `a paste whose end never comes is delivered after a second`() {
    var decoder = KeyDecoder(now: start)
    #expect(decoder.feed(Array("\u{1B}[200~lost".utf8), now: start).isEmpty)
    #expect(decoder.deadline == start + .seconds(1))
    #expect(decoder.expire(now: start + .seconds(1)) == [.key(.paste("lost"))])
    #expect(decoder.feed(Array("j".utf8), now: start + .seconds(2)) == [.key(.character("j"))])
  }

  @Test func `mice report in three ways and count two quick clicks`() {
    let click = Key.Mouse(button: .left, row: 4, column: 9)
    #expect(decoded("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [.key(.mouse(click))])
    #expect(decoded("\u{1B}[M *%") == [.key(.mouse(click))])
    #expect(decoded("\u{1B}[<65;1;1M") == [.key(.mouse(Key.Mouse(button: .wheelDown, row: 0, column: 0)))])
    var twice = click
    twice.isDouble = true
    #expect(decoded("\u{1B}[<0;10;5M\u{1B}[<0;10;5m\u{1B}[<0;10;5M") == [.key(.mouse(click)), .key(.mouse(twice))])
  }

  @Test func `answers of the terminal are no keys`() {
    #expect(decoded("\u{1B}[?2026;1$y") == [.reply(.synchronizedOutput(true))])
    #expect(decoded("\u{1B}[?2026;0$y") == [.reply(.synchronizedOutput(false))])
    #expect(decoded("\u{1B}]11;rgb:ffff/ffff/e0e0\u{7}") == [.reply(.background(.light))])
    #expect(decoded("\u{1B}]11;rgb:00/00/00\u{1B}\\") == [.reply(.background(.dark))])
    #expect(decoded("\u{1B}[?62;22c\u{1B}[12;40R\u{1B}P1$r0m\u{1B}\\\u{1B}]10;x\u{7}j") == [.key(.character("j"))])
  }

  @Test func `strings of the terminfo entry win`() {
    var decoder = KeyDecoder(now: start)
    decoder.terminfo = [[0x1B, 0x4B]: .up]
    #expect(decoder.feed([0x1B, 0x4B], now: start) == [.key(.up)])
  }

  @Test func `any bytes in any pieces end and give no control characters`() {
    var random = SystemRandomNumberGenerator()
    let spice: [UInt8] = [
      0x1B, 0x5B, 0x4F, 0x3B, 0x30, 0x7E, 0x4D, 0x3C, 0x5D, 0x07, 0x5C, 0xC3, 0xE4, 0xF0, 0x9B, 0x75,
    ]
    var now = start
    var decoder = KeyDecoder(now: now)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Bool.random(using: &random)
          ? spice[Int.random(in: 0..<spice.count, using: &random)] : UInt8.random(in: 0...255, using: &random)
      }
      now += .milliseconds(Int.random(in: 0...80, using: &random))
      for input in decoder.expire(now: now) + decoder.feed(bytes, now: now) {
        guard case .key(.character(let character)) = input else { continue }
        #expect(character.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
      }
    }
    _ = decoder.expire(now: now + .seconds(10))
    #expect(decoder.deadline == nil)
  }
}
