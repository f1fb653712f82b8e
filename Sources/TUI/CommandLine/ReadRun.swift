import Core
import Glibc

/// One run of the reading program: what was asked for on the command line, and how it begins.
struct ReadRun: Hashable, Sendable {
  var paths: [String]
  var choice: LibraryChoice
  var isPlain = false
  var hasMouse = true
  var color = ColorChoice.auto
  var theme: Theme.Name?
  var dumpsConfiguration = false
  /// Whether nothing may be written: no notes, no articles, no places.
  var isReadOnly = false
  var hasClipboard = true
  var hasLinks = true

  init(paths: [String] = [], choice: LibraryChoice = LibraryChoice()) {
    self.paths = paths
    self.choice = choice
  }

  /// Runs until the reader leaves; a signal that ends the program ends the process here.
  func run(environment: Environment = .current) throws(Problem) {
    var decided = try choice.decide(environment: environment)
    if decided.isRestricted { Environment.restrict() }
    if dumpsConfiguration {
      _ = try Self.write(Self.configuration(environment, decided).text)
      return
    }
    let added = try Self.sort(paths, &decided)
    if isatty(1) == 0, !isPlain {
      try writeTexts(added, try decided.openForReading(isReadOnly: isReadOnly))
      return
    }
    if isPlain || environment.terminal == "dumb" {
      try converse(added, try decided.openForReading(isReadOnly: isReadOnly))
      return
    }
    try show(added, decided, environment)
  }

  /// What the reader has set; where the run is restricted, nothing: the environment is not ours to trust.
  private static func configuration(
    _ environment: Environment, _ decided: LibraryChoice.Decided
  ) throws(Problem) -> Configuration {
    decided.isRestricted ? Configuration() : try Configuration.read(environment.configuration + "/config.toml")
  }

  /// The screen: text first, where a file is named, then the library.
  private func show(
    _ paths: [String], _ decided: LibraryChoice.Decided, _ environment: Environment
  ) throws(Problem) {
    let configuration = try Self.configuration(environment, decided)
    var options = Screen.Options(terminal: environment.terminal)
    options.color = color
    options.refusesColor = environment.refusesColor
    options.colorTerminal = environment.colorTerminal
    options.theme = theme ?? configuration.theme ?? .terminal
    options.hasMouse = hasMouse && configuration.settings.mouse
    options.hasLinks = hasLinks
    var settings = configuration.settings
    settings.isRestricted = decided.isRestricted
    settings.actor = decided.actor
    settings.mouse = options.hasMouse
    settings.theme = options.theme.rawValue

    var loop = Loop(
      screen: try Screen.take(options), escapeDelay: environment.escapeDelay,
      clipboardLimit: hasClipboard ? 74_994 : 0)
    let start = State(rows: loop.rows, columns: loop.columns, settings: settings)
    let name = Self.name(of: decided.library)
    let preview = paths.count == 1 ? Preview(of: paths[0], libraryName: name, start) : nil
    if let preview { loop.show(preview.frame) }
    // What is wrong with the library is thrown with the terminal given back: the loop ends with this scope.
    let library = try decided.openForReading(isReadOnly: isReadOnly)
    let mailbox = Mailbox<Action>()
    let runner = EffectRunner(library: library, name: name, mailbox: mailbox)
    var program = ReadingProgram(
      state: start, preview: preview, runner: runner, adding: paths, editor: environment.editor,
      copies: decided.isRestricted ? nil : CopyFile(path: environment.state + "/copied.txt"))
    let reason = loop.run(&program, mailbox: mailbox)
    let isQuiet = runner.finish()
    _ = consume loop
    switch reason {
    case .hangup: _exit(128 + SIGHUP)
    case .terminate: _exit(128 + SIGTERM)
    case nil:
      guard isQuiet else { _exit(0) }
      // Folds the write-ahead log into the file, so that a copy of it is whole.
      library.close()
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
  static func sort(_ paths: [String], _ decided: inout LibraryChoice.Decided) throws(Problem) -> [String] {
    if paths.count == 1 {
      let inFolder = paths[0] + "/library.sqlite"
      if LibraryChoice.Decided.isLibrary(paths[0]) {
        decided.library = paths[0]
        return []
      }
      if LibraryChoice.Decided.isLibrary(inFolder) {
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
      guard try Self.write(lines.joined(separator: "\n") + "\n\n") else { return }
    }
  }

  private func converse(_ paths: [String], _ library: Library) throws(Problem) {
    try add(paths, to: library, analyzes: true)
    var session = LinearSession(library: library)
    for line in try session.greeting() { guard try Self.write(line + "\n") else { return } }
    while !session.isFinished {
      guard try Self.write(LinearSession.prompt), let line = readLine() else { break }
      for answer in session.answer(line) { guard try Self.write(answer + "\n") else { return } }
    }
  }

  /// Writes to standard output; false when nobody reads any more.
  private static func write(_ text: String) throws(Problem) -> Bool {
    do {
      try Output.write(Array(text.utf8))
      return true
    } catch let problem as Problem {
      throw problem
    } catch {
      return false
    }
  }
}
