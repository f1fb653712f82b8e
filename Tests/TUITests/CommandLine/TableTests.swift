import Testing

@testable import TUI

struct TableTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("=1+1", "'=1+1"), ("@x", "'@x"),
    ("two\nlines", "\"two\nlines\""),
  ])
  func `a cell is quoted where it must be, and is no formula`(text: String, cell: String) {
    #expect(Table.csv(text) == cell)
  }

  @Test func `nothing that a terminal could act on is printed`() {
    let shown = Table.plain("a\u{1B}[31mb\tc\nd\u{9B}e\u{202E}f")
    #expect(
      !shown.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E })
    #expect(shown.contains("a") && shown.contains("b c d"))
  }
}
