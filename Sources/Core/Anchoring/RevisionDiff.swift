/// What became of one revision in the next: made once, shared by all notes, mentions and decisions.
///
/// Tokens are compared by folded keys (see `FoldedScalar`); runs that stand once in both revisions anchor the rest, gaps
/// are aligned by weight, long runs out of order are moves. A wrong place is worse than a lost one: whatever is doubtful
/// is lost. Time about linear in the texts; 1 MB texts take well under a second.
package struct RevisionDiff: Sendable {
  let oldText: Text
  let newText: Text
  let matching: TokenMatching
  private let isIdentical: Bool

  package init(old: Text, new: Text) {
    oldText = old
    newText = new
    isIdentical = old == new
    matching = TokenMatching(old: old, new: new)
  }

  /// Share of a passage's weight that must still stand. Source: anchoring.md §3.2.
  private static let survival = 0.5
  /// The same when the words before and after it still stand around its place.
  private static let heldSurvival = 0.1
  private static let similarShare = 0.6
  /// The same for whole sentences: another one may have taken its place.
  private static let heldSentence = 0.4
  /// More inserted tokens are hardly part of the passage.
  private static let farInserted = 24

  /// Follows a passage into the new revision.
  ///
  /// - Parameter span: in the old revision; parts outside the text are cut off.
  package func carry(_ span: Span) -> Carried {
    let span = clamped(span)
    if isIdentical { return Carried(state: .exact, span: span, reason: "the text is the same") }
    let tokens = tokenRange(span)
    guard !tokens.isEmpty else { return carryPoint(span, before: tokens.lowerBound) }
    let survivors = survivors(tokens)
    if let place = place(of: tokens, survivors) { return found(span, tokens, place, isMoved: survivors.block != 0) }
    return Carried(state: .lost, span: nil, reason: lostReason(tokens), lostBetween: gap(around: tokens))
  }

  // MARK: - tokens of a passage

  private func clamped(_ span: Span) -> Span {
    let start = max(0, min(span.start, oldText.count))
    return Span(start: start, end: max(start, min(span.end, oldText.count)))
  }

  /// The tokens that a span touches; an empty range before the next token where it touches none.
  func tokenRange(_ span: Span) -> Range<Int> {
    let old = matching.old
    let first = old.partition { Int($0.end) > span.start }
    var last = first
    if span.length > 400 {
      last = max(first, old.partition { Int($0.start) >= span.end })
    } else {
      while last < old.count, Int(old[last].start) < span.end { last += 1 }
    }
    return first..<last
  }

  private struct Survivors {
    /// Indices of old tokens, rising.
    var tokens: [Int] = []
    var share = 0.0
    var block: Int32 = 0
  }

  /// The tokens of a passage that still stand, all in order or all in one moved block, whichever weighs more.
  private func survivors(_ tokens: Range<Int>) -> Survivors {
    var total = 0
    var blocks: [Int32: Int] = [:]
    for i in tokens {
      let weight = Int(matching.weights[matching.old[i].key])
      total += weight
      guard matching.toNew[i] >= 0 else { continue }
      blocks[matching.block[i], default: 0] += matching.isSimilar[i] ? Int(Double(weight) * Self.similarShare) : weight
    }
    guard let heaviest = blocks.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return Survivors() }
    return Survivors(
      tokens: tokens.filter { matching.toNew[$0] >= 0 && matching.block[$0] == heaviest.key },
      share: Double(heaviest.value) / Double(max(1, total)), block: heaviest.key)
  }

  // MARK: - found

  /// The new tokens of a passage, or nil when too little of it is left to be sure.
  private func place(of tokens: Range<Int>, _ survivors: Survivors) -> Range<Int>? {
    let kept = withoutStrays(survivors.tokens)
    guard let first = kept.first, let last = kept.last, survivors.share >= Self.heldSurvival else { return nil }
    let edges = PassageEdges(matching: matching, block: survivors.block)
    let start = edges.start(of: tokens, first: first)
    let end = edges.end(of: tokens, last: last)
    guard start < end else { return nil }
    if survivors.share < Self.survival {
      guard edges.isHeld(tokens, place: start..<end), !isSentence(tokens) || survivors.share >= Self.heldSentence else {
        return nil
      }
    }
    return start..<end
  }

  private func isSentence(_ tokens: Range<Int>) -> Bool {
    matching.old[tokens.lowerBound].boundary > 0
      && (tokens.upperBound == matching.old.count || matching.old[tokens.upperBound].boundary > 0)
  }

  /// Leaves out tokens at the edges that inserted text has torn from the rest: marks, and words that weigh little.
  private func withoutStrays(_ tokens: [Int]) -> ArraySlice<Int> {
    guard tokens.count > 1 else { return tokens[...] }
    func weight(_ part: ArraySlice<Int>) -> Int { part.reduce(0) { $0 + Int(matching.weights[matching.old[$1].key]) } }
    let total = weight(tokens[...])
    /// Whether little stands on one side of the gap after a token, and the gap is new.
    func isStray(_ side: Int, _ i: Int) -> Bool {
      let gap = (Int(matching.toNew[tokens[i]]) + 1)..<(Int(matching.toNew[tokens[i + 1]]) + 1)
      let inserted = gap.count - (tokens[i + 1] - tokens[i])
      guard inserted > 0 else { return false }
      if side <= 40 { return true }
      let newEnds = gap.filter { matching.new[$0].boundary > 0 }.count
      let oldEnds = ((tokens[i] + 1)...tokens[i + 1]).filter { matching.old[$0].boundary > 0 }.count
      return side * 2 <= total && inserted > Self.farInserted || side * 4 < total && newEnds > oldEnds
    }
    var kept = tokens[...]
    for i in tokens.indices.dropLast() where isStray(weight(tokens[...i]), i) { kept = tokens[(i + 1)...] }
    for i in tokens.indices.dropLast().reversed() where i >= kept.startIndex && isStray(weight(tokens[(i + 1)...]), i) {
      kept = kept[...i]
    }
    return kept
  }

  private func found(_ span: Span, _ tokens: Range<Int>, _ range: Range<Int>, isMoved: Bool) -> Carried {
    let place = trimmed(range, old: span, oldTokens: tokens)
    let isSame = oldText.bytes[span.range] == newText.bytes[place.range]
    if isMoved {
      return Carried(
        state: .moved, span: place,
        reason: isSame ? "the same words in another order of the text" : "in another order of the text, and edited")
    }
    guard isSame else { return Carried(state: .edited, span: place, reason: editReason(tokens, range)) }
    if place.start == span.start {
      return Carried(state: .exact, span: place, reason: "the same words at the same place")
    }
    return Carried(
      state: .shifted, span: place,
      reason: "the same words; the text before them is \(place.start > span.start ? "longer" : "shorter")")
  }

  /// The bytes of new tokens, with the part of a token or the white space that the old span began and ended with.
  private func trimmed(_ range: Range<Int>, old span: Span, oldTokens tokens: Range<Int>) -> Span {
    let first = matching.new[range.lowerBound]
    let last = matching.new[range.upperBound - 1]
    let lead = span.start - Int(matching.old[tokens.lowerBound].start)
    let trail = span.end - Int(matching.old[tokens.upperBound - 1].end)
    var start = Int(first.start)
    var end = Int(last.end)
    if lead != 0, isSameBytes(Int(matching.old[tokens.lowerBound].start), start, lead) { start += lead }
    if trail != 0, isSameBytes(Int(matching.old[tokens.upperBound - 1].end), end, trail) { end += trail }
    return end > start ? Span(start: start, end: end) : Span(start: Int(first.start), end: Int(last.end))
  }

  /// Whether `count` bytes after (before, where negative) the two offsets are equal.
  private func isSameBytes(_ oldOffset: Int, _ newOffset: Int, _ count: Int) -> Bool {
    let start = min(0, count)
    let end = max(0, count)
    guard oldOffset + start >= 0, newOffset + start >= 0, oldOffset + end <= oldText.count,
      newOffset + end <= newText.count
    else { return false }
    return oldText.bytes[(oldOffset + start)..<(oldOffset + end)]
      == newText.bytes[(newOffset + start)..<(newOffset + end)]
  }

  /// A place without words: it goes with the token that follows it, or with the one before.
  private func carryPoint(_ span: Span, before next: Int) -> Carried {
    if next < matching.old.count, matching.toNew[next] >= 0, matching.block[next] == 0 {
      let shift = Int(matching.old[next].start) - span.start
      let target = Int(matching.new[Int(matching.toNew[next])].start)
      let start = max(0, target - shift)
      return Carried(
        state: start == span.start ? .exact : .shifted, span: Span(start: start, end: min(start + span.length, target)),
        reason: "before the same word")
    }
    if next > 0, matching.toNew[next - 1] >= 0, matching.block[next - 1] == 0 {
      let target = Int(matching.new[Int(matching.toNew[next - 1])].end)
      return Carried(state: .shifted, span: Span(start: target, end: target), reason: "after the same word")
    }
    return Carried(
      state: .lost, span: nil, reason: "the words around it are gone", lostBetween: gap(around: next..<next))
  }
}

extension Array {
  /// Index of the first element for which `predicate` holds, when it holds for all after it.
  fileprivate func partition(_ predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
