/// Finds a passage whose revision is not at hand, by its words and the words around it.
///
/// Prefix, quote and suffix are fitted together: a place that has the words but another neighbourhood loses against one
/// that has both. Source of the costs and thresholds: anchoring.md §3.2.
package struct JointFit: Sendable {
  private let text: Text
  private let tokens: [AnchorToken]
  private let keys: KeyTable
  /// Places of each key, at most `mostPlaces` each.
  private let places: [Int32: [Int32]]

  private static let skip: Int32 = 120
  private static let coverage = 0.5
  private static let margin = 0.05
  private static let mostPlaces = 64
  private static let mostTokens = 4_000

  /// - Parameter text: the revision to search in.
  package init(_ text: Text) {
    var keys = KeyTable()
    self.text = text
    tokens = AnchorTokens.tokens(of: text, keys: &keys)
    self.keys = keys
    var places: [Int32: [Int32]] = [:]
    for (i, token) in tokens.enumerated() {
      if (places[token.key]?.count ?? 0) < Self.mostPlaces { places[token.key, default: []].append(Int32(i)) }
    }
    self.places = places
  }

  private struct Fit {
    var score: Int32
    var span: Range<Int>
    var covered: Int32
  }

  /// - Returns: `approximate` with a span, or `lost`.
  package func find(exact: String, prefix: String = "", suffix: String = "") -> Carried {
    var keys = keys
    let before = AnchorTokens.tokens(of: Text(prefix), keys: &keys)
    let quote = AnchorTokens.tokens(of: Text(exact), keys: &keys)
    let after = AnchorTokens.tokens(of: Text(suffix), keys: &keys)
    guard !quote.isEmpty else { return lost("it has no words") }
    guard quote.count <= Self.mostTokens else { return lost("it is longer than \(Self.mostTokens) words") }
    let needle: [AnchorToken] = Array(before.suffix(64)) + quote + Array(after.prefix(64))
    let inside = min(64, before.count)..<(min(64, before.count) + quote.count)
    let weights = TokenWeights(old: needle, new: tokens, keys: keys.count)
    let whole = needle.reduce(Int32(0)) { $0 + weights[$1.key] }
    let ofQuote = quote.reduce(Int32(0)) { $0 + weights[$1.key] }
    var fits: [Fit] = []
    for diagonal in diagonals(needle, weights) {
      guard let fit = fit(needle, inside, weights, diagonal: diagonal) else { continue }
      if let same = fits.firstIndex(where: { $0.span.overlaps(fit.span) }) {
        if fit.score > fits[same].score { fits[same] = fit }
      } else {
        fits.append(fit)
      }
    }
    fits.sort { $0.score > $1.score }
    guard let best = fits.first(where: { Double($0.covered) >= Self.coverage * Double(ofQuote) }) else {
      return lost("its words are not in the text")
    }
    guard fits.first?.span == best.span else {
      return lost("its surroundings fit another place better than its words do")
    }
    if let rival = fits.dropFirst().first,
      Double(best.score - rival.score) < Self.margin * Double(max(1, whole))
    {
      return lost("several places fit it equally well")
    }
    let span = Span(start: Int(tokens[best.span.lowerBound].start), end: Int(tokens[best.span.upperBound - 1].end))
    let isSame = text.string(span) == exact
    return Carried(
      state: .approximate, span: span,
      reason: isSame ? "its words and surroundings fit here" : "words like its own, in fitting surroundings")
  }

  private func lost(_ reason: String) -> Carried { Carried(state: .lost, span: nil, reason: reason) }

  private func diagonals(_ needle: [AnchorToken], _ weights: TokenWeights) -> [Int] {
    var votes: [Int: Int] = [:]
    for (i, token) in needle.enumerated() {
      for j in places[token.key] ?? [] {
        votes[(Int(j) - i + Self.bias) >> 3, default: 0] += Int(weights[token.key])
      }
    }
    // A place on the edge of two buckets counts in both.
    let joined = votes.map { (key: $0.key, value: $0.value + (votes[$0.key + 1] ?? 0)) }
    return joined.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(12).map { ($0.key << 3) - Self.bias }
  }

  private static let bias = 1 << 30

  /// The best fit of the whole needle near a diagonal. Source: Needleman–Wunsch 1970 with free ends in the text.
  private func fit(_ needle: [AnchorToken], _ inside: Range<Int>, _ weights: TokenWeights, diagonal: Int) -> Fit? {
    let slack = 16 + min(needle.count / 4, 200)
    let low = max(0, diagonal - slack)
    let high = min(tokens.count, diagonal + needle.count + 8 + slack)
    guard low < high else { return nil }
    let n = needle.count
    let m = high - low
    var trace = [UInt8](repeating: 0, count: n * m)
    var before = [Int32](repeating: 0, count: m + 1)
    var row = before
    for i in 0..<n {
      let weight = weights[needle[i].key]
      row[0] = before[0] - Self.skip
      for j in 0..<m {
        var top = before[j + 1] - Self.skip
        var cell: UInt8 = 1
        let left = row[j] - Self.skip
        if left > top {
          top = left
          cell = 2
        }
        if needle[i].key == tokens[low + j].key, before[j] + weight >= top {
          top = before[j] + weight
          cell = 0
        }
        row[j + 1] = top
        trace[i * m + j] = cell
      }
      swap(&row, &before)
    }
    guard let end = (1...m).max(by: { before[$0] < before[$1] }) else { return nil }
    var i = n - 1
    var j = end - 1
    var matched = [Int](repeating: -1, count: n)
    while i >= 0, j >= 0 {
      switch trace[i * m + j] {
      case 0:
        matched[i] = low + j
        i -= 1
        j -= 1
      case 1: i -= 1
      default: j -= 1
      }
    }
    return span(of: inside, matched, needle, weights, score: before[end])
  }

  private func span(
    of inside: Range<Int>, _ matched: [Int], _ needle: [AnchorToken], _ weights: TokenWeights, score: Int32
  ) -> Fit? {
    let hits = inside.filter { matched[$0] >= 0 }
    guard let first = hits.first, let last = hits.last else { return nil }
    var start = matched[first]
    var end = matched[last] + 1
    // A replaced word at the edge belongs to the passage where its outer neighbour stands close by.
    if first > inside.lowerBound, inside.lowerBound > 0, matched[inside.lowerBound - 1] >= 0,
      start - matched[inside.lowerBound - 1] - 1 <= 2 * (first - inside.lowerBound) + 3
    {
      start = matched[inside.lowerBound - 1] + 1
    }
    if last < inside.upperBound - 1, inside.upperBound < needle.count, matched[inside.upperBound] >= 0,
      matched[inside.upperBound] - end <= 2 * (inside.upperBound - 1 - last) + 3
    {
      end = matched[inside.upperBound]
    }
    let covered = hits.reduce(Int32(0)) { $0 + weights[needle[$1].key] }
    return Fit(score: score, span: start..<end, covered: covered)
  }
}
