import Glibc

/// What the program takes from its environment: this is the only reader of it.
struct Environment: Hashable, Sendable {
  var terminal: String?
  var colorTerminal: String?
  /// `NO_COLOR` is there and not empty.
  var refusesColor = false
  var escapeDelay: Int?
  var home = "/"
  /// Where libraries are kept: `$XDG_DATA_HOME/dossier`.
  var data = ""
  /// Where the configuration is: `$XDG_CONFIG_HOME/dossier`.
  var configuration = ""
  /// Where copies and logs go: `$XDG_STATE_HOME/dossier`.
  var state = ""
  /// `$VISUAL`, else `$EDITOR`, word by word.
  var editor: [String] = ["vi"]
  /// The library of who is logged in where the environment is not trusted: below the home of the user database.
  var ownLibrary = ""
  /// Who is logged in, by the user database, never by `$USER`.
  var login = "unknown"

  static var current: Environment { Environment { name in getenv(name).map { String(cString: $0) } } }

  init(_ variable: (String) -> String?) {
    func set(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    terminal = set("TERM")
    colorTerminal = set("COLORTERM")
    refusesColor = set("NO_COLOR") != nil
    escapeDelay = set("ESCDELAY").flatMap(Int.init)
    let user = getpwuid(geteuid())
    if let name = user?.pointee.pw_name { login = String(cString: name) }
    ownLibrary = (user.map { String(cString: $0.pointee.pw_dir) } ?? "/") + "/.local/share/dossier/library.sqlite"
    home = set("HOME") ?? user.map { String(cString: $0.pointee.pw_dir) } ?? "/"
    func folder(_ name: String, _ usual: String) -> String {
      // The specification: a relative path counts as unset.
      let base = set(name).flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + usual
      return base + "/dossier"
    }
    data = folder("XDG_DATA_HOME", "/.local/share")
    configuration = folder("XDG_CONFIG_HOME", "/.config")
    state = folder("XDG_STATE_HOME", "/.local/state")
    if let words = (set("VISUAL") ?? set("EDITOR"))?.split(separator: " ").map(String.init), !words.isEmpty {
      editor = words
    }
  }

  /// What a restricted run takes care of first: no description of terminals from the user's folders, and no `^Z`, also
  /// where the terminal itself makes a signal of it.
  static func restrict() {
    unsetenv("TERMINFO")
    unsetenv("TERMINFO_DIRS")
    signal(SIGTSTP, SIG_IGN)
  }

  /// The library when none is named.
  var library: String { data + "/library.sqlite" }
}
