import Testing

@testable import TUI

struct FrameTests {
  @Test func `a frame has one cell for each row and column`() {
    #expect(Frame(rows: 24, columns: 80).cells.count == 1_920)
  }

  @Test func `text is cut at the edge of its rectangle on all sides`() {
    var frame = Frame(rows: 3, columns: 10)
    let pane = Rect(row: 1, column: 2, rows: 1, columns: 5)
    frame.put("abcdefgh", row: 0, column: -2, style: .text, in: pane)
    frame.put("above", row: -1, column: 0, style: .text, in: pane)
    frame.put("below", row: 1, column: 0, style: .text, in: pane)
    #expect(frame.text(ofRow: 0) == "          ")
    #expect(frame.text(ofRow: 1) == "  cdefg   ")
    #expect(frame.text(ofRow: 2) == "          ")
  }

  @Test func `a wide glyph that does not fit leaves a blank on either edge`() {
    var frame = Frame(rows: 1, columns: 6)
    frame.fill(frame.bounds, with: "x", style: .text)
    frame.put("作者人", row: 0, column: -1, style: .text, in: Rect(row: 0, column: 1, rows: 1, columns: 4))
    #expect(frame.text(ofRow: 0) == "x 者 x")
  }

  @Test func `writing over half of a wide glyph blanks its other half`() {
    var frame = Frame(rows: 1, columns: 4)
    frame.put("作者", row: 0, column: 0, style: .text)
    frame.put("-", row: 0, column: 1, style: .text)
    #expect(frame.text(ofRow: 0) == " -者")
    frame.put("-", row: 0, column: 2, style: .text)
    #expect(frame.text(ofRow: 0) == " -- ")
  }

  @Test func `put returns the column after the text`() {
    var frame = Frame(rows: 1, columns: 10)
    #expect(frame.put("作a\u{301}b", row: 0, column: 3, style: .text) == 7)
  }

  @Test func `a clipped text ends with an ellipsis and never exceeds its columns`() {
    #expect(TextWidth.clipped("Economic Club of New York", to: 16) == "Economic Club o…")
    #expect(TextWidth.clipped("作者人", to: 4) == "作…")
    #expect(TextWidth.clipped("whole", to: 5) == "whole")
    #expect(TextWidth.clipped("none", to: 0) == "")
  }
}
