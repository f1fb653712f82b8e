/// A distinct written form in one article, with everything about it that does not depend on where it stands.
///
/// Hashes are 32 bits of FNV-1a; affixes and shapes count bytes, with the bytes of other scripts as letters.
package struct WordForm {
  /// The bytes as written, and in lower case.
  var exact: UInt32 = 0
  var folded: UInt32 = 0
  /// `Xx` for `Kyiv`, `X.X.` for `U.S.`: kinds of characters, repeats once.
  var shape: UInt32 = 0
  /// The first eight kinds of characters, repeats kept.
  var longShape: UInt32 = 0
  /// Hashes of the first 1…4 bytes and of the last 1…5, in lower case; 0 where the word is shorter.
  var prefixes: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
  var suffixes: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)
  /// See `WordClusters`; 0: not in the model.
  var cluster: UInt16 = 0
  var kind: Token.Kind = .mark
  var letterCase: Token.Case = .none
  /// Index of the form's lower-case word in the article (`ArticleWords.words`).
  var word: Int32 = 0
  var length: Int32 = 0
  var cue = NameCue.none

  var fine: UInt32 { UInt32(cluster >> 6) }
  var coarse: UInt32 { UInt32(cluster & 63) }

  var isCapitalized: Bool {
    kind == .word && (letterCase == .capitalized || letterCase == .upper || letterCase == .mixed)
  }

  /// What a position outside the sentence looks like.
  static let edge = WordForm(exact: 1, folded: 1, shape: 1, longShape: 1)
}

extension WordForm {
  init(_ token: Token, exact: UInt32, bytes: UnsafeBufferPointer<UInt8>) {
    self.exact = exact
    folded = UInt32(truncatingIfNeeded: token.folded ^ token.folded >> 32)
    kind = token.kind
    letterCase = token.letterCase
    let start = Int(token.start), count = Int(token.end - token.start)
    length = Int32(count)
    var shapeHash = FNV.seed, longHash = FNV.seed
    var last: UInt8 = 0
    let firstIsUpper = isCapitalized
    for i in 0..<count {
      let byte = bytes[start + i]
      let mark: UInt8 =
        switch byte {
        case 0x41...0x5A: 0x58
        case 0x61...0x7A: 0x78
        case 0x30...0x39: 0x64
        case 0x80...: i == 0 && firstIsUpper ? 0x58 : 0x78
        default: byte
        }
      if mark != last { shapeHash = FNV.add(mark, to: shapeHash) }
      if i < 8 { longHash = FNV.add(mark, to: longHash) }
      last = mark
    }
    shape = Self.fold(shapeHash)
    longShape = Self.fold(longHash)
    guard token.kind == .word else { return }
    cue = .of(token.folded)
    func lower(_ i: Int) -> UInt8 {
      let byte = bytes[start + i]
      return byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
    var hash = FNV.seed
    for i in 0..<min(4, count) {
      hash = FNV.add(lower(i), to: hash)
      switch i {
      case 0: prefixes.0 = Self.fold(hash)
      case 1: prefixes.1 = Self.fold(hash)
      case 2: prefixes.2 = Self.fold(hash)
      default: prefixes.3 = Self.fold(hash)
      }
    }
    hash = FNV.seed
    for i in 0..<min(5, count) {
      hash = FNV.add(lower(count - 1 - i), to: hash)
      switch i {
      case 0: suffixes.0 = Self.fold(hash)
      case 1: suffixes.1 = Self.fold(hash)
      case 2: suffixes.2 = Self.fold(hash)
      case 3: suffixes.3 = Self.fold(hash)
      default: suffixes.4 = Self.fold(hash)
      }
    }
  }

  @inline(__always)
  package static func fold(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }
}
