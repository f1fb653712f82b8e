import ArgumentParser
import Core

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

  @Flag(help: "Write nothing into the library; so it is opened anyhow where you may only read it.")
  var readOnly = false

  @Flag(help: "Print all settings as a configuration file, and end.")
  var dumpConfig = false

  @Flag(help: "Never put anything on the clipboard through the terminal (OSC 52); copies go to a file.")
  var noClipboard = false

  @Flag(help: "Never mark addresses as links (OSC 8).")
  var noLinks = false

  func run() throws {
    do throws(Problem) {
      try wishes.run()
    } catch {
      throw error.report()
    }
  }

  var wishes: ReadRun {
    var run = ReadRun(paths: paths, choice: options.choice)
    run.isPlain = plain
    run.hasMouse = !noMouse
    run.color = color
    run.theme = theme
    run.dumpsConfiguration = dumpConfig
    run.isReadOnly = readOnly
    run.hasClipboard = !noClipboard
    run.hasLinks = !noLinks
    return run
  }
}

extension ColorChoice: ExpressibleByArgument {}
extension Theme.Name: ExpressibleByArgument {}
