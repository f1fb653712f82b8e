import Testing

@testable import TUI

struct FrameTests {
  @Test func `a frame has one cell for each row and column`() {
    #expect(Frame(rows: 24, columns: 80).cells.count == 1_920)
  }
}
