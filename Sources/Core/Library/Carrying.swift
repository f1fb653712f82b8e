/// How passages go from one revision of an article to another: one token diff for notes and decisions.
enum Carrying {
  static func diff(from old: Int64, to new: Int64, _ session: Session) throws -> RevisionDiff {
    RevisionDiff(old: try session.body(of: old), new: try session.body(of: new))
  }

  /// Where an anchor of any revision is in the newest one; what is lost keeps its old revision and words.
  ///
  /// - Returns: nil where the library does not have the anchor's revision.
  static func anchor(_ anchor: Anchor, of article: Int64, _ session: Session) throws -> Anchor? {
    guard let newest = try session.revision(of: article) else { return nil }
    if anchor.revision == newest.hash { return anchor }
    guard let old = try session.revision(of: article, hash: anchor.revision) else { return nil }
    let text = try session.body(of: newest.id)
    let diff = RevisionDiff(old: try session.body(of: old.id), new: text)
    return self.anchor(anchor, by: diff, in: text, revision: newest.hash)
  }

  static func anchor(_ anchor: Anchor, by diff: RevisionDiff, in text: Text, revision: String) -> Anchor {
    let carried = diff.carry(anchor.span)
    var anchor = anchor
    if let span = carried.span { anchor = Anchor(of: span, in: text, revision: revision) }
    anchor.state = carried.state
    return anchor
  }
}

extension Library {
  /// Notes of an article go with its text. One that is lost keeps its old revision and words, and is listed there.
  func carryAnnotations(of article: Int64, to new: Int64, _ session: Session) throws {
    let notes = try session.everyAnnotation(in: article)
    guard !notes.isEmpty, let newest = try session.revision(of: article) else { return }
    let text = try session.body(of: new)
    var diffs: [String: RevisionDiff] = [:]
    for note in notes where note.anchor.revision != newest.hash {
      guard let old = try session.revision(of: article, hash: note.anchor.revision) else { continue }
      let diff = try diffs[old.hash] ?? Carrying.diff(from: old.id, to: new, session)
      diffs[old.hash] = diff
      try session.move(note.id, to: Carrying.anchor(note.anchor, by: diff, in: text, revision: newest.hash))
    }
  }
}
