import ArgumentParser
import Core
import Glibc

/// `dossier analyze`: what is in texts, as JSON Lines, without any library (design.md §5).
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Finds names, times, events and quotations; JSON Lines in, JSON Lines out.",
    discussion: """
      Reads {"id", "text", "published", "title"?} objects, one a line, on standard input and writes one answer a line, \
      in order. Offsets are Unicode code points. A bad line is reported on standard error with its number, the run \
      goes on, and the exit status is 1.
      """)

  @Flag(help: "Read JSON Lines on standard input.")
  var jsonl = false

  @Option(help: ArgumentHelp("Threads that analyse.", valueName: "N"))
  var jobs = 1

  @Flag(help: "The lines of this run are one library: entity ids are shared across them.")
  var together = false

  @Flag(help: "Take the mentions and times of a line where it brings them along, and only add the rest.")
  var given = false

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256.") }
    guard jsonl else { throw ValidationError("--jsonl is missing.") }
  }

  func run() throws {
    // A closed pipe is found by write, not by a signal that would end the program without a word to its caller.
    signal(SIGPIPE, SIG_IGN)
    let run = AnalyzeRun(analyzer: Analyzer(), usesGiven: given, isTogether: together, output: STDOUT_FILENO)
    switch run.run(jobs: jobs, input: STDIN_FILENO) {
    case .done, .closed: break
    case .complained: throw ExitCode(1)
    case .failed(let problem):
      Complaint.write(problem.message)
      throw ExitCode(problem.kind == .internal ? 70 : 1)
    }
  }
}
