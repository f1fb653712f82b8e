/// How far an import is; sent often, cheap to make.
package struct ImportProgress: Hashable, Sendable {
  package enum Phase: String, Hashable, Sendable { case reading, analyzing, linking }

  package var phase: Phase
  package var done: Int
  /// nil while the number is not known (a stream).
  package var total: Int?
  /// What is in hand: a file's name.
  package var current: String

  package init(phase: Phase, done: Int, total: Int?, current: String) {
    self.phase = phase
    self.done = done
    self.total = total
    self.current = current
  }
}

/// What an import did.
package struct ImportReport: Hashable, Sendable {
  package var added: Int
  /// Articles that got a new revision.
  package var revised: Int
  package var unchanged: Int
  package var words: Int
  package var problems: [Problem]
  package var isCancelled: Bool

  package init(
    added: Int = 0, revised: Int = 0, unchanged: Int = 0, words: Int = 0, problems: [Problem] = [],
    isCancelled: Bool = false
  ) {
    self.added = added
    self.revised = revised
    self.unchanged = unchanged
    self.words = words
    self.problems = problems
    self.isCancelled = isCancelled
  }
}

/// A half-written note, kept on disk for its writer only.
package struct Draft: Hashable, Sendable {
  package var article: Int64
  package var revision: String
  package var span: Span
  package var body: String
  package var tags: [String]
  package var colour: String
  package var isPrivate: Bool
  /// The note that is being edited, and the revision of it that was read.
  package var annotation: String?
  package var replacing: Int?
  package var inReplyTo: String?
  /// Seconds since 1970.
  package var modified: Double

  package init(
    article: Int64, revision: String, span: Span, body: String, tags: [String] = [], colour: String = "yellow",
    isPrivate: Bool = false, annotation: String? = nil, replacing: Int? = nil, inReplyTo: String? = nil,
    modified: Double = 0
  ) {
    self.article = article
    self.revision = revision
    self.span = span
    self.body = body
    self.tags = tags
    self.colour = colour
    self.isPrivate = isPrivate
    self.annotation = annotation
    self.replacing = replacing
    self.inReplyTo = inReplyTo
    self.modified = modified
  }
}

/// Two people edited one note: both versions, nothing lost.
package struct AnnotationConflict: Error, Hashable, Sendable {
  package var mine: Annotation
  package var theirs: Annotation

  package init(mine: Annotation, theirs: Annotation) {
    self.mine = mine
    self.theirs = theirs
  }
}
