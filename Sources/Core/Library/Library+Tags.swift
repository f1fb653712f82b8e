extension Library {
  /// Renames a tag on every note that this actor sees; where the new one exists the two become one.
  ///
  /// - Parameter new: empty takes the tag away.
  /// - Returns: how many notes changed.
  package func renameTag(_ old: String, to new: String) throws -> Int {
    guard old != new else { return 0 }
    return try change(labelled: new.isEmpty ? "tag \(old) taken away" : "tag \(old) is now \(new)") { session, steps in
      try retag(session.annotations(tagged: old, for: actor), session, &steps) { tags in
        tags.map { $0 == old ? new : $0 }
      }
    }
  }

  /// Adds and takes away tags on many notes in one step, which one undo takes back.
  ///
  /// The notes are read inside the transaction, so that nobody's edit of them is overwritten.
  /// - Returns: how many notes changed.
  package func tag(_ notes: [String], adding: [String], removing: [String]) throws -> Int {
    let words = adding.map { "+\($0)" } + removing.map { "-\($0)" }
    return try change(labelled: "\(words.joined(separator: " ")) on \(notes.count) notes") { session, steps in
      let found = try notes.compactMap { try session.annotation($0, for: actor) }
      return try retag(found, session, &steps) { tags in tags.filter { !removing.contains($0) } + adding }
    }
  }

  private func retag(
    _ notes: [Annotation], _ session: Session, _ steps: inout [HistoryStep], _ change: ([String]) -> [String]
  ) throws -> Int {
    var changed = 0
    for var note in notes {
      var tags: [String] = []
      for tag in change(note.tags) where !tag.isEmpty && !tags.contains(tag) { tags.append(tag) }
      guard tags != note.tags else { continue }
      note.tags = tags
      _ = try put(note, replacing: note.revision, &steps, session)
      changed += 1
    }
    return changed
  }

  package func tags() throws(Problem) -> [(tag: String, notes: Int)] {
    try store.read { try $0.tags(for: actor) }
  }
}
