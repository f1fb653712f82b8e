import Core

/// Pages about who is who.
extension Pages {
  /// The day of a moment, in UTC.
  static func day(_ time: Double) -> String {
    time.isFinite && abs(time) < 1e12 ? Day(ordinal: Int((time / 86_400).rounded(.down))).description : "undated"
  }

  /// Day and time of day, in UTC.
  static func moment(_ time: Double) -> String {
    guard time.isFinite, abs(time) < 1e12 else { return "undated" }
    let minutes = Int((time / 60).rounded(.down)) % 1440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day(time)) \(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// - Parameter contradictions: of the whole library; only those about the entity are shown.
  static func why(_ entity: Int64, name: String, _ lines: [WhyLine], _ contradictions: [Contradiction]) -> Page {
    var rows: [Page.Line] = []
    let own = Set(lines.compactMap { $0.decision?.id })
    let contradictions = contradictions.filter { own.contains($0.decision.id) || own.contains($0.forbiddenBy.id) }
    if !contradictions.isEmpty {
      rows.append(Page.Line(text: "Contradictions: take one side back", style: .statusError))
      for item in contradictions {
        rows.append(line(of: item.decision, nil))
        rows.append(Page.Line(text: "    is forbidden by", style: .textDim))
        rows.append(line(of: item.forbiddenBy, nil))
        let chain = item.chain.map(\.words).joined(separator: ", then ")
        if item.chain.count > 1 {
          rows.append(Page.Line(text: "    the chain that joins the two: \(oneLine(chain))", style: .textDim, rows: 4))
        }
      }
      rows.append(Page.Line(text: ""))
    }
    rows.append(Page.Line(text: "Decided by people", style: .paneTitle))
    let decided = lines.filter { $0.decision != nil }
    for one in decided {
      guard let decision = one.decision else { continue }
      rows.append(line(of: decision, one.undoneBy))
      if let reason = decision.reason, !reason.isEmpty {
        rows.append(Page.Line(text: "    because: \(oneLine(reason))", style: .textDim, rows: 4))
      }
    }
    if decided.isEmpty { rows.append(Page.Line(text: "  Nobody has decided anything here.", style: .textDim)) }
    rows += [Page.Line(text: ""), Page.Line(text: "Names and what links them", style: .paneTitle)]
    for one in lines where one.decision == nil {
      rows.append(
        Page.Line(
          text: "  \(oneLine(one.text))", right: plural(one.articles, "article"),
          target: one.place.map { .passage(article: $0.article, $0.span) }, rows: 4))
    }
    return Page(kind: .why(entity), title: "Why \(name)?", lines: rows)
  }

  private static func line(of decision: Decision, _ undoer: Decision?) -> Page.Line {
    var text = "  \(moment(decision.time))  \(decision.actor): \(oneLine(decision.words))"
    if !decision.isLive {
      text += undoer.map { " (taken back by \($0.actor), \(moment($0.time)))" } ?? " (taken back)"
    }
    return Page.Line(
      text: text, style: decision.isLive ? .text : .textDim, target: .decision(decision.id, isLive: decision.isLive),
      rows: 4)
  }

  static func mentions(_ splitting: Splitting, articles: ArticleList) -> Page {
    var rows: [Page.Line] = [
      Page.Line(
        text: "Which of these \(plural(splitting.mentions.count, "mention")) of \(splitting.name) are somebody else?",
        right: "\(splitting.ticked.count) ticked", style: .paneTitleFocused)
    ]
    var article: Int64?
    for (index, mention) in splitting.mentions.enumerated() {
      if mention.article != article {
        article = mention.article
        rows.append(
          Page.Line(
            text: oneLine(articles.title(of: mention.article)), right: mention.published?.description ?? "undated",
            style: .paneTitle))
      }
      let mark = splitting.ticked.contains(index) ? "[x]" : "[ ]"
      rows.append(
        Page.Line(
          text: "  \(mark) \(splitting.words[index]):  \(oneLine(mention.text))", target: .mention(index)))
    }
    return Page(kind: .mentions(splitting.entity), title: "Mentions of \(splitting.name)", lines: rows)
  }
}
