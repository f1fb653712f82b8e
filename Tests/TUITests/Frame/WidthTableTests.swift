import CNcurses
import Testing

@testable import TUI

struct WidthTableTests {
  @Test func `every scalar is as wide as libc says`() {
    #expect(term_set_locale() == 1)
    var wrong: [UInt32] = []
    for scalar in UInt32(1)...0x10FFFF where !(0xD800...0xDFFF).contains(scalar) {
      let width = WidthTable.width(of: scalar).map(Int32.init) ?? -1
      if term_wcwidth(scalar) != width { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ, first U+\(String(wrong.first ?? 0, radix: 16))")
  }
}
