/// Where a passage begins and ends whose first or last words were replaced.
struct PassageEdges {
  let matching: TokenMatching
  /// The moved block that the passage is in, 0 for the text in order.
  let block: Int32

  /// A replaced stretch that reaches over an edge: old tokens, and the new ones in their place.
  private struct Hunk {
    var old: Range<Int>
    var new: Range<Int>

    /// Whether the new side can be what the old one became, and not text that came in beside it.
    var isReplacement: Bool { new.count <= 2 * old.count + 3 }
  }

  private static let longest = 40

  private func isMatched(_ i: Int) -> Bool { matching.toNew[i] >= 0 && matching.block[i] == block }

  /// The hunk around an old token that has no partner; nil where its new side cannot be told.
  private func hunk(around i: Int) -> Hunk? {
    let old = matching.old
    var start = i
    while start > 0, !isMatched(start - 1), i - start < Self.longest { start -= 1 }
    var end = i + 1
    while end < old.count, !isMatched(end), end - i < Self.longest { end += 1 }
    let isOpenBefore = start == 0 || !isMatched(start - 1)
    let isOpenAfter = end == old.count || !isMatched(end)
    guard !(isOpenBefore && start > 0), !(isOpenAfter && end < old.count) else { return nil }
    let from = start == 0 ? 0 : Int(matching.toNew[start - 1]) + 1
    let to = end == old.count ? matching.new.count : Int(matching.toNew[end])
    guard from <= to, to - from <= 3 * (end - start) + 8 else { return nil }
    return Hunk(old: start..<end, new: from..<to)
  }

  /// - Parameter first: the first token of the passage that has a partner.
  func start(of tokens: Range<Int>, first: Int) -> Int {
    let stop = Int(matching.toNew[first])
    guard first > tokens.lowerBound else { return stop }
    guard let hunk = hunk(around: tokens.lowerBound), hunk.new.upperBound == stop else {
      return boundary(before: stop, of: tokens.lowerBound..<first) ?? stop
    }
    let inside = tokens.lowerBound - hunk.old.lowerBound
    if inside == 0, hunk.isReplacement { return hunk.new.lowerBound }
    if hunk.old.count == hunk.new.count { return hunk.new.lowerBound + inside }
    guard matching.old[tokens.lowerBound].boundary > 0 else {
      return hunk.isReplacement ? max(hunk.new.lowerBound, stop - (hunk.old.upperBound - tokens.lowerBound)) : stop
    }
    return hunk.new.last { matching.new[$0].boundary > 0 } ?? stop
  }

  /// Where the sentence begins whose first words were replaced: not further from `stop` than the lost tokens explain.
  private func boundary(before stop: Int, of lost: Range<Int>) -> Int? {
    guard matching.old[lost.lowerBound].boundary > 0, matching.new[stop].boundary == 0 else { return nil }
    let reach = max(0, stop - 2 * lost.count - 1)
    let found = (reach..<stop).last { matching.new[$0].boundary > 0 }
    guard let found, (found..<stop).allSatisfy({ matching.toOld[$0] < 0 }) else { return nil }
    return found
  }

  /// - Parameter last: the last token of the passage that has a partner.
  /// - Returns: the token after the last.
  func end(of tokens: Range<Int>, last: Int) -> Int {
    let start = Int(matching.toNew[last]) + 1
    guard last < tokens.upperBound - 1, let hunk = hunk(around: tokens.upperBound - 1), hunk.new.lowerBound == start
    else { return start }
    let after = hunk.old.upperBound - tokens.upperBound
    if after == 0, hunk.isReplacement { return hunk.new.upperBound }
    if hunk.old.count == hunk.new.count { return hunk.new.upperBound - after }
    guard tokens.upperBound < matching.old.count, matching.old[tokens.upperBound].boundary > 0 else {
      return hunk.isReplacement ? min(hunk.new.upperBound, start + tokens.upperBound - hunk.old.lowerBound) : start
    }
    let lost = tokens.upperBound - hunk.old.lowerBound
    let boundary = hunk.new.first { matching.new[$0].boundary > 0 } ?? hunk.new.upperBound
    // A sentence that lost its full stop ends before the next one does.
    return boundary - start <= 2 * lost + 3 ? boundary : start + lost
  }

  /// Whether the words around a passage still stand where its place would be, so that a smaller part of it is enough.
  func isHeld(_ tokens: Range<Int>, place: Range<Int>) -> Bool {
    let reach = 3
    let before = (1...reach).contains { step in
      let i = tokens.lowerBound - step
      return i >= 0 && isMatched(i) && (0...(step + 1)).contains(place.lowerBound - Int(matching.toNew[i]) - 1)
    }
    let after = (0..<reach).contains { step in
      let i = tokens.upperBound + step
      return i < matching.old.count && isMatched(i)
        && (0...(step + 2)).contains(Int(matching.toNew[i]) - place.upperBound)
    }
    // The start of a sentence holds as a word does; with text that came in before it there is no neighbour.
    let begins = matching.old[tokens.lowerBound].boundary > 0 && matching.new[place.lowerBound].boundary > 0
    let isSame = place.count <= 2 * tokens.count + 1 && tokens.count <= 2 * place.count + 1
    return (before || begins) && after && isSame
  }
}
