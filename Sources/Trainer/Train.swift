import ArgumentParser
import Core

@main
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-train", abstract: "Makes the name model from annotated data.")

  @Option(help: "Folder with the annotated sets.") var data: String
}
