import ArgumentParser
import Core
import Glibc

/// `dossier import`: notes of other programs, and the folders that `export --all` writes.
struct ImportCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes in notes (W3C, Hypothesis), or a folder that export --all wrote.",
    discussion: """
      Notes find their passages by revision and position, or else by their words. A note or decision that was changed \
      on both sides is named on standard error and stays as it is here; the exit status is then 1.
      """)
  static let readsOnly = false

  @OptionGroup var options: GlobalOptions
  @Argument(help: "Files, folders of export --all, or - for standard input.") var files: [String]

  mutating func run(_ library: Library) throws {
    guard try files.allSatisfy({ $0 == "-" }) || !options.decide().isRestricted else {
      throw Problem(
        .usage, "restricted: import reads no files here", hint: "Send it on standard input: dossier import -")
    }
    var isBad = false
    for file in files {
      let report = try library.merge(content(of: file))
      for problem in report.problems { Complaint.write(problem.message) }
      for line in report.contradictions { Complaint.write("contradiction: " + line) }
      isBad = isBad || !report.problems.isEmpty || !report.contradictions.isEmpty
      try Output.write(line: "\(SafeText.line(file)): \(words(report))")
    }
    if isBad { throw ExitCode(1) }
  }

  private func content(of path: String) throws(Problem) -> ForeignFile.Content {
    guard ExchangeFiles.isFolder(path) else {
      return ForeignFile.read(try ExchangeFiles.read(path, isOptional: false) ?? [], name: path)
    }
    var content = ForeignFile.Content()
    var isEmpty = true
    for name in CaseFolder.names {
      let file = path + "/" + name
      guard let bytes = try ExchangeFiles.read(file, isOptional: true) else { continue }
      isEmpty = false
      content.add(ForeignFile.read(bytes, name: file))
    }
    guard !isEmpty else {
      throw Problem(
        .user, "\(path): none of \(CaseFolder.names.joined(separator: ", ")) is here",
        hint: "Such a folder is made by: dossier export --all FOLDER")
    }
    return content
  }

  private func words(_ report: Library.NotesReport) -> String {
    var parts = ["\(report.added) notes added", "\(report.updated) updated", "\(report.unchanged) unchanged"]
    if report.approximate > 0 { parts.append("\(report.approximate) placed by their words") }
    if report.lost > 0 { parts.append("\(report.lost) without a place") }
    if report.articles > 0 { parts.append("\(report.articles) articles") }
    if report.revised > 0 { parts.append("\(report.revised) revisions") }
    if report.decisions > 0 { parts.append("\(report.decisions) decisions") }
    return parts.joined(separator: ", ")
  }
}
