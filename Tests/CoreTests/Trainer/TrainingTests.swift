import Core
import Foundation
import Testing

@testable import Trainer

/// A data folder of a few sentences, and what the trainer makes of it.
struct TrainingTests {
  private static let people = ["Ada Brandt", "Omar Reyes", "Lena Vogt", "Tomas Ruiz"]
  private static let towns = ["Graz", "Linz", "Villach", "Leoben"]

  /// Own articles in the layout of `own/own.jsonl`, and a foreign set of the same facts.
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "own"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder.appending(path: "ner"), withIntermediateDirectories: true)
    var own: [String] = []
    var conll = ""
    for number in 0..<8 {
      let person = Self.people[number % 4], town = Self.towns[(number + number / 4) % 4]
      let text = "\(person) spoke to the council of \(town) on Tuesday. The council said that \(person) was right."
      let second = text.utf8.count - " was right.".utf8.count - person.utf8.count
      let place = "\(person) spoke to the council of ".utf8.count
      own.append(
        """
        {"id":"a\(number)","text":"\(text)","published":"2024-05-14","mentions":[\
        {"start":0,"end":\(person.utf8.count),"kind":"person","entity":0},\
        {"start":\(place),"end":\(place + town.utf8.count),"kind":"place","entity":1},\
        {"start":\(second),"end":\(second + person.utf8.count),"kind":"person","entity":0}],\
        "times":[],"quotations":[],\
        "entities":[{"id":0,"name":"\(person)","kind":"person"},{"id":1,"name":"\(town)","kind":"place"}]}
        """)
      let parts = person.split(separator: " ")
      conll += "Yesterday\tO\n\(parts[0])\tB-PER\n\(parts[1])\tI-PER\nleft\tO\n\(town)\tB-LOC\n.\tO\n\n"
    }
    try (own.joined(separator: "\n") + "\n").write(
      to: folder.appending(path: "own/own.jsonl"), atomically: true, encoding: .utf8)
    try conll.write(to: folder.appending(path: "ner/wnut17.train.conll"), atomically: true, encoding: .utf8)
    return folder
  }

  private func model(of folder: URL, seed: UInt64) throws -> [UInt8] {
    let corpus = try Corpus.read(folder, holdOut: false)
    var resources = Resources()
    try ClusterTable.add(
      folder, annotated: corpus.own + corpus.foreign, cache: nil, seed: seed, to: &resources, log: { _ in })
    var session = try Session(corpus: corpus, resources: resources, rowBits: 12, seed: seed, log: { _ in })
    session.epochs = 4
    session.ownEpochs = 4
    session.options.rate = 0.2
    let bases = session.learnForeign(models: 1)
    return ModelFile.bytes(
      try session.learnOwn(from: bases, texts: Array(corpus.own.indices)), resources: resources)
  }

  @Test func `the same data and seed make the same bytes, another seed others`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try model(of: folder, seed: 1)
    #expect(try model(of: folder, seed: 1) == first)
    #expect(try model(of: folder, seed: 2) != first)
  }

  @Test func `what it learnt is found again`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let finder = NameFinder(model: try NameModel(bytes: try model(of: folder, seed: 1)))
    let text = Text("Lena Vogt spoke to the council of Linz on Tuesday.")
    let tokens = Tokenizer.tokens(of: text)
    let found = finder.mentions(
      text: text, tokens: tokens, sentences: [tokens.indices.lowerBound..<tokens.count], title: nil)
    #expect(found.map { text.string($0.span) } == ["Lena Vogt", "Linz"])
    #expect(found.map(\.kind) == [.person, .place])
  }

  @Test func `a copy with headlines moves no mark and drops only full stops`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for text in try Corpus.read(folder, holdOut: false).own {
      for phase in 0..<12 {
        let copy = Headlines.copy(text, phase: phase)
        #expect(copy.text.text.bytes.count == text.text.bytes.count)
        for (name, original) in zip(copy.text.names, text.names) {
          #expect(copy.text.span(name.tokens) == text.span(original.tokens))
        }
        let changed = Set(copy.changed)
        for (s, sentence) in text.sentences.enumerated() where !changed.contains(s) {
          let span = text.span(sentence)
          #expect(copy.text.text.string(span) == text.text.string(span))
        }
      }
    }
  }
}
