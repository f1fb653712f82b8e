import ArgumentParser
import Core

/// `dossier add`: articles into the library.
struct AddCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds articles to the library: files, folders, - for standard input.",
    discussion: """
      Text, Markdown, HTML and JSON Lines. What is in the library already is passed over; a changed text becomes a new \
      revision. It can be stopped and run again at any time.
      """)
  static let readsOnly = false
  static let usesFiles = true

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Files and folders, or - for standard input.")
  var paths: [String]

  @Flag(help: "Add the texts alone; they are analysed when the library is opened.")
  var textOnly = false

  mutating func run(_ library: Library) throws {
    var bar = ProgressBar()
    let report = try library.add(
      paths: paths, analyzes: !textOnly,
      progress: { progress in
        bar.show(progress.phase == .linking ? "linking" : progress.current, done: progress.done, total: progress.total)
      })
    bar.clear()
    for problem in report.problems { _ = problem.report() }
    if report.added + report.revised + report.unchanged == 0, report.problems.isEmpty {
      throw Problem(
        .user, "\(paths.joined(separator: " ")): no articles found",
        hint: "dossier reads text, Markdown, HTML and JSON Lines: .txt .md .html .jsonl and the like")
    }
    try Output.write(
      line: "\(report.added) added, \(report.revised) revised, \(report.unchanged) unchanged, "
        + "\(report.problems.count) problems")
    guard report.problems.isEmpty else { throw ExitCode(1) }
  }
}
