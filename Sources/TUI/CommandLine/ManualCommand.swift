import ArgumentParser
import Core

/// `dossier manual`: the manual page, made from the commands as they are.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Prints the manual page (mdoc), or the key table for the README.")

  @Flag(help: "The key table as Markdown.")
  var keys = false

  func run() throws {
    do {
      try Output.write(Array((keys ? KeyHelp.markdown() : ManualPage.text).utf8))
    } catch is Output.Closed {
      return
    } catch let problem as Problem {
      throw problem.report()
    }
  }
}

enum ManualPage {
  /// mdoc wants lines of at most 80 bytes; a line must not begin with a control character.
  static var text: String {
    var result = ""
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      guard !line.hasPrefix("."), line.utf8.count > 78 else {
        result += line + "\n"
        continue
      }
      var width = 0
      for word in line.split(separator: " ") {
        let isControl = word.hasPrefix(".") || word.hasPrefix("'")
        if width > 0, width + word.utf8.count > 77, !isControl {
          result += "\n"
          width = 0
        } else if width > 0 {
          result += " "
          width += 1
        }
        result += word
        width += word.utf8.count
      }
      result += "\n"
    }
    while result.hasSuffix("\n\n") { result.removeLast() }
    return result
  }

  private static var source: String {
    let commands = Dossier.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { command in
      let name = command.configuration.commandName ?? ""
      return ".It Ic \(name)\n\(Mdoc.escape(command.configuration.abstract))\n"
    }.joined()
    return """
      .Dd November 24, 2026
      .Dt DOSSIER 1
      .Os
      .Sh NAME
      .Nm dossier
      .Nd read collections of articles: who is in them, and when it was
      .Sh SYNOPSIS
      .Nm
      .Op Ar options
      .Op Ar path ...
      .Nm
      .Ar command
      .Op Ar arguments
      .Sh DESCRIPTION
      .Nm
      shows articles with the people, organisations, places and dates in them, beside a list of the names and above a
      timeline that runs over all articles.
      Each name is a link to its other mentions, each event to its sentence; any passage can carry a note, which stays on
      its passage when the article changes.
      .Pp
      Each
      .Ar path
      is a file or a folder of articles
      .Pq text, Markdown, HTML, JSON Lines ,
      which are added to the library before they are shown, or a library; without one the library is opened as it is.
      .Nm
      .Ar command
      .Fl \\-help
      lists the options of a command.
      .Sh COMMANDS
      .Bl -tag -width Ds
      \(commands).El
      .Sh KEYS
      A number before a command repeats it; 1 to 4 alone go to a pane, and count when more digits or a move of the text
      follow.
      In the following, the words in parentheses say where a key holds if it does not hold everywhere.
      Each command can also be typed by its name after
      .Li \\&: .
      \(KeyHelp.mdoc()).Sh ENVIRONMENT
      .Bl -tag -width Ds
      .It Ev NO_COLOR
      If set, no colours are used; kinds of names still differ by attribute and letter.
      .It Ev VISUAL , Ev EDITOR
      The outside editor for notes.
      .It Ev ESCDELAY
      Milliseconds after which an escape is a key of its own (50).
      .El
      .Sh FILES
      .Bl -tag -width Ds
      .It Pa $XDG_DATA_HOME/dossier/library.sqlite
      The library when none is named.
      .It Pa $XDG_CONFIG_HOME/dossier/config.toml
      Theme, measure, panes, keys, colours of notes;
      .Nm
      .Fl \\-dump\\-config
      prints them all.
      .It Pa /etc/dossier/config.toml
      What the administrator of a shared host decides.
      .El
      .Sh EXIT STATUS
      0 done; 1 something is wrong with the data or the request; 2 usage; 70 an error of the program.
      .Sh SEE ALSO
      .Xr less 1 ,
      .Xr ssh 1 ,
      .Xr vi 1

      """
  }
}
