/// A pair of quotation marks.
struct QuotePair: Hashable, Sendable {
  /// Offset of the opening mark.
  var open: Int
  /// What stands between the marks, without white space at its ends.
  var content: Span
  /// Offset after the closing mark; equals the content's end where a paragraph goes on in the next one.
  var close: Int
  /// Whether the next paragraph opens with a mark again and goes on quoting.
  var continues = false
}

/// Pairs the quotation marks of a text, paragraph by paragraph; marks inside a pair are part of the quotation.
struct QuoteMarks {
  private enum Style { case curly, straight, single, straightSingle, low, angle }

  private let bytes: [UInt8]
  private let paragraphs: [Span]
  private var pairs: [QuotePair] = []
  /// Up to where no closing mark of a style was found: keeps texts full of opening marks linear.
  private var noneUpTo: [Style: Int] = [:]

  /// How far a possessive looks for a better closing mark, in bytes: a long sentence.
  private static let possessiveReach = 300

  static func pairs(in text: Text, paragraphs: [Span]) -> [QuotePair] {
    var marks = QuoteMarks(bytes: text.bytes, paragraphs: paragraphs)
    marks.scan()
    return marks.pairs
  }

  private init(bytes: [UInt8], paragraphs: [Span]) {
    self.bytes = bytes
    self.paragraphs = paragraphs
  }

  private mutating func scan() {
    var from = 0
    for p in paragraphs.indices {
      var i = max(paragraphs[p].start, from)
      while i < paragraphs[p].end {
        guard let (style, length) = opener(at: i) else {
          i += 1
          continue
        }
        if let pair = pair(opening: i, length, style, in: p) {
          pairs.append(pair)
          i = max(pair.close, i + 1)
          from = i
        } else {
          i += length
        }
      }
    }
  }

  private func scalar(at i: Int) -> UInt32 {
    guard i >= 0, i < bytes.count else { return 0x20 }
    if bytes[i] < 0x80 { return UInt32(bytes[i]) }
    if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80 { return 0x2000 | UInt32(bytes[i + 2] & 0x3F) }
    if bytes[i] == 0xC2, i + 1 < bytes.count { return UInt32(bytes[i + 1]) }
    return 0x41
  }

  private func scalar(before i: Int) -> UInt32 {
    guard i > 0 else { return 0x20 }
    var k = i - 1
    while k > 0, bytes[k] & 0xC0 == 0x80 { k -= 1 }
    return scalar(at: k)
  }

  private func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private func isSpace(_ scalar: UInt32) -> Bool {
    scalar <= 0x20 || scalar == 0xA0 || (0x2000...0x200A).contains(scalar)
  }

  private func opener(at i: Int) -> (Style, Int)? {
    switch scalar(at: i) {
    case 0x201C: return (.curly, 3)
    case 0x22: return (.straight, 1)
    case 0x201E: return (.low, 3)
    case 0xAB: return (.angle, 2)
    case 0x2018: return isWord(scalar(before: i)) ? nil : (.single, 3)
    case 0x27:
      let after = scalar(at: i + 1)
      return isWord(scalar(before: i)) || isSpace(after) || (0x30...0x39).contains(after) ? nil : (.straightSingle, 1)
    default: return nil
    }
  }

  private func isCloser(_ style: Style, at i: Int, end: Int) -> Int? {
    switch (style, scalar(at: i)) {
    case (.curly, 0x201D), (.low, 0x201C), (.low, 0x201D): return 3
    case (.straight, 0x22): return 1
    // A text that mixes its marks: “so".
    case (.curly, 0x22): return isWord(scalar(at: i + 1)) ? nil : 1
    case (.angle, 0xBB): return 2
    case (.single, 0x2019): return isSingleCloser(i, 3, end) ? 3 : nil
    case (.straightSingle, 0x27): return isSingleCloser(i, 1, end) ? 1 : nil
    default: return nil
    }
  }

  /// An apostrophe closes when no letter follows; after a plural s it may also be a possessive.
  private func isSingleCloser(_ i: Int, _ length: Int, _ end: Int) -> Bool {
    let after = scalar(at: i + length), before = scalar(before: i)
    guard !isWord(after), after != 0x41, !isSpace(before) else { return false }
    guard before == 0x73, isSpace(after) else { return true }
    let next = scalar(at: i + length + 1)
    guard (0x61...0x7A).contains(next) else { return true }
    // "the pupils' books' …": a possessive if a better closing mark follows before anything is opened again.
    var k = i + length
    while k < min(end, i + QuoteMarks.possessiveReach) {
      let mark = scalar(at: k)
      if mark == 0x2018 { return true }
      if mark == 0x2019 || mark == 0x27, !isWord(scalar(at: k + (mark == 0x27 ? 1 : 3))) {
        switch scalar(before: k) {
        case 0x2C, 0x2E, 0x21, 0x3F: return false
        default: break
        }
      }
      k += 1
    }
    return true
  }

  private mutating func pair(opening i: Int, _ length: Int, _ style: Style, in p: Int) -> QuotePair? {
    let start = i + length
    if let (at, closer) = close(style, from: start, to: paragraphs[p].end) { return made(i, start, at, closer) }
    guard noneUpTo[style] == paragraphs[p].end else { return nil }
    guard style == .curly || style == .straight || style == .low else { return nil }
    guard p + 1 < paragraphs.count else { return nil }
    // A new mark on the next paragraph: the quotation goes on there.
    if let (next, _) = opener(at: paragraphs[p + 1].start), next == style {
      var pair = made(i, start, paragraphs[p].end, 0)
      pair?.continues = true
      return pair
    }
    // No new mark: the closing one stands in one of the next paragraphs.
    for next in (p + 1)..<min(p + 6, paragraphs.count) {
      guard let (at, closer) = close(style, from: paragraphs[next].start, to: paragraphs[next].end) else { continue }
      // A straight mark that looks like an opening one opens something else.
      if style == .straight, isSpace(scalar(before: at)) || at == paragraphs[next].start { return nil }
      return made(i, start, at, closer)
    }
    return nil
  }

  private mutating func close(_ style: Style, from: Int, to end: Int) -> (at: Int, length: Int)? {
    if let known = noneUpTo[style], end <= known { return nil }
    var i = from
    while i < end {
      if let length = isCloser(style, at: i, end: end) { return (i, length) }
      if style == .curly, scalar(at: i) == 0x201C { return nil }
      i += 1
    }
    noneUpTo[style] = end
    return nil
  }

  private func made(_ open: Int, _ start: Int, _ end: Int, _ closer: Int) -> QuotePair? {
    var first = start, last = end
    while first < last, bytes[first] <= 0x20 { first += 1 }
    while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
    guard last > first else { return nil }
    return QuotePair(open: open, content: Span(start: first, end: last), close: end + closer)
  }
}
