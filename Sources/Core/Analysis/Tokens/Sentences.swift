/// Cuts paragraphs into sentences, on tokens.
///
/// A sentence ends at `.`, `!`, `?` or `…` with the closing quotes and brackets after it, when what follows can begin
/// one; a dot that belongs to an abbreviation or an initial ends one only before a word that begins sentences.
package enum Sentences {
  /// - Returns: ranges of `tokens`, one a sentence, in order, covering all tokens.
  package static func ranges(of tokens: [Token], paragraphs: [Span], text: Text) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var paragraph = 0
    var i = 0
    func close(_ end: Int) {
      if end > start { result.append(start..<end) }
      start = end
    }
    while i < tokens.count {
      while paragraph < paragraphs.count, Int(tokens[i].start) >= paragraphs[paragraph].end {
        paragraph += 1
        close(i)
      }
      let end = i + 1
      if ends(tokens, i, text) {
        var next = end
        while next < tokens.count, isCloser(tokens, next, text) { next += 1 }
        if next >= tokens.count || begins(tokens, next, text, after: tokens[i]) {
          close(next)
          i = next
          continue
        }
      }
      i = end
    }
    close(tokens.count)
    return result
  }

  private static func ends(_ tokens: [Token], _ i: Int, _ text: Text) -> Bool {
    let token = tokens[i]
    let last = text.bytes[Int(token.end) - 1]
    if token.kind == .mark {
      return last == 0x2E || last == 0x21 || last == 0x3F
        || (token.end - token.start == 3 && text.string(token.span) == "…")
    }
    return token.kind == .word && last == 0x2E
  }

  private static func isCloser(_ tokens: [Token], _ i: Int, _ text: Text) -> Bool {
    guard tokens[i].kind == .mark, tokens[i].start == tokens[i - 1].end else { return false }
    switch text.string(tokens[i].span) {
    case "\"", "'", "”", "’", "»", ")", "]", ".", "!", "?": return true
    default: return false
    }
  }

  private static let starters: Set<UInt64> = Set(
    [
      foldedHash("the"), foldedHash("a"), foldedHash("an"), foldedHash("he"), foldedHash("she"), foldedHash("it"),
      foldedHash("they"), foldedHash("we"), foldedHash("i"), foldedHash("but"), foldedHash("and"), foldedHash("in"),
      foldedHash("on"), foldedHash("at"), foldedHash("his"), foldedHash("her"), foldedHash("this"), foldedHash("that"),
      foldedHash("these"), foldedHash("those"), foldedHash("there"), foldedHash("when"), foldedHash("while"),
      foldedHash("after"), foldedHash("before"), foldedHash("for"), foldedHash("if"), foldedHash("as"),
      foldedHash("many"), foldedHash("some"), foldedHash("most"), foldedHash("however"), foldedHash("according"),
      foldedHash("both"), foldedHash("you"), foldedHash("its"), foldedHash("their"), foldedHash("our"),
    ])

  private static func begins(_ tokens: [Token], _ i: Int, _ text: Text, after stop: Token) -> Bool {
    guard tokens[i].start > tokens[i - 1].end else { return false }
    let token = tokens[i]
    if stop.kind == .word { return token.letterCase == .capitalized && starters.contains(token.folded) }
    switch token.kind {
    case .word: return token.letterCase != .lower
    case .number: return true
    case .mark: return true
    }
  }
}
