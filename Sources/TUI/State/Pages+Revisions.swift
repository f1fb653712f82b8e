import Core

extension Pages {
  /// The versions of an article, oldest first; under each but the first what came and went with it.
  static func revisions(_ article: Int64, title: String, _ steps: [RevisionStep], shown: String?) -> Page {
    var lines = [blank]
    var latest: Int?
    for (index, step) in steps.enumerated() {
      let revision = step.revision
      let right = [revision.isNewest ? "newest" : "", revision.hash == shown ? "shown" : ""].filter { !$0.isEmpty }
      lines.append(
        Page.Line(
          text: "  version \(index + 1)  \(moment(revision.added))  \(oneLine(revision.title))",
          right: right.joined(separator: ", "),
          target: revision.isNewest ? .article(article) : .revision(article: article, revision.hash)))
      guard index > 0 else { continue }
      latest = lines.count
      lines.append(
        Page.Line(
          text: "      what changed: \(count(step))", style: .textDim,
          target: .changes(article: article, from: steps[index - 1].revision.hash, to: revision.hash)))
    }
    if steps.count < 2 {
      lines += [blank, Page.Line(text: "  Added again with other words, it gets a second version.", style: .textDim)]
    }
    var page = Page(kind: .revisions(article), title: "Versions of \(oneLine(title))", lines: lines)
    if let latest { page.list.chosen = latest }
    return page
  }

  private static func count(_ step: RevisionStep) -> String {
    guard let changes = step.changes else { return "…" }
    if changes == 0 { return "no words" }
    return "\(plural(step.inserted, "word")) came, \(step.deleted) went, in \(plural(changes, "place"))"
  }

  // MARK: What changed

  /// Words that came `{+so+}` and went `[-so-]`, each with the words around it, then what became of the notes.
  static func changes(_ comparison: RevisionComparison, title: String, columns: Int) -> Page {
    var lines: [Page.Line] = []
    let kinds = Dictionary(grouping: comparison.changes, by: \.kind).mapValues(\.count)
    let parts = [
      (RevisionChange.Kind.replaced, "replaced"), (.inserted, "inserted"), (.deleted, "deleted"), (.moved, "moved"),
    ].compactMap { kind, word in kinds[kind].map { "\($0) \(word)" } }
    lines.append(
      Page.Line(
        text: parts.isEmpty ? "No words changed" : "Changes: \(parts.joined(separator: ", "))   {+came+} [-went-]",
        style: .paneTitle))
    lines.append(
      Page.Line(
        text: "read the version of \(moment(comparison.old.added))", style: .textDim,
        target: .revision(article: comparison.article, comparison.old.hash)))
    lines += fates(comparison, columns: columns)
    let first = lines.count + 1
    for group in groups(comparison) {
      lines.append(blank)
      var made = WrappedWords.lines(pieces(group, comparison), columns: columns - 6)
      guard !made.isEmpty else { continue }
      let change = group[0]
      made[0].target =
        comparison.new.isNewest
        ? .passage(article: comparison.article, change.new)
        : .revision(article: comparison.article, comparison.new.hash)
      lines += made
    }
    var page = Page(
      kind: .changes(comparison.article, from: comparison.old.hash, to: comparison.new.hash),
      title: "What changed: \(oneLine(title))", lines: lines)
    if lines.indices.contains(first), lines[first].target != nil, comparison.notes.isEmpty { page.list.chosen = first }
    return page
  }

  /// Bytes of unchanged text that are shown around a change, and between two of one group.
  private static let around = 40
  private static let between = 120

  /// Changes that stand close together.
  private static func groups(_ comparison: RevisionComparison) -> [[RevisionChange]] {
    var groups: [[RevisionChange]] = []
    for change in comparison.changes {
      if let last = groups.last?.last, change.new.start - last.new.end <= between, change.new.start >= last.new.end,
        !comparison.newText.bytes[last.new.end..<change.new.start].contains(0x0A)
      {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }

  private static func pieces(_ group: [RevisionChange], _ comparison: RevisionComparison) -> [WrappedWords.Piece] {
    let text = comparison.newText
    var pieces: [WrappedWords.Piece] = []
    func plain(_ from: Int, _ to: Int) {
      guard from < to else { return }
      pieces.append(WrappedWords.Piece(text: text.string(Span(start: from, end: to))))
    }
    let start = wordStart(text, before: group[0].new.start)
    if start > 0 { pieces.append(WrappedWords.Piece(text: "…")) }
    plain(start, group[0].new.start)
    var at = group[0].new.start
    for change in group {
      plain(at, change.new.start)
      let old = comparison.oldText.string(change.old)
      let new = text.string(change.new)
      switch change.kind {
      case .moved: pieces.append(WrappedWords.Piece(text: "{moved here: \(new)}", style: .revisionAdded))
      case .inserted: pieces.append(WrappedWords.Piece(text: "{+\(new)+}", style: .revisionAdded))
      case .deleted: pieces.append(WrappedWords.Piece(text: "[-\(old)-] ", style: .revisionRemoved))
      case .replaced:
        pieces.append(WrappedWords.Piece(text: "[-\(old)-]", style: .revisionRemoved))
        pieces.append(WrappedWords.Piece(text: " "))
        pieces.append(WrappedWords.Piece(text: "{+\(new)+}", style: .revisionAdded))
      }
      at = max(at, change.new.end)
    }
    let end = wordEnd(text, after: at)
    plain(at, end)
    if end < text.count { pieces.append(WrappedWords.Piece(text: "…")) }
    return pieces
  }

  private static func wordStart(_ text: Text, before offset: Int) -> Int {
    var at = max(0, offset - around)
    if let paragraph = text.bytes[at..<offset].lastIndex(of: 0x0A) { return paragraph + 1 }
    if at > 0 { while at < offset, text.bytes[at - 1] > 0x20 { at += 1 } }
    return at
  }

  private static func wordEnd(_ text: Text, after offset: Int) -> Int {
    var at = min(text.count, offset + around)
    if let paragraph = text.bytes[offset..<at].dropFirst().firstIndex(of: 0x0A) { return paragraph }
    if at < text.count { while at > offset, text.bytes[at] > 0x20 { at -= 1 } }
    return at
  }

  /// Notes that were made on an older text: how each is now, and why; lost ones first.
  private static func fates(_ comparison: RevisionComparison, columns: Int) -> [Page.Line] {
    let changed = comparison.notes.filter { $0.note.anchor.state != .exact && $0.note.anchor.state != .shifted }
    let kept = comparison.notes.count - changed.count
    guard !comparison.notes.isEmpty else { return [] }
    var lines = [blank, heading("Notes")]
    for fate in changed.sorted(by: { ($0.isLost ? 0 : 1, $0.place) < ($1.isLost ? 0 : 1, $1.place) }) {
      let state = fate.note.anchor.state
      lines.append(
        Page.Line(
          text: "  (\(state.rawValue)) “\(oneLine(fate.before, limit: 200))”",
          right: fate.isLost ? "R repairs" : "", style: fate.isLost ? .statusError : .quotation,
          target: .note(fate.note.id, article: comparison.article, fate.place)))
      if state == .edited || state == .moved, fate.note.anchor.exact != fate.before {
        lines.append(Page.Line(text: "      now “\(oneLine(fate.note.anchor.exact, limit: 200))”", style: .quotation))
      }
      lines.append(Page.Line(text: "      \(fate.reason)", style: .textDim))
    }
    if kept > 0 {
      lines.append(Page.Line(text: "  \(plural(kept, "note")) on words that did not change", style: .textDim))
    }
    return lines
  }
}

extension NoteFate {
  fileprivate var isLost: Bool { note.anchor.state == .lost }
}
