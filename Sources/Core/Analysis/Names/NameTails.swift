/// Ends of names, and names without a capital, that the tagger has no way to learn from so few.
enum NameTails {
  /// The end of a person's name with the second half of a given name ("Leung Kwok-hung") and what sets the son apart
  /// from the father (", Jr.").
  static func end(of name: Range<Int>, in sentence: Range<Int>, words: ArticleWords) -> Int {
    let tokens = words.tokens
    var end = name.upperBound
    if name.count > 1, end + 1 < sentence.upperBound, tokens[end].folded == NameParticles.hyphen, words.glued[end],
      words.glued[end + 1], tokens[end + 1].kind == .word, tokens[end + 1].letterCase == .lower,
      tokens[end + 1].end - tokens[end + 1].start <= 6, !suffixes.contains(tokens[end + 1].folded)
    {
      end += 2
    }
    if end + 1 < sentence.upperBound, tokens[end].folded == comma, juniors.contains(tokens[end + 1].folded) { end += 2 }
    return end
  }

  /// "the first world war" in lower case is the war all the same.
  static func war(at i: Int, in sentence: Range<Int>, labels: [UInt8], words: ArticleWords) -> (
    mention: Mention, end: Int
  )? {
    let tokens = words.tokens
    guard i + 2 < sentence.upperBound, tokens[i + 1].folded == world, tokens[i + 2].folded == warWord,
      tokens[i].folded == first || tokens[i].folded == second,
      Int(labels[i + 1]) == NameLabel.outside, Int(labels[i + 2]) == NameLabel.outside
    else { return nil }
    let span = Span(start: Int(tokens[i].start), end: Int(tokens[i + 2].end))
    return (Mention(span: span, kind: .event, confidence: 1), i + 3)
  }

  private static let comma = foldedHash(",")
  private static let juniors: Set<UInt64> = [foldedHash("jr."), foldedHash("sr."), foldedHash("jr"), foldedHash("sr")]
  /// What follows a name's hyphen without belonging to it: "Ada Brandt-led".
  private static let suffixes: Set<UInt64> = [
    foldedHash("led"), foldedHash("era"), foldedHash("style"), foldedHash("like"), foldedHash("backed"),
    foldedHash("based"), foldedHash("born"), foldedHash("allied"), foldedHash("linked"), foldedHash("owned"),
    foldedHash("run"), foldedHash("funded"), foldedHash("made"), foldedHash("themed"), foldedHash("type"),
    foldedHash("esque"), foldedHash("built"), foldedHash("penned"), foldedHash("ruled"), foldedHash("held"),
  ]
  private static let world = foldedHash("world")
  private static let warWord = foldedHash("war")
  private static let first = foldedHash("first")
  private static let second = foldedHash("second")
}
