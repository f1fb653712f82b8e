import ArgumentParser
import Core
import Glibc

/// What every command that uses a library takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: "The library to use (default: library.sqlite under $XDG_DATA_HOME/dossier).")
  var library: String?

  @Option(help: "The author of notes and decisions, instead of the login name; with --restricted or --allow-user.")
  var user: String?

  @Flag(help: "Let --user name somebody else than who is logged in.")
  var allowUser = false

  @Flag(help: "No shell, no other program, no file but the library; for shared hosts and forced commands.")
  var restricted = false

  init() {}

  /// What holds for this run, the administrator's word included.
  func decide(
    environment: Environment = .current, administration given: Administration? = nil
  ) throws(Problem) -> Decided {
    let administration: Administration
    if let given { administration = given } else { administration = try Administration.read() }
    let isRestricted = restricted || administration.isRestricted
    var actor = environment.login
    if let user {
      // A forced command names the owner of the key; only the administrator writes those.
      guard user == actor || restricted || allowUser || administration.allowsAnyUser else {
        throw Problem(
          .usage, "--user \(user): you are logged in as \(actor)",
          hint: "Add --allow-user to write under another name; the administrator can allow it for all.")
      }
      guard !user.isEmpty, user.utf8.count <= 64, user.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
        throw Problem(.usage, "--user needs a name without spaces, of at most 64 bytes")
      }
      actor = user
    }
    return Decided(
      library: library ?? administration.library ?? environment.library, actor: actor, isRestricted: isRestricted)
  }

  struct Decided: Hashable, Sendable {
    /// Path of the library.
    var library: String
    /// Author of notes and decisions.
    var actor: String
    var isRestricted: Bool

    /// Opens the library.
    func open(isReadOnly: Bool = false) throws(Problem) -> Library {
      try Library.open(at: library, actor: actor, isReadOnly: isReadOnly)
    }

    /// Whether a file is an SQLite one: a library that is named where articles may be named, too.
    static func isLibrary(_ path: String) -> Bool {
      guard let file = fopen(path, "r") else { return false }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 16)
      return fread(&bytes, 1, 16, file) == 16 && bytes.starts(with: Array("SQLite format 3".utf8))
    }
  }
}
