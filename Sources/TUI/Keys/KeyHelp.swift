/// Help made from the table of commands and the keymap at hand: overlay, README table, manual.
enum KeyHelp {
  struct Line: Hashable, Sendable {
    var keys = ""
    var text: String
    /// The `:` name; empty for headings.
    var name = ""
    var isHeading: Bool { name.isEmpty }
  }

  /// Lines of the overlay: what works in `context` first by group, then what works elsewhere.
  static func lines(keymap: Keymap, context: Context, filter: String) -> [Line] {
    let pattern = filter.lowercased()
    var lines: [Line] = []
    func add(_ title: String, _ commands: [Command], in context: Context?) {
      let rows = commands.compactMap { command -> Line? in
        let keys = keymap.keys(of: command, in: context).map(KeyName.short).joined(separator: " ")
        let line = Line(keys: keys, text: command.row.summary, name: command.name)
        guard pattern.isEmpty || "\(keys) \(line.text) \(line.name)".lowercased().contains(pattern) else { return nil }
        return line
      }
      guard !rows.isEmpty else { return }
      lines.append(Line(text: title))
      lines += rows
    }
    let here = Command.allCases.filter { !keymap.keys(of: $0, in: context).isEmpty }
    for group in Command.Group.allCases { add(group.rawValue, here.filter { $0.row.group == group }, in: context) }
    add("Elsewhere, or by name (:)", Command.allCases.filter { !here.contains($0) }, in: nil)
    return lines
  }

  /// The key line: the commands that matter now with their first keys.
  static func short(_ commands: [Command], keymap: Keymap, context: Context) -> [(keys: String, text: String)] {
    commands.compactMap { command in
      guard let keys = keymap.keys(of: command, in: context).first else { return nil }
      return (KeyName.short(keys), command.row.short)
    }
  }

  /// Places where a key holds, in words; "" for everywhere.
  private static func places(_ contexts: [Context]) -> String {
    contexts.contains(.everywhere) ? "" : contexts.map(\.rawValue).joined(separator: ", ")
  }

  private static func contexts(of command: Command) -> [Context] {
    var contexts: [Context] = []
    for binding in command.row.bindings where !contexts.contains(binding.context) { contexts.append(binding.context) }
    return contexts
  }

  /// The README's key table.
  static func markdown() -> String {
    var text = ""
    for group in Command.Group.allCases {
      text += "\n**\(group.rawValue)**\n\n| keys | | where | `:` |\n|---|---|---|---|\n"
      for command in Command.allCases where command.row.group == group {
        let keys = Keymap.standard.keys(of: command).map { "`\(KeyName.short($0))`" }.joined(separator: " ")
          .replacing("|", with: "\\|")
        text += "| \(keys) | \(command.row.summary) | \(places(contexts(of: command))) | `\(command.name)` |\n"
      }
    }
    return text
  }

  /// The KEYS section of the manual, as mdoc.
  static func mdoc() -> String {
    var text = ""
    for group in Command.Group.allCases {
      text += ".Ss \(group.rawValue)\n.Bl -tag -width Ds\n"
      for command in Command.allCases where command.row.group == group {
        let keys = Keymap.standard.keys(of: command).map { Mdoc.escape(KeyName.short($0)) }.joined(separator: " , ")
        let place = places(contexts(of: command))
        text += ".It Ic \(command.name)\(keys.isEmpty ? "" : " Pq Li \(keys)")\n"
        text += Mdoc.escape(capitalized(command.row.summary)) + (place.isEmpty ? "" : " (\(place))") + ".\n"
      }
      text += ".El\n"
    }
    return text
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// Words as mdoc takes them.
enum Mdoc {
  static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "-": result += "\\-"
      case ".", ",", ":", ";", "(", ")", "[", "]", "?", "!", "|", "\"":
        result += result.isEmpty || result.last == " " ? "\\&\(character)" : String(character)
      case "⏎": result += "Enter"
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  fileprivate func replacing(_ old: Character, with new: String) -> String {
    var result = ""
    for character in self { if character == old { result += new } else { result.append(character) } }
    return result
  }
}
