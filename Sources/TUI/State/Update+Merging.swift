import Core

/// Making two entities one, or telling them apart: nothing is decided before it is said what it would do.
extension State {
  /// Moves the mark among the candidates; it stays on the list.
  mutating func moveCandidate(by count: Int) {
    guard !candidates.isEmpty else { return }
    candidate = max(0, min(candidates.count - 1, candidate + count))
  }

  /// The candidate that Enter takes.
  var markedCandidate: EntitySummary? { candidates.indices.contains(candidate) ? candidates[candidate] : nil }

  mutating func confirmPair(_ left: Int64, _ right: Int64, different: Bool) -> [Effect] {
    pairing = nil
    candidate = 0
    return [.previewMerge(left, right, different: different)]
  }

  mutating func ask(_ preview: MergePreview, different: Bool) {
    let left = Self.words(preview.left), right = Self.words(preview.right)
    if let found = preview.contradiction {
      if different {
        say("Told apart already: \(Self.words(found.forbiddenBy))")
      } else {
        ask(found, preview.left.id, preview.right.id)
      }
      return
    }
    if different {
      choice = Choice(
        purpose: .different(preview.left.id, preview.right.id), question: "Not the same?",
        options: [
          Choice.Option(key: "y", label: "they are two"), Choice.Option(key: "r", label: "they are two, with a reason"),
        ], details: ["\(left) ≠ \(right)"])
      return
    }
    var details = [
      "\(left) + \(right)", "→ called \(preview.name), \(preview.left.mentions + preview.right.mentions) mentions",
    ]
    if !preview.doubts.isEmpty { details.append("But: \(preview.doubts.joined(separator: " · "))") }
    choice = Choice(
      purpose: .merge(Merge(left: preview.left.id, right: preview.right.id, name: preview.name)),
      question: "One and the same?",
      options: [
        Choice.Option(key: "y", label: "make them one"), Choice.Option(key: "n", label: "choose the name"),
        Choice.Option(key: "r", label: "with a reason"),
      ], details: details)
  }

  /// A "same" against a "different": nothing is decided until it is said which of them holds.
  mutating func ask(_ found: Contradiction, _ left: Int64, _ right: Int64) {
    var details = ["This contradicts what was decided: \(Self.words(found.forbiddenBy))"]
    if let reason = found.forbiddenBy.reason, !reason.isEmpty { details.append("because: \(reason)") }
    let chain = found.chain.map { $0.id.isEmpty ? "\($0.words) (now)" : Self.words($0) }
    if !chain.isEmpty { details.append("The chain that would join the two: " + chain.joined(separator: ", then ")) }
    choice = Choice(
      purpose: .contradiction(Merge(left: left, right: right, retracting: [found.forbiddenBy.id])),
      question: "Which holds?",
      options: [
        Choice.Option(key: "k", label: "keep them apart"),
        Choice.Option(key: "t", label: "take the older one back and make them one"),
      ], details: details)
  }

  static func words(_ entity: EntitySummary) -> String {
    "\(entity.name) (\(entity.kind.rawValue), \(Pages.plural(entity.mentions, "mention")))"
  }

  /// What was decided, by whom and when.
  static func words(_ decision: Decision) -> String {
    "\(decision.words) (\(decision.actor), \(Pages.day(decision.time)))"
  }

  /// The entity that two have become is the chosen one everywhere.
  mutating func merged(_ entity: EntitySummary, from ids: [Int64], _ what: String) -> [Effect] {
    say("\(what); \(undoKey) takes it back")
    if case .card(let id) = page?.kind, ids.contains(id) { page?.kind = .card(entity.id) }
    var effects: [Effect] = []
    if let chosen, ids.contains(chosen.id) || chosen.id == entity.id || screen != .identities {
      self.chosen = Chosen(id: entity.id, name: entity.name, kind: entity.kind)
      effects.append(.showCard(entity.id, .sidebar))
    }
    return effects + refresh()
  }

  /// The key that undoes here: `u` is "unsure" in the queue of questions.
  var undoKey: String {
    KeyHelp.short([.undo], keymap: settings.keymap, context: context).first?.keys ?? "undo"
  }
}

/// Two entities that are to become one.
struct Merge: Hashable, Sendable {
  var left: Int64
  var right: Int64
  /// What both together are called; nil: what the program would call them.
  var name: String?
  /// Ids of decisions that are taken back for it.
  var retracting: [String] = []
}
