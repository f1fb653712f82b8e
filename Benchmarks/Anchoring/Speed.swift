import Core

/// How long carrying takes.
enum Speed {
  static func run() {
    var chance = Chance(seed: 99)
    print("\nspeed")
    measure("500 notes onto a 10,000-word revision", old: text(10_000, &chance), noise: 0.03, notes: 500, &chance)
    measure("500 notes, all words of 10,000 others", old: text(10_000, &chance), noise: 1, notes: 500, &chance)
    measure("1 MB text, 3 % of its words replaced", old: text(165_000, &chance), noise: 0.03, notes: 500, &chance)
    measure("1 MB text, rewritten", old: text(165_000, &chance), noise: 0.7, notes: 500, &chance)
    let same = String(repeating: "the same words ", count: 70_000)
    let other = String(repeating: "same words the ", count: 69_000) + "end"
    report("1 MB of three words, over and over", Text(same), Text(other), 500)
    let chinese = (0..<300_000).map { _ in Unicode.Scalar(UInt32(0x4E00 + chance.below(3_000))) ?? "一" }
    var changed = chinese
    for i in changed.indices where chance.happens(0.03) { changed[i] = "改" }
    report("1 MB of Chinese, 3 % replaced", Text(string(chinese)), Text(string(changed)), 500)
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func text(_ words: Int, _ chance: inout Chance) -> [[String]] {
    Prose.article(words: words, &chance)
  }

  private static func measure(
    _ title: String, old: [[String]], noise: Double, notes: Int, _ chance: inout Chance
  ) {
    let before = EditArticle(old)
    var after = before
    for s in after.sentences.indices {
      for k in after.sentences[s].words.indices where chance.happens(noise) {
        after.sentences[s].words[k].text = Prose.word(&chance)
      }
    }
    report(title, Text(bytes: before.text.bytes), Text(bytes: after.text.bytes), notes)
  }

  private static func report(_ title: String, _ old: Text, _ new: Text, _ notes: Int) {
    let clock = ContinuousClock()
    var kept = 0
    let time = clock.measure {
      let diff = RevisionDiff(old: old, new: new)
      for note in 0..<notes {
        let start = (old.count - 60) * note / notes
        if diff.carry(Span(start: start, end: start + 50)).span != nil { kept += 1 }
      }
    }
    let milliseconds = Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
    print(column(title, 44) + "\(Tally.fixed(milliseconds, 1)) ms, \(kept) of \(notes) kept")
  }
}
