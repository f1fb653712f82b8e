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
  var foreignShare = 0.2
  var options = Learner.Options()
  var log: (String) -> Void

  private var examples = Examples()
  private let foreignSentences: [Range<Int>]
  private let ownSentences: [Range<Int>]
  private let ownWords: [ArticleWords]
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
    foreignSentences = examples.append(corpus.foreign, words: corpus.foreign.map(words), rowBits: rowBits)
    log(
      "\(examples.allowed.count) tokens, \(examples.features.count / max(1, examples.allowed.count)) features a token")
  }

  /// Learns from the foreign sets alone.
  func learnForeign() -> Learner {
    var learner = Learner(rowBits: rowBits, seed: seed)
    let order = foreignSentences.flatMap { Array($0) }
    for epoch in 0..<epochs {
      learner.learn(order, of: examples, options: options)
      log("foreign pass \(epoch + 1)")
    }
    return learner
  }

  /// Goes on with own articles and a sample of the foreign sets.
  func learnOwn(from base: Learner, texts: [Int]) -> Learner {
    var learner = base
    learner.refresh()
    let own = texts.flatMap { Array(ownSentences[$0]) }
    let foreign = foreignSentences.flatMap { Array($0) }
    var random = SplitMix64(state: seed &+ 77)
    for _ in 0..<ownEpochs {
      var order: [Int] = []
      for _ in 0..<ownRepeats { order += own }
      order += foreign.filter { _ in Double(random.next() >> 11) / Double(1 << 53) < foreignShare }
      learner.learn(order, of: examples, options: options)
    }
    log("own pass over \(texts.count) articles")
    return learner
  }

  /// Learns on all own articles but a fold, measures on that fold; the held foreign sets are measured on the first.
  func crossValidate(_ base: Learner, folds: Int) throws -> (own: ScoreTable, foreign: [(String, ScoreTable)]) {
    var own = ScoreTable()
    var foreign: [(String, ScoreTable)] = []
    for fold in 0..<folds {
      let learner = learnOwn(from: base, texts: corpus.own.indices.filter { self.fold($0, of: folds) != fold })
      let finder = NameFinder(model: try NameModel(bytes: ModelFile.bytes(learner, resources: resources)))
      for index in corpus.own.indices where self.fold(index, of: folds) == fold {
        Self.measure(finder, corpus.own[index], into: &own)
      }
      if fold == 0 {
        for (name, texts) in corpus.held {
          var table = ScoreTable()
          for text in texts { Self.measure(finder, text, into: &table) }
          foreign.append((name, table))
        }
      }
    }
    return (own, foreign)
  }

  private static func measure(_ finder: NameFinder, _ text: AnnotatedText, into table: inout ScoreTable) {
    table.add(
      finder.mentions(text: text.text, tokens: text.tokens, sentences: text.sentences, title: nil), for: text)
  }

  /// Articles are dealt out in order; two that tell the same event stay together.
  private func fold(_ index: Int, of folds: Int) -> Int {
    let id = corpus.own[index].id == "dax12" ? "dax11" : corpus.own[index].id
    let position = corpus.own.firstIndex { $0.id == id } ?? index
    return position % folds
  }
}
