import ArgumentParser
import Core
import Glibc

/// `dossier analyze`: what is in texts, as JSON Lines, without any library (design.md §5).
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Finds names, times, events and quotations in files, or in JSON Lines; JSON Lines out.",
    discussion: """
      With files and folders: reads them as `dossier add` does, each into its articles, and writes one object for each \
      article: {"id", "title", "published", "text", "mentions", "entities", "times", "events", "quotations"}. The id is \
      the path, with #2 and so on for further articles of one file; no library is touched.

      With --jsonl: reads {"id", "text", "published", "title"?} objects, one a line, on standard input and writes one \
      answer a line, in order, without the text.

      Offsets are Unicode code points into "text", end exclusive. Times have TIMEX3 values; relative ones ("last \
      Tuesday") need the day of publication. A bad line or file is reported on standard error, the run goes on, and \
      the exit status is 1.
      """)

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Read JSON Lines on standard input.")
  var jsonl = false

  @Option(help: ArgumentHelp("Threads that analyse.", valueName: "N"))
  var jobs = 1

  @Flag(help: "The lines of this run are one library: entity ids are shared across them.")
  var together = false

  @Flag(help: "Take the mentions and times of a line where it brings them along, and only add the rest.")
  var given = false

  @Option(
    help: ArgumentHelp(
      "The day of publication of what has none of its own, for relative dates.", valueName: "YYYY-MM-DD"))
  var published: String?

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256.") }
    guard jsonl || !files.isEmpty else {
      throw ValidationError("Say which files, or --jsonl to read JSON Lines on standard input.")
    }
    guard !jsonl || files.isEmpty else { throw ValidationError("--jsonl reads standard input and takes no files.") }
    guard !given || jsonl else { throw ValidationError("--given needs --jsonl.") }
    if let published, Day(iso: published) == nil {
      throw ValidationError("--published takes a day, such as 2025-03-19.")
    }
  }

  func run() throws {
    do throws(Problem) {
      let isRestricted = try Administration.read().isRestricted
      guard files.allSatisfy({ $0 == "-" }) || !isRestricted else {
        throw Problem(
          .usage, "restricted: analyze reads no files here", hint: "Send it on standard input: dossier analyze -")
      }
    } catch {
      throw error.report()
    }
    let run = AnalyzeRun(analyzer: Analyzer(), usesGiven: given, isTogether: together, output: STDOUT_FILENO)
    let day = published.flatMap { Day(iso: $0) }
    let outcome =
      jsonl
      ? run.run(jobs: jobs, input: STDIN_FILENO, published: day) : run.run(jobs: jobs, files: files, published: day)
    switch outcome {
    case .done, .closed: break
    case .complained: throw ExitCode(1)
    case .failed(let problem):
      Complaint.write(problem.message)
      throw ExitCode(problem.kind == .internal ? 70 : 1)
    }
  }
}
