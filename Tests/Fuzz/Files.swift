import Core
import Foundation
import Glibc

/// Files of the corpus and of what is kept.
enum Files {
  static func read(in folder: String) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
    }
  }

  static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  static func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}

/// How fast each format is read.
enum Speed {
  static func measure(corpus: String) throws {
    let reader = Reader()
    let clean = Array(
      String(repeating: "Ministers left the town hall without a deal on Tuesday.\n", count: 400_000).utf8)
    report("cleaning plain ASCII", clean.count) { _ = Sanitizer.clean(clean) }
    let accents = Array(
      String(repeating: "Ministers left “Café Zoë” — without a deal, said Łukasz.\n", count: 400_000).utf8)
    report("cleaning accents and quotation marks", accents.count) { _ = Sanitizer.clean(accents) }
    for target in Target.allCases {
      let files = try Files.read(in: "\(corpus)/\(target.rawValue)").filter {
        (try? reader.read(bytes: $0, name: target.fileName)) != nil
      }
      let size = files.reduce(0) { $0 + $1.count }
      guard size > 0 else { continue }
      let rounds = max(1, 2_000_000 / size)
      report("reading \(target.rawValue)", size * rounds) {
        for _ in 0..<rounds {
          for file in files { _ = try? reader.read(bytes: file, name: target.fileName) }
        }
      }
    }
  }

  private static func report(_ name: String, _ bytes: Int, _ work: () -> Void) {
    let time = ContinuousClock().measure(work)
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print("\(name): \(Int(Double(bytes) / 1e6 / max(seconds, 1e-9))) MB/s")
  }
}

/// What comes through standard input, read the way of files.
enum Pipe {
  static func measure() throws {
    let before = Memory.peak
    var articles = 0, bytes = 0
    let clock = ContinuousClock()
    let start = clock.now
    do {
      try Reader().read(file: SourceFile(path: "-", origin: "-"), onProblem: { print($0.message) }) {
        articles += 1
        bytes += $0.text.count
      }
    } catch let problem as Problem {
      print("refused: \(problem.message)")
    }
    print("\(articles) articles, \(bytes) bytes, \(clock.now - start), \(Memory.peak - before) MB more memory")
  }
}

enum Memory {
  /// The most memory that the process has held, in MB.
  static var peak: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
