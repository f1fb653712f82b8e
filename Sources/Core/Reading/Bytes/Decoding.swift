/// Bytes of any of the encodings that articles are kept in → UTF-8 bytes.
///
/// A byte order mark decides; then valid UTF-8; then UTF-16 without a mark, where every other byte is zero; then
/// Windows-1252, of which Latin-1 is the part that texts use. Text that is UTF-8 but for a few broken sequences stays
/// UTF-8, with U+FFFD for each maximal broken part (Unicode 16, §3.9 "substitution of maximal subparts").
package enum Decoding: String, Sendable {
  case utf8 = "UTF-8", utf16LE = "UTF-16LE", utf16BE = "UTF-16BE", windows1252 = "windows-1252"

  /// - Returns: nil where the bytes are no text at all (zeros, or many control characters): see `Signature`.
  package static func utf8(_ bytes: [UInt8]) -> (text: [UInt8], encoding: Decoding)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (repaired(Array(bytes.dropFirst(3))), .utf8) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (fromUTF16(bytes, start: 2, bigEndian: false), .utf16LE) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (fromUTF16(bytes, start: 2, bigEndian: true), .utf16BE) }
    if let encoding = unmarkedUTF16(bytes) {
      return (fromUTF16(bytes, start: 0, bigEndian: encoding == .utf16BE), encoding)
    }
    let count = count(in: bytes)
    if count.zeros > 0 || count.controls * 20 > max(bytes.count, 200) { return nil }
    if count.broken == 0 { return (bytes, .utf8) }
    // Each true character of several bytes is evidence for UTF-8, each broken byte against it.
    if count.wide > count.broken * 4 { return (repaired(bytes), .utf8) }
    return (fromWindows1252(bytes), .windows1252)
  }

  /// Replaces what is not UTF-8 by U+FFFD; the same array where nothing is broken.
  package static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    if UTF8Scan.firstBroken(in: bytes) == nil { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private struct Count {
    var zeros = 0, controls = 0, broken = 0, wide = 0
  }

  private static func count(in bytes: [UInt8]) -> Count {
    var count = Count()
    bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      while true {
        i = UTF8Scan.endOfPlainASCII(in: buffer, from: i)
        if i >= buffer.count { return }
        let byte = buffer[i]
        if byte < 0x80 {
          if byte == 0 { count.zeros += 1 }
          // ESC stands in captured terminal output, form feed between pages: text all the same.
          let isText = byte >= 0x20 || (0x09...0x0D).contains(byte) || byte == 0x1B
          if !isText || byte == 0x7F { count.controls += 1 }
          i += 1
        } else if let length = UTF8Scan.length(in: buffer, at: i) {
          count.wide += 1
          i += length
        } else {
          count.broken += 1
          i += 1
        }
      }
    }
    return count
  }

  /// Western text in UTF-16 has a zero in nearly every second byte.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Decoding? {
    let sample = bytes.prefix(4096)
    guard sample.count >= 8, sample.count % 2 == 0 || bytes.count > 4096 else { return nil }
    var zeros = [0, 0], i = 0
    for byte in sample {
      if byte == 0 { zeros[i] += 1 }
      i ^= 1
    }
    let half = sample.count / 2
    if zeros[1] * 10 > half * 7, zeros[0] * 20 < half { return .utf16LE }
    if zeros[0] * 10 > half * 7, zeros[1] * 20 < half { return .utf16BE }
    return nil
  }

  private static func fromUTF16(_ bytes: [UInt8], start: Int, bigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity((bytes.count - start) / 2)
    for i in stride(from: start, to: bytes.count - 1, by: 2) {
      let first = UInt16(bytes[i]), second = UInt16(bytes[i + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        let scalar = byte < 0xA0 ? windows1252High[Int(byte) - 0x80] : UInt16(byte)
        if scalar < 0x800 {
          result.append(UInt8(0xC0 | scalar >> 6))
        } else {
          result.append(UInt8(0xE0 | scalar >> 12))
          result.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        }
        result.append(UInt8(0x80 | scalar & 0x3F))
      }
    }
    return result
  }

  /// 0x80…0x9F by the WHATWG encoding standard; its five unassigned bytes are U+FFFD here, not controls.
  private static let windows1252High: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
