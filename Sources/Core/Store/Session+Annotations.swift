import Foundation
import GRDB

extension Session {
  private static let columns =
    """
    n.id, n.article, n.revision, n.first, n.last, n.exact, n.prefix, n.suffix, n.state, n.colour, n.body, n.tags,
    n.author, n.created, n.modified, n.edit, n.reply_to, n.private, n.deleted
    """

  private static func annotation(_ row: Row) throws -> Annotation {
    guard let state = Anchor.State(rawValue: row[8]) else { throw DamagedRecord() }
    return Annotation(
      id: row[0], article: row[1],
      anchor: Anchor(
        revision: row[2], span: Span(start: row[3], end: row[4]), exact: row[5], prefix: row[6], suffix: row[7],
        state: state),
      colour: row[9], body: row[10], tags: Packed.split(row[11]), author: row[12], created: row[13],
      modified: row[14], revision: row[15], inReplyTo: row[16], isPrivate: row[17], isDeleted: row[18])
  }

  /// A note by its id, deleted or not. Private notes of others are not there.
  package func annotation(_ id: String, for actor: String) throws -> Annotation? {
    try map(
      """
      SELECT \(Session.columns) FROM annotation n WHERE n.id = ? AND (n.private = 0 OR n.author = ?)
      """, [id, actor], Session.annotation
    ).first
  }

  /// Whether there is a note of this id, seen or not.
  package func isTaken(_ id: String) throws -> Bool {
    try one("SELECT EXISTS (SELECT 1 FROM annotation WHERE id = ?)", [id]) ?? false
  }

  package func annotations(in article: Int64, for actor: String, withDeleted: Bool = false) throws -> [Annotation] {
    try map(
      """
      SELECT \(Session.columns) FROM annotation n WHERE n.article = ? AND (n.private = 0 OR n.author = ?)
        AND (n.deleted = 0 OR ?) ORDER BY n.first, n.last, n.created, n.id
      """, [article, actor, withDeleted], Session.annotation)
  }

  /// All of an article, also other people's private notes: for what happens to all alike (a new revision, a backup).
  package func everyAnnotation(in article: Int64) throws -> [Annotation] {
    try map(
      "SELECT \(Session.columns) FROM annotation n WHERE n.article = ? ORDER BY n.first, n.id", [article],
      Session.annotation)
  }

  /// Notes of the articles that a filter means, by date of the article and place; tags, authors and unread hold for the
  /// note.
  package func annotations(matching filter: Filter, for actor: String, withDeleted: Bool) throws -> [Annotation] {
    var articles = filter
    articles.tags = []
    articles.authors = []
    articles.hasNotes = false
    articles.unread = false
    articles.text = nil
    var condition = Condition(articles, actor: actor)
    condition.and("(n.private = 0 OR n.author = ?)", [actor])
    if !withDeleted { condition.and("n.deleted = 0") }
    for tag in filter.tags {
      condition.and("EXISTS (SELECT 1 FROM annotation_tag t WHERE t.annotation = n.id AND t.tag = ?)", [tag])
    }
    if !filter.authors.isEmpty {
      condition.and("n.author IN (\(Condition.marks(filter.authors.count)))", StatementArguments(filter.authors))
    }
    if filter.unread { condition.and(Session.isUnseen, [actor, actor]) }
    return try map(
      """
      SELECT \(Session.columns) FROM annotation n JOIN article a ON a.id = n.article WHERE \(condition.sql)
      ORDER BY a.published IS NULL, a.published, a.id, n.first, n.created, n.id
      """, condition.arguments, Session.annotation)
  }

  /// Writes a note with its tags and keeps this edit. The caller has compared `revision` with what is there.
  ///
  /// - Parameter restoring: the edit that this one says again (undo, redo).
  package func put(_ note: Annotation, by actor: String, restoring: Int? = nil) throws {
    try run(
      """
      INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET article = excluded.article, revision = excluded.revision, first = excluded.first,
        last = excluded.last, exact = excluded.exact, prefix = excluded.prefix, suffix = excluded.suffix,
        state = excluded.state, colour = excluded.colour, body = excluded.body, tags = excluded.tags,
        author = excluded.author, created = excluded.created, modified = excluded.modified, edit = excluded.edit,
        reply_to = excluded.reply_to, private = excluded.private, deleted = excluded.deleted
      """,
      [
        note.id, note.article, note.anchor.revision, note.anchor.span.start, note.anchor.span.end, note.anchor.exact,
        note.anchor.prefix, note.anchor.suffix, note.anchor.state.rawValue, note.colour, note.body,
        Packed.join(note.tags), note.author, note.created, note.modified, note.revision, note.inReplyTo,
        note.isPrivate, note.isDeleted,
      ])
    try run("DELETE FROM annotation_tag WHERE annotation = ?", [note.id])
    for tag in Set(note.tags) { try run("INSERT INTO annotation_tag VALUES (?, ?)", [tag, note.id]) }
    try run(
      "INSERT OR REPLACE INTO annotation_edit VALUES (?, ?, ?, ?, ?, ?)",
      [note.id, note.revision, actor, note.modified, Data(note.encoded), restoring])
  }

  /// The edit whose content an edit says again, itself where it says something new.
  package func meaning(of edit: Int, of id: String) throws -> Int {
    try one("SELECT coalesce(restores, edit) FROM annotation_edit WHERE annotation = ? AND edit = ?", [id, edit])
      ?? edit
  }

  /// Moves a note to where its passage is now: no edit of the note, so no new edit number.
  package func move(_ id: String, to anchor: Anchor) throws {
    try run(
      """
      UPDATE annotation SET revision = ?, first = ?, last = ?, exact = ?, prefix = ?, suffix = ?, state = ?
      WHERE id = ?
      """,
      [
        anchor.revision, anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix,
        anchor.state.rawValue, id,
      ])
  }

  /// Every edit of a note, oldest first.
  package func edits(of id: String) throws -> [Annotation] {
    try map("SELECT data FROM annotation_edit WHERE annotation = ? ORDER BY edit", [id]) { row in
      try row.withUnsafeData(atIndex: 0) { data in
        try (data ?? Data()).withUnsafeBytes { try Annotation(decoding: $0) }
      }
    }
  }

  /// Tags in use on notes that the actor can see, with how many notes have them, most used first.
  package func tags(for actor: String) throws -> [(tag: String, notes: Int)] {
    try map(
      """
      SELECT t.tag, count(*) AS notes FROM annotation_tag t JOIN annotation n ON n.id = t.annotation
      WHERE n.deleted = 0 AND (n.private = 0 OR n.author = ?) GROUP BY t.tag ORDER BY notes DESC, t.tag
      """, [actor]
    ) { row -> (tag: String, notes: Int) in (row[0], row[1]) }
  }

  package func annotations(tagged tag: String, for actor: String) throws -> [Annotation] {
    try map(
      """
      SELECT \(Session.columns) FROM annotation n JOIN annotation_tag t ON t.annotation = n.id
      WHERE t.tag = ? AND (n.private = 0 OR n.author = ?) ORDER BY n.id
      """, [tag, actor], Session.annotation)
  }

  /// Of a note `n`, twice the actor: somebody else's, and this edit of it was not shown to the actor.
  private static let isUnseen =
    """
    (n.author <> ? AND n.private = 0 AND n.deleted = 0 AND n.edit >
      coalesce((SELECT s.edit FROM annotation_seen s WHERE s.annotation = n.id AND s.actor = ?), 0))
    """

  /// Notes by others, or their later edits, that the actor has not been shown.
  package func unseen(by actor: String) throws -> [String] {
    try all("SELECT n.id FROM annotation n WHERE \(Session.isUnseen) ORDER BY n.modified", [actor, actor])
  }

  /// The same, by date of the article and place.
  package func unseenPlaces(for actor: String) throws -> [NotePlace] {
    try map(
      """
      SELECT n.id, n.article, n.first, n.last, n.author FROM annotation n JOIN article a ON a.id = n.article
      WHERE \(Session.isUnseen) ORDER BY a.published IS NULL, a.published, a.id, n.first, n.created, n.id
      """, [actor, actor]
    ) { row in
      NotePlace(id: row[0], article: row[1], span: Span(start: row[2], end: row[3]), author: row[4])
    }
  }

  /// Who has seen a note before an edit of their own has seen it after, too.
  package func keepSeen(_ id: String, by actor: String, edit: Int, now: Int) throws {
    try run(
      "UPDATE annotation_seen SET edit = ? WHERE actor = ? AND annotation = ? AND edit = ?", [now, actor, id, edit])
  }

  package func colourCounts(for actor: String) throws -> [String: Int] {
    let rows = try map(
      """
      SELECT colour, count(*) FROM annotation n WHERE n.deleted = 0 AND (n.private = 0 OR n.author = ?) GROUP BY colour
      """, [actor]
    ) { row -> (String, Int) in (row[0], row[1]) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  package func markSeen(_ ids: [String], by actor: String) throws {
    for id in ids {
      try run(
        """
        INSERT INTO annotation_seen SELECT ?, id, edit FROM annotation WHERE id = ?
        ON CONFLICT (actor, annotation) DO UPDATE SET edit = excluded.edit
        """, [actor, id])
    }
  }

  package func authors() throws -> [String] {
    try all("SELECT DISTINCT author FROM annotation WHERE private = 0 AND deleted = 0 ORDER BY author")
  }
}

extension Annotation {
  /// One edit as it is kept for the history.
  fileprivate var encoded: [UInt8] {
    var out = ByteWriter()
    out.byte(1)
    out.string(id)
    out.count(Int(article))
    out.string(anchor.revision)
    out.count(anchor.span.start)
    out.count(anchor.span.end)
    out.string(anchor.exact)
    out.string(anchor.prefix)
    out.string(anchor.suffix)
    out.string(anchor.state.rawValue)
    out.string(colour)
    out.string(body)
    out.strings(tags)
    out.string(author)
    out.double(created)
    out.double(modified)
    out.count(revision)
    out.optional(inReplyTo)
    out.byte(isPrivate ? 1 : 0)
    out.byte(isDeleted ? 1 : 0)
    return out.bytes
  }

  fileprivate init(decoding bytes: UnsafeRawBufferPointer) throws(DamagedRecord) {
    var input = ByteReader(bytes)
    guard try input.byte() == 1 else { throw DamagedRecord() }
    let id = try input.string()
    let article = Int64(try input.count())
    let revision = try input.string()
    let span = Span(start: try input.count(), end: try input.count())
    let exact = try input.string()
    let prefix = try input.string()
    let suffix = try input.string()
    guard let state = Anchor.State(rawValue: try input.string()) else { throw DamagedRecord() }
    self.init(
      id: id, article: article,
      anchor: Anchor(revision: revision, span: span, exact: exact, prefix: prefix, suffix: suffix, state: state),
      colour: try input.string(), body: try input.string(), tags: try input.strings(), author: try input.string(),
      created: try input.double(), modified: try input.double(), revision: try input.count(),
      inReplyTo: try input.optionalString(), isPrivate: try input.byte() != 0, isDeleted: try input.byte() != 0)
  }
}
