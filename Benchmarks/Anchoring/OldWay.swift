/// The matcher of the best tool in use, after its description in anchoring.md §3.1, for comparison: exact hits of the
/// quote, else the approximate hits with the fewest errors; the best of 50 quote, 20 prefix, 20 suffix, 2 position wins.
struct OldWay {
  private let text: [Unicode.Scalar]
  private static let contextLength = 32

  init(_ text: [Unicode.Scalar]) { self.text = text }

  /// - Parameters: `passage` in `old`, both in scalars.
  func find(_ passage: Range<Int>, in old: [Unicode.Scalar]) -> Range<Int>? {
    let quote = Array(old[passage])
    let prefix = Array(old[max(0, passage.lowerBound - Self.contextLength)..<passage.lowerBound])
    let suffix = Array(old[passage.upperBound..<min(old.count, passage.upperBound + Self.contextLength)])
    if passage.upperBound <= text.count, text[passage].elementsEqual(quote) { return passage }
    var hits = exactHits(quote).map { (range: $0, errors: 0) }
    if hits.isEmpty { hits = approximateHits(quote) }
    var best: (range: Range<Int>, score: Double)?
    for hit in hits {
      let before = Array(text[max(0, hit.range.lowerBound - prefix.count)..<hit.range.lowerBound])
      let after = Array(text[hit.range.upperBound..<min(text.count, hit.range.upperBound + suffix.count)])
      let position = 1 - Double(abs(hit.range.lowerBound - passage.lowerBound)) / Double(max(1, text.count))
      let score =
        50 * (1 - Double(hit.errors) / Double(max(1, quote.count))) + 20 * likeness(prefix, in: before)
        + 20 * likeness(suffix, in: after) + 2 * position
      if score > best?.score ?? -1 { best = (hit.range, score) }
    }
    return best?.range
  }

  private func exactHits(_ quote: [Unicode.Scalar]) -> [Range<Int>] {
    guard !quote.isEmpty, text.count >= quote.count else { return [] }
    return (0...(text.count - quote.count)).compactMap { start in
      text[start] == quote[0] && text[start..<(start + quote.count)].elementsEqual(quote)
        ? start..<(start + quote.count) : nil
    }
  }

  private func likeness(_ context: [Unicode.Scalar], in window: [Unicode.Scalar]) -> Double {
    guard !context.isEmpty else { return 1 }
    let errors = OldWay.ends(context, window).map(\.errors).min() ?? context.count
    return 1 - Double(min(errors, context.count)) / Double(context.count)
  }

  private func approximateHits(_ quote: [Unicode.Scalar]) -> [(range: Range<Int>, errors: Int)] {
    let most = min(256, quote.count / 2)
    let ends = OldWay.ends(quote, text).filter { $0.errors <= most }
    guard let fewest = ends.map(\.errors).min() else { return [] }
    let reversed = Array(quote.reversed())
    return ends.filter { $0.errors == fewest }.map { hit in
      // The start that makes the hit longest.
      let low = max(0, hit.end - quote.count - fewest)
      let starts = OldWay.ends(reversed, Array(text[low..<hit.end].reversed()), isAnchored: true)
      let length = starts.filter { $0.errors == fewest }.map(\.end).max() ?? min(quote.count, hit.end)
      return ((hit.end - length)..<hit.end, fewest)
    }
  }

  /// Errors of the best match that ends after each scalar of the text. Source: Sellers 1980.
  private static func ends(
    _ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar], isAnchored: Bool = false
  ) -> [(end: Int, errors: Int)] {
    var column = Array(0...pattern.count)
    var result: [(end: Int, errors: Int)] = [(0, pattern.count)]
    result.reserveCapacity(text.count + 1)
    for (index, scalar) in text.enumerated() {
      var diagonal = column[0]
      column[0] = isAnchored ? index + 1 : 0
      for i in 0..<pattern.count {
        let cost = pattern[i] == scalar ? diagonal : min(diagonal, column[i], column[i + 1]) + 1
        diagonal = column[i + 1]
        column[i + 1] = cost
      }
      result.append((index + 1, column[pattern.count]))
    }
    return result
  }
}
