import Core

/// From a key to a command: overlays and prompts first, then counts and chords.
extension State {
  mutating func update(key: Key) -> [Effect] {
    hasKeys = true
    let top = reader?.top
    // The note that was chosen while the person looked has been read.
    let effects = seeChosenNote() + handle(key)
    withReader { $0.keepLayout(height: $1) }
    // A page turned is a place worth keeping; within a page the quit does.
    if let top, let reader, reader.top != top, !isFinished, !effects.contains(where: \.isOpening) {
      return effects + rememberPosition()
    }
    return effects
  }

  private mutating func handle(_ key: Key) -> [Effect] {
    message = nil
    peek = []
    if case .mouse(let mouse) = key { return settings.mouse ? handle(mouse) : [] }
    if choice != nil { return answer(key) }
    if hints != nil { return handleHint(key) }
    if prompt != nil { return handlePrompt(key) }
    if help != nil { return handleHelp(key) }
    if editor != nil { return handleEditor(key) }
    if case .paste = key {
      say("Nothing to paste into here: a starts a note, : a command")
      return []
    }
    return handleCommandKey(key)
  }

  private mutating func handleCommandKey(_ key: Key) -> [Effect] {
    if pending.isEmpty, let effects = handleDigit(key) { return effects }
    let keys = pending + [key]
    var context = self.context
    if let digit = digitFocus {
      digitFocus = nil
      // `3n`: the text's own moves make the digit a count again and give the focus back.
      if digit.focus == .text, digit.screen == .reading,
        case .command(let command) = settings.keymap.resolve(keys, in: .text), Self.textMoves.contains(command)
      {
        (screen, focus, count) = (digit.screen, digit.focus, digit.digit)
        context = self.context
      }
    }
    var resolution = settings.keymap.resolve(keys, in: context)
    if resolution == .nothing, screen == .reading, [.articles, .entities, .timeline].contains(context), reader != nil {
      // Keys that a pane has no use for are the text's: `v` selects from the timeline, too.
      resolution = settings.keymap.resolve(keys, in: .text)
      if case .command = resolution { focusText() }
    }
    switch resolution {
    case .prefix:
      pending = keys
      return []
    case .command(let command):
      pending = []
      let count = self.count
      self.count = nil
      return perform(command, count: count)
    case .nothing:
      let hadCount = count != nil
      pending = []
      count = nil
      if keys.count > 1 || !hadCount {
        say("\(KeyName.print(keys)) does nothing here; ? lists the keys")
      }
      return []
    }
  }

  /// Moves that only the text knows.
  private static let textMoves: Set<Command> = [
    .nextMention, .previousMention, .nextPlace, .previousPlace, .nextEntity, .previousEntity, .nextWord, .previousWord,
    .nextSentence, .previousSentence, .nextParagraph, .previousParagraph, .goToPercent, .nextDate, .previousDate,
    .nextNote, .previousNote,
  ]

  /// Digits before a command are its count. 1 to 4 go to a pane at once, each of them, however fast they are typed; one
  /// becomes the start of a count when 0 or 5 to 9 (`10j`, `25%`) or one of the text's own moves (`3n`) follows. A leading
  /// 0 says that a count follows (`012j`).
  private mutating func handleDigit(_ key: Key) -> [Effect]? {
    guard case .character(let character) = key, let digit = character.wholeNumberValue, character.isASCII else {
      return nil
    }
    let before = digitFocus
    digitFocus = nil
    if let count, before == nil {
      self.count = min(count * 10 + digit, 99_999_999)
      return []
    }
    count = nil
    guard case .command(let command) = settings.keymap.resolve([key], in: context) else {
      count = digit
      if let before {
        (screen, focus, count) = (before.screen, before.focus, before.digit * 10 + digit)
        reflow()
      }
      return []
    }
    let here = (screen: screen, focus: focus, digit: digit)
    if command == .paneText, screen == .reading, focus == .text {
      (count, digitFocus) = (digit, here)
      return []
    }
    let effects = perform(command, count: nil)
    if here.screen == .reading { digitFocus = here }
    return effects
  }

  /// Does a command, from a key or from the `:` line.
  mutating func perform(_ command: Command, count: Int?) -> [Effect] {
    if settings.isRestricted, !command.isAllowedWhenRestricted {
      complain("\(command.name) is switched off here (restricted mode)")
      return []
    }
    switch command.row.group {
    case .moving: return move(command, count: count)
    case .following: return follow(command, count: count)
    case .finding: return find(command)
    case .panes: return arrange(command, count: count)
    case .notes: return note(command, count: count)
    case .entities: return correct(command)
    case .articles: return handleArticles(command, count: count)
    case .program: return run(command)
    }
  }

  private mutating func run(_ command: Command) -> [Effect] {
    switch command {
    case .commandLine: prompt = Prompt(purpose: .command)
    case .help: help = Help(context: context)
    case .problems: showProblems()
    case .whatIsNew: return listNotes(NotesChoice(filter: Filter(unread: true), words: "unread"))
    case .redraw: return [.redraw]
    case .suspend: return rememberPosition() + [.suspend]
    case .cancel: return cancel()
    case .quit: return quit()
    default: break
    }
    return []
  }

  /// What is on top goes first.
  private mutating func cancel() -> [Effect] {
    if count != nil || !pending.isEmpty {
      count = nil
      pending = []
    } else if reader?.selection != nil {
      reader?.selection = nil
    } else if !sidebar.search.isEmpty, focus == .entities {
      sidebar.search = ""
      sidebar.list = ListPosition()
    } else if reader?.search != nil {
      reader?.search = nil
    } else if screen != .reading, reader != nil {
      screen = .reading
      reflow()
    } else if focus != .text {
      focus = .text
      reflow()
    } else if reader?.sentence != nil {
      reader?.sentence = nil
    } else {
      return choose(nil)
    }
    return []
  }

  /// Closes what lies over the reading screen, or ends.
  private mutating func quit() -> [Effect] {
    switch screen {
    case .page, .timeline, .identities:
      if reader != nil {
        screen = .reading
      } else if !articles.rows.isEmpty {
        screen = .articles
      } else {
        return leave()
      }
      reflow()
      return []
    case .reading, .articles:
      if !unkept.isEmpty, !hasWarned {
        hasWarned = true
        complain("Words of a note are not on disk: q again leaves without them")
        return unkept.values.map { .keepDraft($0) }
      }
      return leave()
    }
  }
}

extension Effect {
  fileprivate var isOpening: Bool {
    if case .open = self { return true }
    return false
  }
}
