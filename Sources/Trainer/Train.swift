import ArgumentParser
import Core
import Foundation

@main
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-train", abstract: "Makes the name model from annotated data.")

  @Option(help: "Folder with the annotated sets (see docs/model.md).") var data: String
  @Option(help: "Model file to write; without it the run only measures.") var output: String?
  @Option(help: "Folds of the cross-validation over the articles of our own convention; 0: none.") var folds = 5
  @Option(help: "Log2 of the rows of the feature table.") var bits = 18
  @Option(help: "Seed of the random order and of the drop-out.") var seed: UInt64 = 1
  @Option(help: "Passes over the foreign sets.") var epochs = 5
  @Option(help: "Passes over the own articles, with a sample of the foreign sets.") var ownEpochs = 5
  @Option(help: "Folder with the lists of known names.") var lists = "Sources/Trainer/Lists"
  @Option(help: "File that keeps the word clusters between runs.") var clusters: String?
  @Option(help: "Learners, each with a seed of its own, whose mean is the model.") var models = 1
  @Option(help: "Step of the gradient descent.") var rate: Float = 0.02
  @Option(help: "Share of the features that is left out at random at each step, 0 up to 1.") var dropout: Float = 0.3
  @Option(help: "How often each own sentence that was made a headline comes in one pass.") var headlines = 1
  @Option(help: "Log odds by which a name is made likelier than it was learnt: fewer missed, more false ones.")
  var gain: Float = 0.4
  @Option(help: "File for the wrong names of the cross-validation.") var errors: String?

  func validate() throws {
    guard models > 0, epochs >= 0, ownEpochs > 0, (10...20).contains(bits), (0..<1).contains(dropout), rate > 0 else {
      throw ValidationError("models and passes are at least 1, bits 10…20, drop-out 0 up to 1, the step above 0")
    }
  }

  func run() throws {
    let start = Date.now
    func log(_ line: String) {
      FileHandle.standardError.write(Data(String(format: "%6.1f s  ", Date.now.timeIntervalSince(start)).utf8))
      FileHandle.standardError.write(Data((line + "\n").utf8))
    }
    let corpus = try Corpus.read(URL(filePath: data), holdOut: output == nil)
    var resources = Resources()
    try ListTable.add(URL(filePath: lists), to: &resources)
    try ClusterTable.add(
      URL(filePath: data), annotated: corpus.own + corpus.foreign, cache: clusters.map { URL(filePath: $0) },
      seed: seed,
      to: &resources, log: log)
    var session = try Session(corpus: corpus, resources: resources, rowBits: bits, seed: seed, log: log)
    session.epochs = epochs
    session.ownEpochs = ownEpochs
    session.headlineRepeats = headlines
    session.options.rate = rate
    session.gain = gain
    session.options.dropout = dropout
    let bases = session.learnForeign(models: models)
    if folds > 1 {
      let (own, foreign) = try session.crossValidate(bases, folds: folds)
      print(Report.lines("data/own, cross-validated by article", own).joined(separator: "\n"))
      for (name, table) in foreign { print(Report.lines(name, table).joined(separator: "\n")) }
      if let errors { try Data((own.errors.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: errors)) }
    }
    if let output {
      let model = try session.learnOwn(from: bases, texts: Array(corpus.own.indices))
      let bytes = ModelFile.bytes(model, resources: resources)
      try Data(bytes).write(to: URL(filePath: output))
      log("wrote \(bytes.count) bytes")
    }
  }
}
