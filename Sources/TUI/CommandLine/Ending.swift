import ArgumentParser
import Core
import Glibc

/// How a command ends when something is wrong: one line on standard error, the hint below, an exit status (design.md §5).
extension Problem {
  var status: Int32 {
    switch kind {
    case .user, .data, .config: 1
    case .usage: 2
    case .internal: 70
    }
  }

  /// Says it on standard error, safe for any terminal.
  func report() -> ExitCode {
    Complaint.write(message)
    if let hint { Complaint.write("  " + hint) }
    return ExitCode(status)
  }
}

/// A line on standard error, safe for a terminal and never longer than somebody reads.
enum Complaint {
  private static let mostBytes = 600

  static func write(_ message: String) {
    var line = "dossier: " + SafeText.line(message)
    if line.utf8.count > mostBytes {
      line = String(decoding: line.utf8.prefix(mostBytes), as: UTF8.self)
      while line.last == "\u{FFFD}" { line.removeLast() }
      line += "…"
    }
    // Nothing can be said of a standard error that cannot be written.
    _ = Output.send(Array(line.utf8) + [0x0A], to: STDERR_FILENO)
  }
}
