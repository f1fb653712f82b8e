import ArgumentParser
import Core
import Glibc

/// Import with everything: analysis, links, full-text index, timeline.
struct ImportFigures: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "import")

  @Argument(help: "The library to make.")
  var library: String

  @Argument(help: "Files and folders.")
  var paths: [String]

  func run() throws {
    let library = try Library.open(at: library, actor: "benchmark")
    var parts: [(articles: Int, seconds: Double)] = []
    var last = (articles: 0, seconds: seconds())
    let began = seconds()
    var linking = 0.0
    let report = try library.add(
      paths: paths,
      progress: { progress in
        if progress.phase == .linking { linking = seconds() }
        guard progress.done - last.articles >= 1000 else { return }
        let now = seconds()
        parts.append((progress.done - last.articles, now - last.seconds))
        last = (progress.done, now)
      })
    let total = seconds() - began
    for (i, part) in parts.enumerated() {
      print("articles \((i + 1) * 1000): \(milliseconds(part.seconds / Double(part.articles))) each")
    }
    print("linking and timeline: \(milliseconds(seconds() - linking))")
    print("\(report.added) articles, \(report.words) words in \(milliseconds(total))")
    print("\(Int(Double(report.words) / total)) words/s; peak memory \(peakMegabytes()) MB")
    for problem in report.problems.prefix(5) { print(problem.message) }
  }

  private func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
