import ArgumentParser
import Core

/// Whether a library keeps what `Writer` promised (its output on standard input) and is sound.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check")

  @Argument(help: "A library.")
  var library: String

  func run() throws {
    let library = try Library.open(at: library, actor: "checker")
    var edits: [String: Int] = [:]
    for note in try library.annotations(withDeleted: true) { edits[note.id] = note.revision }
    let decisions = Set(try library.decisions().map(\.id))
    var broken = 0
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "note" where words.count == 3: if edits[words[1], default: 0] < Int(words[2]) ?? 0 { broken += 1 }
      case "decision" where words.count == 2: if !decisions.contains(words[1]) { broken += 1 }
      // The last line of a killed writer may be half a line: then nobody has read it as a promise.
      default: continue
      }
    }
    let damage = try library.examine().filter {
      !$0.isFine && ["integrity", "full-text index", "texts"].contains($0.name)
    }
    for finding in damage { print("\(finding.name): \(finding.message)") }
    if broken > 0 { print("\(broken) promises are broken") }
    guard broken == 0, damage.isEmpty else { throw ExitCode(1) }
  }
}
