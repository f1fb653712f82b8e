import Core
import Foundation

/// Everything that the trainer learns from or is measured on.
struct Corpus {
  /// In our own convention.
  var own: [AnnotatedText] = []
  /// Foreign sets to learn from.
  var foreign: [AnnotatedText] = []
  /// Foreign sets that are only measured, by name.
  var held: [(name: String, texts: [AnnotatedText])] = []

  /// How the sets of the data folder are read: what each marks, and how much of it is kept.
  private static let sets: [(convention: SetConvention, keepOneIn: Int)] = [
    (SetConvention(file: "gmb.train", marked: ["PER", "ORG", "LOC", "NORP"]), 3),
    (SetConvention(file: "crossner.politics", marked: ["PER", "ORG", "LOC", "EVENT"]), 1),
    (SetConvention(file: "crossner.science", marked: ["PER", "ORG", "LOC", "EVENT"]), 1),
    (SetConvention(file: "crossner.literature", marked: ["PER", "ORG", "LOC", "EVENT", "WORK"]), 1),
    (SetConvention(file: "crossner.music", marked: ["PER", "ORG", "LOC", "EVENT", "WORK"]), 1),
    (SetConvention(file: "crossner.ai", marked: ["PER", "ORG", "LOC", "EVENT"]), 1),
    (SetConvention(file: "re3d.train", marked: ["PER", "ORG", "LOC", "NORP"]), 1),
    (SetConvention(file: "wnut17.train", marked: ["PER", "ORG", "LOC", "WORK"]), 1),
    (SetConvention(file: "btc", marked: ["PER", "ORG", "LOC"]), 3),
    (SetConvention(file: "gum.train", marked: ["PER", "ORG", "LOC"], hasDocuments: true, glueHyphens: true), 1),
  ]

  private static let heldSets: [SetConvention] = [
    SetConvention(file: "gum.dev", marked: ["PER", "ORG", "LOC"], hasDocuments: true, glueHyphens: true),
    SetConvention(file: "gmb.dev", marked: ["PER", "ORG", "LOC", "NORP"]),
    SetConvention(file: "wnut17.dev", marked: ["PER", "ORG", "LOC", "WORK"]),
  ]

  /// - Parameters:
  ///   - holdOut: keep every fifth sentence of the encyclopedia sets for measuring instead of learning.
  static func read(_ folder: URL, holdOut: Bool) throws -> Corpus {
    var corpus = Corpus()
    let own = folder.appending(path: "own/own.jsonl")
    if FileManager.default.fileExists(atPath: own.path) { corpus.own = try OwnReader.read(own) }
    let known = Set(corpus.own.flatMap { Self.fingerprints(of: $0) })
    var stand: [AnnotatedText] = []
    for (convention, keepOneIn) in sets {
      let url = folder.appending(path: "ner/\(convention.file).conll")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      let texts = try ConllReader(convention: convention, keepOneIn: keepOneIn).read(url)
      for (number, text) in texts.enumerated() {
        // An article that we have annotated ourselves is not learnt a second time with other marks.
        if convention.hasDocuments, Self.fingerprints(of: text).filter(known.contains).count > 20 { continue }
        if holdOut, convention.file.hasPrefix("crossner"), number % 5 == 0 {
          stand.append(text)
        } else {
          corpus.foreign.append(text)
        }
      }
    }
    for convention in heldSets {
      let url = folder.appending(path: "ner/\(convention.file).conll")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      corpus.held.append((convention.file, try ConllReader(convention: convention).read(url)))
    }
    if !stand.isEmpty { corpus.held.append(("crossner 1/5", stand)) }
    guard !corpus.own.isEmpty || !corpus.foreign.isEmpty else {
      throw Problem(
        .user, "\(folder.path) has no annotated set",
        hint: "it needs own/own.jsonl or ner/*.conll (see docs/model.md)")
    }
    return corpus
  }

  /// Hashes of runs of six words, to tell whether two texts are one.
  private static func fingerprints(of text: AnnotatedText) -> [UInt64] {
    guard text.tokens.count > 6 else { return [] }
    return stride(from: 0, to: text.tokens.count - 6, by: 1).map { i in
      text.tokens[i..<i + 6].reduce(17) { ($0 ^ $1.folded) &* 0x9E37_79B9_7F4A_7C15 }
    }
  }
}
