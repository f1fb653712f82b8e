import Core

/// Help, and questions that one key answers.
extension State {
  // MARK: Help

  mutating func handleHelp(_ key: Key) -> [Effect] {
    guard var help else { return [] }
    let height = max(1, rows - 3)
    switch key {
    case .escape where !help.filter.text.isEmpty: help.filter.set("")
    case .escape, .function(1): self.help = nil
    case .character("q") where help.filter.text.isEmpty, .character("?") where help.filter.text.isEmpty: self.help = nil
    case .down, .control("n"): help.top += 1
    case .up, .control("p"): help.top -= 1
    case .pageDown, .control("d"), .control("f"): help.top += height - 1
    case .pageUp, .control("u"), .control("b"): help.top -= height - 1
    case .character(" ") where help.filter.text.isEmpty: help.top += height - 1
    case .home: help.top = 0
    case .end: help.top = Int.max / 2
    case .enter: self.help = nil
    default:
      if help.filter.handle(key) { help.top = 0 }
    }
    guard self.help != nil else { return [] }
    let count = KeyHelp.lines(keymap: settings.keymap, context: help.context, filter: help.filter.string).count
    help.top = max(0, min(help.top, count - height))
    self.help = help
    return []
  }

  // MARK: One key

  mutating func answer(_ key: Key) -> [Effect] {
    guard let choice else { return [] }
    if case .conflict = choice.purpose { scrollConflict(key) }
    guard case .character(let letter) = key else {
      if key == .escape || key == .control("c") || key == .control("g") {
        if case .conflict = choice.purpose { return postponeConflict() }
        self.choice = nil
      }
      return []
    }
    switch choice.purpose {
    case .setMark:
      self.choice = nil
      guard letter.isASCII, letter.isLetter else { return [] }
      return setMark(letter)
    case .goToMark:
      self.choice = nil
      return goToMark(letter)
    default: break
    }
    guard choice.options.contains(where: { $0.key == letter }) else {
      if case .conflict = choice.purpose { return [] }
      say("\(letter) is not one of them; Esc leaves")
      return []
    }
    self.choice = nil
    switch choice.purpose {
    case .colour(let span): return colour(letter, span)
    case .kind(let entity):
      guard let kind = Self.kind(letter) else { return [] }
      return [.decide(.retype(entity, kind: kind), reason: nil)]
    case .kindOfNew(let span):
      guard let kind = Self.kind(letter), let reader else { return [] }
      // Equal words elsewhere in the article usually name the same; people can then ignore single ones.
      self.choice = Choice(
        purpose: .identical(
          one: .addMention(
            article: reader.article.summary.id, span: span, kind: kind, entity: nil, identical: false),
          all: .addMention(
            article: reader.article.summary.id, span: span, kind: kind, entity: nil, identical: true)),
        question: "mark",
        options: [
          Choice.Option(key: "m", label: "this one"),
          Choice.Option(key: "a", label: "all \(reader.count(of: span)) that are written the same"),
        ])
      return []
    case .merge(let merge):
      switch letter {
      case "n": prompt = Prompt(purpose: .mergeName(merge), line: LineEditor(merge.name ?? ""))
      case "r": prompt = Prompt(purpose: .mergeReason(Merge(left: merge.left, right: merge.right)))
      default: return [.merge(Merge(left: merge.left, right: merge.right), reason: nil)]
      }
      return []
    case .different(let left, let right):
      if letter == "r" {
        prompt = Prompt(purpose: .reason(.different(left, right)))
        return []
      }
      return [.decide(.different(left, right), reason: nil)]
    case .contradiction(let merge):
      if letter == "t" { return [.merge(merge, reason: nil)] }
      say("They stay two; nothing was decided")
      return []
    case .splitOff(let operation, let instead):
      splitting = nil
      if screen == .page, reader != nil {
        screen = .reading
        reflow()
      }
      if let number = letter.wholeNumberValue, instead.indices.contains(number - 1) {
        return [.retract([instead[number - 1]])]
      }
      return [.decide(operation, reason: nil)]
    case .identical(let one, let all):
      reader?.selection = nil
      return [.decide(letter == "a" ? all : one, reason: nil)]
    case .ignore(let entity, let article, let span):
      if letter == "m", let article, let span {
        return [.decide(.ignoreMention(article: article, span: span), reason: nil)]
      }
      if letter == "a", let article { return [.decide(.ignoreInArticle(entity, article: article), reason: nil)] }
      return [.decide(.ignore(entity), reason: nil)]
    case .conflict(let mine, let theirs): return resolve(letter, mine: mine, theirs: theirs)
    case .setMark, .goToMark: return []
    }
  }

  private static func kind(_ letter: Character) -> EntityKind? {
    EntityKind.allCases.first { $0.letter.lowercased() == String(letter) }
  }

  private mutating func colour(_ letter: Character, _ span: Span?) -> [Effect] {
    guard let colour = colours.first(where: { $0.key == letter })?.name else { return [] }
    if editor != nil {
      editor?.colour = colour
      return editor.map { [.keepDraft($0.draft)] } ?? []
    }
    if reader?.selection == nil, var note = noteHere {
      note.colour = colour
      return [.saveNote(note, replacing: note.revision)]
    }
    return span.map { highlight($0, colour: colour) } ?? []
  }
}
