/// An entity that another one may be the same as.
package struct Candidate: Hashable, Sendable {
  package var entity: EntitySummary
  package var aliases: [String]
  /// A sentence that names it.
  package var context: Passage?

  package init(entity: EntitySummary, aliases: [String] = [], context: Passage? = nil) {
    self.entity = entity
    self.aliases = aliases
    self.context = context
  }
}

/// What making two entities one would do, to be asked before it is done.
package struct MergePreview: Hashable, Sendable {
  package var left: EntitySummary
  package var right: EntitySummary
  /// What both together would be called.
  package var name: String
  /// What speaks against it, one short phrase each.
  package var doubts: [String]
  /// The "different" that forbids it.
  package var contradiction: Contradiction?

  package init(
    left: EntitySummary, right: EntitySummary, name: String, doubts: [String] = [], contradiction: Contradiction? = nil
  ) {
    self.left = left
    self.right = right
    self.name = name
    self.doubts = doubts
    self.contradiction = contradiction
  }
}

/// What splitting mentions off would take back, and what else joined the entity.
package struct SplitPreview: Hashable, Sendable {
  package var entity: EntitySummary
  /// The chosen mentions, as they were asked about.
  package var places: [MentionPlace]
  /// "Same" decisions that join the chosen mentions with the rest: the split takes them back.
  package var cut: [Decision]
  /// Other living "same" decisions that made the entity: each can be taken back instead.
  package var joins: [Decision]

  package init(entity: EntitySummary, places: [MentionPlace], cut: [Decision], joins: [Decision]) {
    self.entity = entity
    self.places = places
    self.cut = cut
    self.joins = joins
  }
}
