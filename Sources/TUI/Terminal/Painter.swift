/// Turns the difference of two frames into bytes for terminals that speak ECMA-48: fewer than curses sends, because it groups
/// attributes and colours into one sequence, takes the shortest way to each cell, and moves rows that only moved.
///
/// A value without a terminal, so that tests can play its bytes back. What it sends: CUP, CUU, CUD, CUF, CUB, CR, LF, BS, EL, SGR,
/// DECSTBM with SU and SD, DECTCEM, and glyphs.
struct Painter {
  /// What has been said since `take`.
  private var bytes: [UInt8] = []
  private let ink: Ink
  private let scrolls: Bool
  /// The look that the terminal's pen has; nil when nobody knows.
  private var pen: Look?
  /// Where the terminal's cursor is; nil when nobody knows.
  private var position: Frame.Position?
  private var showsCursor: Bool?
  private var memo: (style: Style, look: Look)?

  /// How styles look, and how looks are said.
  struct Ink: Sendable {
    var look: @Sendable (Style) -> Look
    /// The SGR parameters that turn a plain pen into this one, without the brackets: `1;36`; empty for plain.
    var parameters: @Sendable (Look) -> [UInt8]
    /// Whether the terminal's host knows another width for the glyph than we do.
    var isDoubtful: @Sendable (Glyph) -> Bool = { _ in false }
  }

  /// - Parameter scrolls: whether the terminal can move rows inside a region (csr, indn, rin).
  init(ink: Ink, scrolls: Bool) {
    self.ink = ink
    self.scrolls = scrolls
  }

  /// Somebody else has written to the terminal.
  mutating func forget() {
    pen = nil
    position = nil
    showsCursor = nil
  }

  /// Gives out what is to be sent.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: A frame

  /// Paints what differs.
  ///
  /// - Parameter old: what the terminal shows, of the same size; nil for a screen that was just cleared.
  /// - Returns: how many rows were touched.
  mutating func paint(_ new: Frame, over old: Frame?) -> Int {
    var before = (0..<new.rows).map { old?.row($0) }
    let blank = ArraySlice(repeatElement(Cell.blank, count: new.columns))
    var changed = (0..<new.rows).filter { (before[$0] ?? blank) != new.row($0) }
    guard !changed.isEmpty else { return 0 }
    let hides = changed.count > 2 && old != nil
    if hides { setCursor(shown: false) }
    if scrolls, old != nil, changed.count > 3, let move = Move.best(from: before.map { $0 ?? blank }, to: new) {
      say(move)
      before = move.applied(to: before, blank: blank)
      changed = (0..<new.rows).filter { (before[$0] ?? blank) != new.row($0) }
    }
    for row in changed { paint(Array(new.row(row)), over: Array(before[row] ?? blank), row: row) }
    return max(1, changed.count)
  }

  /// Puts the cursor where it belongs; nil hides it.
  mutating func place(_ cursor: Frame.Position?) {
    guard let cursor else { return setCursor(shown: false) }
    go(to: cursor)
    setCursor(shown: true)
  }

  /// Paints cells between two sequences of another kind, whatever is there.
  mutating func paint(_ cells: [Cell], at place: Frame.Position, between opening: [UInt8], and closing: [UInt8]) {
    go(to: place)
    bytes += opening
    var column = place.column
    for cell in cells where !cell.glyph.isTail {
      put(cell)
      column += cell.glyph.width
    }
    position = nil
    bytes += closing
  }

  private mutating func setCursor(shown: Bool) {
    guard showsCursor != shown else { return }
    showsCursor = shown
    bytes += shown ? Array("\u{1B}[?25h".utf8) : Array("\u{1B}[?25l".utf8)
  }

  // MARK: A row

  /// As many equal cells cost less to write again than to step over.
  private static let worthStepping = 5

  private mutating func paint(_ new: [Cell], over old: [Cell], row: Int) {
    let newEnd = (new.lastIndex { !isEmpty($0) } ?? -1) + 1
    let oldEnd = (old.lastIndex { !isEmpty($0) } ?? -1) + 1
    var column = 0
    while column < newEnd {
      if isSame(new[column], old[column]) {
        column += 1
        continue
      }
      // Wide glyphs are written whole.
      while column > 0, new[column].glyph.isTail { column -= 1 }
      var end = column
      var equal = 0
      var at = column
      while at < newEnd, equal < Self.worthStepping {
        if isSame(new[at], old[at]) { equal += 1 } else { (equal, end) = (0, at + 1) }
        at += 1
      }
      while end < newEnd, new[end].glyph.isTail { end += 1 }
      go(to: Frame.Position(row: row, column: column))
      for index in column..<end where !new[index].glyph.isTail { put(new[index]) }
      position = end < new.count ? Frame.Position(row: row, column: end) : nil
      column = end
    }
    guard oldEnd > newEnd else { return }
    // Half of a wide glyph that was cut off is inside what is erased.
    go(to: Frame.Position(row: row, column: newEnd))
    setPen(Look())
    bytes += Array("\u{1B}[K".utf8)
  }

  private mutating func put(_ cell: Cell) {
    let glyph = cell.glyph
    // A space shows neither colour of the pen's ink nor weight: any pen without a ground will do.
    if glyph != .blank || !isPlainGround(look(cell.style)) || !isPlainGround(pen ?? Look(attributes: .reverse)) {
      setPen(glyph == .blank && isPlainGround(look(cell.style)) ? Look() : look(cell.style))
    }
    if ink.isDoubtful(glyph) {
      for _ in 0..<glyph.width { bytes += [0xEF, 0xBF, 0xBD] }
      return
    }
    glyph.forEachScalar { append(scalar: $0) }
  }

  private mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x1_0000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 7))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  // MARK: Looks

  private mutating func look(_ style: Style) -> Look {
    if let memo, memo.style == style { return memo.look }
    let look = ink.look(style)
    memo = (style, look)
    return look
  }

  /// Whether a space with this look is just the ground.
  private func isPlainGround(_ look: Look) -> Bool {
    look.background < 0 && look.attributes.isDisjoint(with: [.underline, .reverse])
  }

  private mutating func isEmpty(_ cell: Cell) -> Bool {
    cell.glyph == .blank && isPlainGround(look(cell.style))
  }

  private mutating func isSame(_ one: Cell, _ other: Cell) -> Bool {
    guard one.glyph == other.glyph else { return false }
    if one.style == other.style { return true }
    let looks = (look(one.style), look(other.style))
    return looks.0 == looks.1 || one.glyph == .blank && isPlainGround(looks.0) && isPlainGround(looks.1)
  }

  private mutating func setPen(_ wanted: Look) {
    guard pen != wanted else { return }
    defer { pen = wanted }
    if let pen, pen.attributes.isSubset(of: wanted.attributes), pen.foreground < 0 || wanted.foreground >= 0,
      pen.background < 0 || wanted.background >= 0
    {
      var more = wanted
      more.attributes.subtract(pen.attributes)
      if pen.foreground == wanted.foreground { more.foreground = -1 }
      if pen.background == wanted.background { more.background = -1 }
      let parameters = ink.parameters(more)
      if !parameters.isEmpty { bytes += [0x1B, 0x5B] + parameters + [0x6D] }
      return
    }
    let parameters = ink.parameters(wanted)
    bytes += [0x1B, 0x5B] + (parameters.isEmpty ? [] : [0x30, 0x3B] + parameters) + [0x6D]
  }

  // MARK: Ways

  private mutating func go(to target: Frame.Position) {
    guard position != target else { return }
    defer { position = target }
    var best = "\u{1B}[\(target.row + 1);\(target.column + 1)H"
    if target.column == 0 { best = target.row == 0 ? "\u{1B}[H" : "\u{1B}[\(target.row + 1)H" }
    if let position {
      let down = target.row - position.row, right = target.column - position.column
      func step(_ count: Int, _ letter: String) -> String {
        count == 0 ? "" : count == 1 ? "\u{1B}[\(letter)" : "\u{1B}[\(count)\(letter)"
      }
      let vertical = down >= 0 ? step(down, "B") : step(-down, "A")
      let lines = (1...3).contains(down) ? String(repeating: "\n", count: down) : vertical
      let back = right < 0 && right >= -3 ? String(repeating: "\u{8}", count: -right) : step(-right, "D")
      var ways = [lines + (right >= 0 ? step(right, "C") : back)]
      ways.append("\r" + lines + step(target.column, "C"))
      for way in ways where way.utf8.count < best.utf8.count { best = way }
    }
    bytes += Array(best.utf8)
  }

  private mutating func say(_ move: Move) {
    // What scrolls in takes the pen's ground.
    setPen(Look())
    let direction = move.shift > 0 ? "S" : "T"
    bytes += Array(
      "\u{1B}[\(move.rows.lowerBound + 1);\(move.rows.upperBound)r\u{1B}[\(abs(move.shift))\(direction)\u{1B}[r".utf8)
    position = nil
  }
}

/// Rows that moved together, over the whole width of the screen.
struct Move: Hashable {
  /// The region that is scrolled.
  var rows: Range<Int>
  /// Up by so many rows; negative for down.
  var shift: Int

  /// The move that saves most, if one saves anything.
  static func best(from old: [ArraySlice<Cell>], to new: Frame) -> Move? {
    var best: (move: Move, saved: Int)?
    let isBare = (0..<new.rows).map { row in new.row(row).allSatisfy { $0 == .blank } }
    for shift in 1 - new.rows..<new.rows where shift != 0 {
      var row = max(0, -shift)
      let end = min(new.rows, new.rows - shift)
      while row < end {
        let start = row
        var saved = 0
        while row < end, old[row + shift] == new.row(row) {
          if !isBare[row], old[row] != new.row(row) { saved += 1 }
          row += 1
        }
        if saved >= 2, saved > best?.saved ?? 0 {
          let rows = shift > 0 ? start..<row + shift : start + shift..<row
          best = (Move(rows: rows, shift: shift), saved)
        }
        row += 1
      }
    }
    return best?.move
  }

  /// What the terminal shows after it.
  func applied(to before: [ArraySlice<Cell>?], blank: ArraySlice<Cell>) -> [ArraySlice<Cell>?] {
    var after = before
    for row in rows { after[row] = rows.contains(row + shift) ? before[row + shift] : blank }
    return after
  }
}
