import Core

/// The last line as a prompt: editing, history, completion, and what the line then does.
extension State {
  mutating func handlePrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    switch key {
    case .up where prompt.purpose == .pair, .control("p") where prompt.purpose == .pair:
      moveCandidate(by: -1)
      return []
    case .down where prompt.purpose == .pair, .control("n") where prompt.purpose == .pair:
      moveCandidate(by: 1)
      return []
    case .escape, .control("c"), .control("g"): return abandonPrompt()
    case .enter: return submitPrompt()
    case .control("s") where prompt.purpose == .tags: return submitPrompt() + saveNote()
    case .up, .control("p"):
      recall(&prompt, older: true)
    case .down, .control("n"):
      recall(&prompt, older: false)
    case .tab, .backTab:
      complete(&prompt, backward: key == .backTab)
      self.prompt = prompt
      return completionEffects(prompt)
    case .backspace where prompt.line.text.isEmpty: return abandonPrompt()
    default:
      guard prompt.line.handle(key) else { return [] }
      prompt.completions = []
      prompt.completion = nil
      prompt.historyIndex = nil
    }
    self.prompt = prompt
    switch prompt.purpose {
    case .search: searchIncrementally(prompt.line.string)
    case .pair:
      guard let pairing else { break }
      candidate = 0
      return [.listCandidates(for: pairing.entity, named: prompt.line.string, different: pairing.isDifferent)]
    case .together(let entity, _): return [.listCandidates(for: entity, named: prompt.line.string, different: false)]
    case .filter, .command: return askCompletion(prompt)
    default: break
    }
    return []
  }

  private mutating func abandonPrompt() -> [Effect] {
    let purpose = prompt?.purpose
    prompt = nil
    switch purpose {
    case .search:
      sidebar.search = ""
      if let search = reader?.search {
        reader?.search = nil
        withReader { $0.restore(cursor: search.origin, top: search.originTop, height: $1) }
      }
    case .pair, .together:
      pairing = nil
      candidates = []
    default: break
    }
    return []
  }

  private mutating func submitPrompt() -> [Effect] {
    guard let prompt else { return [] }
    self.prompt = nil
    let text = prompt.line.string
    var effects: [Effect] = []
    if !text.isEmpty { effects += remember(text, in: prompt.history) }
    switch prompt.purpose {
    case .command: effects += run(line: text)
    case .search(let backward): effects += finishSearch(text, backward: backward)
    case .searchLibrary:
      guard !text.isEmpty else { break }
      if screen != .page { jumps.leave(place) }
      effects.append(.searchLibrary(text))
    case .filter: effects += submitFilter(text)
    case .date(let article): effects += submitDate(text, article)
    case .rename(let entity):
      if !text.isEmpty { effects.append(.decide(.rename(entity, name: text), reason: nil)) }
    case .alias(let entity):
      if !text.isEmpty { effects.append(.decide(.alias(entity, name: text), reason: nil)) }
    case .link(let entity): effects.append(.decide(.link(entity, identifier: text), reason: nil))
    case .addArticles:
      let paths = ShellWords.split(text)
      if !paths.isEmpty {
        adding = paths
        effects.append(.add(paths))
      }
    case .tags:
      editor?.tags = Self.tags(text)
      if let editor { effects.append(.keepDraft(editor.draft)) }
    case .noteTags(let id):
      if var note = (notes + (reader?.article.annotations ?? [])).first(where: { $0.id == id }) {
        note.tags = Self.tags(text)
        effects.append(.saveNote(note, replacing: note.revision))
      }
    case .renameTag(let tag):
      let new = Self.tags(text)
      if new.count == 1 {
        effects.append(.renameTag(tag, to: new[0]))
      } else if !text.isEmpty {
        complain("A tag is one word")
      }
    case .tagAll(let notes): effects += tagAll(notes, text)
    case .colourMeaning(let name): effects.append(.setColour(name, meaning: text))
    case .filterName: effects += saveFilter(as: text)
    case .together(let entity, _):
      if let other = candidates.first { effects += showTogether(entity, other.id) }
      candidates = []
    case .reason(let operation): effects.append(.decide(operation, reason: text.isEmpty ? nil : text))
    case .mergeName(var merge):
      guard !text.isEmpty else { break }
      merge.name = text
      effects.append(.merge(merge, reason: nil))
    case .mergeReason(let merge): effects.append(.merge(merge, reason: text.isEmpty ? nil : text))
    case .pair:
      if let pairing, let marked = markedCandidate {
        effects += confirmPair(pairing.entity, marked.id, different: pairing.isDifferent)
      } else {
        say("Nobody was chosen; nothing was decided")
      }
      pairing = nil
      candidates = []
    }
    return effects
  }

  /// Words are tags; where there are commas, what stands between them is, and a tag of two words gets a hyphen.
  static func tags(_ text: String) -> [String] {
    var tags: [String] = []
    let hasCommas = text.contains(",")
    for part in text.split(whereSeparator: { $0 == "," || $0 == "#" || (!hasCommas && $0 == " ") }) {
      let tag = part.split(separator: " ").joined(separator: "-")
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  private mutating func finishSearch(_ text: String, backward: Bool) -> [Effect] {
    if screen == .reading, focus == .entities { return finishNameSearch() }
    guard screen == .reading, focus == .text else { return [] }
    // An empty line repeats the last search, as in less and vi.
    if text.isEmpty {
      guard let last = memory.histories["search"]?.last else {
        reader?.search = nil
        return []
      }
      searchIncrementally(last)
    }
    guard let search = reader?.search else { return [] }
    if search.current == nil {
      complain("Not found: \(search.pattern)")
      reader?.search = nil
    } else {
      jumps.leave(searchOrigin(search))
    }
    return []
  }

  /// The name that was found stays chosen among all of them.
  private mutating func finishNameSearch() -> [Effect] {
    let rows = sidebar.visible
    let found = rows.indices.contains(sidebar.list.chosen) ? rows[sidebar.list.chosen].id : nil
    if found == nil { complain("No name has \(sidebar.search)") }
    sidebar.search = ""
    if let row = sidebar.rows.firstIndex(where: { $0.id == found }) {
      sidebar.list.choose(row, count: sidebar.rows.count, height: sidebarHeight)
    }
    return found.map { choose($0) } ?? []
  }

  private func searchOrigin(_ search: Search) -> Place {
    var origin = place
    origin.cursor = search.origin
    origin.top = search.originTop
    return origin
  }

  private mutating func submitDate(_ text: String, _ article: Int64) -> [Effect] {
    let trimmed = text.filter { $0 != " " }
    guard !trimmed.isEmpty else { return [.setPublished(nil, article: article)] }
    guard let day = Day(iso: trimmed) else {
      complain("Not a day: \(text) (YYYY-MM-DD, as 2023-11-08)")
      prompt = Prompt(purpose: .date(article: article), line: LineEditor(text))
      return []
    }
    return [.setPublished(day, article: article)]
  }

  // MARK: History

  /// Lines kept of each history.
  private static let historyLimit = 200

  private mutating func remember(_ text: String, in name: String) -> [Effect] {
    guard name != "other" else { return [] }
    var lines = (memory.histories[name] ?? []).filter { $0 != text }
    lines.append(text)
    if lines.count > Self.historyLimit { lines.removeFirst(lines.count - Self.historyLimit) }
    memory.histories[name] = lines
    return [.remember(key: "history.\(name)", value: lines.joined(separator: "\n"))]
  }

  private mutating func recall(_ prompt: inout Prompt, older: Bool) {
    let lines = memory.histories[prompt.history] ?? []
    guard !lines.isEmpty else { return }
    if prompt.historyIndex == nil {
      guard older else { return }
      prompt.unsent = prompt.line.string
    }
    let index = (prompt.historyIndex ?? lines.count) + (older ? -1 : 1)
    guard index >= 0 else { return }
    if index >= lines.count {
      prompt.historyIndex = nil
      prompt.line.set(prompt.unsent)
    } else {
      prompt.historyIndex = index
      prompt.line.set(lines[index])
    }
  }
}
