private import Foundation

/// Unicode normalisation form C, only where a text may need it.
enum Composition {
  /// Whether NFC may change this scalar or what stands before it. False for nearly all text: no tables are read for it.
  ///
  /// True for combining marks, for scalars that NFC always replaces, and for the blocks whose vowel signs compose.
  static func mayChange(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x3041...0x3098, 0x309B...0x9FFF, 0xAC00...0xD7A3: return false
    case 0x300...0x36F, 0x0900...0x0DFF, 0x1000...0x11FF, 0x1B00...0x1BFF, 0x11000...0x11FFF, 0x16000...0x16FFF:
      return true
    case 0x370...0x482, 0x48A...0x58F, 0x2010...0x2027, 0x20A0...0x20BF, 0x2190...0x2328:
      return scalar == 0x374 || scalar == 0x37E || scalar == 0x387
    default:
      guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return properties.canonicalCombiningClass != .notReordered || properties.isFullCompositionExclusion
    }
  }

  /// NFC of each line that has a scalar which `mayChange` names. Lines are independent: LF never composes.
  static func composed(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      if needsWork(bytes, start..<end) {
        let line = String(decoding: bytes[start..<end], as: UTF8.self)
        result.append(contentsOf: line.precomposedStringWithCanonicalMapping.utf8)
      } else {
        result.append(contentsOf: bytes[start..<end])
      }
      start = end
    }
    return result
  }

  private static func needsWork(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      let line = UnsafeBufferPointer(rebasing: buffer[range])
      var i = 0
      while true {
        i = UTF8Scan.endOfPlainASCII(in: line, from: i)
        guard i < line.count, let length = UTF8Scan.length(in: line, at: i) else { return false }
        if mayChange(UTF8Scan.scalar(in: line, at: i, length: length)) { return true }
        i += length
      }
    }
  }
}
