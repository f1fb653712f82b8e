import ArgumentParser
import Core
import Glibc

@main
struct Dossier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier", abstract: "Reads collections of articles in a terminal.", version: "0.1.0",
    subcommands: reading + library + [ManualCommand.self], defaultSubcommand: ReadCommand.self)

  private static let reading: [any ParsableCommand.Type] = [
    ReadCommand.self, AnalyzeCommand.self, AnchorCommand.self,
  ]

  private static let library: [any ParsableCommand.Type] = [
    AddCommand.self, ListCommand.self, SearchCommand.self, EntitiesCommand.self, TimelineCommand.self,
    NotesCommand.self, ExportCommand.self, ImportCommand.self, BackupCommand.self, RestoreCommand.self,
    DoctorCommand.self,
  ]

  static func main() {
    // Both are told by the call that fails: a reader that has gone, and a file that reached its limit.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    if let run = QuickStart.run(Array(CommandLine.arguments.dropFirst())) {
      do throws(Problem) {
        return try run.run()
      } catch {
        Glibc.exit(error.report().rawValue)
      }
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// As ArgumentParser ends, but what it says repeats arguments, which may be anything: nothing of it reaches a terminal raw.
  private static func end(_ error: any Error) -> Never {
    let message = fullMessage(for: error)
    let status = exitCode(for: error)
    if !message.isEmpty {
      let failure = Output.send(
        SafeText.page(utf8: Array(message.utf8)) + [0x0A], to: status.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
      if status.isSuccess, failure != 0, failure != EPIPE { Glibc.exit(1) }
    }
    Glibc.exit(status.rawValue)
  }
}
