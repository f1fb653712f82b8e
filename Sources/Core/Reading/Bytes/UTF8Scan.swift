/// Walks over UTF-8 bytes, eight at a time where they are plain.
enum UTF8Scan {
  /// Offset of the first byte at or after `start` that is not printable ASCII or a line feed; `count` where there is none.
  static func endOfPlainASCII(in buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let count = buffer.count
    var i = start
    guard let base = buffer.baseAddress else { return count }
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while i + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      // A byte below 0x20 borrows, DEL plus one carries into the high bit, a byte above 0x7F has it.
      let unusual = ((word &- ones &* 0x20) | (word &+ ones) | word) & highs
      if unusual != 0 {
        // Line feeds are plain: go byte by byte over this word only.
        let end = i + 8
        while i < end, isPlain(buffer[i]) { i += 1 }
        if i < end { return i }
      } else {
        i += 8
      }
    }
    while i < count, isPlain(buffer[i]) { i += 1 }
    return i
  }

  private static func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte == 0x0A }

  /// Length of the well-formed character at `i` (2…4 for a byte above 0x7F, 1 for ASCII); nil where it is broken.
  static func length(in buffer: UnsafeBufferPointer<UInt8>, at i: Int) -> Int? {
    func follows(_ k: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      i + k < buffer.count && range.contains(buffer[i + k])
    }
    switch buffer[i] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }

  /// The scalar of the well-formed character of `length` bytes at `i`.
  static func scalar(in buffer: UnsafeBufferPointer<UInt8>, at i: Int, length: Int) -> UInt32 {
    func rest(_ k: Int) -> UInt32 { UInt32(buffer[i + k] & 0x3F) }
    let first = UInt32(buffer[i])
    switch length {
    case 1: return first
    case 2: return (first & 0x1F) << 6 | rest(1)
    case 3: return (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
    default: return (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
    }
  }

  static func firstBroken(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      while true {
        i = endOfPlainASCII(in: buffer, from: i)
        if i >= buffer.count { return nil }
        guard let length = length(in: buffer, at: i) else { return i }
        i += length
      }
    }
  }
}
