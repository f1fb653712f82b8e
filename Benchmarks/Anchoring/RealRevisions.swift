import Core
import Foundation

/// Real edits, from one revision of a published text to the next: sentences that stayed, were edited, or vanished.
///
/// What became of a sentence is found without dossier's diff: it stayed where it stands exactly once in both; it was
/// edited where a new sentence shares three fifths of its words; it vanished where nothing shares a third. What is in
/// between, stands twice, or is only cut into sentences at other places counts for nothing.
struct RealRevisions {
  /// JSON Lines, or the same compressed with xz: `{"path", "revisions": [{"text"}]}`, texts in Markdown.
  var path: String
  /// Cases to print of each kind that went wrong.
  var errors: Int

  private enum Fate: String, CaseIterable { case unchanged, edited, vanished }

  private struct Figures {
    var unchanged = Tally()
    var edited = Tally()
    var vanished = Tally()
  }

  private struct Sentence {
    var span: Span
    var words: [String: Int]
    var count: Int
  }

  /// - Returns: whether the bars are met: unchanged 99.5 % right and 0.03 % wrong, edited kept 96 %, vanished lost 97 %.
  func run() throws -> Bool {
    var figures = Figures()
    var shown: [Fate: Int] = [:]
    for line in try bytes().split(separator: 0x0A) {
      let texts = try JSON.parse(Array(line))["revisions"]?.array?.compactMap { $0["text"]?.string } ?? []
      let revisions = try texts.compactMap { try visible($0) }
      for (old, new) in zip(revisions, revisions.dropFirst()) where old != new {
        measure(old, new, &figures, &shown)
      }
    }
    return report(figures)
  }

  private func bytes() throws -> [UInt8] {
    guard path.hasSuffix(".xz") else { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xz", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Problem(.user, "xz cannot read \(path)") }
    return [UInt8](data)
  }

  private func visible(_ markdown: String) throws -> Text? {
    try Reader().read(bytes: Array(markdown.utf8), name: "revision.md").first?.text
  }

  private func measure(_ old: Text, _ new: Text, _ figures: inout Figures, _ shown: inout [Fate: Int]) {
    let oldSentences = sentences(of: old)
    let newSentences = sentences(of: new)
    let oldPlaces = Dictionary(grouping: oldSentences) { old.string($0.span) }
    let newPlaces = Dictionary(grouping: newSentences) { new.string($0.span) }
    let fresh = newSentences.filter { oldPlaces[new.string($0.span)] == nil }
    let flat = RealRevisions.flat(new.string)
    let diff = RevisionDiff(old: old, new: new)
    for sentence in oldSentences {
      let words = old.string(sentence.span)
      let here = oldPlaces[words]?.count ?? 0
      let there = newPlaces[words] ?? []
      let fate: Fate
      var truth: Range<Int>?
      if here == 1, there.count == 1 {
        fate = .unchanged
        truth = there[0].span.range
      } else if !there.isEmpty || flat.contains(RealRevisions.flat(words)) {
        continue
      } else if let best = fresh.max(by: { likeness(sentence, $0) < likeness(sentence, $1) }),
        likeness(sentence, best) >= 0.6
      {
        fate = .edited
        truth = best.span.range
      } else if newSentences.allSatisfy({ likeness(sentence, $0) < 0.35 }) {
        fate = .vanished
      } else {
        continue
      }
      let carried = diff.carry(sentence.span)
      var one = Tally()
      one.add(carried.span?.range, truth: truth, mayBeLost: false)
      switch fate {
      case .unchanged: figures.unchanged = figures.unchanged + one
      case .edited: figures.edited = figures.edited + one
      case .vanished: figures.vanished = figures.vanished + one
      }
      if one.right == 0, shown[fate, default: 0] < errors {
        shown[fate, default: 0] += 1
        print("## \(fate.rawValue)\n  old   \(words)\n  want  \(truth.map { new.string(Span($0)) } ?? "(lost)")")
        print("  found \(carried.state) \(carried.span.map { new.string($0) } ?? "(lost)")")
      }
    }
  }

  /// One space between words: a sentence that is only cut at other places has not vanished.
  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func sentences(of text: Text) -> [Sentence] {
    let tokens = Tokenizer.tokens(of: text)
    let ranges = Sentences.ranges(of: tokens, paragraphs: Paragraphs.spans(of: text), text: text)
    return ranges.compactMap { range in
      let span = Span(start: Int(tokens[range.lowerBound].start), end: Int(tokens[range.upperBound - 1].end))
      let words = text.string(span).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      guard !words.isEmpty else { return nil }
      return Sentence(span: span, words: Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +), count: words.count)
    }
  }

  /// Twice the shared words over all words, 0…1. Source: Dice 1945.
  private func likeness(_ a: Sentence, _ b: Sentence) -> Double {
    let shared = a.words.reduce(0) { $0 + min($1.value, b.words[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(a.count + b.count)
  }

  private func report(_ figures: Figures) -> Bool {
    print("% right (% wrong place) of the sentences of real revisions")
    var isGood = true
    func row(_ fate: Fate, _ tally: Tally, _ right: Double, _ wrong: Double) {
      let isMet = tally.cases > 0 && tally.rightPercent >= right && tally.wrongPercent <= wrong
      isGood = isGood && isMet
      print(
        column("\(fate.rawValue), \(tally.cases) sentences", 34) + column(tally.text, 16)
          + "\(right) (\(wrong)) \(isMet ? "met" : "MISSED")")
    }
    row(.unchanged, figures.unchanged, 99.5, 0.03)
    row(.edited, figures.edited, 96, 4)
    row(.vanished, figures.vanished, 97, 3)
    return isGood
  }
}
