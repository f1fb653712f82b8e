/// The lines of a clean text, and what can be told from the look of one.
struct Lines {
  let bytes: [UInt8]
  /// Without the white space at their ends; empty where a line has nothing else. Half as large as ranges of `Int`: a
  /// text may be all short lines.
  private let spans: [Range<UInt32>]
  /// Lines that begin a page.
  let pages: Set<Int>

  /// - Parameter bytes: as `Sanitizer.clean` gives them; under 4 GB (`ReadingLimits.file` is far below).
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var spans: [Range<UInt32>] = []
    var pages: Set<Int> = []
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start <= buffer.count {
        var end = start
        while end < buffer.count, buffer[end] != 0x0A { end += 1 }
        var first = start, last = end
        while first < last, buffer[first] <= 0x20 {
          if buffer[first] == 0x0C { pages.insert(spans.count) }
          first += 1
        }
        while last > first, buffer[last - 1] <= 0x20 { last -= 1 }
        spans.append(UInt32(first)..<UInt32(last))
        start = end + 1
      }
    }
    self.spans = spans
    self.pages = pages
  }

  var count: Int { spans.count }

  func isBlank(_ i: Int) -> Bool { i < 0 || i >= spans.count || spans[i].isEmpty }
  func length(_ i: Int) -> Int { spans[i].count }
  subscript(_ i: Int) -> String { String(decoding: slice(i), as: UTF8.self) }
  func slice(_ i: Int) -> ArraySlice<UInt8> { bytes[offset(i)..<Int(spans[i].upperBound)] }

  private func offset(_ i: Int) -> Int { Int(spans[i].lowerBound) }

  /// Column of the first character: how far the line is set in.
  func indent(_ i: Int) -> Int {
    var start = offset(i)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return offset(i) - start
  }

  /// Last filled line before `i`, not before `start`.
  func filled(before i: Int, from start: Int) -> Int? { (start..<max(start, i)).last { !isBlank($0) } }

  /// First filled line at or after `i`, before `end`.
  func filled(from i: Int, to end: Int) -> Int? { (i..<max(i, end)).first { !isBlank($0) } }

  /// A line that may be a headline: short, begins like a sentence, and does not end like one.
  func isHeadline(_ i: Int) -> Bool {
    let line = slice(i)
    guard (8...300).contains(line.count), let first = line.first, let last = line.last else { return false }
    guard line.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }) else { return false }
    let opens =
      (0x41...0x5A).contains(first) || (0x30...0x39).contains(first) || first >= 0x80 || first == 0x22
      || first == 0x27
    guard opens, ![0x2E, 0x2C, 0x3B, 0x3A].contains(last) else { return false }
    // One word is a rubric; a list item is no headline.
    return line.contains(0x20) && !ListItem.begins(line)
  }

  /// Most words of four letters or more begin with a capital: `Putin Gives Trump a Meaningless Concession`.
  func isTitleCase(_ i: Int) -> Bool {
    var words = 0, capitals = 0
    for word in slice(i).split(separator: 0x20) where word.count >= 4 {
      guard let first = word.first(where: { $0 != 0x22 && $0 != 0x27 && $0 != 0x28 }) else { continue }
      words += 1
      if (0x41...0x5A).contains(first) || first >= 0x80 || (0x30...0x39).contains(first) { capitals += 1 }
    }
    return words >= 2 && capitals * 4 >= words * 3
  }

  /// Prose: long enough for a sentence, or ending like one.
  func isProse(_ i: Int) -> Bool {
    let line = slice(i)
    if line.count >= 120 { return true }
    return line.count >= 40 && endsSentence(i)
  }

  func endsSentence(_ i: Int) -> Bool {
    var line = slice(i)
    while let last = line.last {
      switch last {
      case 0x2E, 0x21, 0x3F: return true
      // Closing quotation marks and brackets after the full stop.
      case 0x22, 0x27, 0x29, 0x5D: line = line.dropLast()
      default:
        guard line.suffix(3).starts(with: [0xE2, 0x80]) else { return false }
        // An ellipsis ends a sentence; ” and ’ may stand behind its end.
        if last == 0xA6 { return true }
        guard last == 0x9D || last == 0x99 else { return false }
        line = line.dropLast(3)
      }
    }
    return false
  }
}

/// Marks of list items at the start of a line.
enum ListItem {
  /// `- x`, `* x`, `• x`, `– x`, `1. x`, `12) x`
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    if first == 0x2D || first == 0x2A || first == 0x2B { return line.dropFirst().first == 0x20 }
    if line.starts(with: [0xE2, 0x80, 0xA2]) || line.starts(with: [0xE2, 0x80, 0x93, 0x20]) { return true }
    let digits = line.prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count) else { return false }
    let rest = line[digits.endIndex...]
    return (rest.first == 0x2E || rest.first == 0x29) && rest.dropFirst().first == 0x20
  }
}
