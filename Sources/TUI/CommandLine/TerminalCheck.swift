import CNcurses

/// What `dossier doctor` finds about locale and terminal.
struct TerminalCheck: Hashable, Sendable {
  var isFine: Bool
  var name: String
  var message: String
  var hint: String?

  /// - Parameter isTerminal: false where nobody looks at a terminal, as in a script: then its kind does not matter.
  static func findings(_ environment: Environment, isTerminal: Bool) -> [TerminalCheck] {
    var findings = [locale()]
    if isTerminal { findings += [terminal(environment), colors(environment)] }
    return findings
  }

  private static func locale() -> TerminalCheck {
    guard term_set_locale() == 1 else {
      return TerminalCheck(
        isFine: false, name: "locale", message: "\(String(cString: term_codeset())): only ASCII can be shown",
        hint: "Choose a UTF-8 locale: export LC_ALL=C.UTF-8")
    }
    return TerminalCheck(isFine: true, name: "locale", message: "UTF-8")
  }

  static func terminal(_ environment: Environment) -> TerminalCheck {
    let name = environment.terminal ?? ""
    var colors: Int32 = 0
    var placesCursor: Int32 = 0
    guard !name.isEmpty else {
      return TerminalCheck(
        isFine: false, name: "terminal", message: "TERM is not set; xterm-256color is assumed",
        hint: "Set it to what your terminal is: export TERM=xterm-256color")
    }
    guard term_describe(name, &colors, &placesCursor) == 0 else {
      return TerminalCheck(
        isFine: false, name: "terminal",
        message: "\(name) has no terminfo entry here; xterm-256color is used in its place",
        hint: "Install the entry on this host (Debian: ncurses-term), or copy it: infocmp -x | ssh HOST tic -x -")
    }
    guard placesCursor != 0 else {
      return TerminalCheck(
        isFine: true, name: "terminal", message: "\(name) cannot place its cursor: dossier is a dialogue of lines there"
      )
    }
    return TerminalCheck(isFine: true, name: "terminal", message: name)
  }

  private static func colors(_ environment: Environment) -> TerminalCheck {
    var colors: Int32 = 0
    var placesCursor: Int32 = 0
    if environment.refusesColor {
      return TerminalCheck(
        isFine: true, name: "colours", message: "none, as NO_COLOR says; attributes tell kinds apart")
    }
    _ = term_describe(environment.terminal ?? "xterm-256color", &colors, &placesCursor)
    let depth = ColorDepth(colors: Int(colors))
    return TerminalCheck(
      isFine: true, name: "colours",
      message: depth == .monochrome
        ? "none; attributes tell kinds apart" : depth == .direct ? "direct" : "\(depth.rawValue)")
  }
}
