import Core

/// The article table.
struct ArticleList: Hashable, Sendable {
  var rows: [ArticleSummary] = []
  var list = ListPosition()
  var filter = Filter()
  /// The filter as it was typed.
  var filterText = ""
  var sort = ArticleSort.date
  /// What came since the saved filter was looked at before.
  var fresh: Set<Int64> = []
  /// Titles of all articles that were ever listed, also those that the filter hides.
  var titles: [Int64: String] = [:]
  /// Whether the first answer is still to come.
  var isLoading = true

  func row(of article: Int64) -> Int? { rows.firstIndex { $0.id == article } }
  func title(of article: Int64) -> String { titles[article] ?? "article \(article)" }
}

/// The names beside the text.
struct Sidebar: Hashable, Sendable {
  var rows: [EntitySummary] = []
  var list = ListPosition()
  var order = EntityOrder.count
  /// Of this article, or of the whole library.
  var isLibrary = false
  /// Whether other names were asked for and have not come.
  var isWaiting = false
  /// Only names with these letters.
  var search = ""
  /// Of the chosen entity.
  var related: [EntitySummary] = []
  var relatedOf: Int64?

  /// Rows that the search leaves.
  var visible: [EntitySummary] {
    guard let pattern = TextPattern(search) else { return rows }
    return rows.filter { pattern.first(in: Array($0.name.utf8), from: 0) != nil }
  }
}

/// Events in order, of everybody or of the chosen entity.
struct Timeline: Hashable, Sendable {
  private(set) var rows: [TimelineRow] = []
  var list = ListPosition()
  var mainOnly = true
  /// Whether the chosen entity filters.
  var followsEntity = true
  private(set) var scale = Scale()
  /// What was asked for last, so that other answers are dropped.
  var asked: Filter?
  /// Whether any answer has come.
  private(set) var isAnswered = false

  mutating func show(_ new: [TimelineRow]) {
    isAnswered = true
    let chosen = rows.indices.contains(list.chosen) ? rows[list.chosen] : nil
    rows = new
    scale = Scale(rows)
    // The event that was chosen stays so; else the nearest in time.
    if let chosen {
      let row = rows.firstIndex { $0.id == chosen.id } ?? rows.firstIndex { $0.earliest >= chosen.earliest } ?? 0
      list = ListPosition(chosen: row, top: max(0, row - 1))
    } else {
      list = ListPosition()
    }
  }

  var chosen: TimelineRow? { rows.indices.contains(list.chosen) ? rows[list.chosen] : nil }

  /// The first row of the next (or the previous) year that has one.
  func row(years count: Int) -> Int? {
    guard let chosen else { return nil }
    if count > 0 { return rows.firstIndex { $0.earliest.year > chosen.earliest.year } }
    guard let year = rows.last(where: { $0.earliest.year < chosen.earliest.year })?.earliest.year else {
      return rows.isEmpty ? nil : 0
    }
    return rows.firstIndex { $0.earliest.year == year }
  }

  /// Events a month, from the first year to the last.
  struct Scale: Hashable, Sendable {
    private(set) var firstYear = 0
    /// By month, from January of `firstYear`.
    private(set) var counts: [Int] = []

    /// More years than this have no room on any screen; the outermost ones are left out.
    private static let limit = 60

    init(_ rows: [TimelineRow] = []) {
      guard let first = rows.first?.earliest.year else { return }
      var last = rows.reduce(first) { max($0, $1.earliest.year) }
      var start = rows.reduce(first) { min($0, $1.earliest.year) }
      if last - start >= Self.limit {
        // Events far from the bulk (a founding year, a plan for 2050) must not flatten the scale.
        let sorted = rows.map(\.earliest.year).sorted()
        start = max(start, sorted[sorted.count / 20])
        last = min(last, sorted[sorted.count - 1 - sorted.count / 20])
        start = max(start, last - Self.limit + 1)
      }
      firstYear = start
      counts = Array(repeating: 0, count: (last - start + 1) * 12)
      for row in rows {
        let index = (row.earliest.year - start) * 12 + row.earliest.month - 1
        if counts.indices.contains(index) { counts[index] += 1 }
      }
    }

    var years: Int { counts.count / 12 }
  }
}
