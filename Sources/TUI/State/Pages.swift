import Core

/// Pages made from what the library answered.
enum Pages {
  static func heading(_ text: String) -> Page.Line { Page.Line(text: text, style: .paneTitle) }
  static let blank = Page.Line(text: "")

  /// One line, whatever the words contain.
  static func oneLine(_ text: String, limit: Int = 400) -> String {
    var line = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      line.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return line
  }

  // MARK: Card

  static func card(_ card: EntityCard, articles: ArticleList) -> Page {
    let summary = card.summary
    var lines: [Page.Line] = []
    lines.append(
      Page.Line(
        text: summary.name,
        right:
          "\(summary.kind.rawValue) · \(plural(summary.mentions, "mention")) in \(plural(summary.articles, "article"))",
        style: .paneTitleFocused))
    let seen = [card.firstSeen, card.lastSeen].compactMap { $0.map { String($0.description.prefix(7)) } }
    let also = card.aliases.isEmpty ? "" : "also " + card.aliases.joined(separator: ", ")
    lines.append(Page.Line(text: also, right: seen.count == 2 ? "\(seen[0]) … \(seen[1])" : "", style: .textDim))
    if let id = card.externalID, !id.isEmpty {
      lines.append(Page.Line(text: "outside identifier \(id)", style: .textDim))
    }
    for note in card.notes { lines.append(Page.Line(text: "note: \(oneLine(note))", style: .textDim)) }
    if let first = card.months.first, let last = card.months.last {
      let from = first.year * 12 + first.month - 1
      var counts = Array(repeating: 0, count: max(1, min(120, last.year * 12 + last.month - from)))
      for month in card.months {
        let index = month.year * 12 + month.month - 1 - from
        if counts.indices.contains(index) { counts[index] += month.mentions }
      }
      let months = seen.count == 2 && seen[0] != seen[1] ? ", \(seen[0]) to \(seen[1])" : ""
      lines.append(Page.Line(text: Density.line(counts) + "   mentions a month\(months)", style: .density))
    }
    if !card.quotations.isEmpty {
      lines += [blank, heading("Said")]
      for passage in card.quotations {
        lines.append(
          Page.Line(
            text: "  “\(oneLine(passage.text))”", right: passage.published.map(\.description) ?? "", style: .quotation,
            target: .passage(article: passage.article, passage.span), rows: 2))
      }
    }
    if !card.events.isEmpty {
      lines += [blank, heading("Was there")]
      for row in card.events {
        guard let source = row.sources.first else { continue }
        lines.append(
          Page.Line(
            text: "  \(pad(ShownDate.words(row.edtf, columns: 12), 12)) \(oneLine(row.label))\(status(row.status))",
            right: plural(row.sources.count, "source"), target: .passage(article: source.article, source.span)))
      }
    }
    if !card.related.isEmpty {
      lines += [blank, heading("With, beyond chance")]
      for related in card.related {
        let words = related.evidence.map { "…\(oneLine($0.text, limit: 160))…" } ?? ""
        lines.append(
          Page.Line(
            text: "  \(pad(related.entity.name, 22)) \(pad(plural(related.articles, "article"), 12)) \(words)",
            target: .entity(related.entity.id)))
        // The words that show the two together lead to their sentence.
        if let evidence = related.evidence {
          lines.append(
            Page.Line(
              text: "      “\(oneLine(evidence.text))”", right: evidence.published.map(\.description) ?? "",
              style: .textDim, target: .passage(article: evidence.article, evidence.span)))
          lines[lines.count - 2].text = "  \(pad(related.entity.name, 22)) \(plural(related.articles, "article"))"
        }
      }
    }
    if !card.articles.isEmpty {
      lines += [blank, heading("In")]
      for row in card.articles {
        lines.append(
          Page.Line(
            text: "  \(row.article.published.map(\.description) ?? "undated   ")  \(oneLine(row.article.title))",
            right: plural(row.mentions, "mention"), target: .article(row.article.id)))
      }
    }
    return Page(kind: .card(summary.id), title: summary.name, lines: lines)
  }

  // MARK: Search

  /// Places that a search of the library shows.
  static let mostHits = 200

  static func hits(_ query: String, _ hits: [SearchHit]) -> Page {
    var lines: [Page.Line] = []
    for hit in hits {
      let target = hit.annotation.map { Page.Target.note($0, article: hit.article, hit.span) }
      let field = hit.field == .text ? "" : "  (\(hit.field.rawValue))"
      lines.append(
        Page.Line(
          text: oneLine(hit.title) + field, right: hit.published.map(\.description) ?? "", style: .paneTitle,
          target: target ?? (hit.field == .title ? .article(hit.article) : .passage(article: hit.article, hit.span))))
      var line = Page.Line(text: "  \(oneLine(hit.snippet))", rows: 3)
      line.marks = hit.matches.map {
        Page.Line.Mark(span: Span(start: $0.start + 2, end: $0.end + 2), style: .searchMatch)
      }
      lines.append(line)
    }
    if lines.isEmpty { lines = [blank, Page.Line(text: "  Nothing has “\(oneLine(query))”.", style: .textDim)] }
    let count =
      hits.count < mostHits ? plural(hits.count, "article") : "the first \(hits.count) articles, there are more"
    return Page(kind: .hits(query), title: "“\(oneLine(query))”: \(count)", lines: lines)
  }

  // MARK: The rest

  static func problems(_ problems: [Problem]) -> Page {
    var lines: [Page.Line] = []
    for problem in problems.reversed() {
      lines.append(Page.Line(text: oneLine(problem.message), rows: 6))
      if let hint = problem.hint { lines.append(Page.Line(text: "  \(oneLine(hint))", style: .textDim, rows: 6)) }
    }
    if lines.isEmpty { lines = [blank, Page.Line(text: "  Nothing went wrong.", style: .textDim)] }
    return Page(kind: .problems, title: "Problems", lines: lines)
  }

  static func jumps(_ places: [Place], articles: ArticleList) -> Page {
    var lines: [Page.Line] = []
    for (index, place) in places.enumerated().reversed() {
      let article = place.article.map { oneLine(articles.title(of: $0)) } ?? ""
      let what =
        switch place.screen {
        case .reading: article
        case .articles: "the list of articles"
        case .timeline: "the timeline"
        case .page: place.page?.title ?? ""
        case .identities: "the questions"
        }
      lines.append(
        Page.Line(
          text: "  \(what)", right: place.screen == .reading ? "offset \(place.cursor)" : "", target: .jump(index)))
    }
    if lines.isEmpty { lines = [blank, Page.Line(text: "  You have not gone anywhere yet.", style: .textDim)] }
    return Page(kind: .jumps, title: "Places", lines: lines)
  }

  static func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  static func pad(_ text: String, _ columns: Int) -> String {
    let clipped = TextWidth.clipped(text, to: columns)
    return clipped + String(repeating: " ", count: max(0, columns - TextWidth.of(clipped)))
  }

  static func status(_ status: Event.Status) -> String {
    switch status {
    case .reported: ""
    case .planned: " (planned)"
    case .said: " (said)"
    }
  }
}

/// Counts as a row of blocks, one cell each.
enum Density {
  private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The largest count is a full block; any count but 0 shows.
  static func line(_ counts: [Int]) -> String {
    let most = counts.max() ?? 0
    guard most > 0 else { return String(repeating: " ", count: counts.count) }
    return String(counts.map { $0 == 0 ? blocks[0] : blocks[1 + $0 * 7 / most] })
  }
}
