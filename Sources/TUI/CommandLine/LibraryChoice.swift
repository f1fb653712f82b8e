import Core
import Glibc

/// Which library, as whom, and how freely: what every command that uses a library is told.
struct LibraryChoice: Hashable, Sendable {
  /// Path of the library; nil for the usual one.
  var library: String?
  /// The author of notes and decisions; nil for who is logged in.
  var user: String?
  /// Whether `user` may name somebody else.
  var allowsUser = false
  var isRestricted = false

  /// What holds for this run, the administrator's word included.
  func decide(
    environment: Environment = .current, administration given: Administration? = nil
  ) throws(Problem) -> Decided {
    let administration: Administration
    if let given { administration = given } else { administration = try Administration.read() }
    var actor = environment.login
    if let user {
      // A forced command names the owner of the key; only the administrator writes those.
      guard user == actor || isRestricted || allowsUser || administration.allowsAnyUser else {
        throw Problem(
          .usage, "--user \(user): you are logged in as \(actor)",
          hint: "Add --allow-user to write under another name; the administrator can allow it for all.")
      }
      guard !user.isEmpty, user.utf8.count <= 64, user.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
        throw Problem(.usage, "--user needs a name without spaces, of at most 64 bytes")
      }
      actor = user
    }
    let isRestricted = self.isRestricted || administration.isRestricted
    return Decided(
      library: library ?? administration.library ?? (isRestricted ? environment.ownLibrary : environment.library),
      actor: actor, isRestricted: isRestricted)
  }

  struct Decided: Hashable, Sendable {
    /// Path of the library.
    var library: String
    /// Author of notes and decisions.
    var actor: String
    var isRestricted: Bool

    /// Opens the library.
    ///
    /// A restricted run makes none: a file anywhere on the host would be a way out.
    func open(isReadOnly: Bool = false) throws(Problem) -> Library {
      if isRestricted, access(library, F_OK) != 0 {
        throw Problem(
          .user, "restricted: \(library): there is no library here",
          hint: "The administrator of this host makes it: dossier add --library FILE PATH")
      }
      return try Library.open(at: library, actor: actor, isReadOnly: isReadOnly)
    }

    /// Opens it for somebody who reads: a library that may not be written is shown all the same.
    func openForReading(isReadOnly: Bool) throws(Problem) -> Library {
      let isLocked = access(library, R_OK) == 0 && access(library, W_OK) != 0
      return try open(isReadOnly: isReadOnly || isLocked)
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
