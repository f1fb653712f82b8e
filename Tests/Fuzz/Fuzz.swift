import ArgumentParser
import Core
import FuzzRules

/// Feeds the readers broken, hostile and huge input and checks what must always hold.
///
/// Mutates small files of the corpus, by a seed, so that a run can be repeated; coverage is not measured. The input that
/// is being read is kept in a file: after a crash it is there.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-fuzz", abstract: "Feeds the readers broken, hostile and huge input.")

  @Option(help: "Seconds for all targets together.") var seconds: Double = 10
  @Option(help: "Start of the random numbers.") var seed: UInt64 = 1
  @Option(help: "Where the input being read and slow or wrong ones are kept.") var keep: String = ".build/fuzz"
  @Option(help: "The longest time for 10 MB of one input, in seconds; smaller ones may take as long.")
  var limit: Double = 1
  @Option(help: "Size of the bombs in percent; a debug build is some thirty times slower.") var size: Int = 100
  @Flag(help: "Only the built-in bombs.") var bombs = false
  @Flag(help: "Only the speed of each format, in MB/s.") var speed = false
  @Flag(help: "Only standard input, read as a file would be.") var pipe = false
  @Argument(help: "Folder of the corpus: one folder for each target.") var corpus: String = "Tests/Fuzz/corpus"

  mutating func run() throws {
    if pipe { return try Pipe.measure() }
    if speed { return try Speed.measure(corpus: corpus) }
    var run = try Run(keep: keep, limit: limit)
    for bomb in Bomb.all { try run.feed(bomb.bytes(percent: size), to: bomb.target, name: bomb.name) }
    if !bombs {
      for (i, target) in Target.allCases.enumerated() {
        let files = try Files.read(in: "\(corpus)/\(target.rawValue)")
        guard !files.isEmpty else { throw ValidationError("no corpus in \(corpus)/\(target.rawValue)") }
        var mutation = Mutation(seed: seed &+ UInt64(i), files: files)
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds / Double(Target.allCases.count))
        var count = 0
        while clock.now < end {
          try run.feed(mutation.next(), to: target, name: nil)
          count += 1
        }
        print("\(target.rawValue): \(count) inputs")
      }
    }
    print("slowest: \(run.slowest); most memory: \(Memory.peak) MB")
    if run.failures > 0 { throw ExitCode(1) }
  }
}

/// What is fed: the format that the reader takes the bytes for.
enum Target: String, CaseIterable {
  case text, markdown, frontmatter, html, jsonl

  var fileName: String {
    switch self {
    case .text: "a.txt"
    case .markdown, .frontmatter: "a.md"
    case .html: "a.html"
    case .jsonl: "a.jsonl"
    }
  }
}

/// One run: what was slow and what was wrong.
struct Run {
  let keep: String
  let limit: Double
  var failures = 0
  private(set) var slowest = ""
  private var slowestTime = Duration.zero
  private let reader = Reader()

  init(keep: String, limit: Double) throws {
    self.keep = keep
    self.limit = limit
    try Files.makeFolder(keep)
  }

  /// - Parameter name: of a bomb; nil for a mutated input.
  mutating func feed(_ bytes: [UInt8], to target: Target, name: String?) throws {
    if bytes.count < 1 << 20 { try Files.write(bytes, to: "\(keep)/last-\(target.rawValue)") }
    var wrong: String?
    let time = ContinuousClock().measure {
      do throws(Problem) {
        for article in try reader.read(bytes: bytes, name: target.fileName) {
          wrong = wrong ?? Rules.mistake(in: article)
        }
      } catch {
        // A clear refusal is right; an unclear one is not.
        if error.message.isEmpty { wrong = "a problem without a message" }
      }
    }
    let label = name ?? "\(target.rawValue), \(bytes.count) bytes"
    if let name {
      let megabytes = Double(bytes.count) / 1e6
      print("bomb: \(name): \((megabytes * 10).rounded() / 10) MB, \(time)")
    }
    if time > slowestTime {
      slowestTime = time
      slowest = "\(label): \(time)"
    }
    if time > .seconds(limit * max(1, Double(bytes.count) / 1e7)) { wrong = wrong ?? "took \(time)" }
    guard let wrong else { return }
    failures += 1
    let path = "\(keep)/wrong-\(target.rawValue)-\(failures)"
    try Files.write(bytes.count < 4 << 20 ? bytes : Array(bytes.prefix(4096)), to: path)
    print("wrong: \(label): \(wrong) (\(path))")
  }
}
