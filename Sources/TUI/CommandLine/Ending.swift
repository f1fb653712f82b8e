import ArgumentParser
import Core

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
    Complaint.write(SafeText.line(message))
    if let hint { Complaint.write("  " + SafeText.line(hint)) }
    return ExitCode(status)
  }
}
