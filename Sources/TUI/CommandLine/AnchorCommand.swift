import ArgumentParser
import Core
import Glibc

/// `dossier anchor --jsonl`: moves passages from one revision to the next, without a library.
struct AnchorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor", abstract: "Follows passages from one revision of a text to the next.",
    discussion: """
      Reads one JSON object a line on standard input and writes one a line, in order:
        {"id":"r1","old":"…","new":"…","passages":[{"start":10,"end":42}]}
        {"id":"r1","results":[{"state":"exact","start":10,"end":42}]}
      Offsets are code points, end exclusive. States: exact, shifted, edited, moved, lost (start and end are null). \
      Without "old", a passage is {"exact":"…","prefix":"…","suffix":"…"} and its state approximate or lost. A bad line \
      gives one line on standard error with its number, and the run goes on; the exit status is then 1.
      """)

  @Flag(help: "JSON Lines in and out (the only form there is).") var jsonl = false

  func validate() throws {
    guard jsonl else { throw ValidationError("say --jsonl: anchor reads JSON Lines on standard input") }
  }

  func run() throws {
    var isBad = false
    var reader = LineReader(STDIN_FILENO)
    do {
      while let batch = try reader.next() {
        for (i, line) in batch.lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          do {
            try Output.write(try AnchorLines.answer(line) + [0x0A])
          } catch let problem as Problem {
            isBad = true
            Complaint.write("line \(batch.firstLine + i): \(problem.message)")
          }
        }
      }
    } catch is Output.Closed {
      return
    } catch let failure as LineReader.ReadFailure {
      throw Problem(.user, "standard input cannot be read: \(String(cString: strerror(failure.errorNumber)))").report()
    }
    if isBad { throw ExitCode(1) }
  }
}
