/// All that people put into a library: texts with their revisions, notes with their edits, decisions.
package struct CaseContent: Sendable {
  package struct Version: Hashable, Sendable {
    /// SHA-256 of the text, lower-case hex.
    package var revision: String
    package var title: String
    /// Seconds since 1970.
    package var added: Double
    package var isNewest: Bool
    package var text: Text

    package init(revision: String, title: String, added: Double, isNewest: Bool, text: Text) {
      self.revision = revision
      self.title = title
      self.added = added
      self.isNewest = isNewest
      self.text = text
    }
  }

  package struct Source: Hashable, Sendable {
    /// Identity between libraries, together with the revisions.
    package var origin: String
    package var byline: String?
    package var source: String?
    package var url: String?
    package var published: Day?
    /// Oldest first.
    package var versions: [Version]

    package init(
      origin: String, byline: String? = nil, source: String? = nil, url: String? = nil, published: Day? = nil,
      versions: [Version]
    ) {
      self.origin = origin
      self.byline = byline
      self.source = source
      self.url = url
      self.published = published
      self.versions = versions
    }
  }

  /// A note as it is now, and what it said before.
  package struct Note: Hashable, Sendable {
    package var origin: String
    package var note: Annotation
    /// Oldest first, without the last.
    package var earlier: [Annotation]

    package init(origin: String, note: Annotation, earlier: [Annotation] = []) {
      self.origin = origin
      self.note = note
      self.earlier = earlier
    }
  }

  package var sources: [Source]
  package var notes: [Note]
  package var decisions: [Decision]
  /// Origins of the articles that decisions name.
  package var origins: [Int64: String]
  /// Notes that were left out because they are private.
  package var hidden: Int

  package init(
    sources: [Source] = [], notes: [Note] = [], decisions: [Decision] = [], origins: [Int64: String] = [:],
    hidden: Int = 0
  ) {
    self.sources = sources
    self.notes = notes
    self.decisions = decisions
    self.origins = origins
    self.hidden = hidden
  }
}
