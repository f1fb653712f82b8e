/// Hostile or careless bytes → the clean text that the rest of dossier may rely on.
///
/// What comes out is valid UTF-8 in NFC with LF line ends and without control characters: C0 (but LF), DEL, C1, whole
/// ANSI sequences (CSI, OSC, DCS, SOS, PM, APC with their contents, 7-bit and 8-bit), bidi controls, zero-width
/// characters, soft hyphens, variation selectors for emoji, line and paragraph separators (→ LF), tag characters,
/// noncharacters and private use. CR and CRLF → LF; tab, no-break space and other spaces → space; broken UTF-8 →
/// U+FFFD; at most four combining marks on a base. ZWJ and ZWNJ stay only between letters of a script that spells
/// with them (Arabic and Indic scripts). Policy: terminal.md §3.3 of the design; Trojan Source (CVE-2021-42574).
package enum Sanitizer {
  /// Marks that a base may carry; Vietnamese and pointed Hebrew need three.
  static let marksPerBase = 4

  package static func clean(_ string: String) -> String {
    let bytes = Array(string.utf8)
    return String(decoding: clean(bytes), as: UTF8.self)
  }

  /// - Parameter keepsPages: keeps form feeds, each at the start of a line: they may tell where one article of a file
  ///   ends. Off for what is kept.
  package static func clean(_ bytes: [UInt8], keepsPages: Bool = false) -> [UInt8] {
    bytes.withUnsafeBufferPointer { buffer -> [UInt8]? in
      let first = UTF8Scan.endOfPlainASCII(in: buffer, from: 0)
      if first == buffer.count { return nil }
      var run = Run(buffer: buffer, keepsPages: keepsPages)
      run.clean(from: first)
      return run.needsComposing ? Composition.composed(run.out) : run.out
    } ?? bytes
  }

  /// One pass over one text.
  private struct Run {
    let buffer: UnsafeBufferPointer<UInt8>
    let keepsPages: Bool
    var out: [UInt8] = []
    var marks = 0
    var needsComposing = false

    init(buffer: UnsafeBufferPointer<UInt8>, keepsPages: Bool) {
      self.buffer = buffer
      self.keepsPages = keepsPages
    }

    mutating func clean(from first: Int) {
      out.reserveCapacity(buffer.count)
      out.append(contentsOf: buffer[..<first])
      var i = first
      while i < buffer.count {
        let plain = UTF8Scan.endOfPlainASCII(in: buffer, from: i)
        if plain > i {
          out.append(contentsOf: buffer[i..<plain])
          marks = 0
          i = plain
          if i == buffer.count { break }
        }
        guard let length = UTF8Scan.length(in: buffer, at: i) else {
          out.append(contentsOf: [0xEF, 0xBF, 0xBD])
          i += 1
          while i < buffer.count, (0x80...0xBF).contains(buffer[i]) { i += 1 }
          continue
        }
        i = step(at: i, length: length)
      }
    }

    /// Writes what the unusual character at `i` becomes. Returns the offset after all that it stands for.
    mutating func step(at i: Int, length: Int) -> Int {
      let scalar = UTF8Scan.scalar(in: buffer, at: i, length: length)
      let next = i + length
      switch Fate(scalar) {
      case .keep:
        marks = 0
        out.append(contentsOf: buffer[i..<next])
        if Composition.mayChange(scalar) { needsComposing = true }
      case .mark:
        marks += 1
        if marks <= Sanitizer.marksPerBase {
          out.append(contentsOf: buffer[i..<next])
          needsComposing = true
        }
      case .drop: break
      case .space: out.append(0x20)
      case .newline:
        if scalar == 0x0D, next < buffer.count, buffer[next] == 0x0A { break }
        out.append(0x0A)
      case .page:
        if out.last != 0x0A || !keepsPages { out.append(0x0A) }
        if keepsPages { out.append(0x0C) }
      case .replace: out.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case .joiner: if joinsLetters(before: i, after: next) { out.append(contentsOf: buffer[i..<next]) }
      case .escape(let kind): return EscapeSequence.end(in: buffer, after: next, kind: kind)
      }
      return next
    }

    /// Arabic (0600-08FF) and the Indic and South-East Asian blocks (0900-109F, 1780-17FF) on both sides.
    private func joinsLetters(before i: Int, after next: Int) -> Bool {
      guard i >= 2, next < buffer.count, let length = UTF8Scan.length(in: buffer, at: next) else { return false }
      var start = i - 1
      while start > 0, i - start < 4, buffer[start] & 0xC0 == 0x80 { start -= 1 }
      guard let before = UTF8Scan.length(in: buffer, at: start), start + before == i else { return false }
      func joins(_ scalar: UInt32) -> Bool {
        (0x0600...0x109F).contains(scalar) || (0x1780...0x17FF).contains(scalar)
      }
      return joins(UTF8Scan.scalar(in: buffer, at: start, length: before))
        && joins(UTF8Scan.scalar(in: buffer, at: next, length: length))
    }
  }
}

/// What the sanitizer does with one scalar that is not printable ASCII.
private enum Fate {
  case keep, mark, drop, space, newline, page, replace, joiner
  case escape(EscapeSequence.Kind)

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x0A: self = .keep
    case 0x0D, 0x0B, 0x85, 0x2028, 0x2029: self = .newline
    case 0x0C: self = .page
    case 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = scalar == 0x3000 ? .keep : .space
    case 0x1B: self = .escape(.introduced)
    case 0x9B: self = .escape(.control)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: self = .escape(.string)
    case 0..<0x20, 0x7F...0x9F: self = .drop
    case ..<0x300: self = scalar == 0xAD ? .drop : .keep
    case 0x300...0x36F: self = scalar == 0x34F ? .drop : .mark
    case 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: self = .drop
    case 0x200C, 0x200D: self = .joiner
    case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: self = .drop
    case 0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0x1D173...0x1D17A, 0x13430...0x1345F: self = .drop
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: self = .replace
    case 0xFFF0...0xFFFC, 0xFDD0...0xFDEF: self = .drop
    case 0x3040...0x3098, 0x309B...0xD7FF: self = .keep
    default:
      if scalar & 0xFFFE == 0xFFFE {
        self = .drop
      } else {
        switch Unicode.Scalar(scalar)?.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: self = .mark
        case .control, .format, .surrogate, .none: self = .drop
        default: self = .keep
        }
      }
    }
  }
}
