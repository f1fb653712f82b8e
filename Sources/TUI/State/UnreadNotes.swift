import Core

/// Other people's notes that this person has not read, by date of the article and place.
struct UnreadNotes: Hashable, Sendable {
  private(set) var places: [NotePlace] = []
  private(set) var ids: Set<String> = []
  /// Whether the library was asked at least once: what comes later is news.
  private(set) var isKnown = false

  /// - Returns: those that were not among them before.
  mutating func show(_ new: [NotePlace]) -> [NotePlace] {
    let came = new.filter { !ids.contains($0.id) }
    places = new
    ids = Set(new.map(\.id))
    isKnown = true
    return came
  }

  mutating func see(_ seen: Set<String>) {
    places.removeAll { seen.contains($0.id) }
    ids.subtract(seen)
  }

  /// Whether one stands on these words.
  func isOn(_ span: Span, of article: Int64) -> Bool {
    !places.isEmpty && places.contains { $0.article == article && $0.span.overlaps(span) }
  }

  /// The next one after a place: in this article, in the articles after it, from the first again.
  func next(after offset: Int, in article: Int64?) -> NotePlace? {
    if let here = places.first(where: { $0.article == article && $0.span.start > offset }) { return here }
    if let last = places.lastIndex(where: { $0.article == article }), last + 1 < places.count {
      return places[last + 1]
    }
    return places.first
  }
}

/// Which notes a list shows in place of those of the filter: the unread ones, or those of a tag.
struct NotesChoice: Hashable, Sendable {
  var filter: Filter
  /// As the title says it.
  var words: String
}
