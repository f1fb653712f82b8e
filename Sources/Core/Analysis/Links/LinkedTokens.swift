/// The tokens of an article with what earlier stages know about each: what quotations and events ask of a text.
struct LinkedTokens {
  let text: Text
  let tokens: [Token]
  let sentences: [Range<Int>]
  let mentions: [Mention]
  let entities: [Entity]
  /// Index of the mention that covers a token; -1 where none does.
  let mention: [Int32]
  /// Index of the sentence that a token is in.
  let sentence: [Int32]
  /// Index of the paragraph that a token is in.
  let paragraph: [Int32]

  init(
    text: Text, tokens: [Token], sentences: [Range<Int>], paragraphs: [Span], mentions: [Mention], entities: [Entity]
  ) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    self.mentions = mentions
    self.entities = entities
    var mention = [Int32](repeating: -1, count: tokens.count)
    var next = 0
    for (i, token) in tokens.enumerated() {
      while next < mentions.count, mentions[next].span.end <= Int(token.start) { next += 1 }
      if next < mentions.count, mentions[next].span.overlaps(token.span) { mention[i] = Int32(next) }
    }
    self.mention = mention
    var sentence = [Int32](repeating: 0, count: tokens.count)
    for (s, range) in sentences.enumerated() { for i in range { sentence[i] = Int32(s) } }
    self.sentence = sentence
    var paragraph = [Int32](repeating: 0, count: tokens.count)
    var p = 0
    for (i, token) in tokens.enumerated() {
      while p + 1 < paragraphs.count, Int(token.start) >= paragraphs[p].end { p += 1 }
      paragraph[i] = Int32(p)
    }
    self.paragraph = paragraph
  }

  /// The mention at a token; nil where there is none.
  func mention(at i: Int) -> Mention? {
    guard tokens.indices.contains(i), mention[i] >= 0 else { return nil }
    return mentions[Int(mention[i])]
  }

  func entity(at i: Int) -> Int? { mention(at: i).map(\.entity) }

  /// The first token after the mention that covers a token.
  func endOfMention(at i: Int) -> Int {
    var end = i + 1
    while end < tokens.count, mention[end] == mention[i] { end += 1 }
    return end
  }

  func startOfMention(at i: Int) -> Int {
    var start = i
    while start > 0, mention[start - 1] == mention[i] { start -= 1 }
    return start
  }

  /// The only byte of a one-byte mark; 0 for all other tokens.
  func mark(_ i: Int) -> UInt8 {
    guard tokens.indices.contains(i), tokens[i].kind == .mark, tokens[i].end - tokens[i].start == 1 else { return 0 }
    return text.bytes[Int(tokens[i].start)]
  }

  func isComma(_ i: Int) -> Bool { mark(i) == 0x2C }

  /// "'s" or an apostrophe alone after a name.
  func isPossessive(_ i: Int) -> Bool {
    guard tokens.indices.contains(i), tokens[i].kind == .mark, i > 0, tokens[i].start == tokens[i - 1].end else {
      return false
    }
    let first = text.bytes[Int(tokens[i].start)]
    return first == 0x27
      || (first == 0xE2 && tokens[i].end - tokens[i].start >= 3
        && text.bytes[Int(tokens[i].start) + 1] == 0x80 && text.bytes[Int(tokens[i].start) + 2] == 0x99)
  }

  /// The token that begins at or after an offset.
  func index(at offset: Int) -> Int {
    var low = 0, high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
