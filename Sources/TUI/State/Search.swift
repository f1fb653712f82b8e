import Core

/// A search in the open text.
struct Search: Hashable, Sendable {
  var pattern: String
  /// Where it began: Esc returns there.
  var origin: Int
  var originTop: Int
  var isBackward: Bool
  /// The match the cursor is on.
  var current: Span?
  /// How many matches there are and which `current` is (from 1), in a text short enough to count at every key.
  var count: Int?
  var index: Int?
}

/// Finds words in UTF-8 bytes.
///
/// Case is ignored unless the pattern has a capital (`smartcase`), marks on Latin letters unless the pattern has one;
/// a space matches a line end too.
struct TextPattern: Hashable, Sendable {
  private let bytes: [UInt8]
  private let ignoresCase: Bool
  private let folds: Bool

  /// Nil when there is nothing to look for.
  init?(_ pattern: String) {
    guard !pattern.isEmpty else { return nil }
    ignoresCase = !pattern.unicodeScalars.contains { $0.properties.isUppercase }
    folds = !pattern.utf8.contains { $0 >= 0x80 }
    bytes = Array(pattern.utf8)
  }

  /// The first match that starts at or after `offset` and before `limit`.
  func first(in text: [UInt8], from offset: Int, before limit: Int? = nil) -> Span? {
    let last = min(limit ?? text.count, text.count)
    guard offset < last, let head = bytes.first else { return nil }
    let other = ignoresCase && (0x61...0x7A).contains(head) ? head & 0xDF : head == 0x20 ? 0x0A : head
    return text.withUnsafeBufferPointer { text in
      for at in max(0, offset)..<last {
        let byte = text[at]
        guard byte == head || byte == other || byte >= 0xC3 else { continue }
        if let end = match(text, at) { return Span(start: at, end: end) }
      }
      return nil
    }
  }

  /// The last match that starts before `offset`.
  func last(in text: [UInt8], before offset: Int) -> Span? {
    // Windows that grow backward: the usual near match is found without reading the whole text.
    var end = min(offset, text.count)
    var size = 4_096
    while end > 0 {
      let start = max(0, end - size)
      var found: Span?
      var at = start
      while let next = first(in: text, from: at, before: end) {
        found = next
        at = next.start + 1
      }
      if let found { return found }
      end = start
      size *= 4
    }
    return nil
  }

  /// How many matches start in the text, and how many of them before or at `offset`.
  func count(in text: [UInt8], upTo offset: Int) -> (all: Int, before: Int) {
    var all = 0
    var before = 0
    var at = 0
    while let next = first(in: text, from: at) {
      all += 1
      if next.start <= offset { before += 1 }
      at = max(next.end, next.start + 1)
    }
    return (all, before)
  }

  /// The end of a match that starts at `at`.
  private func match(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    var i = at
    var k = 0
    while k < bytes.count {
      guard i < text.count else { return nil }
      let want = bytes[k]
      let have = text[i]
      if have == want || (want == 0x20 && have == 0x0A)
        || (ignoresCase && (0x61...0x7A).contains(want) && have == want & 0xDF)
      {
        i += 1
        k += 1
      } else if folds, let folded = LatinFolding.base(text, i),
        folded.letter == want || (ignoresCase && folded.letter | 0x20 == want)
      {
        i += folded.length
        k += 1
      } else if ignoresCase, want >= 0xC3, have >= 0xC3, let lengths = sameLetter(text, i, k) {
        i += lengths.text
        k += lengths.pattern
      } else {
        return nil
      }
    }
    // A match ends between glyphs' bytes.
    while i < text.count, text[i] & 0xC0 == 0x80 { i += 1 }
    return i
  }

  /// Two letters outside ASCII that differ in case only.
  private func sameLetter(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ k: Int) -> (text: Int, pattern: Int)? {
    func length(_ first: UInt8) -> Int { first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }
    let here = length(text[i])
    let there = length(bytes[k])
    guard i + here <= text.count, k + there <= bytes.count else { return nil }
    let have = String(decoding: UnsafeBufferPointer(rebasing: text[i..<i + here]), as: UTF8.self)
    let want = String(decoding: bytes[k..<k + there], as: UTF8.self)
    return have.lowercased() == want.lowercased() ? (here, there) : nil
  }
}

/// Plain letters under Latin letters with diacritics, U+00C0 to U+017F: the first scalar of the canonical decomposition,
/// and the usual letter for ø đ ł ħ ŧ ı.
enum LatinFolding {
  private static let letters: [UInt8] = Array(
    ("AAAAAA.CEEEEIIII.NOOOOO.OUUUUY..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
      + "GgGgHhHhIiIiIiIiIi..JjKk.LlLlLl..LlNnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz.").utf8)

  /// The letter that the two bytes at `i` have beneath their mark, and the bytes taken.
  static func base(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> (letter: UInt8, length: Int)? {
    guard text[i] >= 0xC3, text[i] <= 0xC5, i + 1 < text.count else { return nil }
    let index = (Int(text[i] & 0x1F) << 6 | Int(text[i + 1] & 0x3F)) - 0xC0
    guard letters.indices.contains(index), letters[index] != 0x2E else { return nil }
    return (letters[index], 2)
  }
}
