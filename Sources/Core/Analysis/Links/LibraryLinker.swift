/// An entity of one article, as the library links it with those of other articles.
package struct ArticleEntity: Hashable, Sendable {
  /// Which article; equal numbers are the same article.
  package var article: Int
  package var name: String
  package var kind: EntityKind
  package var aliases: [String]

  package init(article: Int, name: String, kind: EntityKind, aliases: [String] = []) {
    self.article = article
    self.name = name
    self.kind = kind
    self.aliases = aliases
  }

  package init(article: Int, entity: Entity) {
    self.init(article: article, name: entity.name, kind: entity.kind, aliases: entity.aliases)
  }
}

/// Which entities of many articles are one.
package struct LibraryLinks: Sendable {
  /// For each entity given, the number of its cluster; clusters are numbered by their first entity.
  package var cluster: [Int]
  /// The fullest usual name of each cluster.
  package var names: [String]
  /// Links between entities of different articles that rest on more than the same name.
  package var evidence: [LibraryEvidence]
}

/// Why an entity is in its cluster.
package struct LibraryEvidence: Hashable, Sendable {
  /// Indices into the entities given.
  package var entity: Int
  package var other: Int
  package var reason: LinkReason
}

/// Links the entities of many articles: by alias sets, never by what the longest name of a cluster would be.
///
/// A person found by surname only joins the one person of that surname in the library, or the one who is named in at
/// least five times as many articles as all others of it together. Linear but for people of one surname.
package enum LibraryLinker {
  package static func link(_ entities: [ArticleEntity]) -> LibraryLinks {
    var work = LibraryGroups(entities)
    work.joinNames()
    work.joinPersons()
    work.joinAliases()
    work.joinSingles()
    return work.links()
  }

  /// What an entity can be linked by: two entities without a common key are never in one cluster because of each
  /// other, so an import looks only at the entities that share a key with the new ones.
  package static func keys(of entity: ArticleEntity) -> [String] {
    var keys: Set<String> = []
    for name in [entity.name] + entity.aliases {
      switch entity.kind {
      case .person:
        let person = PersonName(name)
        keys.insert("p " + NameFolding.transliterationKey(person.surname))
        if let near = LibraryGroups.nearKey(person) { keys.insert("p " + near) }
      case .group: keys.insert("g " + KnownAliases.groupKey(NameFolding.key(name)))
      default:
        let key = KnownAliases.canonicalKey(NameFolding.key(name), kind: entity.kind)
        keys.insert("\(entity.kind.letter) \(key)")
        if entity.kind == .organization, let stem = OrganizationName(name).stem { keys.insert("O \(stem)") }
      }
    }
    return keys.sorted()
  }
}
