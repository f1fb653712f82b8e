import Core

/// The list of articles and what belongs to an article as a whole.
extension State {
  mutating func handleArticles(_ command: Command, count: Int?) -> [Effect] {
    let n = max(1, count ?? 1)
    switch command {
    case .nextArticle: return stepArticle(n)
    case .previousArticle: return stepArticle(-n)
    case .setDate:
      guard let summary = articleHere else { return [] }
      prompt = Prompt(
        purpose: .date(article: summary.id), line: LineEditor(summary.published.map(\.description) ?? ""))
    case .revisions:
      guard let summary = articleHere else { return [] }
      if screen != .page { jumps.leave(place) }
      return [.listRevisions(summary.id)]
    case .addArticles: prompt = Prompt(purpose: .addArticles)
    default: break
    }
    return []
  }

  /// The chosen row of the list, or the open article.
  var articleHere: ArticleSummary? {
    if screen == .articles || (screen == .reading && focus == .articles) {
      return articles.rows.indices.contains(articles.list.chosen) ? articles.rows[articles.list.chosen] : nil
    }
    return reader?.article.summary
  }

  mutating func openChosenArticle() -> [Effect] {
    guard let summary = articleHere else { return [] }
    if summary.id == reader?.article.summary.id, !isOldRevision {
      screen = .reading
      focusText()
      reflow()
      return []
    }
    return go(to: summary.id, .remembered)
  }

  private mutating func stepArticle(_ n: Int) -> [Effect] {
    guard !articles.rows.isEmpty else { return [] }
    let here = reader.flatMap { articles.row(of: $0.article.summary.id) } ?? (n > 0 ? -1 : 0)
    let row = here + n
    guard articles.rows.indices.contains(row) else {
      say(n > 0 ? "This is the last article of the list" : "This is the first article of the list")
      return []
    }
    articles.list.choose(row, count: articles.rows.count, height: articlesHeight)
    return go(to: articles.rows[row].id, .remembered)
  }

  /// Which day a date in the text means, and why.
  mutating func explainDate() {
    guard let reader else { return }
    guard let time = reader.time(at: reader.cursor) else {
      say("No date here: . goes to the next one")
      return
    }
    let words = reader.text.string(time.span)
    switch time.kind {
    case .duration: say("“\(words)” is a length of time (\(time.value))")
    case .set: say("“\(words)” happens again and again (\(time.value))")
    case .date, .time:
      guard let earliest = time.earliest, let latest = time.latest else {
        let hint = reader.article.summary.published == nil ? "; D sets the publication date" : ""
        say("“\(words)”: no day can be told (\(time.value))\(hint)")
        return
      }
      let days =
        earliest == latest ? "\(earliest) (\(Self.weekdays[earliest.weekday - 1]))" : "\(earliest) to \(latest)"
      let isWritten = words.utf8.filter { (0x30...0x39).contains($0) }.count >= 4
      let why =
        isWritten ? "" : reader.article.summary.published.map { ", counted from the publication on \($0)" } ?? ""
      say("“\(words)” is \(days)\(why)")
    }
  }

  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
