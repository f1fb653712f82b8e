import Core
import Glibc
import TOMLKit

/// What a reader has set, in `$XDG_CONFIG_HOME/dossier/config.toml`. Restricted runs do not read it.
///
///     theme = "dark"                 # terminal, dark, light, auto
///     measure = 66                   # widest line of text, in cells
///     sidebar = true                 # also: timeline, list, mouse
///     [keys.text]                    # a context: everywhere, text, selection, entities, timeline, …
///     "<C-g>" = "next-mention"       # a key or a chord, and what it does; "none" takes a key away
///     [colours.yellow]               # a colour of notes
///     key = "y"
///     meaning = "worth remembering"
struct Configuration: Hashable, Sendable {
  var theme: Theme.Name?
  var settings = Settings()

  /// Reads a file; one that is not there sets nothing.
  ///
  /// - Throws: a `Problem` with the line of what is wrong.
  static func read(_ path: String) throws(Problem) -> Configuration {
    guard access(path, F_OK) == 0 else { return Configuration() }
    guard let file = fopen(path, "r") else {
      throw Problem(.config, "\(path) cannot be read", hint: "Mend its rights, or move it away.")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1_000_000)
    let count = fread(&bytes, 1, bytes.count, file)
    return try Configuration(text: String(decoding: bytes[..<count], as: UTF8.self), path: path)
  }

  init() {}

  init(text: String, path: String) throws(Problem) {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Problem(
        .config, "\(path):\(error.source.begin.line): \(error.description)",
        hint: "dossier --dump-config shows how it is written.")
    } catch {
      throw Problem(.config, "\(path): \(error)")
    }
    let lines = LineFinder(text: text, path: path)
    for (key, value) in table {
      switch key {
      case "theme":
        guard let name = value.string.flatMap(Theme.Name.init(rawValue:)) else {
          throw lines.problem(
            key, "theme must be one of \(Theme.Name.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        theme = name
        settings.theme = name.rawValue
      case "measure":
        guard let columns = value.int, (20...200).contains(columns) else {
          throw lines.problem(key, "measure must be a number from 20 to 200")
        }
        settings.measure = columns
      case "sidebar": settings.wish.sidebar = try lines.flag(key, value.bool)
      case "timeline": settings.wish.timeline = try lines.flag(key, value.bool)
      case "list": settings.wish.articles = try lines.flag(key, value.bool)
      case "mouse": settings.mouse = try lines.flag(key, value.bool)
      case "keys":
        guard let contexts = value.table else { throw lines.problem(key, "keys must be tables: [keys.text]") }
        try bind(contexts, lines)
      case "colours":
        guard let colours = value.table else { throw lines.problem(key, "colours must be tables: [colours.yellow]") }
        try paint(colours, lines)
      default: throw lines.problem(key, "\(key) is no setting")
      }
    }
  }

  private mutating func bind(_ contexts: TOMLTable, _ lines: LineFinder) throws(Problem) {
    for (name, value) in contexts {
      guard let context = Context(rawValue: name), let table = value.table else {
        throw lines.problem(
          "[keys.\(name)]",
          "\(name) is no context: \(Context.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      var bound: [[Key]: String] = [:]
      for (keyName, value) in table {
        guard let keys = KeyName.parse(keyName) else {
          throw lines.problem(keyName, "\(keyName) is no key", in: "[keys.\(name)]")
        }
        // Two spellings of one key, or a key that begins a chord: nobody could say what it does.
        if let other = bound.first(where: { $0.key.starts(with: keys) || keys.starts(with: $0.key) })?.value {
          throw lines.problem(keyName, "\(keyName) clashes with \(other)", in: "[keys.\(name)]")
        }
        bound[keys] = keyName
        guard let commandName = value.string else {
          throw lines.problem(keyName, "\(keyName) needs the name of a command in quotes", in: "[keys.\(name)]")
        }
        if commandName == "none" {
          settings.keymap.unbind(keys, in: context)
        } else if let command = Command(rawValue: commandName) {
          settings.keymap.bind(keys, to: command, in: context)
        } else {
          throw lines.problem(keyName, "\(commandName) is no command", in: "[keys.\(name)]")
        }
      }
    }
  }

  private mutating func paint(_ colours: TOMLTable, _ lines: LineFinder) throws(Problem) {
    for (name, value) in colours {
      guard let table = value.table, let key = table["key"]?.string, key.count == 1, let letter = key.first else {
        throw lines.problem("[colours.\(name)]", "colour \(name) needs a key of one letter")
      }
      let colour = NoteColour(name: name, key: letter, meaning: table["meaning"]?.string ?? "")
      if let other = settings.colours.first(where: { $0.key == letter && $0.name != name }) {
        throw lines.problem("[colours.\(name)]", "the key \(letter) belongs to \(other.name)")
      }
      if let index = settings.colours.firstIndex(where: { $0.name == name }) {
        settings.colours[index] = colour
      } else {
        settings.colours.append(colour)
      }
    }
  }

  /// All settings as they are, as a file that `read` takes.
  var text: String {
    var text = """
      theme = "\(theme?.rawValue ?? Theme.Name.terminal.rawValue)"
      measure = \(settings.measure)
      sidebar = \(settings.wish.sidebar)
      timeline = \(settings.wish.timeline)
      list = \(settings.wish.articles)
      mouse = \(settings.mouse)

      """
    for context in Context.allCases {
      guard let table = settings.keymap.bindings[context], !table.isEmpty else { continue }
      text += "\n[keys.\(context.rawValue)]\n"
      let rows = table.map { (KeyName.print($0.key), $0.value.name) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      for (key, name) in rows { text += "\(Self.quoted(key)) = \"\(name)\"\n" }
    }
    for colour in settings.colours {
      text += "\n[colours.\(colour.name)]\nkey = \"\(colour.key)\"\nmeaning = \(Self.quoted(colour.meaning))\n"
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    var result = ""
    for character in text { result += character == "\\" || character == "\"" ? "\\\(character)" : String(character) }
    return "\"\(result)\""
  }
}

/// Says on which line of a file a key stands.
private struct LineFinder {
  let text: String
  let path: String

  func problem(_ key: String, _ message: String, in section: String? = nil) -> Problem {
    Problem(
      .config, "\(path):\(line(of: key, in: section)): \(message)",
      hint: "dossier --dump-config shows all settings and their names.")
  }

  func flag(_ key: String, _ value: Bool?) throws(Problem) -> Bool {
    guard let value else { throw problem(key, "\(key) must be true or false") }
    return value
  }

  private func line(of key: String, in section: String?) -> Int {
    var isInside = section == nil
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" }
      if let section, words.hasPrefix("[") { isInside = words.hasPrefix(section) }
      if isInside, words.hasPrefix(key.hasPrefix("[") ? key : "\(key)=") || words == key { return index + 1 }
    }
    return 1
  }
}
