/// Finds the names of an article: a linear-chain CRF over the tokens, twice, and rules of the convention at the edges.
package struct NameFinder: Sendable {
  /// Longer articles are worked through in windows of about so many tokens, so that memory stays bounded.
  private static let window = 16_384

  private let model: NameModel
  private let lattice: LabelLattice

  /// The finder with the model inside the program; a program built around a broken one stops here with a message.
  package init() {
    do {
      self.init(model: try NameModel.embedded())
    } catch {
      preconditionFailure("the name model inside the program: \(error)")
    }
  }

  package init(model: NameModel) {
    self.model = model
    lattice = LabelLattice(transitions: model.transitions, starts: model.starts)
  }

  /// Names in text order, never overlapping.
  ///
  /// - Parameters:
  ///   - sentences: ranges of `tokens`, covering all, in order.
  ///   - title: the headline where it stands outside the text.
  package func mentions(text: Text, tokens: [Token], sentences: [Range<Int>], title: String?) -> [Mention] {
    guard !tokens.isEmpty else { return [] }
    if tokens.count <= Self.window { return find(text: text, tokens: tokens, sentences: sentences, model: model) }
    var result: [Mention] = []
    var first = 0
    while first < sentences.count {
      var last = first
      let start = sentences[first].lowerBound
      while last + 1 < sentences.count, sentences[last + 1].upperBound - start <= Self.window { last += 1 }
      let end = sentences[last].upperBound
      let part = sentences[first...last].map { $0.lowerBound - start..<$0.upperBound - start }
      result += find(text: text, tokens: Array(tokens[start..<end]), sentences: part, model: model)
      first = last + 1
    }
    return result
  }

  private func find(text: Text, tokens: [Token], sentences: [Range<Int>], model: NameModel) -> [Mention] {
    let words = ArticleWords(text: text, tokens: tokens, sentences: sentences, model: model)
    let found = tag(words, model: model)
    let mentions = NameSpans.mentions(found.labels, marginals: found.marginals, words: words, text: text)
    let apart = JoinedNames.split(mentions, tokens: tokens)
    return Surnames.inHeadlines(Surnames.agree(apart, words: words), words: words)
  }

  /// Labels and label probabilities of each token.
  func tag(_ words: ArticleWords, model: NameModel) -> (labels: [UInt8], marginals: [LabelRow]) {
    let scorer = NameScorer(model: model)
    var rows = scorer.rows(of: words)
    var marginals: [LabelRow] = Array(repeating: LabelRow(), count: words.count)
    eachSentence(of: words, rows, &marginals) { _ = lattice.marginals($0, allowed: nil, into: $1) }
    scorer.add(evidence: ArticleEvidence(words: words, marginals: marginals), of: words, to: &rows)
    eachSentence(of: words, rows, &marginals) { _ = lattice.marginals($0, allowed: nil, into: $1) }
    var labels: [UInt8] = Array(repeating: 0, count: words.count)
    eachSentence(of: words, rows, &labels) { lattice.bestPath($0, into: $1) }
    return (labels, marginals)
  }

  /// What the first pass finds in an article, for the trainer: the second pass is learnt from it.
  package func evidence(for words: ArticleWords) -> ArticleEvidence {
    let rows = NameScorer(model: model).rows(of: words)
    var marginals: [LabelRow] = Array(repeating: LabelRow(), count: words.count)
    eachSentence(of: words, rows, &marginals) { _ = lattice.marginals($0, allowed: nil, into: $1) }
    return ArticleEvidence(words: words, marginals: marginals)
  }

  private func eachSentence<Element>(
    of words: ArticleWords, _ rows: [LabelRow], _ result: inout [Element],
    _ body: (UnsafeBufferPointer<LabelRow>, UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    rows.withUnsafeBufferPointer { rows in
      result.withUnsafeMutableBufferPointer { result in
        for sentence in words.sentences {
          body(UnsafeBufferPointer(rebasing: rows[sentence]), UnsafeMutableBufferPointer(rebasing: result[sentence]))
        }
      }
    }
  }
}
