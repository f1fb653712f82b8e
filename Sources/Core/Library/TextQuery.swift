/// A search over words in memory, by the same rules as the full-text index: for notes, and to find in an article what
/// the index found it by.
package struct TextQuery: Sendable {
  private struct Pattern: Sendable {
    var words: [[UInt8]]
    var isPrefix: Bool
    var isCaseSensitive: Bool
    var isExcluded: Bool
    var isAlternative: Bool
  }

  private let patterns: [Pattern]

  package init(_ text: String) {
    patterns = SearchQuery(text).terms.compactMap { term in
      let isCaseSensitive = term.text.unicodeScalars.contains { $0.properties.isUppercase }
      let bytes = Array(Fold.key(term.text, keepsCase: isCaseSensitive).utf8)
      let words = Self.words(bytes).map { Array(bytes[$0.range]) }
      guard !words.isEmpty else { return nil }
      return Pattern(
        words: words, isPrefix: term.isPrefix, isCaseSensitive: isCaseSensitive, isExcluded: term.isExcluded,
        isAlternative: term.isAlternative)
    }
  }

  package var isEmpty: Bool { !patterns.contains { !$0.isExcluded } }

  /// Whether a capital letter was typed, so that the index alone, which knows no case, cannot decide.
  package var isCaseSensitive: Bool { patterns.contains(where: \.isCaseSensitive) }

  package func matches(_ text: String) -> Bool { matches(Array(text.utf8)) }

  /// Whether all that is asked for occurs, and nothing that is excluded.
  package func matches(_ bytes: [UInt8]) -> Bool {
    let words = Self.words(bytes)
    var holds = true
    var i = 0
    while i < patterns.count, holds {
      let pattern = patterns[i]
      if pattern.isExcluded {
        holds = first(pattern, in: bytes, words, from: 0) == nil
        i += 1
        continue
      }
      var found = first(pattern, in: bytes, words, from: 0) != nil
      i += 1
      while i < patterns.count, patterns[i].isAlternative {
        found = found || first(patterns[i], in: bytes, words, from: 0) != nil
        i += 1
      }
      holds = found
    }
    return holds
  }

  /// Where the words asked for stand, in order, at most `limit`.
  package func spans(in bytes: [UInt8], limit: Int = .max) -> [Span] {
    let words = Self.words(bytes)
    var spans: [Span] = []
    for pattern in patterns where !pattern.isExcluded {
      var at = 0
      var found = 0
      while found < limit, let index = first(pattern, in: bytes, words, from: at) {
        spans.append(Span(start: words[index].start, end: words[index + pattern.words.count - 1].end))
        at = index + 1
        found += 1
      }
    }
    return Array(spans.sorted().prefix(limit))
  }

  private func first(_ pattern: Pattern, in bytes: [UInt8], _ words: [Span], from: Int) -> Int? {
    let count = pattern.words.count
    guard words.count >= count, from <= words.count - count else { return nil }
    for start in from...(words.count - count) {
      var k = 0
      while k < count, equal(bytes, words[start + k], pattern.words[k], pattern, isLast: k == count - 1) { k += 1 }
      if k == count { return start }
    }
    return nil
  }

  private func equal(_ bytes: [UInt8], _ word: Span, _ wanted: [UInt8], _ pattern: Pattern, isLast: Bool) -> Bool {
    let isPrefix = pattern.isPrefix && isLast
    var isPlain = true
    var i = 0
    while i < word.length {
      let byte = bytes[word.start + i]
      if byte >= 0x80 {
        isPlain = false
        break
      }
      if i >= wanted.count { return isPrefix }
      let folded = !pattern.isCaseSensitive && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if folded != wanted[i] { return false }
      i += 1
    }
    if isPlain { return i == wanted.count }
    let key = Fold.key(String(decoding: bytes[word.range], as: UTF8.self), keepsCase: pattern.isCaseSensitive).utf8
    return isPrefix ? key.starts(with: wanted) : key.elementsEqual(wanted)
  }

  /// Runs of letters, digits and marks over them.
  static func words(_ bytes: [UInt8]) -> [Span] {
    var spans: [Span] = []
    bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      var start = -1
      while i < bytes.count {
        let byte = bytes[i]
        var length = 1
        let isWord: Bool
        if byte < 0x80 {
          isWord = (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
        } else {
          (isWord, length) = wide(bytes, i)
        }
        if isWord, start < 0 { start = i }
        if !isWord, start >= 0 {
          spans.append(Span(start: start, end: i))
          start = -1
        }
        i += length
      }
      if start >= 0 { spans.append(Span(start: start, end: bytes.count)) }
    }
    return spans
  }

  private static func wide(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> (Bool, Int) {
    let byte = bytes[i]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard length > 1, i + length <= bytes.count else { return (false, 1) }
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for k in 1..<length { value = value << 6 | UInt32(bytes[i + k] & 0x3F) }
    guard let properties = Unicode.Scalar(value)?.properties else { return (false, length) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .privateUse:
      return (true, length)
    default: return (false, length)
    }
  }
}
