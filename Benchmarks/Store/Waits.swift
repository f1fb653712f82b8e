import ArgumentParser
import Core
import Glibc

/// One process that reads and annotates while others write: how long it waits.
struct Waits: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "waits")

  @Argument(help: "A library; articles may still be on their way into it.")
  var library: String

  @Argument(help: "Author.")
  var actor: String

  @Option(help: "Ends when this process has ended.")
  var until: Int32

  @Option(help: "Milliseconds between two notes.")
  var pause: UInt32 = 50

  func run() throws {
    let library = try Library.open(at: library, actor: actor)
    var reading: [Double] = []
    var annotating: [Double] = []
    var late: [(wait: Double, at: Double)] = []
    let began = seconds()
    var number = 0
    while kill(until, 0) == 0 {
      usleep(pause * 1_000)
      var before = seconds()
      let articles = try library.articles(limit: 50)
      guard !articles.isEmpty else { continue }
      let article = try library.open(articles[number % articles.count].id)
      reading.append(seconds() - before)
      before = seconds()
      _ = try library.save(
        Annotation(
          id: "", article: article.summary.id,
          anchor: Anchor(
            revision: article.revision, span: Span(start: 0, end: min(5, article.text.count)),
            exact: article.text.string(Span(start: 0, end: min(5, article.text.count)))),
          body: "note \(number)", author: "", created: 0, modified: 0))
      annotating.append(seconds() - before)
      if let wait = annotating.last, wait > 0.1 { late.append((wait, before - began)) }
      number += 1
    }
    print("\(number) rounds in \(Int(seconds() - began)) s")
    print("reading     \(Self.words(reading))")
    print("annotating  \(Self.words(annotating))")
    for one in late.sorted(by: { $0.wait > $1.wait }).prefix(5) {
      print("  waited \(milliseconds(one.wait)) at second \(Int(one.at))")
    }
  }

  private static func words(_ times: [Double]) -> String {
    guard !times.isEmpty else { return "never" }
    let sorted = times.sorted()
    func at(_ share: Double) -> String { milliseconds(sorted[Int(Double(sorted.count - 1) * share)]) }
    return
      "p50 \(at(0.5))  p95 \(at(0.95))  p99 \(at(0.99))  max \(at(1))  over 100 ms: \(sorted.count { $0 > 0.1 }) of \(sorted.count)"
  }
}
