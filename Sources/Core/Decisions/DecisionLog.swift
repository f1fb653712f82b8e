/// The log of decisions read as a whole: what of it still holds.
package enum DecisionLog {
  /// Ids of decisions that a later living one takes back. An undo can itself be taken back: that is redo.
  ///
  /// - Parameter undos: id of each decision that takes others back, with the ids of those, oldest first.
  package static func undone(_ undos: [(id: String, undoes: [String])]) -> Set<String> {
    var undone: Set<String> = []
    for undo in undos.reversed() where !undone.contains(undo.id) { undone.formUnion(undo.undoes) }
    return undone
  }

  /// The "same" decisions that must be taken back to part these mentions from the rest: those that are about one of each
  /// side. What is joined by links alone needs no taking back: the "different" of the split holds against it.
  ///
  /// - Parameter isChosen: whether a mention is on the side that is split off.
  package static func cut(_ decisions: [Decision], isChosen: (MentionRef) -> Bool) -> [Decision] {
    decisions.filter { decision in
      guard decision.isLive, decision.verb == .same, decision.groups.count == 2, let left = decision.groups[0].first,
        let right = decision.groups[1].first
      else { return false }
      return isChosen(left) != isChosen(right)
    }
  }
}
