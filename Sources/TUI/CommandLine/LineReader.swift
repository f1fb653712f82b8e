import Glibc

/// Some lines of a stream, in one piece.
struct LineBatch: Sendable {
  /// Number of the first line, counted from 1.
  var firstLine: Int
  /// Without their line ends.
  var lines: [[UInt8]]
}

/// Cuts a file descriptor into batches of lines. Holds one read and one unfinished line, never the whole input.
struct LineReader {
  /// Enough work for a thread to outweigh handing it over, little enough to keep two threads evenly busy.
  private static let batchBytes = 32 << 10
  private static let readBytes = 256 << 10

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// What of the buffer is handed out, and what is known to hold no line end.
  private var taken = 0
  private var scanned = 0
  private var lineNumber = 1
  private var atEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next lines; as few as there are when waiting for more would keep finished lines back.
  ///
  /// - Returns: nil at the end of the input.
  /// - Throws: the `errno` of a failed read.
  mutating func next() throws(ReadFailure) -> LineBatch? {
    var batch = LineBatch(firstLine: lineNumber, lines: [])
    var bytes = 0
    // The very first line goes alone: its answer is what somebody waits for.
    let limit = lineNumber == 1 ? 1 : LineReader.batchBytes
    while bytes < limit {
      if let line = takeLine() {
        bytes += line.count + 1
        batch.lines.append(line)
        lineNumber += 1
      } else if atEnd || (!batch.lines.isEmpty && !hasInput()) {
        break
      } else {
        try fill()
      }
    }
    return batch.lines.isEmpty ? nil : batch
  }

  struct ReadFailure: Error { let errorNumber: Int32 }

  private mutating func takeLine() -> [UInt8]? {
    let end: Int? = buffer.withUnsafeBufferPointer { bytes in
      guard scanned < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + scanned, 0x0A, bytes.count - scanned)
      else { return nil }
      return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }
    if let end {
      defer {
        taken = end + 1
        scanned = taken
      }
      return Array(buffer[taken..<(end > taken && buffer[end - 1] == 0x0D ? end - 1 : end)])
    }
    scanned = buffer.count
    guard atEnd, taken < buffer.count else { return nil }
    defer { taken = buffer.count }
    return Array(buffer[taken...])
  }

  private mutating func fill() throws(ReadFailure) {
    if taken > 0 {
      buffer.removeFirst(taken)
      scanned -= taken
      taken = 0
    }
    let kept = buffer.count
    // A long line doubles the reads, so that it is copied a fixed number of times.
    let wanted = max(LineReader.readBytes, kept)
    buffer.append(contentsOf: repeatElement(0, count: wanted))
    var got = 0
    repeat {
      got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + kept }, wanted) }
    } while got < 0 && errno == EINTR
    let failure = errno
    buffer.removeLast(wanted - max(0, got))
    if got < 0 { throw ReadFailure(errorNumber: failure) }
    if got == 0 { atEnd = true }
  }

  private func hasInput() -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 0) > 0
  }
}
