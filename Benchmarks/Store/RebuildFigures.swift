import ArgumentParser
import Core

/// Clusters made again from a log of decisions.
struct RebuildFigures: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rebuild")

  @Argument(help: "Decisions.")
  var decisions = 1_000_000

  @Option(help: "Share of decisions that say “different”, in percent.")
  var different = 10

  func run() throws {
    let nodes = max(2, decisions / 2)
    var state: UInt64 = 1
    func random(_ below: Int) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(truncatingIfNeeded: (state >> 33) % UInt64(below))
    }
    var judgements = Judgements()
    for _ in 0..<decisions {
      // Mostly neighbours: people merge what is alike; far pairs are mostly different.
      let a = random(nodes)
      if random(100) < different {
        judgements.append(.different, [a], [random(nodes)])
      } else {
        judgements.append(.same, [a], [max(0, min(Int32(nodes - 1), a + random(9) - 4))])
      }
    }
    let links = (0..<nodes).map { Int32($0 / 20) }
    let keys = (0..<nodes).map { Int32($0 % 3) }
    let began = seconds()
    var clusters = Clusters(count: nodes, judgements: judgements, links: links, keys: keys)
    let numbers = clusters.numbers()
    print("\(decisions) decisions on \(nodes) nodes: \(milliseconds(seconds() - began))")
    print("\(Set(numbers).count) clusters, \(clusters.refusals.count) contradictions")
  }
}
