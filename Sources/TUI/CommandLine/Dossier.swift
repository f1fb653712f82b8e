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
    guard let run = QuickStart.run(Array(CommandLine.arguments.dropFirst())) else { return main(nil) }
    do throws(Problem) {
      try run.run()
    } catch {
      Glibc.exit(error.report().rawValue)
    }
  }
}
