import Core

/// Copies of articles with some short sentences written as headlines, so that a capital alone is no sign of a name.
///
/// Letters change their case where they stand: no offset moves, and the other sentences stay as evidence around them.
enum Headlines {
  struct Copy {
    var text: AnnotatedText
    /// Sentences that were rewritten, as indices into `text.sentences`.
    var changed: [Int]
  }

  private enum Style { case title, longTitle, capitals }

  /// Longest sentence, in tokens, that becomes a headline.
  private static let longest = 22
  private static let small: Set<UInt64> = Set(
    "a an the and but or nor of in on at to for by as if is vs".split(separator: " ").map { hashOfWord($0) })
  private static let longSmall: Set<UInt64> = Set(
    "with from over into after before under about between against amid than".split(separator: " ").map {
      hashOfWord($0)
    })

  /// - Returns: the article with every third of its short sentences rewritten, from the `phase`th on.
  static func copy(_ original: AnnotatedText, phase: Int) -> Copy {
    var bytes = original.text.bytes
    var changed: [Int] = []
    var number = phase
    for (s, sentence) in original.sentences.enumerated() {
      guard sentence.count > 3, sentence.count <= longest else { continue }
      number += 1
      guard number % 3 == 0 else { continue }
      let style: Style = [.title, .longTitle, .title, .capitals][number / 3 % 4]
      for i in sentence where original.tokens[i].kind == .word {
        rewrite(original.tokens[i], isFirst: i == sentence.lowerBound, style, &bytes)
      }
      // A headline has no full stop.
      let last = original.tokens[sentence.upperBound - 1]
      if last.end - last.start == 1, bytes[Int(last.start)] == UInt8(ascii: ".") {
        bytes[Int(last.start)] = UInt8(ascii: " ")
      }
      changed.append(s)
    }
    let text = Text(bytes: bytes)
    let tokens = Tokenizer.tokens(of: text)
    func moved(_ range: Range<Int>) -> Range<Int> { tokens.indices(overlapping: original.span(range)) }
    var copy = original
    copy.text = text
    copy.tokens = tokens
    copy.sentences = original.sentences.map(moved)
    copy.names = original.names.map {
      AnnotatedName(tokens: moved($0.tokens), kinds: $0.kinds, mayBeNone: $0.mayBeNone)
    }
    copy.id += ", headlines"
    return Copy(text: copy, changed: changed)
  }

  private static func rewrite(_ token: Token, isFirst: Bool, _ style: Style, _ bytes: inout [UInt8]) {
    let range = Int(token.start)..<Int(token.end)
    if style == .capitals {
      for i in range { raise(i, &bytes) }
    } else if isFirst || !small.contains(token.folded) && (style == .title || !longSmall.contains(token.folded)) {
      raise(range.lowerBound, &bytes)
    }
  }

  /// Makes the letter at an offset a capital: ASCII, and the Latin-1 letters, whose capitals are as long.
  private static func raise(_ i: Int, _ bytes: inout [UInt8]) {
    switch bytes[i] {
    case 0x61...0x7A: bytes[i] -= 0x20
    case 0xC3 where i + 1 < bytes.count:
      let next = bytes[i + 1]
      if next >= 0xA0, next <= 0xBE, next != 0xB7 { bytes[i + 1] = next - 0x20 }
    default: break
    }
  }
}
