extension Library {
  /// The timeline with the names and sentences that files of it need.
  package func timelineContent(
    matching filter: Filter = Filter(), mainOnly: Bool = false
  ) throws(Problem) -> TimelineFiles.Content {
    if !isReadOnly { try refreshTimeline() }
    let rows = try timeline(matching: filter, mainOnly: mainOnly)
    var articles: [Int64: OpenArticle] = [:]
    for row in rows {
      guard let source = row.sources.first, articles[source.article] == nil else { continue }
      articles[source.article] = try open(source.article)
    }
    return TimelineFiles.Content(rows: rows, names: try entityNames(), articles: articles)
  }

  /// What each entity is called in this library.
  package func entityNames() throws(Problem) -> [Int64: String] {
    Dictionary(try entities().map { ($0.id, $0.name) }) { first, _ in first }
  }
}
