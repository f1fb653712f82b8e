import ArgumentParser
import Core

/// The table of anchoring: eleven operators, four lengths, seeds; dossier beside the old way. Exit 1 under the bars.
@main
struct AnchoringBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchoring-benchmark", abstract: "Measures how well and how fast passages find their place again.")

  @Option(help: "Number of seeds.") var seeds = 3
  @Option(help: "Synthetic articles a seed.") var articles = 143
  @Option(help: "Share of words replaced all over the text.") var noise = 0.03
  @Option(help: "Sentences inserted.") var insertions = 2
  @Option(help: "Folder with .txt articles to use instead of made-up ones.") var texts: String?
  @Option(help: "JSON Lines with real revisions: {\"path\", \"revisions\": [{\"text\"}]}.") var revisions: String?
  @Flag(help: "Leave out the old matcher.") var quick = false
  @Flag(help: "Only the speed figures.") var speed = false
  @Option(help: "Print so many cases that went wrong.") var errors = 0

  func run() throws {
    if let revisions {
      if try !RealRevisions(path: revisions, errors: errors).run() { throw ExitCode(1) }
      return
    }
    if !speed {
      let isGood = try synthetic()
      Speed.run()
      if !isGood { throw ExitCode(1) }
    } else {
      Speed.run()
    }
  }

  /// Snapshot column of anchoring.md: the least right, in percent.
  private static let bars: [Operator: Double] = [
    .untouched: 99, .edited: 98, .inserted: 97, .recased: 100, .typeset: 100, .moved: 97.7, .deleted: 99,
    .editedLookalike: 99.8, .editedDuplicate: 99, .deletedLookalike: 99.7, .deletedDuplicate: 99,
  ]

  private func synthetic() throws -> Bool {
    var ours: [Operator: Tally] = [:]
    var joint: [Operator: Tally] = [:]
    var old: [Operator: Tally] = [:]
    let real = try texts.map(Files.paragraphs(ofArticlesIn:))
    var shown = 0
    for seed in 1...max(1, seeds) {
      var chance = Chance(seed: UInt64(seed))
      for number in 0..<(real?.count ?? articles) {
        let article = real?[number] ?? Prose.article(words: 380, &chance)
        for edit in Operator.allCases {
          for length in [1, 3, 8, 0] {
            guard
              let made = edit.makeCase(article, length: length, noise: noise, insertions: insertions, &chance)
            else { continue }
            let oldText = Text(bytes: made.old)
            let newText = Text(bytes: made.new)
            let carried = RevisionDiff(old: oldText, new: newText).carry(Span(made.passage))
            let before = ours[edit, default: Tally()].right
            ours[edit, default: Tally()].add(carried.span?.range, truth: made.truth, mayBeLost: made.mayBeLost)
            if before == ours[edit, default: Tally()].right, shown < errors {
              shown += 1
              Files.show(edit.rawValue, made, carried)
            }
            guard !quick else { continue }
            let anchor = Anchor(of: Span(made.passage), in: oldText, revision: "")
            let fit = JointFit(newText).find(exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix)
            joint[edit, default: Tally()].add(fit.span?.range, truth: made.truth, mayBeLost: made.mayBeLost)
            let found = Files.oldWay(made)
            old[edit, default: Tally()].add(found, truth: made.truth, mayBeLost: made.mayBeLost)
          }
        }
      }
    }
    return report(ours, joint, old)
  }

  private func report(_ ours: [Operator: Tally], _ joint: [Operator: Tally], _ old: [Operator: Tally]) -> Bool {
    print("% right (% wrong place); \(seeds) seeds, noise \(noise), \(insertions) sentences inserted")
    print(column("operator", 40) + column("old way", 16) + column("joint fit", 16) + column("dossier", 16) + "bar")
    var isGood = true
    var sum = (ours: Tally(), joint: Tally(), old: Tally())
    for edit in Operator.allCases {
      let mine = ours[edit] ?? Tally()
      let bar = Self.bars[edit] ?? 99
      let isMet = mine.rightPercent >= bar && mine.wrongPercent <= 1
      isGood = isGood && isMet
      sum = (sum.ours + mine, sum.joint + (joint[edit] ?? Tally()), sum.old + (old[edit] ?? Tally()))
      print(
        column(edit.rawValue, 40) + column(old[edit]?.text ?? "-", 16) + column(joint[edit]?.text ?? "-", 16)
          + column(mine.text, 16) + "\(bar) \(isMet ? "met" : "MISSED")")
    }
    let isMet = sum.ours.rightPercent >= 99 && sum.ours.wrongPercent <= 0.1
    print(
      column("all, \(sum.ours.cases) cases", 40) + column(quick ? "-" : sum.old.text, 16)
        + column(quick ? "-" : sum.joint.text, 16) + column(sum.ours.text, 16) + "99 (0.1) \(isMet ? "met" : "MISSED")")
    return isGood && isMet
  }
}
