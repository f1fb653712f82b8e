extension Library {
  /// One step of work: changes and what undo needs, in one transaction.
  func change<T>(
    labelled label: String, _ body: (Session, inout [HistoryStep]) throws -> T
  ) throws -> T {
    let time = now()
    return try store.transact { session in
      var steps: [HistoryStep] = []
      let result = try body(session, &steps)
      if !steps.isEmpty { try session.remember(steps, label: label, by: actor, now: time) }
      return result
    }
  }

  /// Takes back this actor's last step of work, also one of an earlier run.
  ///
  /// - Returns: what was taken back, in words; nil where there is nothing.
  /// - Throws: `Problem` where somebody else changed the note since; nothing is changed then.
  package func undo() throws -> String? {
    try store.transact { session in
      guard let entry = try session.lastDone(by: actor) else { return nil }
      let steps = try entry.steps.reversed().map { try revert($0, session) }
      try session.setUndone(true, seq: entry.seq, steps: steps.reversed())
      return entry.label
    }
  }

  /// Does again what `undo` took back.
  package func redo() throws -> String? {
    try store.transact { session in
      guard let entry = try session.firstUndone(by: actor) else { return nil }
      let steps = try entry.steps.map { try revert($0, session) }
      try session.setUndone(false, seq: entry.seq, steps: steps)
      return entry.label
    }
  }

  /// Undo appends: the note gets a new edit that says what an older one said.
  ///
  /// - Returns: the step that takes this one back.
  private func revert(_ step: HistoryStep, _ session: Session) throws -> HistoryStep {
    switch step {
    case .annotation(let id, let before, let after):
      guard let current = try session.annotation(id, for: actor) else {
        throw Problem(.user, "the note is not there any more", hint: nil)
      }
      let now = try session.meaning(of: current.revision, of: id)
      guard try now == session.meaning(of: after, of: id) else {
        throw Problem(
          .user, "somebody changed this note since: it is left as it is", hint: "Its history has every version.")
      }
      var note = current
      if let before {
        guard let old = try session.edits(of: id).first(where: { $0.revision == before }) else {
          throw DamagedRecord()
        }
        note = old
        // The passage of then, where it is in the text of now: lost again, where a repair is taken back.
        note.anchor = try Carrying.anchor(old.anchor, of: current.article, session) ?? current.anchor
      } else {
        note.isDeleted = true
      }
      note.revision = current.revision + 1
      note.modified = max(self.now(), current.modified)
      let restored = try before.map { try session.meaning(of: $0, of: id) }
      try session.put(note, by: actor, restoring: restored)
      return .annotation(id: id, before: after, after: note.revision)
    case .decisions(let ids):
      return .decisions(try takeBack(ids, session))
    }
  }
}
