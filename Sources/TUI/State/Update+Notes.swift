import Core

/// Selecting, copying and writing notes.
extension State {
  mutating func note(_ command: Command, count: Int?) -> [Effect] {
    switch command {
    case .select:
      focusText()
      reader?.beginSelection()
    case .selectWord: reader?.setSelectionUnit(.word)
    case .selectSentence: reader?.setSelectionUnit(.sentence)
    case .selectParagraph: reader?.setSelectionUnit(.paragraph)
    case .expand: changeUnit(1)
    case .shrink: changeUnit(-1)
    case .swapEnds: withReader { $0.swapSelectionEnds(height: $1) }
    case .copy: return copy()
    case .annotate: return beginNote()
    case .highlight: chooseColour()
    case .notes:
      return listNotes(nil)
    case .nextUnread: return nextUnread()
    case .markSeen: return markAllSeen()
    case .tagList:
      if screen != .page { jumps.leave(place) }
      return [.listTags]
    case .renameTag: return renameTag()
    case .tagAll: return beginTagAll()
    case .colours:
      if screen != .page { jumps.leave(place) }
      showColours = true
      return [.listColours]
    case .reply: return withNote { .reply($0) }
    case .editNote: return withNote { .edit($0) }
    case .deleteNote: return withNote { .delete($0) }
    case .tags: return withNote { .tags($0) }
    case .notePrivate: return withNote { .makePrivate($0) }
    case .repairNote:
      if let note = noteUnderSelection, let span = reader?.selection?.span { return resize(note, to: span) }
      return withNote { .repair($0) }
    case .undo: return [.undo]
    case .redo: return [.redo]
    default: break
    }
    return []
  }

  private mutating func changeUnit(_ step: Int) {
    guard let unit = reader?.selection?.unit else { return }
    if let next = Selection.Unit(rawValue: unit.rawValue + step) { reader?.setSelectionUnit(next) }
  }

  /// The selection, or the sentence under the cursor.
  var passageHere: Span? {
    guard screen == .reading, let reader, reader.text.count > 0 else { return nil }
    let span = reader.selection?.span ?? reader.trimmed(reader.sentence(at: reader.cursor))
    return span.isEmpty ? nil : span
  }

  private enum NoteAct {
    case reply(Annotation), edit(Annotation), delete(Annotation), tags(Annotation), makePrivate(Annotation), repair(
      Annotation)
  }

  /// The note of the chosen row of the notes list, or the one under the cursor.
  var noteHere: Annotation? {
    if screen == .page, case .note(let id, _, _) = page?.target { return notes.first { $0.id == id } }
    return reader.flatMap { $0.notes(at: $0.cursor).first ?? $0.lostNote(at: $0.cursor) }
  }

  private mutating func withNote(_ act: (Annotation) -> NoteAct) -> [Effect] {
    guard let note = noteHere else {
      say("No note here: > goes to the next one")
      return []
    }
    switch act(note) {
    case .edit: return edit(note)
    case .reply:
      editor = NoteEditor(
        article: note.article, revision: note.anchor.revision, span: note.anchor.span, exact: note.anchor.exact,
        colour: note.colour, inReplyTo: note.inReplyTo ?? note.id)
      return showText(of: note)
    case .delete:
      guard note.author == settings.actor || settings.actor.isEmpty else {
        say("This is a note by \(note.author): only its author deletes it; r answers it")
        return []
      }
      return [.deleteNote(note.id)]
    case .tags:
      prompt = Prompt(purpose: .noteTags(note.id), line: LineEditor(note.tags.joined(separator: ", ")))
    case .makePrivate:
      guard note.author == settings.actor else {
        say("This is a note by \(note.author)")
        return []
      }
      var changed = note
      changed.isPrivate.toggle()
      return [.saveNote(changed, replacing: note.revision)]
    case .repair:
      guard let reader, reader.article.summary.id == note.article, let selection = reader.selection else {
        return [.proposeRepair(note)]
      }
      return repair(note, to: selection.span)
    }
    return []
  }

  mutating func repair(_ note: Annotation, to span: Span) -> [Effect] {
    guard let reader else { return [] }
    var changed = note
    let context = self.context(of: span)
    changed.anchor = Anchor(
      revision: reader.article.revision, span: span, exact: reader.text.string(span), prefix: context.prefix,
      suffix: context.suffix, state: .exact)
    repairing = nil
    proposal = nil
    self.reader?.selection = nil
    return [.saveNote(changed, replacing: note.revision)]
  }

  /// One's own note that the selection touches, the shortest first.
  private var noteUnderSelection: Annotation? {
    guard screen == .reading, repairing == nil, let reader, let selection = reader.selection?.span else { return nil }
    return reader.passages.filter { $0.span.overlaps(selection) }.sorted { $0.span.length < $1.span.length }
      .map { reader.article.annotations[$0.note] }.first { $0.author == settings.actor }
  }

  /// A longer or shorter passage; the note stays what it is.
  private mutating func resize(_ note: Annotation, to span: Span) -> [Effect] {
    guard !isOldRevision else {
      complain("This is an older version: notes go on the newest (^o back)")
      return []
    }
    return repair(note, to: span)
  }

  /// Goes to where a lost note may belong; `a` puts it there.
  mutating func beginRepair(_ note: Annotation, at span: Span?) -> [Effect] {
    repairing = note
    proposal = span
    let effects = go(to: note.article, span.map { Landing.passage($0) } ?? Landing.note(note.id))
    say(
      span == nil
        ? "Nothing is like its words any more: select its new passage (v), a puts the note there"
        : "a puts the note on the marked words; v selects others")
    return effects
  }

  /// Arrives at a note of the open article, or where it stood.
  mutating func showNote(_ id: String) {
    guard let reader else { return }
    if let passage = reader.passages.first(where: { reader.article.annotations[$0.note].id == id }) {
      self.reader?.sentence = passage.span
      withReader { $0.go(to: passage.span.start, height: $1) }
    } else if let lost = reader.lostNotes.first(where: { reader.article.annotations[$0.note].id == id }) {
      let words = reader.article.annotations[lost.note].anchor.exact.prefix(40)
      withReader { $0.go(to: lost.span.start, height: $1) }
      say("Here stood “\(words)…”: lost; R in the list of notes (o) repairs it")
    }
  }

  private mutating func copy() -> [Effect] {
    if screen == .timeline || (screen == .reading && focus == .timeline) {
      guard let row = timeline.chosen else { return [] }
      say("Copied")
      return [.copy("\(row.edtf)\t\(row.label)\n")]
    }
    if screen == .page, let note = noteHere {
      say("Copied")
      return [.copy("“\(note.anchor.exact)”\n\n\(note.body)\n")]
    }
    guard let span = passageHere, let reader else { return [] }
    self.reader?.selection = nil
    say("Copied with its source")
    return [.copy(quote(span, of: reader))]
  }

  /// The words with author, title, source and day: ready to be pasted.
  func quote(_ span: Span, of reader: Reader) -> String {
    let summary = reader.article.summary
    var words = ""
    for character in reader.text.string(span) { words.append(character.isNewline ? " " : character) }
    let source = [summary.byline, summary.title, summary.source, summary.published?.description]
      .compactMap { $0 }.filter { !$0.isEmpty }
    return "“\(words)”\n— \(source.joined(separator: ", "))\n"
  }

  // MARK: Writing

  private mutating func beginNote() -> [Effect] {
    guard let reader, let span = passageHere else {
      say("Nothing to write on here")
      return []
    }
    if isOldRevision {
      complain("This is an older version: notes go on the newest (^o back)")
      return []
    }
    if let repairing, repairing.article == reader.article.summary.id {
      return repair(repairing, to: reader.selection == nil ? proposal ?? span : span)
    }
    let article = reader.article.summary.id
    if let draft = drafts[article], draft.annotation == nil, draft.inReplyTo == nil,
      reader.selection == nil || draft.span == span
    {
      open(draft)
      say("Going on with your draft")
      return []
    }
    editor = NoteEditor(
      article: article, revision: reader.article.revision, span: span, exact: reader.text.string(span),
      colour: colours.first?.name ?? "yellow")
    reflow()
    withReader { $0.go(to: span.start, height: $1) }
    return []
  }

  mutating func open(_ draft: Draft) {
    guard let reader, reader.article.summary.id == draft.article else { return }
    var editor = NoteEditor(
      article: draft.article, revision: draft.revision, span: draft.span, exact: reader.text.string(draft.span),
      body: draft.body, colour: draft.colour,
      editing: reader.article.annotations.first { $0.id == draft.annotation }, inReplyTo: draft.inReplyTo)
    editor.tags = draft.tags
    editor.isPrivate = draft.isPrivate
    editor.isDraftKept = true
    self.editor = editor
    reflow()
    withReader { $0.go(to: draft.span.start, height: $1) }
  }

  mutating func edit(_ note: Annotation) -> [Effect] {
    guard note.author == settings.actor || settings.actor.isEmpty else {
      // A colleague's words are read, and answered with r.
      return showThread(note)
    }
    var editor = NoteEditor(
      article: note.article, revision: note.anchor.revision, span: note.anchor.span, exact: note.anchor.exact,
      body: note.body, colour: note.colour, editing: note, inReplyTo: note.inReplyTo)
    editor.tags = note.tags
    editor.isPrivate = note.isPrivate
    if let draft = drafts[note.article], draft.annotation == note.id {
      editor.replaceBody(draft.body)
      editor.tags = draft.tags
      say("Going on with your draft")
    }
    self.editor = editor
    return showText(of: note)
  }

  /// The editor stands below the text: from the list of notes one goes there first.
  private mutating func showText(of note: Annotation) -> [Effect] {
    guard screen == .reading, reader?.article.summary.id == note.article else {
      return go(to: note.article, .note(note.id))
    }
    reflow()
    return []
  }

  mutating func handleEditor(_ key: Key) -> [Effect] {
    guard var editor else { return [] }
    if editor.isSaving {
      say("Waiting for the library: the note is not stored yet")
      return []
    }
    if case .command(let command) = settings.keymap.resolve([key], in: .editor) {
      switch command {
      case .saveNote: return saveNote()
      case .keepDraft:
        self.editor = nil
        reflow()
        if editor.isEmpty {
          drafts[editor.article] = nil
          return [.discardDraft(article: editor.article)]
        }
        drafts[editor.article] = editor.draft
        say("Kept as a draft: a goes on with it")
        return [.keepDraft(editor.draft)]
      case .tags:
        prompt = Prompt(purpose: .tags, line: LineEditor(editor.tags.joined(separator: ", ")))
        return []
      case .notePrivate:
        self.editor?.isPrivate.toggle()
        return self.editor.map { [.keepDraft($0.draft)] } ?? []
      case .highlight:
        chooseColour()
        return []
      case .editExternally:
        guard !settings.isRestricted else {
          complain("edit-externally is switched off here (restricted mode)")
          return []
        }
        return [.keepDraft(editor.draft), .editExternally(editor.body)]
      default: break
      }
    }
    guard editor.handle(key) else { return [] }
    let grew = editor.rowsWanted(columns: columns) != self.editor?.rowsWanted(columns: columns)
    self.editor = editor
    if grew {
      reflow()
      withReader { $0.go(to: editor.span.start, height: $1) }
    }
    return [.keepDraft(editor.draft)]
  }

  /// The words around a passage that are kept with a note.
  func context(of span: Span) -> PassageContext {
    PassageContext(of: span, in: reader?.text ?? Text(bytes: []))
  }

  /// A highlight without words.
  mutating func highlight(_ span: Span, colour: String) -> [Effect] {
    guard let reader else { return [] }
    self.reader?.selection = nil
    let context = self.context(of: span)
    return [
      .annotate(
        NewNote(
          article: reader.article.summary.id, revision: reader.article.revision, span: span,
          exact: reader.text.string(span), prefix: context.prefix, suffix: context.suffix, colour: colour, body: ""))
    ]
  }

  private mutating func chooseColour() {
    let options = colours.map { Choice.Option(key: $0.key, label: "\($0.name): \($0.meaning)") }
    let span = editor == nil ? passageHere : nil
    if editor == nil, reader?.selection == nil, noteHere == nil, span == nil { return }
    choice = Choice(purpose: .colour(span), question: "colour", options: options)
  }
}
