import Foundation
import Testing

@testable import TUI

/// What `Painter` sends, played back on a terminal of our own, gives the frame again.
struct PainterTests {
  private static let theme = Theme(.terminal, depth: .sixteen)
  private static let ink = Painter.Ink(
    look: { theme.look(of: $0) },
    parameters: { look in
      var parts: [String] = []
      for (bit, word) in [(Look.Attributes.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7")]
      where look.attributes.contains(bit) { parts.append(word) }
      if look.foreground >= 0 { parts.append("38;5;\(look.foreground)") }
      if look.background >= 0 { parts.append("48;5;\(look.background)") }
      return Array(parts.joined(separator: ";").utf8)
    })

  private func frame(_ lines: [String], columns: Int = 40, style: Style = .text) -> Frame {
    var frame = Frame(rows: lines.count, columns: columns)
    for (row, line) in lines.enumerated() { frame.put(line, row: row, column: 0, style: style) }
    frame.cursor = Frame.Position(row: 0, column: 0)
    return frame
  }

  private func bytes(_ new: Frame, over old: Frame?, _ painter: inout Painter) -> [UInt8] {
    _ = painter.paint(new, over: old)
    painter.place(new.cursor)
    return painter.take()
  }

  @Test(arguments: [(3, 7), (8, 30), (24, 80)], [true, false])
  func `any row of frames comes out as it is`(size: (rows: Int, columns: Int), scrolls: Bool) {
    var random = Generator(state: UInt64(size.rows * 1000 + size.columns))
    var painter = Painter(ink: Self.ink, scrolls: scrolls)
    var emulator = Emulator(rows: size.rows, columns: size.columns)
    var old: Frame?
    var rows: [(String, Style)] = []
    for _ in 0..<300 {
      switch random.next() % 4 {
      case 0: rows = []
      case 1: rows = Array(rows.dropFirst(Int(random.next() % 5)))
      case 2: rows = Array(repeating: ("new above", Style.time), count: Int(random.next() % 4)) + rows
      default:
        if !rows.isEmpty { rows[Int(random.next() % UInt64(rows.count))] = (Self.line(&random), Self.style(&random)) }
      }
      while rows.count < size.rows { rows.append((Self.line(&random), Self.style(&random))) }
      var new = Frame(rows: size.rows, columns: size.columns)
      for (row, line) in rows.prefix(size.rows).enumerated() {
        let middle = new.put(line.0, row: row, column: Int(random.next() % 3), style: .text)
        new.put(line.0, row: row, column: middle, style: line.1)
      }
      new.cursor =
        random.next() % 5 == 0
        ? nil
        : Frame.Position(
          row: Int(random.next() % UInt64(size.rows)), column: Int(random.next() % UInt64(size.columns)))
      emulator.play(bytes(new, over: old, &painter))
      #expect(emulator.unknown == [])
      for row in 0..<size.rows { #expect(emulator.cells(ofRow: row) == Self.shown(new, row: row)) }
      #expect(emulator.cursor == new.cursor)
      if emulator.cursor != new.cursor { return }
      old = new
    }
  }

  @Test func `a step of the cursor costs three bytes, rows that move cost a scroll`() {
    let lines = (0..<20).map { "Row number \($0) of a text with some length" }
    var painter = Painter(ink: Self.ink, scrolls: true)
    let first = frame(lines, columns: 60)
    _ = bytes(first, over: nil, &painter)
    var second = first
    second.cursor = Frame.Position(row: 1, column: 0)
    let step = bytes(second, over: first, &painter)
    #expect(step.count <= 3)
    let moved = frame(Array(lines.dropFirst(7)) + (20..<27).map { "Row number \($0) of a text" }, columns: 60)
    let scrolled = bytes(moved, over: second, &painter)
    #expect(String(decoding: scrolled, as: UTF8.self).contains("\u{1B}[7S"))
    #expect(scrolled.count < 300)
  }

  @Test func `weight, line and colour go out in one sequence, and spaces between words keep the pen`() {
    var painter = Painter(ink: Self.ink, scrolls: true)
    let old = frame(["", ""])
    _ = bytes(old, over: nil, &painter)
    let sent = String(
      decoding: bytes(frame(["Anna Berg", ""], style: .mentionPerson), over: old, &painter), as: UTF8.self)
    #expect(sent.components(separatedBy: "\u{1B}[").filter { $0.hasPrefix("1;") || $0.hasPrefix("0;1") }.count == 1)
    #expect(sent.contains("Anna Berg"))
  }

  // MARK: Random frames

  private static let words = [
    "the", "会议", "résumé", "e\u{301}", "x", "नमस्ते", "a longer word", "   ", "—", "ﬁ", "", "12 May",
  ]

  private static func line(_ random: inout Generator) -> String {
    (0..<Int(random.next() % 9)).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined(separator: " ")
  }

  private static func style(_ random: inout Generator) -> Style {
    Style.allCases[Int(random.next() % UInt64(Style.allCases.count))]
  }

  /// Glyph and look of each cell as one sees them: a space without ground looks like any other.
  private static func shown(_ frame: Frame, row: Int) -> [String] {
    frame.row(row).map { cell in
      let look = ink.look(cell.style)
      guard let character = cell.glyph.character else { return "" }
      return Emulator.describe(String(character), String(decoding: ink.parameters(look), as: UTF8.self))
    }
  }
}

/// xorshift64*: the same frames every time.
private struct Generator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return (state &* 0x2545_F491_4F6C_DD1D) >> 16
  }
}

/// A terminal that knows what `Painter` may say and nothing else.
private struct Emulator {
  private struct Spot {
    var glyph = " "
    var pen = ""
  }

  private var grid: [[Spot]]
  private let columns: Int
  private var row = 0, column = 0
  private var isHidden = false
  private var pen: [String] = []
  private var region: Range<Int>
  /// Sequences that it does not know.
  private(set) var unknown: [String] = []

  init(rows: Int, columns: Int) {
    grid = Array(repeating: Array(repeating: Spot(), count: columns), count: rows)
    self.columns = columns
    region = 0..<rows
  }

  var cursor: Frame.Position? { isHidden ? nil : Frame.Position(row: row, column: column) }
  func cells(ofRow row: Int) -> [String] { grid[row].map { $0.glyph.isEmpty ? "" : Self.describe($0.glyph, $0.pen) } }

  /// A cell in words; what a space does not show is left out.
  static func describe(_ glyph: String, _ parameters: String) -> String {
    var kept = parameters
    if glyph == " ", !parameters.contains("48;5;"),
      !parameters.split(separator: ";").contains(where: { "47".contains($0) })
    {
      kept = ""
    }
    return kept.isEmpty ? glyph : "\(glyph)[\(kept)]"
  }

  mutating func play(_ bytes: [UInt8]) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      switch scalar {
      case "\r": column = 0
      case "\n": row = min(row + 1, grid.count - 1)
      case "\u{8}": column = max(0, column - 1)
      case "\u{1B}":
        at += 1
        var words = ""
        while at < scalars.count, !(0x40...0x7E).contains(scalars[at].value) {
          words.unicodeScalars.append(scalars[at])
          at += 1
        }
        sequence(words, scalars[at])
        at += 1
      default: print(scalar)
      }
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    let width = WidthTable.width(of: scalar.value) ?? 0
    if width == 0 {
      let last = grid[row][column - 1].glyph.isEmpty ? column - 2 : column - 1
      grid[row][last].glyph.unicodeScalars.append(scalar)
      return
    }
    guard column + width <= columns else { return unknown.append("past the edge") }
    grid[row][column] = Spot(glyph: String(Character(scalar)), pen: pen.joined(separator: ";"))
    if width == 2 { grid[row][column + 1] = Spot(glyph: "") }
    column += width
  }

  private mutating func sequence(_ words: String, _ letter: Unicode.Scalar) {
    let numbers = words.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    switch letter {
    case "H":
      row = count - 1
      column = max(1, numbers.count > 1 ? numbers[1] : 1) - 1
    case "A": row -= count
    case "B": row += count
    case "C": column += count
    case "D": column -= count
    case "K": for at in column..<columns { grid[row][at] = Spot() }
    case "m":
      var parts = words.split(separator: ";").map(String.init)
      if parts.isEmpty || parts[0] == "0" {
        pen = []
        parts = Array(parts.dropFirst())
      }
      if !parts.isEmpty { pen = Self.merge(pen, parts) }
    case "r": region = numbers.count == 2 ? numbers[0] - 1..<numbers[1] : 0..<grid.count
    case "S", "T":
      let blank = Array(repeating: Spot(), count: columns)
      let rows = Array(grid[region])
      let moved =
        letter == "S"
        ? Array(rows.dropFirst(count)) + Array(repeating: blank, count: count)
        : Array(repeating: blank, count: count) + Array(rows.dropLast(count))
      grid.replaceSubrange(region, with: moved)
    case "h" where words == "?25": isHidden = false
    case "l" where words == "?25": isHidden = true
    default: unknown.append("CSI \(words)\(letter)")
    }
  }

  /// Parameters in the order in which `ink` says them.
  private static func merge(_ old: [String], _ new: [String]) -> [String] {
    func groups(_ parts: [String]) -> [String] {
      var result: [String] = []
      var at = 0
      while at < parts.count {
        if parts[at] == "38" || parts[at] == "48" {
          result.append(parts[at..<min(at + 3, parts.count)].joined(separator: ";"))
          at += 3
        } else {
          result.append(parts[at])
          at += 1
        }
      }
      return result
    }
    var all = groups(old)
    for group in groups(new) {
      if group.hasPrefix("38") || group.hasPrefix("48") { all.removeAll { $0.hasPrefix(group.prefix(3)) } }
      if !all.contains(group) { all.append(group) }
    }
    return groups(
      all.sorted { ($0.count > 1 ? 1 : 0, $0) < ($1.count > 1 ? 1 : 0, $1) }.flatMap {
        $0.split(separator: ";").map(String.init)
      })
  }
}
