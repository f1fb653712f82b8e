/// The search for sentences whose place in order is gone, among the new words that no other old text claims.
///
/// The mask is what makes it safe: a lookalike that was there before is claimed by itself and cannot take the place.
extension TokenMatching {
  /// Source of fit and margin: anchoring.md §3.2.
  private static let fit = 0.6
  private static let margin = 0.1
  /// Longer stretches without the end of a sentence are cut.
  private static let longest = 120

  private struct Candidate {
    var pairs: [(old: Int, new: Int)]
    var fit: Double

    var place: Range<Int> { (pairs.first?.new ?? 0)..<((pairs.last?.new ?? -1) + 1) }
  }

  /// Finds moved sentences, and what is missing at the ends of the moves that are known.
  mutating func matchMovedSentences() {
    let unclaimed = unclaimedPlaces()
    guard !unclaimed.isEmpty else { return }
    var start = 0
    while start < old.count {
      var end = start + 1
      while end < old.count, old[end].boundary == 0, end - start < Self.longest { end += 1 }
      matchMoved(start..<end, unclaimed)
      start = end
    }
  }

  private mutating func matchMoved(_ sentence: Range<Int>, _ unclaimed: [Int32: [Int32]]) {
    let total = weight(ofOld: sentence)
    var free = 0
    var known: [Int32: Int] = [:]
    for i in sentence {
      let weight = Int(weights[old[i].key])
      if toNew[i] < 0 || isSimilar[i] { free += weight } else { known[block[i], default: 0] += weight }
    }
    if let (number, weight) = known.filter({ $0.key != 0 }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      // A part of it is known to have moved: the rest is beside that part.
      if weight < total, let anchor = sentence.first(where: { block[$0] == number }) {
        extend(sentence, block: number, diagonal: Int(toNew[anchor]) - anchor)
      }
      return
    }
    guard free * 10 >= total * 7, total >= 2_000 || isLone(sentence) else { return }
    let candidates = diagonals(sentence, unclaimed).compactMap { candidate(sentence, diagonal: $0, total: total) }
    guard let best = candidates.max(by: { $0.fit < $1.fit }), best.fit >= Self.fit else { return }
    let rival = candidates.filter { !$0.place.overlaps(best.place) }.map(\.fit).max() ?? 0
    guard best.fit - rival >= Self.margin else { return }
    for i in sentence { unmatch(i) }
    for pair in best.pairs { claim(pair.old, pair.new, block: Int32(sentence.lowerBound + 1)) }
  }

  /// Two words or more on a line of their own: short, but nothing else can be meant.
  private func isLone(_ sentence: Range<Int>) -> Bool {
    sentence.filter { !old[$0].isMark }.count >= 2 && old[sentence.lowerBound].boundary > 0
  }

  private mutating func extend(_ sentence: Range<Int>, block number: Int32, diagonal: Int) {
    guard let first = sentence.first(where: { block[$0] == number }),
      let last = sentence.last(where: { block[$0] == number })
    else { return }
    if first > sentence.lowerBound {
      let end = Int(toNew[first])
      var start = end
      while start > 0, toOld[start - 1] < 0, end - start < (first - sentence.lowerBound) * 2 + 3 { start -= 1 }
      join(sentence.lowerBound..<first, start..<end, block: number)
    }
    if last + 1 < sentence.upperBound {
      let start = Int(toNew[last]) + 1
      var end = start
      while end < new.count, toOld[end] < 0, end - start < (sentence.upperBound - last - 1) * 2 + 3 { end += 1 }
      join((last + 1)..<sentence.upperBound, start..<end, block: number)
    }
  }

  private mutating func join(_ a: Range<Int>, _ b: Range<Int>, block number: Int32) {
    guard !a.isEmpty, !b.isEmpty, a.allSatisfy({ block[$0] == 0 }) else { return }
    let oldKeys = a.map { old[$0].key }
    let newKeys = b.map { new[$0].key }
    let pairs = GapAlignment.pairs(oldKeys[...], newKeys[...], weights: weights)
    let brought = pairs.reduce(0) { $0 + Int(weights[oldKeys[$1.old]]) }
    // What is in order already stays, unless the moved part outweighs it.
    let kept = a.reduce(0) { $0 + (toNew[$1] >= 0 && !isSimilar[$1] ? Int(weights[old[$1].key]) : 0) }
    guard brought > kept else { return }
    for i in a { unmatch(i) }
    for pair in pairs { claim(a.lowerBound + pair.old, b.lowerBound + pair.new, block: number) }
  }

  private static let bias = 1 << 30

  /// The most voted distances between old and new places, best first, at most four.
  private func diagonals(_ sentence: Range<Int>, _ unclaimed: [Int32: [Int32]]) -> [Int] {
    var votes: [Int: Int] = [:]
    for i in sentence where weights[old[i].key] >= 250 {
      for j in unclaimed[old[i].key] ?? [] {
        votes[(Int(j) - i + Self.bias) >> 3, default: 0] += Int(weights[old[i].key])
      }
    }
    let joined = votes.map { (key: $0.key, value: $0.value + (votes[$0.key + 1] ?? 0)) }
    return joined.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(4).map { ($0.key << 3) - Self.bias }
  }

  private func candidate(_ sentence: Range<Int>, diagonal: Int, total: Int) -> Candidate? {
    let slack = 16 + sentence.count / 4
    let low = max(0, sentence.lowerBound + diagonal - slack)
    let high = min(new.count, sentence.upperBound + diagonal + 8 + slack)
    guard low < high else { return nil }
    let oldKeys = sentence.map { old[$0].key }
    let newKeys = (low..<high).map { toOld[$0] < 0 ? new[$0].key : -2 }
    let pairs = GapAlignment.pairs(oldKeys[...], newKeys[...], weights: weights, isJoined: false)
      .map { (old: sentence.lowerBound + $0.old, new: low + $0.new) }
    guard let first = pairs.first, let last = pairs.last else { return nil }
    let all = pairs.reduce(0) { $0 + Int(weights[old[$1.old].key]) }
    guard all * 2 >= weight(ofNew: first.new..<(last.new + 1)) else { return nil }
    return Candidate(pairs: pairs, fit: Double(all) / Double(max(1, total)))
  }

  /// Places of the new tokens that no old one claims, by key; of a common key the first ones.
  private func unclaimedPlaces() -> [Int32: [Int32]] {
    let most = 64
    var result: [Int32: [Int32]] = [:]
    for (j, token) in new.enumerated() where toOld[j] < 0 && !token.isMark && (result[token.key]?.count ?? 0) < most {
      result[token.key, default: []].append(Int32(j))
    }
    return result
  }
}
