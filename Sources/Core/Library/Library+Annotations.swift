extension Library {
  /// Notes of the articles that a filter means, in order of date and place; tags, authors and unread hold for the notes.
  package func annotations(
    matching filter: Filter = Filter(), withDeleted: Bool = false
  ) throws(Problem) -> [Annotation] {
    let notes = try store.read { try $0.annotations(matching: filter, for: actor, withDeleted: withDeleted) }
    guard let text = filter.text else { return notes }
    let query = TextQuery(text)
    return notes.filter { note in
      query.matches([note.body, note.anchor.exact, note.tags.joined(separator: " ")].joined(separator: "\n"))
    }
  }

  package func annotations(inArticle article: Int64) throws(Problem) -> [Annotation] {
    try store.read { try $0.annotations(in: article, for: actor) }
  }

  /// A note by id, also a deleted one; nil where there is none that this actor may see.
  package func annotation(_ id: String) throws(Problem) -> Annotation? {
    try store.read { try $0.annotation(id, for: actor) }
  }

  /// Every edit of a note, oldest first.
  package func history(_ id: String) throws(Problem) -> [Annotation] {
    try store.read { session in
      guard try session.annotation(id, for: actor) != nil else { return [] }
      return try session.edits(of: id).filter { !$0.isPrivate || $0.author == actor }
    }
  }

  /// Keeps a note, new or edited.
  ///
  /// - Parameters:
  ///   - replacing: the edit that was read before it was changed; nil for a new note.
  /// - Returns: the note as it is kept, with its edit number and time.
  /// - Throws: `AnnotationConflict` with both versions where somebody else was faster; nothing is lost then: the other's
  ///   version is kept, mine is in the error. Else `Problem`.
  package func save(_ annotation: Annotation, replacing: Int? = nil) throws -> Annotation {
    try change(labelled: replacing == nil ? "note" : "edit of a note") { session, steps in
      try put(annotation, replacing: replacing, &steps, session)
    }
  }

  /// Several notes in one step, which one undo takes back: bulk tagging, a tag renamed.
  package func save(all annotations: [Annotation], labelled label: String) throws -> [Annotation] {
    try change(labelled: label) { session, steps in
      try annotations.map { try put($0, replacing: $0.revision, &steps, session) }
    }
  }

  /// Takes a note out of all lists; `restore` brings it back.
  package func delete(_ id: String) throws { try setDeleted(id, true, "deletion of a note") }

  package func restore(_ id: String) throws { try setDeleted(id, false, "restored note") }

  private func setDeleted(_ id: String, _ isDeleted: Bool, _ label: String) throws {
    _ = try change(labelled: label) { session, steps in
      guard var note = try session.annotation(id, for: actor) else {
        throw Problem(.user, "there is no note \(id)", hint: "See: dossier notes")
      }
      guard note.isDeleted != isDeleted else { return note }
      guard note.author == actor else {
        throw Problem(.user, "this is a note by \(note.author): only its author deletes it", hint: nil)
      }
      note.isDeleted = isDeleted
      return try put(note, replacing: note.revision, &steps, session)
    }
  }

  package func authors() throws(Problem) -> [String] {
    try store.read { try $0.authors() }
  }

  /// Ids of other people's notes, or of edits of them, that this actor has not been shown.
  package func unseenAnnotations() throws(Problem) -> [String] {
    try store.read { try $0.unseen(by: actor) }
  }

  /// The same notes as places, in order of date and place.
  package func unseenPlaces() throws(Problem) -> [NotePlace] {
    try store.read { try $0.unseenPlaces(for: actor) }
  }

  package func markSeen(_ ids: [String]) throws(Problem) {
    try store.write { try $0.markSeen(ids, by: actor) }
  }

  package func draft(article: Int64) throws(Problem) -> Draft? {
    try store.read { try $0.draft(of: actor, article: article) }
  }

  package func drafts() throws(Problem) -> [Draft] {
    try store.read { try $0.drafts(of: actor) }
  }

  /// On disk when this returns.
  package func saveDraft(_ draft: Draft) throws(Problem) {
    var draft = draft
    draft.modified = now()
    try store.write { try $0.setDraft(draft, of: actor) }
  }

  package func discardDraft(article: Int64) throws(Problem) {
    try store.write { try $0.removeDraft(of: actor, article: article) }
  }

  /// Writes one note inside a transaction, after the comparison that keeps two people apart.
  func put(
    _ annotation: Annotation, replacing: Int?, _ steps: inout [HistoryStep], _ session: Session
  ) throws -> Annotation {
    var note = annotation
    let current = try session.annotation(note.id, for: actor)
    guard current?.revision == replacing else {
      guard let current else {
        throw Problem(.user, "there is no note \(note.id) to change", hint: "It may be private to somebody else.")
      }
      throw AnnotationConflict(mine: annotation, theirs: current)
    }
    if note.id.isEmpty { note.id = UniqueID.make() }
    let time = now()
    guard try current != nil || !session.isTaken(note.id) else {
      throw Problem(.user, "the note \(note.id) is private to somebody else", hint: nil)
    }
    if let current {
      note.author = current.author
      note.created = current.created
      note.revision = current.revision + 1
      // A clock that was turned back must not make the newer edit look older.
      note.modified = max(time, current.modified)
      guard note.isPrivate == current.isPrivate || current.author == actor else {
        throw Problem(.user, "only \(current.author) can make this note private or shared", hint: nil)
      }
    } else {
      note.author = note.author.isEmpty ? actor : note.author
      note.revision = 1
      note.modified = time
      if note.created == 0 { note.created = time }
    }
    try session.put(note, by: actor)
    if let current { try session.keepSeen(note.id, by: actor, edit: current.revision, now: note.revision) }
    steps.append(.annotation(id: note.id, before: current?.revision, after: note.revision))
    return note
  }
}
