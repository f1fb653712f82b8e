import ArgumentParser
import Core
import Glibc

/// `dossier [PATH…]`: opens the library, with these articles added to it.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Reads articles on the screen (this is what dossier does without a command).",
    discussion: """
      Files and folders are added to the library first; what is in it already is not added twice. A path may also be a \
      library. With --plain, or where the terminal has no cursor, the program is a dialogue of numbered lines; into a \
      pipe it writes the texts.
      """)

  @Argument(help: "Files and folders with articles, - for standard input, or a library.")
  var paths: [String] = []

  @OptionGroup var options: GlobalOptions

  @Flag(help: "A dialogue of numbered lines, for screen readers and scripts.")
  var plain = false

  @Flag(help: "Leave the mouse to the terminal, for selecting and copying.")
  var noMouse = false

  @Option(help: "never, auto or always; auto heeds NO_COLOR.")
  var color = ColorChoice.auto

  @Option(help: "terminal (your own sixteen colours), dark, light, or auto: ask the terminal for its background.")
  var theme: Theme.Name?

  @Flag(help: "Print all settings as a configuration file, and end.")
  var dumpConfig = false

  @Flag(help: "Never put anything on the clipboard through the terminal (OSC 52); copies go to a file.")
  var noClipboard = false

  @Flag(help: "Never mark addresses as links (OSC 8).")
  var noLinks = false

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    do throws(Problem) {
      try read(environment: .current)
    } catch {
      throw error.report()
    }
  }

  private func read(environment: Environment) throws(Problem) {
    var decided = try options.decide(environment: environment)
    if dumpConfig {
      _ = Self.write(try Self.configuration(environment, decided).text)
      return
    }
    let added = try ReadCommand.sort(paths, &decided)
    let library = try decided.open()
    if isatty(1) == 0, !plain {
      try writeTexts(added, library)
      return
    }
    if plain || environment.terminal == "dumb" {
      try converse(added, library)
      return
    }
    try show(added, library, decided, environment)
  }

  /// What the reader has set; where the run is restricted, nothing: the environment is not ours to trust.
  private static func configuration(
    _ environment: Environment, _ decided: GlobalOptions.Decided
  ) throws(Problem) -> Configuration {
    decided.isRestricted ? Configuration() : try Configuration.read(environment.configuration + "/config.toml")
  }

  /// The screen.
  private func show(
    _ paths: [String], _ library: Library, _ decided: GlobalOptions.Decided, _ environment: Environment
  ) throws(Problem) {
    let configuration = try Self.configuration(environment, decided)
    var options = Screen.Options(terminal: environment.terminal)
    options.color = color
    options.refusesColor = environment.refusesColor
    options.colorTerminal = environment.colorTerminal
    options.theme = theme ?? configuration.theme ?? .terminal
    options.hasMouse = !noMouse && configuration.settings.mouse
    options.hasLinks = !noLinks
    let screen = try Screen.take(options)
    var settings = configuration.settings
    settings.isRestricted = decided.isRestricted
    settings.actor = decided.actor
    settings.mouse = options.hasMouse
    settings.theme = options.theme.rawValue
    let mailbox = Mailbox<Action>()
    let runner = EffectRunner(library: library, name: Self.name(of: decided.library), mailbox: mailbox)
    var program = ReadingProgram(
      state: State(rows: screen.rows, columns: screen.columns, settings: settings), runner: runner, adding: paths,
      editor: environment.editor,
      copies: decided.isRestricted ? nil : CopyFile(path: environment.state + "/copied.txt"))
    var loop = Loop(screen: screen, escapeDelay: environment.escapeDelay, clipboardLimit: noClipboard ? 0 : 74_994)
    let reason = loop.run(&program, mailbox: mailbox)
    runner.finish()
    _ = consume loop
    switch reason {
    case .hangup: Glibc.exit(128 + SIGHUP)
    case .terminate: Glibc.exit(128 + SIGTERM)
    case nil: break
    }
  }

  /// What the screen calls a library: its file's name, or its folder's when all are called alike.
  private static func name(of path: String) -> String {
    let parts = path.split(separator: "/")
    guard let file = parts.last else { return path }
    let name = file.split(separator: ".").first.map(String.init) ?? String(file)
    return name == "library" && parts.count > 1 ? String(parts[parts.count - 2]) : name
  }

  /// Tells libraries from articles; in restricted mode only a library may be named.
  ///
  /// - Returns: the paths of articles to add.
  static func sort(_ paths: [String], _ decided: inout GlobalOptions.Decided) throws(Problem) -> [String] {
    if paths.count == 1 {
      let inFolder = paths[0] + "/library.sqlite"
      if GlobalOptions.Decided.isLibrary(paths[0]) {
        decided.library = paths[0]
        return []
      }
      if GlobalOptions.Decided.isLibrary(inFolder) {
        decided.library = inFolder
        return []
      }
    }
    guard paths.isEmpty || !decided.isRestricted else {
      throw Problem(
        .usage, "restricted: \(paths[0]) is no library, and articles cannot be added",
        hint: "Name a library file, or a folder with library.sqlite in it.")
    }
    return paths
  }

  /// - Throws: the first problem when nothing could be read; others are reported, and the rest is read.
  private func add(_ paths: [String], to library: Library, analyzes: Bool) throws(Problem) {
    guard !paths.isEmpty else { return }
    let report = try library.add(paths: paths, analyzes: analyzes)
    if report.added + report.revised + report.unchanged == 0, let first = report.problems.first { throw first }
    for problem in report.problems { _ = problem.report() }
  }

  /// Into a pipe: the texts, as `cat` would, but safe.
  private func writeTexts(_ paths: [String], _ library: Library) throws(Problem) {
    try add(paths, to: library, analyzes: false)
    for summary in try library.articles() {
      let article = try library.open(summary.id)
      var lines = [SafeText.line(summary.title), ""]
      for line in article.text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        lines.append(SafeText.line(utf8: line))
      }
      guard Self.write(lines.joined(separator: "\n") + "\n\n") else { return }
    }
  }

  private func converse(_ paths: [String], _ library: Library) throws(Problem) {
    try add(paths, to: library, analyzes: true)
    var session = LinearSession(library: library)
    for line in try session.greeting() { guard Self.write(line + "\n") else { return } }
    while !session.isFinished {
      guard Self.write(LinearSession.prompt), let line = readLine() else { break }
      for answer in session.answer(line) { guard Self.write(answer + "\n") else { return } }
    }
  }

  /// Writes to standard output; false when nobody reads any more.
  private static func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

extension ColorChoice: ExpressibleByArgument {}
extension Theme.Name: ExpressibleByArgument {}
