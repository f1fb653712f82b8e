import ArgumentParser
import Core

/// `dossier backup`: a copy of the library while others work in it.
struct BackupCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the library to a file, while others read and write it.")
  static let usesFiles = true

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The file to make; it must not be there yet.")
  var file: String

  mutating func run(_ library: Library) throws {
    try library.backup(to: file)
    try Output.write(line: "\(SafeText.line(file)): \(try library.articleCount()) articles")
  }
}

/// `dossier restore`: a backup in the place of the library.
struct RestoreCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Puts a backup in the place of the library.",
    discussion: "What the library holds now is lost, unless --keep names a file to copy it to first.")
  static let readsOnly = false
  static let usesFiles = true

  @OptionGroup var options: GlobalOptions

  @Argument(help: "A file made by dossier backup.")
  var file: String

  @Option(help: ArgumentHelp("Copy the library there first.", valueName: "FILE"))
  var keep: String?

  @Flag(help: "Replace a library that has articles without keeping it.")
  var replace = false

  mutating func run(_ library: Library) throws {
    let count = try library.articleCount()
    if let keep {
      try library.backup(to: keep)
    } else if count > 0, !replace {
      throw Problem(
        .usage, "the library has \(count) articles", hint: "Add --keep FILE to copy it first, or --replace.")
    }
    try library.restore(from: file)
    try Output.write(line: "\(try library.articleCount()) articles")
  }
}

/// `dossier doctor`: what is wrong with the library or the terminal, and how to mend it.
struct DoctorCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Checks the library and the terminal and says how to mend what is wrong.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Make again what can be made from the texts, notes and decisions.")
  var repair = false

  mutating func run(_ library: Library) throws {
    if repair {
      var bar = ProgressBar()
      let done = try library.repair { bar.show($0.current, done: $0.done, total: $0.total) }
      bar.clear()
      for line in done { try Output.write(line: "repaired: \(SafeText.line(line))") }
    }
    let findings = try library.examine()
    for finding in findings {
      try Output.write(line: "\(finding.isFine ? "ok   " : "WRONG") \(finding.name): \(SafeText.line(finding.message))")
      if let hint = finding.hint { try Output.write(line: "      \(SafeText.line(hint))") }
    }
    let terminal = TerminalCheck.findings(.current, isTerminal: Output.isTerminal)
    for finding in terminal {
      try Output.write(line: "\(finding.isFine ? "ok   " : "WRONG") \(finding.name): \(SafeText.line(finding.message))")
      if let hint = finding.hint { try Output.write(line: "      \(hint)") }
    }
    guard findings.allSatisfy(\.isFine), terminal.allSatisfy(\.isFine) else { throw ExitCode(1) }
  }
}
