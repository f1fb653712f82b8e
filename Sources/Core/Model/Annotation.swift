/// A person's note on a passage: highlight colour, Markdown body, tags, replies.
package struct Annotation: Hashable, Sendable {
  /// UUID text, the same in every export.
  package var id: String
  package var article: Int64
  package var anchor: Anchor
  /// Name of a colour of the library's set; its meaning is the library's.
  package var colour: String
  /// Markdown; empty for a bare highlight.
  package var body: String
  package var tags: [String]
  package var author: String
  /// Seconds since 1970.
  package var created: Double
  package var modified: Double
  /// Counts edits; an edit states the revision it replaces.
  package var revision: Int
  /// The annotation this one answers.
  package var inReplyTo: String?
  package var isPrivate: Bool
  package var isDeleted: Bool

  package init(
    id: String, article: Int64, anchor: Anchor, colour: String = "yellow", body: String = "", tags: [String] = [],
    author: String, created: Double, modified: Double, revision: Int = 1, inReplyTo: String? = nil,
    isPrivate: Bool = false, isDeleted: Bool = false
  ) {
    self.id = id
    self.article = article
    self.anchor = anchor
    self.colour = colour
    self.body = body
    self.tags = tags
    self.author = author
    self.created = created
    self.modified = modified
    self.revision = revision
    self.inReplyTo = inReplyTo
    self.isPrivate = isPrivate
    self.isDeleted = isDeleted
  }
}
