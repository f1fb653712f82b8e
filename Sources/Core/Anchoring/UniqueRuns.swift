/// Equal runs of tokens of two revisions.
struct TokenRun: Hashable {
  var old: Int
  var new: Int
  var count: Int

  var oldEnd: Int { old + count }
  var newEnd: Int { new + count }
}

enum UniqueRuns {
  /// The longest equal runs around each window of `length` tokens that stands once in each revision.
  ///
  /// Windows with a negative key (tokens that are claimed already) are left out, and those that begin or end with a
  /// mark: a full stop before a sentence makes it no more unique than it is. Linear.
  /// - Returns: in the order of the old revision; they do not overlap in it.
  static func find(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, length: Int, weights: TokenWeights) -> [TokenRun]
  {
    let seeds = seeds(old, new, length: length, weights: weights)
    var runs: [TokenRun] = []
    for seed in seeds {
      if let last = runs.last, seed.old < last.oldEnd, seed.old - last.old == seed.new - last.new { continue }
      guard (0..<length).allSatisfy({ old[seed.old + $0] == new[seed.new + $0] }) else { continue }
      var start = 0
      let oldFloor = max(old.startIndex, runs.last?.oldEnd ?? old.startIndex)
      while seed.old - start > oldFloor, seed.new - start > new.startIndex, old[seed.old - start - 1] >= 0,
        old[seed.old - start - 1] == new[seed.new - start - 1]
      { start += 1 }
      var end = length
      while seed.old + end < old.endIndex, seed.new + end < new.endIndex, old[seed.old + end] >= 0,
        old[seed.old + end] == new[seed.new + end]
      { end += 1 }
      let begin = max(-start, (runs.last?.oldEnd ?? seed.old) - seed.old)
      guard end > begin, end - begin >= min(length, 2) else { continue }
      runs.append(TokenRun(old: seed.old + begin, new: seed.new + begin, count: end - begin))
    }
    return runs
  }

  /// Where windows of `length` tokens begin that stand once in each revision, in the order of the old one.
  static func seeds(
    _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, length: Int, weights: TokenWeights
  ) -> [(old: Int, new: Int)] {
    guard old.count >= length, new.count >= length else { return [] }
    var table = WindowTable(capacity: old.count + new.count)
    table.addWindows(of: old, length: length, isOld: true, weights: weights)
    table.addWindows(of: new, length: length, isOld: false, weights: weights)
    return table.pairs().sorted { $0.old < $1.old }
  }

  /// The heaviest set of runs that are in the same order in both revisions. O(n log n).
  ///
  /// Source: Fredman 1975 (longest increasing subsequences), with weights in a Fenwick tree over the new positions.
  static func heaviestChain(_ runs: [TokenRun], weight: (TokenRun) -> Int) -> [Bool] {
    guard runs.count > 1 else { return runs.map { _ in true } }
    let byNew = runs.indices.sorted { runs[$0].new < runs[$1].new }
    var rank = [Int](repeating: 0, count: runs.count)
    for (position, index) in byNew.enumerated() { rank[index] = position + 1 }
    var best = [(weight: Int, run: Int)](repeating: (0, -1), count: runs.count + 1)
    var previous = [Int](repeating: -1, count: runs.count)
    var total = [Int](repeating: 0, count: runs.count)
    for i in runs.indices {
      var at = rank[i] - 1
      var found = (weight: 0, run: -1)
      while at > 0 {
        if best[at].weight > found.weight { found = best[at] }
        at &= at - 1
      }
      total[i] = found.weight + weight(runs[i])
      previous[i] = found.run
      at = rank[i]
      while at <= runs.count {
        if total[i] > best[at].weight { best[at] = (total[i], i) }
        at += at & -at
      }
    }
    var isIn = [Bool](repeating: false, count: runs.count)
    var at = runs.indices.max { total[$0] < total[$1] } ?? -1
    while at >= 0 {
      isIn[at] = true
      at = previous[at]
    }
    return isIn
  }
}

/// Counts windows of tokens by a rolling hash; open addressing.
private struct WindowTable {
  private struct Slot {
    var hash: UInt64 = 0
    var old: Int32 = -1
    var new: Int32 = -1
    var isUsed = false
    var isRepeated = false
  }

  private var slots: [Slot]
  private let mask: Int

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  mutating func addWindows(of keys: ArraySlice<Int32>, length: Int, isOld: Bool, weights: TokenWeights) {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var power: UInt64 = 1
    for _ in 0..<length { power = power &* base }
    var hash: UInt64 = 0
    var claimed = 0
    for i in keys.indices {
      if keys[i] < 0 { claimed += 1 }
      hash = hash &* base &+ UInt64(bitPattern: Int64(keys[i])) &+ 0x5851_F42D
      let out = i - length
      if out >= keys.startIndex {
        if keys[out] < 0 { claimed -= 1 }
        hash = hash &- power &* (UInt64(bitPattern: Int64(keys[out])) &+ 0x5851_F42D)
      }
      guard i - keys.startIndex >= length - 1, claimed == 0 else { continue }
      let first = i - length + 1
      if weights.isWord(keys[first]), weights.isWord(keys[i]) { add(hash, Int32(first), isOld) }
    }
  }

  private mutating func add(_ hash: UInt64, _ position: Int32, _ isOld: Bool) {
    let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
    var at = Int(truncatingIfNeeded: mixed >> 20) & mask
    while slots[at].isUsed, slots[at].hash != hash { at = (at + 1) & mask }
    slots[at].isUsed = true
    slots[at].hash = hash
    if isOld {
      if slots[at].old >= 0 { slots[at].isRepeated = true }
      slots[at].old = position
    } else {
      if slots[at].new >= 0 { slots[at].isRepeated = true }
      slots[at].new = position
    }
  }

  func pairs() -> [(old: Int, new: Int)] {
    slots.compactMap { slot in
      slot.isUsed && !slot.isRepeated && slot.old >= 0 && slot.new >= 0 ? (Int(slot.old), Int(slot.new)) : nil
    }
  }
}
