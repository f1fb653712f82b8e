import Core

/// From the editor to the library: words leave the editor only when the library has them.
extension State {
  /// Asks for the note to be saved; the editor stays, and waits for the answer.
  mutating func saveNote() -> [Effect] {
    guard var editor, !editor.isSaving else { return [] }
    editor.trimEnd()
    if editor.isEmpty, editor.tags.isEmpty, editor.editing == nil || editor.inReplyTo != nil {
      complain("Nothing is written yet: a note needs a word or a tag (Esc leaves)")
      return []
    }
    editor.isSaving = true
    self.editor = editor
    if var note = editor.editing {
      note.body = editor.body
      note.tags = editor.tags
      note.isPrivate = editor.isPrivate
      note.colour = editor.colour
      return [.saveNote(note, replacing: note.revision)]
    }
    let context = self.context(of: editor.span)
    return [
      .annotate(
        NewNote(
          article: editor.article, revision: editor.revision, span: editor.span, exact: editor.exact,
          prefix: context.prefix, suffix: context.suffix, colour: editor.colour, body: editor.body, tags: editor.tags,
          inReplyTo: editor.inReplyTo, isPrivate: editor.isPrivate))
    ]
  }

  /// The library has it: now the editor may go, and the draft with it.
  mutating func closeSavedEditor(_ note: Annotation) -> [Effect] {
    guard let editor, editor.isSaving, editor.article == note.article,
      editor.editing.map({ $0.id == note.id }) ?? (editor.body == note.body)
    else { return [] }
    self.editor = nil
    reader?.selection = nil
    drafts[editor.article] = nil
    unkept[editor.article] = nil
    reflow()
    return [.discardDraft(article: editor.article)]
  }

  /// The editor stays with its words, and says that they are nowhere else.
  mutating func notSaved(_ problem: Problem) -> [Effect] {
    problems.append(problem)
    guard var editor, editor.isSaving else {
      complain("Not saved: \(problem.message)")
      return []
    }
    editor.isSaving = false
    self.editor = editor
    peek = ["Not saved, your words are still here; ^S tries again.", problem.message]
    if let hint = problem.hint { peek.append(hint) }
    return [.keepDraft(editor.draft)]
  }

  mutating func draftKept(_ draft: Draft) {
    if let waiting = unkept[draft.article], waiting == draft || waiting.body == draft.body {
      unkept[draft.article] = nil
    }
    if editor?.article == draft.article { editor?.isDraftKept = true }
  }

  mutating func draftNotKept(_ draft: Draft, _ problem: Problem) {
    unkept[draft.article] = draft
    problems.append(problem)
    if editor?.article == draft.article {
      editor?.isDraftKept = false
      if peek.isEmpty, message == nil { complain("The draft is not on disk: \(problem.message)") }
    } else {
      complain("The draft is not on disk: \(problem.message)")
    }
  }

  // MARK: Two people, one note

  /// Shows both versions over the whole screen and asks; the words of the editor wait aside.
  mutating func show(_ conflict: AnnotationConflict) -> [Effect] {
    var aside = editor
    aside?.isSaving = false
    conflicting = Conflicting(editor: aside, conflict: conflict, place: place)
    editor = nil
    page = Pages.conflict(conflict, columns: columns)
    screen = .page
    choice = Choice(
      purpose: .conflict(mine: conflict.mine, theirs: conflict.theirs), question: "keep:",
      options: [
        Choice.Option(key: "m", label: "mine"), Choice.Option(key: "t", label: "theirs"),
        Choice.Option(key: "b", label: "both, in the editor"),
      ])
    reflow()
    return aside.map { [.keepDraft($0.draft)] } ?? []
  }

  /// j k space scroll the two versions while the question stands.
  mutating func scrollConflict(_ key: Key) {
    let rows: Int? =
      switch key {
      case .character("j"), .down: 1
      case .character("k"), .up: -1
      case .character(" "), .pageDown: pageHeight - 1
      case .pageUp: 1 - pageHeight
      default: nil
      }
    if let rows { withPage { $0.move(by: rows, height: $1) } }
  }

  /// Back to the editor as it was: the choice comes again when it is saved.
  mutating func postponeConflict() -> [Effect] {
    guard let waiting = conflicting else { return [] }
    leaveConflict()
    choice = nil
    editor = waiting.editor
    reflow()
    say(
      waiting.editor == nil
        ? "The note is as \(waiting.conflict.theirs.author) left it" : "Both versions are kept; saving asks again")
    return waiting.editor.map { [.keepDraft($0.draft)] } ?? []
  }

  mutating func resolve(_ letter: Character, mine: Annotation, theirs: Annotation) -> [Effect] {
    let waiting = conflicting
    leaveConflict()
    let article = theirs.article
    switch letter {
    case "t":
      drafts[article] = nil
      reflow()
      say("Kept as \(theirs.author) left it")
      return [.discardDraft(article: article)] + refresh()
    case "b":
      var both = NoteEditor(
        article: article, revision: theirs.anchor.revision, span: theirs.anchor.span, exact: theirs.anchor.exact,
        body: theirs.body + "\n\n" + mine.body, colour: mine.colour, editing: theirs, inReplyTo: theirs.inReplyTo)
      both.tags = theirs.tags + mine.tags.filter { !theirs.tags.contains($0) }
      both.isPrivate = mine.isPrivate
      editor = both
      reflow()
      say("Both versions, theirs first: ^S saves what you make of them")
      return [.keepDraft(both.draft)]
    default:
      guard var own = waiting?.editor else { return [.saveNote(mine, replacing: theirs.revision)] }
      own.editing = theirs
      own.isSaving = true
      editor = own
      reflow()
      var note = mine
      note.revision = theirs.revision
      return [.saveNote(note, replacing: theirs.revision)]
    }
  }

  private mutating func leaveConflict() {
    guard let waiting = conflicting else { return }
    conflicting = nil
    screen = waiting.place.screen == .page && waiting.place.page == nil ? .reading : waiting.place.screen
    page = waiting.place.page
    focus = waiting.place.focus
    // An editor lies under the text it is about.
    if waiting.editor != nil, reader?.article.summary.id == waiting.conflict.theirs.article { screen = .reading }
  }
}

/// What waits while two versions of a note are on the screen.
struct Conflicting: Hashable, Sendable {
  /// nil: the change was no writing (tags, colour).
  var editor: NoteEditor?
  var conflict: AnnotationConflict
  /// Where one was.
  var place: Place
}
