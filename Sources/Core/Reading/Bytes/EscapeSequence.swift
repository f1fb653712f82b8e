/// Finds where a terminal's escape sequence ends, so that none of its letters stay in the text. Source: ECMA-48.
enum EscapeSequence {
  enum Kind {
    /// ESC: what follows tells.
    case introduced
    /// CSI: parameters, intermediates, one final byte.
    case control
    /// OSC, DCS, SOS, PM, APC: anything up to BEL or ST.
    case string
  }

  /// Longest string that is taken for one; an unterminated one ends at the end of its line.
  private static let longestString = 4096

  /// - Parameter i: offset after the introducer.
  static func end(in buffer: UnsafeBufferPointer<UInt8>, after i: Int, kind: Kind) -> Int {
    switch kind {
    case .introduced: introduced(buffer, i)
    case .control: control(buffer, i)
    case .string: string(buffer, i)
    }
  }

  private static func introduced(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var i = start
    guard i < buffer.count else { return i }
    switch buffer[i] {
    case 0x5B: return control(buffer, i + 1)
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F: return string(buffer, i + 1)
    case 0x20...0x2F:
      while i < buffer.count, (0x20...0x2F).contains(buffer[i]) { i += 1 }
      return i < buffer.count && (0x30...0x7E).contains(buffer[i]) ? i + 1 : i
    case 0x30...0x7E: return i + 1
    default: return i
    }
  }

  private static func control(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var i = start
    while i < buffer.count, i - start < 64, (0x20...0x3F).contains(buffer[i]) { i += 1 }
    return i < buffer.count && (0x40...0x7E).contains(buffer[i]) ? i + 1 : i
  }

  private static func string(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var i = start
    let limit = min(buffer.count, start + longestString)
    while i < limit {
      switch buffer[i] {
      case 0x07: return i + 1
      case 0x1B: return i + 1 < buffer.count && buffer[i + 1] == 0x5C ? i + 2 : i
      case 0xC2 where i + 1 < buffer.count && buffer[i + 1] == 0x9C: return i + 2
      case 0x0A, 0x0D: return i
      default: i += 1
      }
    }
    // Cut between characters.
    while i < buffer.count, i > start, buffer[i] & 0xC0 == 0x80 { i += 1 }
    return i
  }
}
