import ArgumentParser
import Core
import Glibc

/// `dossier import`: notes of other programs, and the folders that `export --all` writes.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes in notes: W3C, Hypothesis, or the files of export --all.")

  @Argument(help: "Files; of an exported folder articles.jsonl and notes.jsonl.") var files: [String]
  @OptionGroup var options: GlobalOptions

  func run() throws {
    var isBad = false
    do {
      let decided = try options.decide()
      guard !decided.isRestricted || files.allSatisfy({ $0 == "-" }) else {
        throw Problem(
          .user, "import from a file is not allowed here", hint: "Send it on standard input: dossier import -")
      }
      let library = try decided.open()
      defer { library.close() }
      for file in files {
        guard let bytes = try ExchangeFiles.read(file, isOptional: false) else { continue }
        let report = try library.merge(ForeignFile.read(bytes, name: file))
        for problem in report.problems { ExchangeFiles.complain(problem.message) }
        for line in report.contradictions { ExchangeFiles.complain("contradiction: " + line) }
        isBad = isBad || !report.problems.isEmpty || !report.contradictions.isEmpty
        print(
          "\(ExchangeFiles.shown(file)): \(report.articles) articles and \(report.added) notes added, \(report.updated) updated, "
            + "\(report.unchanged) unchanged, \(report.approximate) placed by their words, \(report.lost) without a place"
        )
      }
    } catch let problem as Problem {
      try ExchangeFiles.fail(problem)
    }
    if isBad { throw ExitCode(1) }
  }
}
