import ArgumentParser
import Core

/// What every command that uses a library takes.
struct GlobalOptions: ParsableArguments {
  typealias Decided = LibraryChoice.Decided

  @Option(help: "The library to use (default: library.sqlite under $XDG_DATA_HOME/dossier).")
  var library: String?

  @Option(help: "The author of notes and decisions, instead of the login name; with --restricted or --allow-user.")
  var user: String?

  @Flag(help: "Let --user name somebody else than who is logged in.")
  var allowUser = false

  @Flag(help: "No shell, no other program, no file but the library; for shared hosts and forced commands.")
  var restricted = false

  init() {}

  var choice: LibraryChoice {
    LibraryChoice(library: library, user: user, allowsUser: allowUser, isRestricted: restricted)
  }

  /// What holds for this run, the administrator's word included.
  func decide(
    environment: Environment = .current, administration: Administration? = nil
  ) throws(Problem) -> Decided {
    try choice.decide(environment: environment, administration: administration)
  }
}
