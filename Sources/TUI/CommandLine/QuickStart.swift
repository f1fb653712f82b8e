import Core
import Glibc

/// The plain ways to begin reading, told from the arguments without the argument parser: that costs three milliseconds, half of
/// what a first screen may take.
///
/// Whatever is not understood at once (a command, help, an abbreviation, a mistake) is the parser's. A test holds both
/// against each other.
enum QuickStart {
  /// First words that are no path.
  static let commands: Set<String> = [
    "help", "read", "analyze", "anchor", "add", "list", "search", "entities", "timeline", "notes", "export", "import",
    "backup", "restore", "doctor", "manual",
  ]

  /// - Returns: the run, or nil when the parser has to say what is meant.
  static func run(_ arguments: [String]) -> ReadRun? {
    var run = ReadRun()
    var index = 0
    func value() -> String? {
      index += 1
      guard index < arguments.count, !arguments[index].isEmpty, !arguments[index].hasPrefix("-") else { return nil }
      return arguments[index]
    }
    while index < arguments.count {
      let argument = arguments[index]
      switch argument {
      case "--library":
        guard run.choice.library == nil, let path = value() else { return nil }
        run.choice.library = path
      case "--user":
        guard run.choice.user == nil, let name = value() else { return nil }
        run.choice.user = name
      case "--restricted": run.choice.isRestricted = true
      case "--read-only": run.isReadOnly = true
      case "--plain": run.isPlain = true
      case "--no-mouse": run.hasMouse = false
      case "--no-clipboard": run.hasClipboard = false
      case "--no-links": run.hasLinks = false
      default:
        guard !argument.isEmpty, !argument.hasPrefix("-") else { return nil }
        if run.paths.isEmpty, commands.contains(argument) { return nil }
        run.paths.append(argument)
      }
      index += 1
    }
    return run
  }
}
