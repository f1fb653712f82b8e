extension TimelineFiles.Content {
  /// One row for each dated event of the articles, in the order of days.
  package init(_ articles: [OpenArticle], names: [Int64: String] = [:]) {
    var rows: [TimelineRow] = []
    var known = names
    for article in articles {
      for (entity, id) in zip(article.analysis.entities, article.entityIDs) where known[id] == nil {
        known[id] = entity.name
      }
      for (number, event) in article.analysis.events.enumerated()
      where article.analysis.times.indices.contains(event.time) {
        let time = article.analysis.times[event.time]
        guard let earliest = time.earliest, let latest = time.latest else { continue }
        rows.append(
          TimelineRow(
            id: article.summary.id * 1_000_000 + Int64(number), earliest: earliest, latest: latest,
            edtf: time.edtf ?? time.value, label: event.label, status: event.status,
            participants: event.participants.filter(article.entityIDs.indices.contains).map { article.entityIDs[$0] },
            sources: [.init(article: article.summary.id, span: event.span)], isMain: true))
      }
    }
    rows.sort { ($0.earliest, $0.latest, $0.id) < ($1.earliest, $1.latest, $1.id) }
    self.init(
      rows: rows, names: known, articles: Dictionary(articles.map { ($0.summary.id, $0) }) { first, _ in first })
  }
}
