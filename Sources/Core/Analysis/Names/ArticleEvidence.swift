/// What the first pass found for the words of an article, so that the second can decide alike everywhere.
package struct ArticleEvidence {
  /// Sums of the label probabilities of each word's capitalised occurrences.
  private var sums: [LabelRow]
  private var counts: [Int32]
  private let marginals: [LabelRow]

  package init(words: ArticleWords, marginals: [LabelRow]) {
    sums = Array(repeating: LabelRow(), count: words.words.count)
    counts = Array(repeating: 0, count: words.words.count)
    self.marginals = marginals
    for i in 0..<words.count {
      let form = words.form(i)
      guard form.isCapitalized else { continue }
      sums[Int(form.word)] += marginals[i]
      counts[Int(form.word)] += 1
    }
  }

  /// What the other occurrences say about a capitalised word; nil where there is none.
  @inline(__always)
  package func word(_ i: Int, of words: ArticleWords) -> WordEvidence? {
    let form = words.form(i)
    guard form.isCapitalized else { return nil }
    let others = counts[Int(form.word)] - 1
    guard others > 0 else { return nil }
    let sum = sums[Int(form.word)] - marginals[i]
    var best = 0
    for lane in 1..<NameLabel.count where sum[lane] > sum[best] { best = lane }
    let share = sum[best] / Float(others)
    return WordEvidence(majority: UInt32(best), strength: UInt32(max(0, min(share, 1)) * 5) << 1 | (others > 2 ? 1 : 0))
  }
}

/// Sums up what the first pass found for one word of the article.
package struct WordEvidence {
  /// Label with the greatest share, 0…14.
  package var majority: UInt32
  /// Its share in fifths, and whether more than two occurrences speak.
  package var strength: UInt32
}
