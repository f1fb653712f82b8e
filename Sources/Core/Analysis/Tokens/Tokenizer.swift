/// Cuts a text into words, numbers and marks. Linear, one pass over the bytes.
///
/// Words are cut at hyphens (`U.S.-led` is three tokens) and before the clitic `'s`; dots stay with initials
/// (`U.S.`, `a.m.`, `J.`) and with the abbreviations of `Abbreviations`; white space belongs to no token.
package enum Tokenizer {
  package static func tokens(of text: Text) -> [Token] {
    text.bytes.withUnsafeBufferPointer { bytes in
      var scanner = Scanner(bytes: bytes)
      var tokens: [Token] = []
      tokens.reserveCapacity(bytes.count / 5 + 8)
      while let token = scanner.next() { tokens.append(token) }
      return tokens
    }
  }
}

private enum ByteClass {
  static let space: UInt8 = 0, letter: UInt8 = 1, digit: UInt8 = 2, mark: UInt8 = 3, wide: UInt8 = 4
  static let table: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x30...0x39: digit
    case 0x41...0x5A, 0x61...0x7A: letter
    case 0x80...: wide
    case ...0x20: space
    default: mark
    }
  }
}

private struct Scanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Class and length in bytes of the scalar at an offset.
  @inline(__always)
  func scalar(_ i: Int) -> (class: UInt8, length: Int) {
    let byte = bytes[i]
    if byte < 0x80 { return (ByteClass.table[Int(byte)], 1) }
    return wideScalar(i)
  }

  func decode(_ i: Int) -> (value: UInt32, length: Int) {
    let b = bytes[i]
    func tail(_ k: Int) -> UInt32 { i + k < bytes.count ? UInt32(bytes[i + k] & 0x3F) : 0 }
    if b >= 0xF0 { return (UInt32(b & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), min(4, bytes.count - i)) }
    if b >= 0xE0 { return (UInt32(b & 15) << 12 | tail(1) << 6 | tail(2), min(3, bytes.count - i)) }
    if b >= 0xC0 { return (UInt32(b & 31) << 6 | tail(1), min(2, bytes.count - i)) }
    return (0xFFFD, 1)
  }

  func wideScalar(_ i: Int) -> (class: UInt8, length: Int) {
    let (value, length) = decode(i)
    switch value {
    case 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (ByteClass.space, length)
    case 0xAA, 0xB5, 0xBA: return (ByteClass.letter, length)
    case 0x80...0xBF, 0xD7, 0xF7, 0x2010...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3001...0x303F, 0xFF00...0xFF0F,
      0xFF1A...0xFF20, 0xFFFD, 0x1F000...0x1FAFF:
      return (ByteClass.mark, length)
    default: return (ByteClass.letter, length)
    }
  }

  mutating func next() -> Token? {
    while at < bytes.count {
      let (kind, length) = scalar(at)
      switch kind {
      case ByteClass.space: at += length
      case ByteClass.letter: return word()
      case ByteClass.digit: return number()
      default: return mark(length)
      }
    }
    return nil
  }

  /// Length of an apostrophe at an offset, 0 where there is none.
  func apostrophe(_ i: Int) -> Int {
    guard i < bytes.count else { return 0 }
    if bytes[i] == 0x27 { return 1 }
    if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 { return 3 }
    return 0
  }

  func isLetter(_ i: Int) -> Bool { i < bytes.count && scalar(i).class == ByteClass.letter }

  mutating func mark(_ length: Int) -> Token {
    let start = at
    let quote = apostrophe(at)
    at += length
    if quote > 0, at < bytes.count, bytes[at] | 0x20 == 0x73, !isLetter(at + 1), start > 0,
      isLetter(start - 1) || bytes[start - 1] >= 0x80
    {
      at += 1
    }
    return token(start, .mark, .none)
  }

  mutating func number() -> Token {
    let start = at
    while at < bytes.count {
      let (kind, length) = scalar(at)
      if kind == ByteClass.digit || kind == ByteClass.letter {
        at += length
      } else if bytes[at] == 0x2C || bytes[at] == 0x2E, at + 1 < bytes.count,
        ByteClass.table[Int(bytes[at + 1])] == ByteClass.digit
      {
        at += 2
      } else {
        break
      }
    }
    return token(start, .number, .none)
  }

  mutating func word() -> Token {
    let start = at
    var upper = 0, lower = 0, letters = 0, firstUpper = false, dotted = false
    scan: while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        switch ByteClass.table[Int(byte)] {
        case ByteClass.letter:
          let isUpper = byte < 0x61
          if letters == 0 { firstUpper = isUpper }
          if isUpper { upper += 1 } else { lower += 1 }
          letters += 1
          at += 1
        case ByteClass.digit:
          at += 1
        default:
          // A dot after a single letter stays: U.S., J., a.m.
          if byte == 0x2E, isInitial(before: at, from: start), at + 1 < bytes.count ? isInitialDot(start) : true {
            at += 1
            dotted = true
            continue scan
          }
          let quote = apostrophe(at)
          // An apostrophe inside a word stays (O'Brien, don't), before a final s it does not (Ukraine's).
          if quote > 0, isLetter(at + quote), !(bytes[at + quote] | 0x20 == 0x73 && !isLetter(at + quote + 1)) {
            at += quote
            continue scan
          }
          break scan
        }
      } else {
        let (kind, length) = wideScalar(at)
        if kind == ByteClass.letter {
          let value = Unicode.Scalar(decode(at).value)?.properties
          let isUpper = value?.isUppercase ?? false
          if letters == 0 { firstUpper = isUpper }
          if isUpper { upper += 1 } else if value?.isLowercase ?? false { lower += 1 }
          letters += 1
          at += length
        } else if apostrophe(at) > 0, isLetter(at + 3), !(bytes[at + 3] | 0x20 == 0x73 && !isLetter(at + 4)) {
          at += 3
        } else {
          break
        }
      }
    }
    if !dotted, at < bytes.count, bytes[at] == 0x2E, Abbreviations.contains(bytes, start..<at) { at += 1 }
    let letterCase: Token.Case =
      upper == 0
      ? .lower : lower == 0 ? (letters == 1 ? .capitalized : .upper) : firstUpper && upper == 1 ? .capitalized : .mixed
    return token(start, .word, letterCase)
  }

  /// Whether exactly one letter stands between the last dot (or the start) and an offset.
  func isInitial(before i: Int, from start: Int) -> Bool {
    i - 1 >= start && isLetter(i - 1) && (i - 1 == start || bytes[i - 2] == 0x2E)
  }

  /// A lower-case letter alone before a dot ("plan b.") is the end of a sentence, unless another letter and dot follow.
  func isInitialDot(_ start: Int) -> Bool {
    guard at - start == 1, bytes[start] >= 0x61 else { return true }
    return at + 2 < bytes.count && isLetter(at + 1) && bytes[at + 2] == 0x2E
  }

  func token(_ start: Int, _ kind: Token.Kind, _ letterCase: Token.Case) -> Token {
    var hash = FNV.seed
    var i = start
    while i < at {
      let byte = bytes[i]
      if byte < 0x80 {
        hash = FNV.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte, to: hash)
        i += 1
      } else {
        let (value, length) = decode(i)
        // The two apostrophes are one letter; case is folded for two-byte scalars and wider.
        if value == 0x2019 {
          hash = FNV.add(0x27, to: hash)
        } else if letterCase != .lower, let scalar = Unicode.Scalar(value), scalar.properties.isUppercase {
          for byte in scalar.properties.lowercaseMapping.utf8 { hash = FNV.add(byte, to: hash) }
        } else {
          for k in i..<(i + length) { hash = FNV.add(bytes[k], to: hash) }
        }
        i += length
      }
    }
    return Token(start: Int32(start), end: Int32(at), kind: kind, letterCase: letterCase, folded: hash)
  }
}
