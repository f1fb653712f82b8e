/// What makes an alignment read as a person would have edited.
extension TokenMatching {
  /// A stretch between two tokens that stayed: deleted old tokens, inserted new ones.
  struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// All hunks in order; moved tokens count as deleted and inserted.
  var hunks: [Hunk] {
    var result: [Hunk] = []
    var oldStart = 0
    var newStart = 0
    for i in 0...old.count {
      guard i == old.count || toNew[i] >= 0 && block[i] == 0 else { continue }
      let newEnd = i < old.count ? Int(toNew[i]) : new.count
      if oldStart < i || newStart < newEnd { result.append(Hunk(old: oldStart..<i, new: newStart..<newEnd)) }
      oldStart = i + 1
      newStart = newEnd + 1
    }
    return result
  }

  /// Equal tokens at equal places of hunks of equal length: "old X the Y" → "old P the Q" keeps "the".
  mutating func fillEqualHunks() {
    for hunk in hunks where hunk.old.count == hunk.new.count && hunk.old.count <= 8 {
      for (i, j) in zip(hunk.old, hunk.new) where toNew[i] < 0 && toOld[j] < 0 && old[i].key == new[j].key {
        match(i, j)
      }
    }
  }

  /// Index of the sentence of each token.
  static func sentences(_ tokens: [AnchorToken]) -> [Int32] {
    var sentence: Int32 = -1
    return tokens.map {
      if $0.boundary > 0 || sentence < 0 { sentence += 1 }
      return sentence
    }
  }

  /// Undoes matches of two sentences that have next to nothing in common: a deleted sentence and an inserted one share
  /// a few words by chance.
  mutating func dropUnlikelySentences() {
    struct Pair: Hashable {
      var old: Int32
      var new: Int32
    }
    let oldSentences = Self.sentences(old)
    let newSentences = Self.sentences(new)
    var oldWeights: [Int32: Int] = [:]
    var newWeights: [Int32: Int] = [:]
    var shared: [Pair: Int] = [:]
    for i in old.indices { oldWeights[oldSentences[i], default: 0] += Int(weights[old[i].key]) }
    for j in new.indices { newWeights[newSentences[j], default: 0] += Int(weights[new[j].key]) }
    for i in old.indices where toNew[i] >= 0 {
      let pair = Pair(old: oldSentences[i], new: newSentences[Int(toNew[i])])
      shared[pair, default: 0] += Int(weights[old[i].key])
    }
    for run in runs(oldSentences, newSentences) {
      guard weight(ofOld: run) < Self.certainRun else { continue }
      let pair = Pair(old: oldSentences[run.lowerBound], new: newSentences[Int(toNew[run.lowerBound])])
      let smaller = min(oldWeights[pair.old] ?? 0, newWeights[pair.new] ?? 0)
      if (shared[pair] ?? 0) * 100 < smaller * Self.likelyShare { for i in run { unmatch(i) } }
    }
  }

  /// Percent of the lighter one of two sentences that must be in both.
  private static let likelyShare = 40
  /// So much in one run is no chance, whatever stands around it: a lost full stop makes one sentence of two.
  private static let certainRun = 5_000

  /// Stretches of old tokens whose partners follow each other too, cut where a sentence begins on either side.
  private func runs(_ oldSentences: [Int32], _ newSentences: [Int32]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for i in old.indices where toNew[i] >= 0 {
      if let last = result.last, last.upperBound == i, toNew[i - 1] + 1 == toNew[i],
        oldSentences[i - 1] == oldSentences[i],
        newSentences[Int(toNew[i - 1])] == newSentences[Int(toNew[i])]
      {
        result[result.count - 1] = last.lowerBound..<(i + 1)
      } else {
        result.append(i..<(i + 1))
      }
    }
    return result
  }

  /// Moves the edges of pure insertions and deletions to where a sentence or paragraph begins, where equal tokens
  /// leave the choice.
  mutating func slideToBoundaries() {
    for hunk in hunks {
      if hunk.old.isEmpty, !hunk.new.isEmpty {
        slide(at: hunk.old.lowerBound, run: hunk.new, isInsertion: true)
      } else if hunk.new.isEmpty, !hunk.old.isEmpty {
        slide(at: hunk.new.lowerBound, run: hunk.old, isInsertion: false)
      }
    }
  }

  private mutating func slide(at other: Int, run: Range<Int>, isInsertion: Bool) {
    let longest = 200
    let tokens = isInsertion ? new : old
    let forward = isInsertion ? toOld : toNew
    let otherCount = isInsertion ? old.count : new.count
    func isFree(_ k: Int, _ partner: Int) -> Bool {
      guard tokens.indices.contains(k), partner >= 0, partner < otherCount, Int(forward[k]) == partner else {
        return false
      }
      return block[isInsertion ? partner : k] == 0
    }
    guard run.allSatisfy({ forward[$0] < 0 }) else { return }
    var left = 0
    while left < longest, isFree(run.lowerBound - 1 - left, other - 1 - left),
      tokens[run.lowerBound - 1 - left].key == tokens[run.upperBound - 1 - left].key
    { left += 1 }
    var right = 0
    while right < longest, isFree(run.upperBound + right, other + right),
      tokens[run.lowerBound + right].key == tokens[run.upperBound + right].key
    { right += 1 }
    func score(_ shift: Int) -> Int {
      let end = run.upperBound + shift
      return Int(tokens[run.lowerBound + shift].boundary) + (end < tokens.count ? Int(tokens[end].boundary) : 2)
    }
    guard let best = (-left...right).max(by: { (score($0), $0 == 0 ? 1 : 0) < (score($1), $1 == 0 ? 1 : 0) }),
      best != 0, score(best) > score(0)
    else { return }
    func pair(_ k: Int, _ partner: Int) { isInsertion ? match(partner, k) : match(k, partner) }
    func free(_ k: Int) { if isInsertion { if toOld[k] >= 0 { unmatch(Int(toOld[k])) } } else { unmatch(k) } }
    if best < 0 {
      for step in 0..<(-best) {
        free(run.lowerBound - 1 - step)
        pair(run.upperBound - 1 - step, other - 1 - step)
      }
    } else {
      for step in 0..<best {
        free(run.upperBound + step)
        pair(run.lowerBound + step, other + step)
      }
    }
  }

  /// Pairs replaced words with similar ones at their place: other endings, other spellings of a name.
  mutating func matchSimilarWords(_ oldText: Text, _ newText: Text) {
    for hunk in hunks where !hunk.old.isEmpty && !hunk.new.isEmpty && hunk.old.count <= 12 && hunk.new.count <= 12 {
      var next = hunk.new.lowerBound
      for i in hunk.old where toNew[i] < 0 && !old[i].isMark {
        guard
          let j = (next..<hunk.new.upperBound).first(where: {
            toOld[$0] < 0 && !new[$0].isMark
              && areSimilar(
                oldText.bytes[Int(old[i].start)..<Int(old[i].end)], newText.bytes[Int(new[$0].start)..<Int(new[$0].end)]
              )
          })
        else { continue }
        markSimilar(i, j)
        next = j + 1
      }
    }
  }

  /// Whether two words share a beginning of two thirds of the longer one, or all but two letters of a long word.
  private func areSimilar(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    let longer = max(a.count, b.count)
    guard min(a.count, b.count) >= 3, longer <= 40 else { return false }
    let prefix = zip(a, b).prefix { $0 | 0x20 == $1 | 0x20 }.count
    if prefix * 3 >= longer * 2 { return true }
    let suffix = zip(a.reversed(), b.reversed()).prefix { $0 | 0x20 == $1 | 0x20 }.count
    return longer >= 6 && prefix >= 2 && prefix + suffix >= longer - 2
  }
}
