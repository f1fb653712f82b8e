/// Where notes and mentions of elsewhere belong.
final class NoteHome {
  private let session: Session
  private let byHash: [String: [KnownRevision]]
  private let newest: [KnownRevision]
  private let byArticle: [Int64: KnownRevision]
  private var texts: [Int64: Text] = [:]
  private var points: [Int64: CodePoints] = [:]
  private var diffs: [Int64: RevisionDiff] = [:]

  init(_ known: [KnownRevision], _ session: Session) {
    self.session = session
    byHash = Dictionary(grouping: known, by: \.hash)
    newest = known.filter(\.isNewest)
    byArticle = Dictionary(newest.map { ($0.article, $0) }) { first, _ in first }
  }

  /// By the text it was made on, and from there to the newest one; else by the article it names, if its words are
  /// there; else where its words are, if that is one article only.
  func place(_ note: ForeignNote) throws -> (Int64, Anchor)? {
    if let revision = revision(note.revision, note.origin) { return try placed(note, on: revision) }
    guard let exact = note.exact, !exact.isEmpty else { return nil }
    if let named = try named(note.source) {
      let anchor = note.anchor(in: try text(of: named), revision: named.hash)
      if anchor.state != .lost { return (named.article, anchor) }
    }
    // Fitting costs much, looking for words little.
    let words = exact.split { !$0.isLetter && !$0.isNumber }.sorted { $0.utf8.count > $1.utf8.count }.prefix(3)
      .map { Array($0.utf8) }
    var found: [(Int64, Anchor)] = []
    for article in newest {
      let text = try text(of: article)
      guard words.isEmpty || words.contains(where: { text.bytes.firstRange(of: $0) != nil }) else { continue }
      let anchor = note.anchor(in: text, revision: article.hash)
      if anchor.state != .lost { found.append((article.article, anchor)) }
      if found.count > 1 { return nil }
    }
    return found.first
  }

  /// A mention of a decision; nil where its text is not here or has other words there.
  func mention(_ foreign: ForeignDecision.Mention) throws -> MentionRef? {
    guard let revision = revision(foreign.revision, foreign.origin), let start = foreign.start, let end = foreign.end,
      let span = try codePoints(of: revision).span(from: start, to: end),
      try text(of: revision).string(span) == foreign.exact
    else { return nil }
    return MentionRef(article: revision.article, revision: revision.hash, span: span, exact: foreign.exact)
  }

  private func revision(_ hash: String?, _ origin: String?) -> KnownRevision? {
    let all = hash.flatMap { byHash[$0] } ?? []
    return all.first { $0.origin == origin } ?? all.first { $0.isNewest } ?? all.first
  }

  private func named(_ source: String?) throws -> KnownRevision? {
    guard let source else { return nil }
    let own = "urn:dossier:article:"
    if source.hasPrefix(own) { return Int64(source.dropFirst(own.count)).flatMap { byArticle[$0] } }
    return try newest.first { try $0.origin == source || session.url(of: $0.article) == source }
  }

  private func placed(_ note: ForeignNote, on revision: KnownRevision) throws -> (Int64, Anchor) {
    let text = try text(of: revision)
    var anchor = note.anchor(in: text, revision: revision.hash)
    if revision.isNewest {
      if anchor.state == .exact, let state = note.state, state != .lost { anchor.state = state }
      return (revision.article, anchor)
    }
    guard anchor.state != .lost, let target = byArticle[revision.article] else { return (revision.article, anchor) }
    let diff = try diffs[revision.id] ?? RevisionDiff(old: text, new: self.text(of: target))
    diffs[revision.id] = diff
    let carried = diff.carry(anchor.span)
    guard let span = carried.span else {
      anchor.state = .lost
      return (revision.article, anchor)
    }
    var moved = Anchor(of: span, in: try self.text(of: target), revision: target.hash)
    moved.state = anchor.state == .approximate ? .approximate : carried.state
    return (revision.article, moved)
  }

  private func text(of revision: KnownRevision) throws -> Text {
    if let text = texts[revision.id] { return text }
    let text = try session.body(of: revision.id)
    texts[revision.id] = text
    return text
  }

  private func codePoints(of revision: KnownRevision) throws -> CodePoints {
    if let points = points[revision.id] { return points }
    let made = CodePoints(try text(of: revision))
    points[revision.id] = made
    return made
  }
}

extension [UInt8] {
  /// The first place of a byte string; nil for an empty one.
  fileprivate func firstRange(of needle: [UInt8]) -> Range<Int>? {
    guard let first = needle.first, needle.count <= count else { return nil }
    var at = startIndex
    while at + needle.count <= endIndex {
      guard let found = self[at...].firstIndex(of: first), found + needle.count <= endIndex else { return nil }
      if self[found..<(found + needle.count)].elementsEqual(needle) { return found..<(found + needle.count) }
      at = found + 1
    }
    return nil
  }
}
