import GRDB

extension Condition {
  /// The articles that a filter means.
  ///
  /// - Parameter actor: whose reading counts for `unread`, and whose private notes count as notes.
  package init(_ filter: Filter, actor: String) {
    self = .all
    for entity in filter.entities {
      and("EXISTS (SELECT 1 FROM occurrence o WHERE o.entity = ? AND o.article = a.id)", [entity])
    }
    if !filter.kinds.isEmpty {
      let codes = filter.kinds.map { Int($0.code) }.sorted()
      and(
        "EXISTS (SELECT 1 FROM occurrence o WHERE o.article = a.id AND o.kind IN (\(Condition.marks(codes.count))))",
        StatementArguments(codes))
    }
    if let from = filter.from { and("a.published >= ?", [from.ordinal]) }
    if let to = filter.to { and("a.published <= ?", [to.ordinal]) }
    let visible = "n.article = a.id AND n.deleted = 0 AND (n.private = 0 OR n.author = ?)"
    for tag in filter.tags {
      and(
        """
        EXISTS (SELECT 1 FROM annotation n JOIN annotation_tag t ON t.annotation = n.id
          WHERE \(visible) AND t.tag = ?)
        """, [actor, tag])
    }
    if !filter.authors.isEmpty {
      var values = StatementArguments([actor])
      values += StatementArguments(filter.authors)
      and(
        """
        EXISTS (SELECT 1 FROM annotation n WHERE \(visible) AND n.author IN (\(Condition.marks(filter.authors.count))))
        """, values)
    }
    if filter.unread { and("NOT EXISTS (SELECT 1 FROM reading r WHERE r.actor = ? AND r.article = a.id)", [actor]) }
    if filter.hasNotes { and("EXISTS (SELECT 1 FROM annotation n WHERE \(visible))", [actor]) }
    if let text = filter.text, let match = SearchQuery(text).match {
      and("a.id IN (SELECT rowid FROM words WHERE words MATCH ?)", [match])
    }
  }

  static func marks(_ count: Int) -> String {
    [String](repeating: "?", count: count).joined(separator: ", ")
  }
}
