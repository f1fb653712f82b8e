/// How passages go from one revision of an article to another: one token diff for notes and decisions.
enum Carrying {
  static func diff(from old: Int64, to new: Int64, _ session: Session) throws -> RevisionDiff {
    RevisionDiff(old: try session.body(of: old), new: try session.body(of: new))
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
      let carried = diff.carry(note.anchor.span)
      var anchor = note.anchor
      if let span = carried.span { anchor = Anchor(of: span, in: text, revision: newest.hash) }
      anchor.state = carried.state
      try session.move(note.id, to: anchor)
    }
  }
}
