import ArgumentParser
import Core

@main
struct Dossier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier", abstract: "Reads collections of articles in a terminal.", version: "0.1.0",
    subcommands: [ReadCommand.self, AnalyzeCommand.self, ManualCommand.self, AnchorCommand.self],
    defaultSubcommand: ReadCommand.self)
}
