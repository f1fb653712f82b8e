import ArgumentParser
import Core
import Glibc
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
    // A closed pipe is found by write, not by a signal that would end the program without a word to its caller.
    signal(SIGPIPE, SIG_IGN)
    var isBad = false
    var number = 0
    while let line = readLine(strippingNewline: true) {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      do throws(Problem) {
        var answer = try AnchorLines.answer(Array(line.utf8))
        answer.append(0x0A)
        guard writeAll(answer, to: STDOUT_FILENO) else { return }
      } catch {
        isBad = true
        _ = writeAll(Array("dossier: line \(number): \(error.message)\n".utf8), to: STDERR_FILENO)
      }
    }
    if isBad { throw ExitCode(1) }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if count > 0 { done += count } else if errno != EINTR { return false }
    }
    return true
  }
}
