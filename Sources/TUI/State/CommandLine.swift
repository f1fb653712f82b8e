import Core

/// The `:` line: commands by name, their short forms, options, completion.
extension State {
  /// Short forms that vi and less users type.
  private static let aliases: [String: Command] = [
    "q": .quit, "quit!": .quit, "q!": .quit, "wq": .quit, "x": .quit, "w": .saveNote, "h": .help, "ls": .paneArticles,
    "e": .paneArticles, "u": .undo, "red": .redo, "noh": .cancel, "nohlsearch": .cancel,
  ]

  mutating func run(line: String) -> [Effect] {
    let line = line.trimmingSpaces
    guard !line.isEmpty else { return [] }
    let parts = line.split(separator: " ", maxSplits: 1)
    let word = String(parts[0])
    let argument = parts.count > 1 ? String(parts[1]).trimmingSpaces : ""
    if let number = Int(word) { return perform(.top, count: max(1, number)) }
    if word.hasSuffix("%"), let number = Int(word.dropLast()) { return perform(.goToPercent, count: number) }
    guard let command = Command(rawValue: word) ?? Self.aliases[word] ?? unique(word) else {
      complain("No command \(word); Tab completes, ? lists them")
      return []
    }
    if settings.isRestricted, !command.isAllowedWhenRestricted {
      complain("\(command.name) is switched off here (restricted mode)")
      return []
    }
    if !argument.isEmpty { return run(command, argument) }
    if command == .quit { return leave() }
    return perform(command, count: nil)
  }

  /// A beginning that only one command has.
  private func unique(_ prefix: String) -> Command? {
    let matches = Command.allCases.filter { $0.rawValue.hasPrefix(prefix) }
    return matches.count == 1 ? matches[0] : nil
  }

  private mutating func run(_ command: Command, _ argument: String) -> [Effect] {
    switch command {
    case .set: return set(argument)
    case .filter:
      prompt = Prompt(purpose: .filter, line: LineEditor(argument))
      return handlePrompt(.enter)
    case .searchLibrary, .search:
      jumps.leave(place)
      return [.searchLibrary(argument)]
    case .addArticles:
      adding = ShellWords.split(argument)
      return [.add(adding)]
    case .saveFilter: return saveFilter(as: argument)
    case .renameTag:
      let words = Self.tags(argument)
      guard words.count == 2 else {
        complain(":rename-tag OLD NEW")
        return []
      }
      return [.renameTag(words[0], to: words[1])]
    case .colours:
      let parts = argument.split(separator: " ", maxSplits: 1).map(String.init)
      return nameColour(parts[0], parts.count > 1 ? parts[1] : "")
    case .tagAll: return tagAll(notes.map(\.id), argument)
    case .setDate:
      guard let summary = articleHere else { return [] }
      prompt = Prompt(purpose: .date(article: summary.id), line: LineEditor(argument))
      return handlePrompt(.enter)
    case .rename, .alias, .link, .retype:
      guard let entity = entityHere else { return nothingHere() }
      switch command {
      case .rename: return [.decide(.rename(entity, name: argument), reason: nil)]
      case .alias: return [.decide(.alias(entity, name: argument), reason: nil)]
      case .link: return [.decide(.link(entity, identifier: argument), reason: nil)]
      default:
        guard let kind = EntityKind(rawValue: argument) else {
          complain("No kind \(argument): \(EntityKind.allCases.map(\.rawValue).joined(separator: ", "))")
          return []
        }
        return [.decide(.retype(entity, kind: kind), reason: nil)]
      }
    case .tags:
      guard let note = noteHere else { return perform(.tags, count: nil) }
      prompt = Prompt(purpose: .noteTags(note.id), line: LineEditor(argument))
      return handlePrompt(.enter)
    default:
      if let count = Int(argument) { return perform(command, count: count) }
      complain("\(command.name) takes no argument")
      return []
    }
  }

  // MARK: Options

  static let options = ["measure", "theme", "sidebar", "timeline", "list", "mouse"]
  /// The names that `:set theme` takes.
  static let themes = ["auto", "dark", "light", "terminal"]

  private mutating func set(_ argument: String) -> [Effect] {
    let parts = argument.split(separator: " ", maxSplits: 1)
    let name = String(parts[0])
    let value = parts.count > 1 ? String(parts[1]) : ""
    func isOn(_ now: Bool) -> Bool? {
      switch value {
      case "on", "yes", "true": true
      case "off", "no", "false": false
      case "": !now
      default: nil
      }
    }
    switch name {
    case "measure":
      guard let columns = Int(value) else { break }
      setMeasure(columns)
      return []
    case "theme":
      guard Self.themes.contains(value) else {
        complain("No theme \(value): \(Self.themes.joined(separator: ", "))")
        return []
      }
      settings.theme = value
      return [.setTheme(value)]
    case "sidebar":
      guard let on = isOn(settings.wish.sidebar) else { break }
      settings.wish.sidebar = on
      if !on, focus == .entities { focus = .text }
      reflow()
      return []
    case "timeline":
      guard let on = isOn(settings.wish.timeline) else { break }
      settings.wish.timeline = on
      if !on, focus == .timeline { focus = .text }
      reflow()
      return []
    case "list":
      guard let on = isOn(settings.wish.articles) else { break }
      settings.wish.articles = on
      if !on, focus == .articles { focus = .text }
      reflow()
      return []
    case "mouse":
      guard let on = isOn(settings.mouse) else { break }
      settings.mouse = on
      return []
    default:
      complain("No option \(name): \(Self.options.joined(separator: ", "))")
      return []
    }
    complain("\(name) cannot be \(value.isEmpty ? "empty" : value)")
    return []
  }

  // MARK: Completion

  mutating func complete(_ prompt: inout Prompt, backward: Bool) {
    if prompt.completions.isEmpty, prompt.filterLine != nil {
      guard takeOffers(&prompt) else { return }
    } else if prompt.completions.isEmpty {
      let before = prompt.line.beforeCursor
      let start: String.Index
      let candidates: [String]
      switch prompt.purpose {
      case .command:
        if let space = before.lastIndex(of: " ") {
          start = before.index(after: space)
          candidates =
            before.hasPrefix("set theme ")
            ? Self.themes
            : before.hasPrefix("set ") ? Self.options : []
        } else {
          start = before.startIndex
          candidates = Command.allCases.filter { !settings.isRestricted || $0.isAllowedWhenRestricted }.map(\.rawValue)
            .sorted()
        }
      case .tags, .noteTags:
        start = before.lastIndex(where: { $0 == " " || $0 == "," }).map { before.index(after: $0) } ?? before.startIndex
        candidates = Array(Set((notes + (reader?.article.annotations ?? [])).flatMap(\.tags))).sorted()
      case .pair:
        start = before.startIndex
        candidates = self.candidates.map(\.name)
      case .search, .searchLibrary:
        start = before.startIndex
        candidates = sidebar.rows.map(\.name)
      default: return
      }
      let word = before[start...]
      prompt.completions = candidates.filter { $0.lowercased().hasPrefix(word.lowercased()) && $0 != word }
      prompt.completionStart = before.distance(from: before.startIndex, to: start)
      prompt.completion = nil
    }
    guard !prompt.completions.isEmpty else { return }
    let count = prompt.completions.count
    let next = prompt.completion.map { ($0 + (backward ? -1 : 1) + count) % count } ?? (backward ? count - 1 : 0)
    prompt.completion = next
    prompt.line.replace(from: prompt.completionStart, with: prompt.completions[next])
  }

  mutating func completionEffects(_ prompt: Prompt) -> [Effect] {
    if case .search = prompt.purpose { searchIncrementally(prompt.line.string) }
    return prompt.wantsOffer ? askCompletion(prompt) : []
  }
}

/// Paths as typed: separated by spaces, quoted with ' or ", \ before a space.
enum ShellWords {
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
