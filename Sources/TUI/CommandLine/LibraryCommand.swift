import ArgumentParser
import Core
import Glibc

/// A command over a library: opens it, runs, and ends by the rules of design.md §5.
protocol LibraryCommand: ParsableCommand {
  var options: GlobalOptions { get }
  /// Whether it only reads: such a command works on a library that it may not write.
  static var readsOnly: Bool { get }
  /// Whether it opens files that are no library, which restricted mode forbids.
  static var usesFiles: Bool { get }

  mutating func run(_ library: Library) throws
}

extension LibraryCommand {
  static var readsOnly: Bool { true }
  static var usesFiles: Bool { false }

  mutating func run() throws {
    do {
      let decided = try options.decide()
      guard !Self.usesFiles || !decided.isRestricted else {
        throw Problem(
          .usage, "restricted: \(Self.configuration.commandName ?? "this command") uses files outside the library",
          hint: "Ask the administrator of this host.")
      }
      var isReadOnly = false
      if Self.readsOnly {
        guard access(decided.library, F_OK) == 0 else {
          throw Problem(.user, "\(decided.library): there is no library here", hint: "Make one with: dossier add PATH")
        }
        isReadOnly = access(decided.library, W_OK) != 0
      }
      let library = try decided.open(isReadOnly: isReadOnly)
      defer { library.close() }
      try run(library)
    } catch is Output.Closed {
      return
    } catch let problem as Problem {
      throw problem.report()
    } catch let conflict as AnnotationConflict {
      throw Problem(.user, "\(conflict.theirs.author) changed this note meanwhile").report()
    }
  }
}

/// What articles a command is about.
struct FilterOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Which: with:NAME kind:person from:2022 to:2023-05 tag:T by:AUTHOR is:unread has:notes, or words.",
      valueName: "filter"))
  var filter: [String] = []

  @Option(help: "table, json, jsonl, csv or tsv (default: a table on a terminal, tsv in a pipe).")
  var format: TableFormat?

  @Option(help: ArgumentHelp("At most so many rows.", valueName: "N"))
  var limit: Int = .max

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }

  func parsed(_ library: Library) throws -> Filter { try library.filter(parsing: filter.joined(separator: " ")) }
}
