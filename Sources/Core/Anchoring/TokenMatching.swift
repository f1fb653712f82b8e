/// Which token of the new revision each token of the old one became.
struct TokenMatching {
  let old: [AnchorToken]
  let new: [AnchorToken]
  let weights: TokenWeights
  /// Index in the other revision; -1 where there is none.
  private(set) var toNew: [Int32]
  private(set) var toOld: [Int32]
  /// Per old token: 0 in order, else the number of the moved block it belongs to.
  private(set) var block: [Int32]
  /// Per old token: it was replaced by a similar word, `toNew` is that word.
  private(set) var isSimilar: [Bool]

  /// Cells of one alignment: a gap with more is cut at rarer and rarer anchors, then into pieces.
  private static let largestGap = 1_000_000

  init(old oldText: Text, new newText: Text) {
    var keys = KeyTable()
    old = AnchorTokens.tokens(of: oldText, keys: &keys)
    new = AnchorTokens.tokens(of: newText, keys: &keys)
    weights = TokenWeights(old: old, new: new, keys: keys.count)
    toNew = Array(repeating: -1, count: old.count)
    toOld = Array(repeating: -1, count: new.count)
    block = Array(repeating: 0, count: old.count)
    isSimilar = Array(repeating: false, count: old.count)
    matchEnds()
    matchUniqueRuns()
    joinBlocks()
    matchGaps()
    fillEqualHunks()
    slideToBoundaries()
    dropUnlikelySentences()
    matchMovedSentences()
    joinBlocks()
    matchSimilarWords(oldText, newText)
  }

  mutating func match(_ i: Int, _ j: Int) {
    toNew[i] = Int32(j)
    toOld[j] = Int32(i)
  }

  /// Matches as part of a moved block.
  mutating func claim(_ i: Int, _ j: Int, block number: Int32) {
    guard toNew[i] < 0, toOld[j] < 0 else { return }
    match(i, j)
    block[i] = number
  }

  mutating func unmatch(_ i: Int) {
    guard toNew[i] >= 0 else { return }
    toOld[Int(toNew[i])] = -1
    toNew[i] = -1
    block[i] = 0
    isSimilar[i] = false
  }

  mutating func markSimilar(_ i: Int, _ j: Int) {
    match(i, j)
    isSimilar[i] = true
  }

  func weight(ofOld range: Range<Int>) -> Int { range.reduce(0) { $0 + Int(weights[old[$1].key]) } }
  func weight(ofNew range: Range<Int>) -> Int { range.reduce(0) { $0 + Int(weights[new[$1].key]) } }

  // MARK: - equal text

  /// Equal text at both ends: in most revisions nearly all of it.
  private mutating func matchEnds() {
    var start = 0
    let shorter = min(old.count, new.count)
    while start < shorter, old[start].key == new[start].key {
      match(start, start)
      start += 1
    }
    var end = 0
    while end < shorter - start, old[old.count - 1 - end].key == new[new.count - 1 - end].key {
      end += 1
      match(old.count - end, new.count - end)
    }
  }

  /// Runs that stand once in each: the heaviest set in order holds; heavy ones out of order are moves.
  private mutating func matchUniqueRuns() {
    for length in [24, 8, 5] {
      var a = [Int32](repeating: -1, count: old.count)
      var b = [Int32](repeating: -2, count: new.count)
      for i in old.indices where toNew[i] < 0 { a[i] = old[i].key }
      for j in new.indices where toOld[j] < 0 { b[j] = new[j].key }
      let runs = UniqueRuns.find(a[...], b[...], length: length, weights: weights)
      guard !runs.isEmpty else { continue }
      let floors = chainFloors()
      let ceilings = chainCeilings()
      let fitting = runs.filter { Int(floors[$0.old]) < $0.new && $0.newEnd <= Int(ceilings[$0.oldEnd - 1]) }
      let isIn = UniqueRuns.heaviestChain(fitting) { weight(ofOld: $0.old..<$0.oldEnd) }
      let chained = Set(zip(fitting, isIn).filter(\.1).map(\.0))
      for run in chained.sorted(by: { $0.old < $1.old }) { claim(run, block: 0) }
      let moves = runs.filter { !chained.contains($0) && isMove($0) }
      guard !moves.isEmpty else { continue }
      let seeds = UniqueRuns.seeds(old.map(\.key)[...], new.map(\.key)[...], length: length, weights: weights)
      for run in moves where isUnique(run, seeds) { claim(run, block: Int32(run.old + 1)) }
    }
  }

  private mutating func claim(_ run: TokenRun, block number: Int32) {
    for k in 0..<run.count { claim(run.old + k, run.new + k, block: number) }
  }

  /// Moved runs that are close together in both revisions are one block: an edited word stands between them.
  private mutating func joinBlocks() {
    var last: (old: Int, new: Int32, block: Int32)?
    for i in old.indices where toNew[i] >= 0 && block[i] != 0 {
      if let last, last.block != block[i], i - last.old <= 12, (1...24).contains(toNew[i] - last.new) {
        let number = block[i]
        var k = i
        while k < old.count, block[k] == number || toNew[k] < 0 {
          if block[k] == number { block[k] = last.block }
          k += 1
        }
      }
      last = (i, toNew[i], block[i])
    }
  }

  /// Whether a run stands once in each whole revision: one that does so only among the unclaimed words may be the
  /// lookalike of a sentence that is claimed in part.
  private func isUnique(_ run: TokenRun, _ seeds: [(old: Int, new: Int)]) -> Bool {
    var at = firstIndex(of: run.old, in: seeds)
    while at < seeds.count, seeds[at].old < run.oldEnd {
      if seeds[at].new - seeds[at].old == run.new - run.old { return true }
      at += 1
    }
    return false
  }

  private func firstIndex(of old: Int, in seeds: [(old: Int, new: Int)]) -> Int {
    var low = 0
    var high = seeds.count
    while low < high {
      let middle = (low + high) / 2
      if seeds[middle].old < old { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A phrase alone is no move: it must be long, or a sentence.
  private func isMove(_ run: TokenRun) -> Bool {
    let weight = weight(ofOld: run.old..<run.oldEnd)
    if run.count >= 12, weight >= 6_000 { return true }
    let isSentence = old[run.old].boundary > 0 && (run.oldEnd == old.count || old[run.oldEnd].boundary > 0)
    return isSentence && weight >= 2_500
  }

  /// Per old token: new index of the last token in order that is matched before it.
  private func chainFloors() -> [Int32] {
    var floor: Int32 = -1
    return old.indices.map { i in
      defer { if toNew[i] >= 0, block[i] == 0 { floor = toNew[i] } }
      return floor
    }
  }

  /// Per old token: new index of the first token in order that is matched after it.
  private func chainCeilings() -> [Int32] {
    var result = [Int32](repeating: Int32(new.count), count: old.count)
    var ceiling = Int32(new.count)
    for i in old.indices.reversed() {
      result[i] = ceiling
      if toNew[i] >= 0, block[i] == 0 { ceiling = toNew[i] }
    }
    return result
  }

  // MARK: - gaps

  private mutating func matchGaps() {
    var oldStart = 0
    var newStart = 0
    for i in 0...old.count {
      let isAnchor = i < old.count && toNew[i] >= 0 && block[i] == 0
      guard isAnchor || i == old.count else { continue }
      let newEnd = i < old.count ? Int(toNew[i]) : new.count
      if oldStart < i, newStart < newEnd { solve(oldStart..<i, newStart..<newEnd, anchors: [3, 2, 1]) }
      oldStart = i + 1
      newStart = newEnd + 1
    }
  }

  private mutating func solve(_ a: Range<Int>, _ b: Range<Int>, anchors: [Int]) {
    guard !a.isEmpty, !b.isEmpty else { return }
    let oldKeys = a.map { toNew[$0] < 0 ? old[$0].key : -1 }
    let newKeys = b.map { toOld[$0] < 0 ? new[$0].key : -2 }
    if a.count * b.count <= Self.largestGap {
      for pair in GapAlignment.pairs(oldKeys[...], newKeys[...], weights: weights) {
        match(a.lowerBound + pair.old, b.lowerBound + pair.new)
      }
      return
    }
    guard let length = anchors.first else {
      // Nothing stands once in a long stretch: piece by piece along the diagonal.
      let pieces = max(a.count, b.count) / 1_000 + 1
      for piece in 0..<pieces {
        solve(part(of: a, piece, pieces), part(of: b, piece, pieces), anchors: [])
      }
      return
    }
    let runs = UniqueRuns.find(oldKeys[...], newKeys[...], length: length, weights: weights)
    let isIn = UniqueRuns.heaviestChain(runs) { run in
      (run.old..<run.oldEnd).reduce(0) { $0 + Int(weights[oldKeys[$1]]) }
    }
    var oldStart = a.lowerBound
    var newStart = b.lowerBound
    for (run, isIn) in zip(runs, isIn) where isIn {
      // Runs of one chain may touch the same new tokens at their ends.
      let overlap = max(0, newStart - (b.lowerBound + run.new), oldStart - (a.lowerBound + run.old))
      guard overlap < run.count else { continue }
      let first = a.lowerBound + run.old + overlap
      let target = b.lowerBound + run.new + overlap
      solve(oldStart..<first, newStart..<target, anchors: Array(anchors.dropFirst()))
      for k in 0..<(run.count - overlap) { match(first + k, target + k) }
      oldStart = first + run.count - overlap
      newStart = target + run.count - overlap
    }
    solve(oldStart..<a.upperBound, newStart..<b.upperBound, anchors: Array(anchors.dropFirst()))
  }

  private func part(of range: Range<Int>, _ piece: Int, _ pieces: Int) -> Range<Int> {
    let start = range.lowerBound + range.count * piece / pieces
    return start..<(range.lowerBound + range.count * (piece + 1) / pieces)
  }
}
