import Core

/// One run of the trainer: features once, then the foreign sets, then the own articles on top.
struct Session {
  let corpus: Corpus
  let resources: Resources
  let rowBits: Int
  var epochs = 5
  var ownEpochs = 6
  /// How often an own sentence comes in one pass, and the share of the foreign ones beside it.
  var ownRepeats = 3
  var foreignShare = 0.1
  /// How often an own sentence that was made a headline comes in one pass.
  var headlineRepeats = 1
  var options = Learner.Options()
  /// See `Learner.lean(towards:)`.
  var gain: Float = 0
  var log: (String) -> Void

  private var examples = Examples()
  private let foreignSentences: [Range<Int>]
  private let ownSentences: [Range<Int>]
  private let ownWords: [ArticleWords]
  /// The own articles with headlines in them, and the same of those sentences.
  private let headlines: [Headlines.Copy]
  private let headlineSentences: [Range<Int>]
  private let headlineWords: [ArticleWords]
  private let seed: UInt64

  init(corpus: Corpus, resources: Resources, rowBits: Int, seed: UInt64, log: @escaping (String) -> Void) throws {
    self.corpus = corpus
    self.resources = resources
    self.rowBits = rowBits
    self.seed = seed
    self.log = log
    let bare = try resources.bareModel()
    func words(_ text: AnnotatedText) -> ArticleWords {
      ArticleWords(text: text.text, tokens: text.tokens, sentences: text.sentences, model: bare)
    }
    ownWords = corpus.own.map(words)
    ownSentences = examples.append(corpus.own, words: ownWords, rowBits: rowBits)
    headlines = corpus.own.enumerated().map { Headlines.copy($1, phase: $0) }
    headlineWords = headlines.map { words($0.text) }
    headlineSentences = examples.append(headlines.map(\.text), words: headlineWords, rowBits: rowBits)
    foreignSentences = examples.append(corpus.foreign, words: corpus.foreign.map(words), rowBits: rowBits)
    log(
      "\(examples.allowed.count) tokens, \(examples.features.count / max(1, examples.allowed.count)) features a token")
  }

  /// Learns from the foreign sets alone: one learner a seed, whose mean is taken in the end.
  func learnForeign(models: Int) -> [Learner] {
    let order = foreignSentences.flatMap { Array($0) }
    return (0..<models).map { model in
      var learner = Learner(rowBits: rowBits, seed: seed &+ UInt64(model) &* 1_000_003)
      for epoch in 0..<epochs {
        learner.learn(order, of: examples, options: options)
        log("learner \(model + 1), foreign pass \(epoch + 1)")
      }
      return learner
    }
  }

  /// Goes on with own articles and a sample of the foreign sets; the mean over the ends of the passes.
  ///
  /// The second pass over an article is learnt from first passes by models that have not seen it: each half of the
  /// articles is read by a model that learnt on the other half.
  mutating func learnOwn(from bases: [Learner], texts: [Int]) throws -> Learner {
    if options.evidence > 0, texts.count > 1, let base = bases.first {
      let halves = [texts.indices.filter { $0 % 2 == 0 }, texts.indices.filter { $0 % 2 == 1 }].map {
        $0.map { texts[$0] }
      }
      for (half, other) in [(halves[0], halves[1]), (halves[1], halves[0])] {
        let learner = passes(from: base, texts: half, count: max(1, ownEpochs / 2), evidence: 0)
        let finder = NameFinder(model: try NameModel(bytes: ModelFile.bytes(learner, resources: resources)))
        for text in other {
          for (sentences, words) in [
            (ownSentences[text], ownWords[text]), (headlineSentences[text], headlineWords[text]),
          ] {
            examples.setEvidence(sentences, words: words, evidence: finder.evidence(for: words), rowBits: rowBits)
          }
        }
      }
    }
    var sum = Learner(rowBits: rowBits, seed: seed)
    for (number, base) in bases.enumerated() {
      let learner = passes(from: base, texts: texts, count: ownEpochs, evidence: options.evidence)
      if number == 0 { sum = learner } else { sum.add(learner) }
    }
    sum.divide(by: bases.count)
    sum.lean(towards: gain)
    log("own passes over \(texts.count) articles")
    return sum
  }

  private func passes(from base: Learner, texts: [Int], count: Int, evidence: Float) -> Learner {
    var learner = base
    learner.refresh()
    var options = options
    options.evidence = evidence
    let own = texts.flatMap { Array(ownSentences[$0]) }
    let rewritten = texts.flatMap { text in headlines[text].changed.map { headlineSentences[text].lowerBound + $0 } }
    let foreign = foreignSentences.flatMap { Array($0) }
    var random = SplitMix64(state: seed &+ 77)
    var sum: Learner?
    for _ in 0..<count {
      var order: [Int] = []
      for _ in 0..<ownRepeats { order += own }
      for _ in 0..<headlineRepeats { order += rewritten }
      order += foreign.filter { _ in Double(random.next() >> 11) / Double(1 << 53) < foreignShare }
      learner.learn(order, of: examples, options: options)
      if sum == nil { sum = learner } else { sum?.add(learner) }
    }
    sum?.divide(by: count)
    return sum ?? learner
  }

  /// Learns on all own articles but a fold, measures on that fold; the held foreign sets are measured on the first.
  mutating func crossValidate(_ bases: [Learner], folds: Int) throws -> (
    own: ScoreTable, foreign: [(String, ScoreTable)]
  ) {
    var own = ScoreTable()
    var rewritten = ScoreTable()
    var foreign: [(String, ScoreTable)] = []
    for fold in 0..<folds {
      let learner = try learnOwn(from: bases, texts: corpus.own.indices.filter { self.fold($0, of: folds) != fold })
      let finder = NameFinder(model: try NameModel(bytes: ModelFile.bytes(learner, resources: resources)))
      for index in corpus.own.indices where self.fold(index, of: folds) == fold {
        Self.measure(finder, corpus.own[index], into: &own)
        let copy = headlines[index]
        Self.measure(finder, copy.text, only: copy.changed, into: &rewritten)
      }
      if fold == 0 {
        for (name, texts) in corpus.held {
          var table = ScoreTable()
          for text in texts { Self.measure(finder, text, into: &table) }
          foreign.append((name, table))
        }
      }
    }
    return (own, [("own headlines, cross-validated", rewritten)] + foreign)
  }

  /// - Parameter only: sentences that count, nil for all.
  private static func measure(
    _ finder: NameFinder, _ text: AnnotatedText, only: [Int]? = nil, into table: inout ScoreTable
  ) {
    var mentions = finder.mentions(text: text.text, tokens: text.tokens, sentences: text.sentences, title: nil)
    var counted = text
    if let only {
      let ranges = only.map { text.sentences[$0] }
      let spans = ranges.filter { !$0.isEmpty }.map { text.span($0) }
      mentions.removeAll { mention in !spans.contains { $0.start <= mention.span.start && mention.span.end <= $0.end } }
      counted.names.removeAll { name in !ranges.contains { $0.contains(name.tokens.lowerBound) } }
    }
    table.add(mentions, for: counted)
  }

  /// Articles are dealt out in order; two that tell the same event stay together.
  private func fold(_ index: Int, of folds: Int) -> Int {
    let id = corpus.own[index].id == "dax12" ? "dax11" : corpus.own[index].id
    let position = corpus.own.firstIndex { $0.id == id } ?? index
    return position % folds
  }
}
