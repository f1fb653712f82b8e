/// A word or a single mark of a revision, with what the diff compares.
struct AnchorToken {
  var start: Int32
  var end: Int32
  /// Equal for tokens that fold to the same key, in both revisions.
  var key: Int32
  var isMark: Bool
  /// 0 nothing, 1 first token of a sentence, 2 first token of a paragraph or line block.
  var boundary: UInt8
}

/// Numbers for folded keys, shared by the revisions that are compared.
struct KeyTable {
  private var numbers: [UInt64: Int32] = [:]

  mutating func number(_ hash: UInt64) -> Int32 {
    if let number = numbers[hash] { return number }
    let number = Int32(truncatingIfNeeded: numbers.count)
    numbers[hash] = number
    return number
  }

  var count: Int { numbers.count }
}

enum AnchorTokens {
  /// Cuts a text into tokens. Linear; any bytes are allowed (invalid UTF-8 counts as marks).
  static func tokens(of text: Text, keys: inout KeyTable) -> [AnchorToken] {
    var scanner = AnchorScanner(count: text.count)
    text.bytes.withUnsafeBufferPointer { scanner.scan($0, keys: &keys) }
    return scanner.tokens
  }
}

private struct AnchorScanner {
  var tokens: [AnchorToken] = []
  private var word: [UInt8] = []
  private var isASCII = true
  private var start = -1
  private var end = -1
  /// Line breaks since the last token.
  private var breaks = 0
  /// Whether a sentence ended before; closing quotes and brackets after its mark still belong to it.
  private var sentenceEnded = true

  init(count: Int) { tokens.reserveCapacity(count / 5 + 8) }

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, keys: inout KeyTable) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        let lower = byte | 0x20
        if (lower >= 0x61 && lower <= 0x7A && byte >= 0x41) || (byte >= 0x30 && byte <= 0x39) {
          if start < 0 { start = at }
          word.append(byte >= 0x41 && byte <= 0x5A ? lower : byte)
          at += 1
          end = at
          continue
        }
        if byte <= 0x20 || byte == 0x7F {
          flush(&keys)
          if byte == 0x0A { breaks += 1 }
          at += 1
          continue
        }
      }
      let (value, length) = AnchorScanner.decode(bytes, at)
      switch FoldedScalar.role(value) {
      case .letter:
        if start < 0 { start = at }
        add(value)
        end = at + length
      case .combining:
        if start >= 0 {
          add(value)
          end = at + length
        } else if let last = tokens.indices.last, Int(tokens[last].end) == at {
          tokens[last].end = Int32(at + length)
        }
      case .ignored: break
      case .space:
        flush(&keys)
        if value == 0x2029 || value == 0x2028 { breaks += 1 }
      case .ideograph:
        flush(&keys)
        start = at
        add(value)
        end = at + length
        // Combining vowels and tones follow; the next letter flushes.
        var next = end
        while next < bytes.count, bytes[next] >= 0x80 {
          let (follower, size) = AnchorScanner.decode(bytes, next)
          guard FoldedScalar.role(follower) == .combining else { break }
          add(follower)
          next += size
        }
        end = next
        flush(&keys)
        at = next
        continue
      case .mark:
        flush(&keys)
        mark(bytes, value, at, length, &keys)
        if value == 0x2E { at = AnchorScanner.endOfDots(bytes, at) } else { at += length }
        continue
      }
      at += length
    }
    flush(&keys)
  }

  private static func endOfDots(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var end = at
    while end < bytes.count, bytes[end] == 0x2E { end += 1 }
    return end
  }

  private mutating func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ value: UInt32, _ at: Int, _ length: Int, _ keys: inout KeyTable
  ) {
    start = at
    // "..." and "…" are one mark.
    end = value == 0x2E ? AnchorScanner.endOfDots(bytes, at) : at + length
    add(value)
    let isEnd =
      value == 0x2E || value == 0x21 || value == 0x3F || value == 0x2026 || value == 0x3002 || value == 0xFF01
      || value == 0xFF1F
    let isCloser =
      value == 0x22 || value == 0x27 || value == 0x29 || value == 0x5D || value == 0xBB || value == 0x2019
      || value == 0x201D || value == 0x300D || value == 0x300F
    let touches = tokens.last.map { Int($0.end) == at } ?? false
    if isEnd || isCloser && touches && sentenceEnded {
      append(&keys, isMark: true, boundary: tokens.isEmpty || breaks > 0 && !touches ? pendingBoundary : 0)
      if isEnd {
        let after = end
        // A dot inside a number, an address or initials ends nothing.
        sentenceEnded =
          after >= bytes.count || bytes[after] <= 0x20 || bytes[after] >= 0x80 || isCloserByte(bytes[after])
      }
      return
    }
    append(&keys, isMark: true, boundary: pendingBoundary)
    sentenceEnded = false
  }

  private func isCloserByte(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D }

  private var pendingBoundary: UInt8 { tokens.isEmpty || breaks > 1 ? 2 : sentenceEnded ? 1 : 0 }

  private mutating func add(_ value: UInt32) {
    let before = word.count
    FoldedScalar.fold(value, into: &word)
    if isASCII { for i in before..<word.count where word[i] >= 0x80 { isASCII = false } }
  }

  private mutating func flush(_ keys: inout KeyTable) {
    guard start >= 0 else { return }
    append(&keys, isMark: false, boundary: pendingBoundary)
    sentenceEnded = false
  }

  private mutating func append(_ keys: inout KeyTable, isMark: Bool, boundary: UInt8) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    if isASCII {
      for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    } else {
      // Strings that are canonically equivalent hash alike.
      var hasher = Hasher()
      hasher.combine(String(decoding: word, as: UTF8.self))
      hash = UInt64(bitPattern: Int64(hasher.finalize()))
    }
    tokens.append(
      AnchorToken(start: Int32(start), end: Int32(end), key: keys.number(hash), isMark: isMark, boundary: boundary))
    word.removeAll(keepingCapacity: true)
    isASCII = true
    start = -1
    breaks = 0
  }

  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> (value: UInt32, length: Int) {
    let b = bytes[i]
    if b < 0x80 { return (UInt32(b), 1) }
    let length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1
    guard length > 1, i + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(b) & (length == 4 ? 7 : length == 3 ? 15 : 31)
    for k in 1..<length {
      guard bytes[i + k] & 0xC0 == 0x80 else { return (0xFFFD, k) }
      value = value << 6 | UInt32(bytes[i + k] & 0x3F)
    }
    return (value, length)
  }
}
