import Core

/// Sentences as the learner sees them: features and allowed labels in flat arrays.
struct Examples {
  struct Sentence {
    /// Rows of `allowed` and `starts`.
    var tokens: Range<Int>
    /// Index of its text.
    var text: Int
    /// Whether every token has exactly one allowed label.
    var isComplete: Bool
  }

  private(set) var features: [UInt32] = []
  /// First feature of each token; one more than there are tokens.
  private(set) var starts: [Int] = [0]
  private(set) var allowed: [UInt16] = []
  private(set) var sentences: [Sentence] = []
  /// Features of the second pass: `width` a token, or none yet.
  var evidence: [UInt32?] = []
  static let evidenceWidth = 3

  private struct Sink: FeatureSink {
    let shift: UInt32
    var features: [UInt32]
    mutating func add(_ feature: UInt32) { features.append(feature >> shift) }
  }

  /// - Returns: indices into `sentences` of each text.
  mutating func append(_ texts: [AnnotatedText], words: [ArticleWords], rowBits: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (number, text) in texts.enumerated() {
      let first = sentences.count
      let masks = text.allowedLabels()
      for (s, sentence) in text.sentences.enumerated() {
        let start = allowed.count
        for i in sentence {
          var sink = Sink(shift: UInt32(32 - rowBits), features: [])
          NameFeatures.add(token: i, s, of: words[number], to: &sink)
          features += sink.features
          starts.append(features.count)
          allowed.append(masks[i])
        }
        let range = start..<allowed.count
        let complete = allowed[range].allSatisfy { $0.nonzeroBitCount == 1 }
        sentences.append(Sentence(tokens: range, text: number, isComplete: complete))
      }
      ranges.append(first..<sentences.count)
    }
    evidence += Array(repeating: nil, count: (allowed.count * Self.evidenceWidth) - evidence.count)
    return ranges
  }

  /// Sets the second-pass features of a text's tokens.
  mutating func setEvidence(_ range: Range<Int>, words: ArticleWords, evidence found: ArticleEvidence, rowBits: Int) {
    guard let first = sentences[range].first?.tokens.lowerBound else { return }
    for s in range {
      for t in sentences[s].tokens {
        let base = t * Self.evidenceWidth
        for k in 0..<Self.evidenceWidth { evidence[base + k] = nil }
        var sink = Sink(shift: UInt32(32 - rowBits), features: [])
        NameFeatures.addEvidence(found, t - first, of: words, to: &sink)
        for (k, feature) in sink.features.enumerated() { evidence[base + k] = feature }
      }
    }
  }
}
