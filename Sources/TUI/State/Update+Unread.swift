import Core

/// Lists of notes, and which notes of others were read.
extension State {
  /// What the list of notes is about.
  var notesFilter: Filter { notesChoice?.filter ?? articles.filter }
  var notesWords: String { notesChoice?.words ?? articles.filterText }

  mutating func listNotes(_ choice: NotesChoice?) -> [Effect] {
    if screen != .page { jumps.leave(place) }
    notesChoice = choice
    return [.listNotes(notesFilter)]
  }

  mutating func notesListed(_ filter: Filter, _ notes: [Annotation]) {
    guard filter == notesFilter else { return }
    self.notes = notes
    let position = page.flatMap { $0.kind == .notes && screen == .page ? $0.list : nil }
    show(Pages.notes(notes, state: self))
    guard let position, var page, page.lines.indices.contains(position.chosen) else { return }
    page.list = position
    self.page = page
    reflow()
  }

  // MARK: Unread

  mutating func unreadListed(_ places: [NotePlace]) -> [Effect] {
    let isFirst = !unread.isKnown
    let came = unread.show(places)
    guard let first = came.first, prompt == nil, choice == nil, peek.isEmpty, message?.kind != .error else { return [] }
    if isFirst {
      say("\(Pages.plural(came.count, "unread note")) by others: U goes to the next")
    } else {
      let isHere = first.article == reader?.article.summary.id
      let others = came.count > 1 ? ", \(came.count) in all" : ""
      say("\(first.author) wrote a note\(isHere ? " here" : "")\(others): U goes there")
    }
    return []
  }

  mutating func nextUnread() -> [Effect] {
    let isReading = screen == .reading
    guard let next = unread.next(after: isReading ? reader?.cursor ?? -1 : -1, in: reader?.article.summary.id) else {
      say("You have read all notes")
      return []
    }
    return go(to: next.article, .note(next.id))
  }

  mutating func stepNote(_ n: Int) -> [Effect] {
    step(n, over: reader?.noteStops ?? [], what: "note")
    guard let reader, let note = reader.notes(at: reader.cursor).first, note.author != settings.actor else { return [] }
    return showThread(note)
  }

  /// Shows a note with its answers; what others wrote of it is read then.
  mutating func showThread(_ id: String) -> [Effect] {
    let notes = reader?.article.annotations ?? []
    guard let note = notes.first(where: { $0.id == id }) ?? self.notes.first(where: { $0.id == id }) else { return [] }
    // One's own lone words need no reminder, and a lost note has its message already.
    let isAlone = note.inReplyTo == nil && !notes.contains { $0.inReplyTo == id }
    if note.anchor.state == .lost || (isAlone && note.author == settings.actor) { return see([id]) }
    let root = note.inReplyTo.flatMap { parent in notes.first { $0.id == parent } }
    return showThread(root ?? note)
  }

  mutating func showThread(_ note: Annotation) -> [Effect] {
    let answers = (reader?.article.annotations ?? []).filter { $0.inReplyTo == note.id && !$0.isDeleted }
    peek = [words(of: note)] + answers.map { "  ↳ \(words(of: $0))" }
    return see([note.id] + answers.map(\.id))
  }

  private func words(of note: Annotation) -> String {
    let meaning = colours.first { $0.name == note.colour }?.meaning ?? ""
    let body = note.body.isEmpty ? "(\(note.colour)\(meaning.isEmpty ? "" : ": \(meaning)"))" : note.body
    let tags = note.tags.map { " #\($0)" }.joined()
    return Pages.oneLine("\(note.anchor.state == .lost ? "(lost) " : "")\(note.author): \(body)\(tags)")
  }

  mutating func see(_ ids: [String]) -> [Effect] {
    let new = unread.ids.intersection(ids)
    guard !new.isEmpty else { return [] }
    unread.see(new)
    return [.markSeen(new.sorted())]
  }

  /// The chosen row of a list of notes.
  mutating func seeChosenNote() -> [Effect] {
    guard screen == .page, case .note(let id, _, _) = page?.target else { return [] }
    return see([id])
  }

  mutating func markAllSeen() -> [Effect] {
    let effects = screen == .page && page?.kind == .notes ? see(notes.map(\.id)) : see(Array(unread.ids))
    say(effects.isEmpty ? "Nothing here is unread" : "All read")
    return effects + (screen == .page && page?.kind == .notes ? [.listNotes(notesFilter)] : [])
  }

  // MARK: Tags

  mutating func renameTag() -> [Effect] {
    guard screen == .page, case .tag(let tag) = page?.target else {
      say("# lists the tags, r renames one; or :rename-tag OLD NEW")
      return []
    }
    prompt = Prompt(purpose: .renameTag(tag), line: LineEditor(tag))
    return []
  }

  mutating func beginTagAll() -> [Effect] {
    guard screen == .page, page?.kind == .notes, !notes.isEmpty else {
      say("o lists the notes, F filters them, then A tags them all")
      return []
    }
    prompt = Prompt(purpose: .tagAll(notes.map(\.id)))
    return []
  }

  /// `+new -old other`: words without a sign are added.
  mutating func tagAll(_ notes: [String], _ text: String) -> [Effect] {
    var adding: [String] = []
    var removing: [String] = []
    for word in Self.tags(text) {
      if word.hasPrefix("-") {
        removing.append(String(word.dropFirst()))
      } else {
        adding.append(word.hasPrefix("+") ? String(word.dropFirst()) : word)
      }
    }
    guard !adding.isEmpty || !removing.isEmpty, !notes.isEmpty else { return [] }
    return [.tagNotes(notes, adding: adding, removing: removing)]
  }

  // MARK: Colours

  /// The configuration's colours with the library's meanings, and the library's own ones behind them.
  var colours: [NoteColour] {
    var colours = settings.colours
    for own in libraryColours {
      if let index = colours.firstIndex(where: { $0.name == own.name }) {
        colours[index].meaning = own.meaning
      } else if let key = (Array(own.name) + Array("abcdefghijklmnopqrstuvwxyz")).first(where: { letter in
        letter.isLetter && !colours.contains { $0.key == letter }
      }) {
        colours.append(NoteColour(name: own.name, key: key, meaning: own.meaning))
      }
    }
    return colours
  }

  mutating func coloursListed(_ meanings: [ColourMeaning], _ counts: [String: Int]) {
    libraryColours = meanings
    guard showColours || (screen == .page && page?.kind == .colours) else { return }
    showColours = false
    show(Pages.colours(colours, counts))
  }

  mutating func nameColour(_ name: String, _ meaning: String) -> [Effect] {
    guard name.allSatisfy({ $0.isLetter }) else {
      complain(":colours COLOUR MEANING")
      return []
    }
    if !meaning.isEmpty { say("\(name) means “\(meaning)” in this library") }
    return [.setColour(name, meaning: meaning)]
  }
}
