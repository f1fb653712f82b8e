import Core

/// The filter: one line, edited, completed, kept under a name.
extension State {
  mutating func editFilter() -> [Effect] {
    let line = screen == .page && page?.kind == .notes ? notesWords : articles.filterText
    let new = Prompt(purpose: .filter, line: LineEditor(line.isEmpty || line == "unread" ? "" : line + " "))
    prompt = new
    return askCompletion(new)
  }

  mutating func submitFilter(_ text: String) -> [Effect] {
    if screen == .page, page?.kind != .notes { jumps.leave(place) }
    if screen == .reading, focus == .text { screen = .articles }
    return [.parseFilter(text)]
  }

  mutating func setFilter(_ filter: Filter, text: String, fresh: [Int64] = []) -> [Effect] {
    articles.filter = filter
    articles.filterText = text
    articles.fresh = Set(fresh)
    articles.list = ListPosition()
    say(
      filter.isEmpty
        ? "Everything" : "Filter: \(text)\(fresh.isEmpty ? "" : " (\(fresh.count) new since the last look, marked +)")")
    var effects: [Effect] = [.listArticles(filter, articles.sort)] + askTimeline()
    if sidebar.isLibrary { effects += listEntities() }
    if screen == .page {
      if page?.kind == .notes {
        effects += listNotes(nil)
      } else {
        screen = .articles
        reflow()
      }
    }
    return effects
  }

  /// The name under the cursor, as one more condition.
  mutating func narrow() -> [Effect] {
    guard let entity = entityHere else { return nothingHere() }
    guard !articles.filter.entities.contains(entity) else {
      say("The filter has \(name(of: entity)) already")
      return []
    }
    let text = articles.filterText.isEmpty ? "with:#\(entity)" : "\(articles.filterText) with:#\(entity)"
    return [.parseFilter(text)]
  }

  // MARK: Names

  mutating func saveFilter() -> [Effect] {
    prompt = Prompt(purpose: .filterName)
    return []
  }

  mutating func saveFilter(as name: String) -> [Effect] {
    guard !articles.filter.isEmpty else {
      complain("There is no filter to keep: F sets one")
      return []
    }
    return name.isEmpty ? [] : [.saveFilter(articles.filter, name: name)]
  }

  mutating func forgetFilter() -> [Effect] {
    guard case .filter(let name) = page?.target, screen == .page else {
      say("@ lists the saved filters, d forgets one")
      return []
    }
    return [.forgetFilter(name)]
  }

  // MARK: Completion

  /// Asks what the line can go on with, where it is a filter line.
  func askCompletion(_ prompt: Prompt) -> [Effect] { prompt.filterLine.map { [.completeFilter($0)] } ?? [] }

  mutating func offer(_ completion: FilterCompletion, for line: String) {
    guard var prompt, prompt.filterLine == line else { return }
    prompt.offers = Prompt.Offers(line: line, completion: completion)
    if prompt.wantsOffer { complete(&prompt, backward: false) }
    self.prompt = prompt
  }

  /// Makes the offers what Tab goes through; false while they are on their way.
  func takeOffers(_ prompt: inout Prompt) -> Bool {
    guard let offers = prompt.offers, offers.line == prompt.filterLine else {
      prompt.wantsOffer = true
      return false
    }
    prompt.wantsOffer = false
    prompt.completions = offers.completion.words
    prompt.completionStart = prompt.filterStart + offers.completion.start
    prompt.completion = nil
    return true
  }
}

extension Prompt {
  /// Index of the character where a filter begins in the line.
  fileprivate var filterStart: Int { purpose == .command ? Self.command.count : 0 }

  /// The filter up to the cursor; nil where the line is none.
  var filterLine: String? {
    let before = line.beforeCursor
    switch purpose {
    case .filter: return before
    case .command where before.hasPrefix(Self.command): return String(before.dropFirst(Self.command.count))
    default: return nil
    }
  }

  private static let command = "filter "
}
