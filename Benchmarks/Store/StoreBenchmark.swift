import ArgumentParser
import Core

/// Measures the library, and writes into one as a process of its own for the fault tests.
@main
struct StoreBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store-benchmark", abstract: "Figures of the store, each with its unit.",
    subcommands: [ImportFigures.self, QueryFigures.self, RebuildFigures.self, Writer.self, Waits.self, Check.self])
}

/// Monotonic seconds.
func seconds() -> Double {
  let time = ContinuousClock.now - start
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

private let start = ContinuousClock.now

/// The value below which a share of the values lies.
func percentile(_ values: [Double], _ share: Double) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

func milliseconds(_ seconds: Double) -> String {
  let tenths = Int((seconds * 10_000).rounded())
  return "\(tenths / 10).\(tenths % 10) ms"
}
