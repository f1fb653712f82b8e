import ArgumentParser
import Core
import Foundation

/// What each stage of an analysis costs, and whether the cost of a long article is in proportion to its length.
@main
struct AnalysisBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analysis-benchmark", abstract: "Tokens a second of each stage of the analysis, on one core.")

  @Argument(help: "JSON Lines with \"text\" and \"published\".") var file: String
  @Option(help: "Rounds, of which the fastest counts, stage by stage.") var rounds = 3
  @Option(help: "Megabytes of the long article that is made of the others.") var long = 5

  private struct Line: Decodable {
    var text: String
    var published: String?
  }

  func run() throws {
    let decoder = JSONDecoder()
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
    let articles = lines.map { (text: Text($0.text), published: Self.day($0.published)) }
    let words = articles.reduce(0) { $0 + Tokenizer.tokens(of: $1.text).count }
    let analyzer = Analyzer()
    print("\(words) tokens in \(articles.count) articles")
    let best = (0..<max(1, rounds)).map { _ in Self.times(analyzer, articles) }
    var whole = 0.0
    for stage in AnalysisStage.allCases {
      let seconds = best.compactMap { $0[stage] }.min() ?? 0
      whole += seconds
      Self.show(stage.rawValue, words, seconds)
    }
    Self.show("all", words, whole)
    try length(articles, analyzer)
  }

  /// One article of a fifth of the long one's length, and the long one: equal tokens a second if linear.
  private func length(_ articles: [(text: Text, published: Day?)], _ analyzer: Analyzer) throws {
    var joined: [UInt8] = []
    while joined.count < long * 1_000_000, !articles.isEmpty {
      for article in articles where joined.count < long * 1_000_000 {
        joined += article.text.bytes
        joined += Array("\n\n".utf8)
      }
    }
    for part in [joined.count / 5, joined.count] {
      var end = part
      while end < joined.count, joined[end] & 0xC0 == 0x80 { end += 1 }
      let text = Text(bytes: Array(joined[..<end]))
      let count = Tokenizer.tokens(of: text).count
      let times = Self.times(analyzer, [(text, Day(year: 2024, month: 5, day: 20))])
      Self.show("one article of \(end / 1000) kB", count, times.values.reduce(0, +))
    }
  }

  private static func times(_ analyzer: Analyzer, _ articles: [(text: Text, published: Day?)]) -> [AnalysisStage:
    Double]
  {
    var sums: [AnalysisStage: Double] = [:]
    let clock = ContinuousClock()
    for article in articles {
      var last = clock.now
      _ = analyzer.analyze(
        article.text, published: article.published,
        passed: { stage in
          let now = clock.now
          let spent = (now - last).components
          sums[stage, default: 0] += Double(spent.seconds) + Double(spent.attoseconds) * 1e-18
          last = now
        })
    }
    return sums
  }

  private static func day(_ text: String?) -> Day? {
    let parts = (text ?? "").prefix(10).split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
  }

  private static func show(_ name: String, _ words: Int, _ seconds: Double) {
    let padded = name.padding(toLength: 28, withPad: " ", startingAt: 0)
    print(String(format: "%@ %8.2f s %12.0f tokens/s", padded, seconds, Double(words) / max(seconds, 1e-9)))
  }
}
