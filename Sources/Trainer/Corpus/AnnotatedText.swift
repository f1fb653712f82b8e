import Core

/// A text with names marked by people, with what its marking leaves open.
struct AnnotatedText {
  /// The set it comes from, and its own name in that set.
  var set: String
  var id: String
  var text: Text
  var tokens: [Token]
  var sentences: [Range<Int>]
  /// In text order, never overlapping.
  var names: [AnnotatedName]
  /// Kinds that the set does not mark everywhere: a capitalised word outside names may still be one of these.
  var unmarked: Set<EntityKind>
}

/// One marked name: tokens, and the kinds that it may be in our convention.
struct AnnotatedName {
  var tokens: Range<Int>
  var kinds: [EntityKind]
  /// Whether it may also be no name at all in our convention.
  var mayBeNone: Bool = false
}

extension AnnotatedText {
  /// The labels that the marking allows each token, one bit a lane of `NameLabel`.
  func allowedLabels() -> [UInt16] {
    var allowed = Array(repeating: UInt16(1), count: tokens.count)
    if !unmarked.isEmpty {
      var open: UInt16 = 1
      for kind in unmarked {
        let index = EntityKind.index(of: kind)
        open |= 1 << UInt16(NameLabel.begin(index)) | 1 << UInt16(NameLabel.inside(index))
      }
      for sentence in sentences { widen(&allowed, in: sentence, to: open) }
    }
    for name in names {
      for i in name.tokens {
        var mask: UInt16 = name.mayBeNone ? 1 : 0
        for kind in name.kinds {
          let index = EntityKind.index(of: kind)
          mask |= 1 << UInt16(i == name.tokens.lowerBound ? NameLabel.begin(index) : NameLabel.inside(index))
        }
        allowed[i] = mask
      }
    }
    return allowed
  }

  private func isCapitalized(_ i: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains(i) && tokens[i].isCapitalized && !CommonWords.contains(tokens[i].folded)
  }

  /// Leaves capitalised words open, and what stands between two of them: an unmarked name has a capital in it. Words
  /// that begin a sentence or are common small words are taken for what they look like.
  private func widen(_ allowed: inout [UInt16], in sentence: Range<Int>, to open: UInt16) {
    var last: Int?
    for i in sentence where tokens[i].isCapitalized {
      let isStarter = i == sentence.lowerBound && CommonWords.contains(tokens[i].folded)
      if isStarter { continue }
      allowed[i] = open
      if unmarked.contains(.group), PeopleWords.contains(tokens[i].folded), !isCapitalized(i - 1, sentence),
        !isCapitalized(i + 1, sentence)
      {
        allowed[i] = 1 << UInt16(NameLabel.begin(EntityKind.index(of: .group)))
        last = nil
        continue
      }
      if let last, i - last <= 3 { for k in last..<i { allowed[k] = open } }
      last = i
    }
  }
}

extension EntityKind {
  static func index(of kind: EntityKind) -> Int { allCases.firstIndex(of: kind) ?? 0 }
}

extension Token {
  var isCapitalized: Bool { kind == .word && letterCase != .lower && letterCase != .none }
}

/// Words that begin sentences without being names.
enum CommonWords {
  private static let words: Set<UInt64> = Set(
    """
    the a an he she it they we i you but and or in on at by for from with to of as if so that this these those there here
    when while after before his her its their our my your not no all some many most more one two three what who how why
    where which also however although because since until during under over about between both each every other another
    such than then now new first last next may can could would should will do does did have has had is are was were be
    been being meanwhile earlier later still just only even despite among against through following according
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hashOfWord($0) })

  static func contains(_ folded: UInt64) -> Bool { words.contains(folded) }
}

/// `Token.folded` of a lower-case word.
func hashOfWord(_ word: some StringProtocol) -> UInt64 {
  let tokens = Tokenizer.tokens(of: Text(String(word)))
  return tokens.first?.folded ?? 0
}
