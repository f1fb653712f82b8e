/// What may stand in a cell: one spacing scalar with at most four combining marks, safe for any terminal.
///
/// The only way to make one is `GlyphReader`, so nothing else can ever reach the terminal: this is the choke point for
/// text of every origin.
struct Glyph: Hashable, Sendable {
  /// Base, first and second mark, 21 bits each.
  private let low: UInt64
  /// Third and fourth mark, 21 bits each; bits 62–63 are the width in cells.
  private let high: UInt64

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Trusts its caller, hence file-private: see `GlyphReader`.
  fileprivate init(base: UInt32, width: Int) {
    self.init(low: UInt64(base), high: UInt64(width) << 62)
  }

  static let blank = Glyph(base: 0x20, width: 1)
  /// The right half of the wide glyph to the left.
  static let tail = Glyph(low: 0, high: 0)

  /// Cells: 1 or 2; 0 for `tail`.
  var width: Int { Int(high >> 62) }
  var isTail: Bool { self == Glyph.tail }
  /// The spacing scalar; 0 for `tail`.
  var base: UInt32 { UInt32(low & 0x1F_FFFF) }

  /// The combining marks in order, at most four.
  var marks: [UInt32] {
    guard low >> 21 != 0 else { return [] }
    return [low >> 21, low >> 42, high, high >> 21].map { UInt32($0 & 0x1F_FFFF) }.filter { $0 != 0 }
  }

  /// Calls `body` with the base, then each mark, without allocating.
  @inline(__always)
  func forEachScalar(_ body: (UInt32) -> Void) {
    body(base)
    guard low >> 21 != 0 else { return }
    for mark in [low >> 21 & 0x1F_FFFF, low >> 42 & 0x1F_FFFF, high & 0x1F_FFFF, high >> 21 & 0x1F_FFFF] where mark != 0
    {
      body(UInt32(mark))
    }
  }

  /// The glyph as text, for tests and golden files; nil for `tail`.
  var character: Character? {
    guard !isTail else { return nil }
    var text = String.UnicodeScalarView()
    forEachScalar { if let scalar = Unicode.Scalar($0) { text.append(scalar) } }
    return String(text).first
  }

  /// With one more mark, unless four are there already.
  fileprivate func adding(mark: UInt32) -> Glyph {
    let mark = UInt64(mark)
    if low >> 21 & 0x1F_FFFF == 0 { return Glyph(low: low | mark << 21, high: high) }
    if low >> 42 & 0x1F_FFFF == 0 { return Glyph(low: low | mark << 42, high: high) }
    if high & 0x1F_FFFF == 0 { return Glyph(low: low, high: high | mark) }
    if high >> 21 & 0x1F_FFFF == 0 { return Glyph(low: low, high: high | mark << 21) }
    return self
  }
}

/// Reads UTF-8 of any quality as glyphs that are safe in a cell.
///
/// Controls become their pictures (␛), C1 controls, noncharacters, bidi overrides and invalid bytes U+FFFD; zero-width
/// characters, variation selectors, soft hyphens and tags vanish; tab and line ends become a space; a flag its two
/// letters, a joined emoji its first part; a mark with nothing to stand on stands on ◌. The lengths of all pieces add up to
/// the length of the text, so layout can count with them.
struct GlyphReader: Sequence, IteratorProtocol {
  struct Piece: Hashable, Sendable {
    /// Nil when the rest of the text has nothing to show.
    var glyph: Glyph?
    /// UTF-8 bytes, those that show nothing included.
    var length: Int
    /// Cells.
    var width: Int { glyph?.width ?? 0 }
  }

  private let bytes: ArraySlice<UInt8>
  /// Of the next byte to read.
  private(set) var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }
  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  mutating func next() -> Piece? {
    let end = bytes.endIndex
    guard offset < end else { return nil }
    let start = offset
    // Most text is printable ASCII before more of it.
    let first = bytes[offset]
    if first >= 0x20, first < 0x7F, offset + 1 == end || bytes[offset + 1] < 0x80 {
      offset += 1
      return Piece(glyph: Glyph(base: UInt32(first), width: 1), length: 1)
    }
    var glyph: Glyph?
    while glyph == nil, offset < end {
      let (scalar, length) = Self.decode(bytes, at: offset)
      offset += length
      switch Self.role(of: scalar) {
      case .nothing: break
      case .mark: glyph = Glyph(base: 0x25CC, width: 1).adding(mark: scalar)
      case .shown(let base, let width): glyph = Glyph(base: base, width: width)
      }
    }
    while offset < end, bytes[offset] >= 0x80, let shown = glyph {
      let (scalar, length) = Self.decode(bytes, at: offset)
      switch Self.role(of: scalar) {
      case .nothing:
        offset += length
        if scalar == 0x200D, shown.width == 2 { skipJoined() }
      case .mark:
        offset += length
        glyph = shown.adding(mark: scalar)
      case .shown:
        guard shown.width == 2, (0x1F3FB...0x1F3FF).contains(scalar) else {
          return Piece(glyph: glyph, length: offset - start)
        }
        offset += length  // a skin colour
      }
    }
    return Piece(glyph: glyph, length: offset - start)
  }

  /// What a joiner ties to a wide emoji is not shown: terminals disagree on its width.
  private mutating func skipJoined() {
    guard offset < bytes.endIndex, bytes[offset] >= 0x80 else { return }
    let (scalar, length) = Self.decode(bytes, at: offset)
    guard scalar >= 0x2600, case .shown = Self.role(of: scalar) else { return }
    offset += length
  }

  private enum Role {
    case nothing
    case mark
    case shown(base: UInt32, width: Int)
  }

  private static func role(of scalar: UInt32) -> Role {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return .shown(base: 0x20, width: 1)
    case 0..<0x20: return .shown(base: 0x2400 + scalar, width: 1)
    case 0x20..<0x7F: return .shown(base: scalar, width: 1)
    case 0x7F: return .shown(base: 0x2421, width: 1)
    case 0x80..<0xA0: return .shown(base: 0xFFFD, width: 1)
    case 0xA0: return .shown(base: 0x20, width: 1)
    case 0xAD: return .nothing
    case 0xA1..<0x300: return .shown(base: scalar, width: 1)
    case 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2060...0x2065,
      0x206A...0x206F,
      0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      return .nothing
    case 0x202A...0x202E, 0x2066...0x2069: return .shown(base: 0xFFFD, width: 1)
    case 0x1F1E6...0x1F1FF: return .shown(base: 0x41 + (scalar - 0x1F1E6), width: 1)
    default:
      switch WidthTable.width(of: scalar) {
      case nil: return .shown(base: 0xFFFD, width: 1)
      case 0: return .mark
      case let width?: return .shown(base: scalar, width: width)
      }
    }
  }

  /// The scalar at `offset` and its bytes; U+FFFD for each maximal broken part (Unicode 15, §3.9, table 3-8).
  private static func decode(_ bytes: ArraySlice<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[offset]
    guard first >= 0x80 else { return (UInt32(first), 1) }
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (count, scalar) = (1, UInt32(first & 0x1F))
    case 0xE0...0xEF:
      (count, scalar) = (2, UInt32(first & 0x0F))
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      (count, scalar) = (3, UInt32(first & 0x07))
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return (0xFFFD, 1)
    }
    for step in 1...count {
      guard offset + step < bytes.endIndex else { return (0xFFFD, step) }
      let byte = bytes[offset + step]
      guard (step == 1 ? second : 0x80...0xBF).contains(byte) else { return (0xFFFD, step) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, 1 + count)
  }
}
