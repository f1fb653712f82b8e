/// What is named, within one article; the library joins these across articles (see `Library`).
package struct Entity: Hashable, Sendable {
  /// The fullest usual name.
  package var name: String
  package var kind: EntityKind
  /// Other names it has in this article, without `name`.
  package var aliases: [String]
  /// Why mentions with different names are one entity, in words, one line each.
  package var evidence: [Evidence]

  package init(name: String, kind: EntityKind, aliases: [String] = [], evidence: [Evidence] = []) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.evidence = evidence
  }
}

/// One reason to hold two names for the same entity: "Zaluzhnyi — surname, one person of that name in this article".
package struct Evidence: Hashable, Sendable {
  package var alias: String
  package var name: String
  package var reason: String

  package init(alias: String, name: String, reason: String) {
    self.alias = alias
    self.name = name
    self.reason = reason
  }
}
