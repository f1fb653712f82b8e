/// A word, number or mark: a range of the text's bytes with what every later stage asks of it.
package struct Token: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// Letters, with digits or dots inside: `Kyiv`, `U.S.`, `F16`.
    case word
    /// Digits first, with separators or a suffix: `300,000`, `20th`, `1940s`.
    case number
    /// One punctuation mark or symbol; the clitic `'s` is one mark.
    case mark
  }

  /// How a word is written.
  package enum Case: UInt8, Sendable { case none, lower, capitalized, upper, mixed }

  /// Offsets of the first byte and after the last one.
  package let start: Int32
  package let end: Int32
  package let kind: Kind
  package let letterCase: Case
  /// FNV-1a of the bytes in lower case: equal for `Kyiv`, `KYIV`, `kyiv`.
  package let folded: UInt64

  package var span: Span { Span(start: Int(start), end: Int(end)) }
}

/// FNV-1a over bytes in lower case (ASCII; other scalars as they are folded by `Tokenizer`): `Token.folded` of a literal.
package func foldedHash(_ word: StaticString) -> UInt64 {
  word.withUTF8Buffer { buffer in
    buffer.reduce(FNV.seed) { FNV.add($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1, to: $0) }
  }
}

/// 64-bit FNV-1a. Source: Fowler, Noll, Vo, draft-eastlake-fnv.
enum FNV {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}
