/// Turns code-point offsets of the outside (JSON, W3C) into byte offsets of a text and back, each in constant time.
///
/// Costs one pass over the text and 4 bytes for each 64 code points.
package struct CodePoints: Sendable {
  private static let step = 64

  private let bytes: [UInt8]
  /// Byte offset of code point `i · step`.
  private let marks: [Int32]
  package let count: Int

  package init(_ text: Text) {
    bytes = text.bytes
    var marks: [Int32] = [0]
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      for i in 0..<bytes.count where bytes[i] & 0xC0 != 0x80 {
        if count % Self.step == 0, count > 0 { marks.append(Int32(i)) }
        count += 1
      }
    }
    self.marks = marks
    self.count = count
  }

  /// - Returns: nil when the text has no such position; `count` is the end of the text.
  package func offset(ofCodePoint index: Int) -> Int? {
    guard index >= 0, index <= count else { return nil }
    if index == count { return bytes.count }
    var left = index % Self.step
    var i = Int(marks[index / Self.step])
    while true {
      if bytes[i] & 0xC0 != 0x80 {
        if left == 0 { return i }
        left -= 1
      }
      i += 1
    }
  }

  /// The code points before a byte offset; offsets outside the text are clamped.
  package func index(ofOffset offset: Int) -> Int {
    let offset = max(0, min(offset, bytes.count))
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(marks[middle]) <= offset { low = middle } else { high = middle }
    }
    var result = low * Self.step
    for i in Int(marks[low])..<offset where bytes[i] & 0xC0 != 0x80 { result += 1 }
    return result
  }

  /// The span between two code points; nil when they are not in the text or not in order.
  package func span(from start: Int, to end: Int) -> Span? {
    guard start <= end, let first = offset(ofCodePoint: start), let last = offset(ofCodePoint: end) else { return nil }
    return Span(start: first, end: last)
  }
}
