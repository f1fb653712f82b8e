/// The lines of a source, one at a time, with one line in memory.
struct LineStream: ~Copyable {
  enum Line {
    case line([UInt8], number: Int)
    /// Longer than the limit; skipped to its end without being kept.
    case tooLong(number: Int)
  }

  private let source: ByteSource
  private let limit: Int
  /// Bytes read and not yet given out, from `at`.
  private var buffer: [UInt8]
  private var at = 0
  private var number = 0
  private var isAtEnd = false

  /// - Parameter head: what was already read of the source.
  init(_ source: consuming ByteSource, head: [UInt8], limit: Int) {
    self.source = source
    self.limit = limit
    buffer = head
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// - Returns: nil at the end.
  mutating func next() throws(Problem) -> Line? {
    var searched = at
    var skipping = false
    while true {
      if let end = LineStream.lineFeed(in: buffer, from: searched) {
        let start = at
        at = end + 1
        number += 1
        if skipping || end - start > limit { return .tooLong(number: number) }
        let last = end > start && buffer[end - 1] == 0x0D ? end - 1 : end
        return .line(Array(buffer[start..<last]), number: number)
      }
      if isAtEnd {
        guard at < buffer.count || skipping else { return nil }
        let line = Array(buffer[at...])
        at = buffer.count
        number += 1
        return skipping || line.count > limit ? .tooLong(number: number) : .line(line, number: number)
      }
      if buffer.count - at > limit {
        skipping = true
        at = buffer.count
      }
      buffer.removeSubrange(..<at)
      at = 0
      searched = buffer.count
      isAtEnd = try !source.read(1 << 18, into: &buffer)
    }
  }

  private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var i = start
      while i < buffer.count {
        if buffer[i] == 0x0A { return i }
        i += 1
      }
      return nil
    }
  }
}
