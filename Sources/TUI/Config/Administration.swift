import Core
import Glibc
import TOMLKit

/// What the administrator of a shared host decides, in `/etc/dossier/config.toml`; nobody else's configuration can undo it.
///
///     restricted = true          # every run is restricted
///     users = "any"              # --user may name anybody; "login" (the default) only with --restricted or --allow-user
///     library = "/srv/library"   # the library when none is named
struct Administration: Hashable, Sendable {
  var isRestricted = false
  var allowsAnyUser = false
  var library: String?

  static let path = "/etc/dossier/config.toml"

  /// Reads the file; one that is not there decides nothing, one that cannot be read or understood ends the program: a host
  /// whose rules are unknown must not run without them.
  static func read(_ path: String = Administration.path) throws(Problem) -> Administration {
    guard access(path, F_OK) == 0 else { return Administration() }
    guard let file = fopen(path, "r") else {
      throw Problem(.config, "\(path) cannot be read", hint: "Ask the administrator of this host.")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return try Administration(text: String(decoding: bytes[..<count], as: UTF8.self), path: path)
  }

  init() {}

  /// - Throws: a `Problem` with the line where the text is not TOML, or with the key whose value is none of those above.
  init(text: String, path: String) throws(Problem) {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Problem(
        .config, "\(path):\(error.source.begin.line): \(error.description)", hint: "Ask the administrator of this host."
      )
    } catch {
      throw Problem(.config, "\(path): \(error)", hint: "Ask the administrator of this host.")
    }
    func wrong(_ key: String, _ wanted: String) -> Problem {
      Problem(.config, "\(path): \(key) must be \(wanted)", hint: "Ask the administrator of this host.")
    }
    if let value = table["restricted"] {
      guard let isRestricted = value.bool else { throw wrong("restricted", "true or false") }
      self.isRestricted = isRestricted
    }
    if let value = table["users"] {
      guard let users = value.string, ["any", "login"].contains(users) else {
        throw wrong("users", "\"any\" or \"login\"")
      }
      allowsAnyUser = users == "any"
    }
    if let value = table["library"] {
      guard let library = value.string, library.hasPrefix("/") else { throw wrong("library", "an absolute path") }
      self.library = library
    }
  }
}
