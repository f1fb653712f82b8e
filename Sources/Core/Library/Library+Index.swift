extension Library {
  /// Names the analyzer and its model: analyses by another one are made again.
  package static let engine = "1"

  /// Writes what is asked across articles: the article's entities, its people, its events.
  func index(_ analysis: Analysis, of article: Int64, published: Day?, _ session: Session) throws {
    let before = Set(try session.occurrences(in: article).map(\.entity))
    var occurrences = analysis.occurrences(in: article)
    var touched = before
    for i in occurrences.indices {
      let one = occurrences[i]
      let id =
        try session.entity(named: Fold.key(one.name), kind: one.kind)
        ?? session.makeEntity(name: one.name, kind: one.kind)
      occurrences[i].entity = id
      occurrences[i].link = id
      touched.insert(id)
    }
    try session.replaceOccurrences(of: article, published: published, with: occurrences)
    for entity in touched where entity != 0 { try session.recount(entity) }
    let people = occurrences.filter { $0.kind == .person }.sorted { ($1.mentions, $0.first) < ($0.mentions, $1.first) }
    try session.setAnalyzed(article, people: people.prefix(3).map(\.name))
  }
}

extension Analysis {
  /// The entities that have mentions, with how many and where the first is.
  func occurrences(in article: Int64) -> [Occurrence] {
    var counts = [Int](repeating: 0, count: entities.count)
    var firsts = [Int](repeating: 0, count: entities.count)
    for mention in mentions where entities.indices.contains(mention.entity) {
      if counts[mention.entity] == 0 { firsts[mention.entity] = mention.span.start }
      counts[mention.entity] += 1
    }
    return entities.indices.filter { counts[$0] > 0 }.map { i in
      Occurrence(
        article: article, ordinal: i, name: entities[i].name, kind: entities[i].kind, aliases: entities[i].aliases,
        mentions: counts[i], first: firsts[i])
    }
  }
}
