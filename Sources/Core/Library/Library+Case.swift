extension Library {
  /// Everything that `export --all` writes.
  ///
  /// - Parameter withPrivate: this actor's private notes too; other people's never.
  package func caseContent(withPrivate: Bool = false) throws(Problem) -> CaseContent {
    let summaries = try articles(matching: Filter())
    return try store.read { session in
      var content = CaseContent()
      for summary in summaries {
        guard let origin = try session.origin(of: summary.id) else { continue }
        content.origins[summary.id] = origin
        let versions = try session.revisions(of: summary.id).sorted { ($0.added, $0.id) < ($1.added, $1.id) }
        content.sources.append(
          CaseContent.Source(
            origin: origin, byline: summary.byline, source: summary.source, url: try session.url(of: summary.id),
            published: summary.published,
            versions: try versions.map {
              CaseContent.Version(
                revision: $0.hash, title: $0.title, added: $0.added, isNewest: $0.isNewest,
                text: try session.body(of: $0.id))
            }))
        for note in try session.annotations(in: summary.id, for: actor, withDeleted: true) {
          guard withPrivate || !note.isPrivate else {
            content.hidden += 1
            continue
          }
          let edits = try session.edits(of: note.id).filter { $0.revision < note.revision }
          content.notes.append(
            CaseContent.Note(
              origin: origin, note: note, earlier: edits.filter { withPrivate || !$0.isPrivate }))
        }
      }
      content.decisions = try session.decisions()
      return content
    }
  }

  /// Takes in texts with their revisions.
  ///
  /// The same article is one that shares a revision, or an origin and a title. Its newest text there becomes the newest
  /// here where the newest one here is an older one there; where both went on, this library's stays the newest.
  func takeIn(_ versions: [CaseLine.Version], _ report: inout NotesReport) throws {
    guard !versions.isEmpty else { return }
    let known = try store.read { try $0.everyRevision() }
    let byHash = Dictionary(grouping: known, by: \.hash)
    let byOrigin = Dictionary(known.filter(\.isNewest).map { ($0.origin, $0) }) { first, _ in first }
    var order: [String] = []
    var groups: [String: [CaseLine.Version]] = [:]
    for version in versions where isWhole(version, &report) {
      if groups[version.article.origin] == nil { order.append(version.article.origin) }
      groups[version.article.origin, default: []].append(version)
    }
    var fresh: [Article] = []
    var added: [String: Double] = [:]
    for origin in order {
      let group = groups[origin] ?? []
      let sorted = group.filter { !$0.isNewest } + group.filter(\.isNewest)
      guard let newest = sorted.last else { continue }
      for version in sorted { added[version.revision] = version.added }
      let shared = sorted.flatMap { byHash[$0.revision] ?? [] }
      let named = byOrigin[origin].flatMap { $0.title == newest.article.title ? $0 : nil }
      guard let home = shared.first(where: { $0.origin == origin }) ?? shared.first ?? named else {
        // Another article has this origin here: then this one gets one of its own.
        let own = byOrigin[origin] == nil ? origin : "\(origin) (\(newest.revision.prefix(12)))"
        for version in sorted {
          var article = version.article
          article.origin = own
          fresh.append(article)
        }
        continue
      }
      try join(sorted, newest, home, known.filter { $0.article == home.article }, &fresh, &report)
    }
    if !fresh.isEmpty {
      let result = try add(articles: fresh, analyzes: false)
      report.articles += result.added
      report.revised += result.revised
      report.problems += result.problems
      report.problems += try analyzePending().problems
    }
    try store.write { session in
      let before = Set(known.map(\.id))
      for revision in try session.everyRevision() where !before.contains(revision.id) {
        if let time = added[revision.hash] { try session.setAdded(time, ofRevision: revision.id) }
      }
    }
  }

  private func join(
    _ sorted: [CaseLine.Version], _ newest: CaseLine.Version, _ home: KnownRevision, _ mine: [KnownRevision],
    _ fresh: inout [Article], _ report: inout NotesReport
  ) throws {
    let hashes = Set(mine.map(\.hash))
    let missing = sorted.filter { !hashes.contains($0.revision) }
    guard !missing.isEmpty, let here = mine.first(where: \.isNewest) else { return }
    let goesOn = sorted.contains { $0.revision == here.hash } && !hashes.contains(newest.revision)
    for version in missing where !(goesOn && version.revision == newest.revision) {
      try store.write {
        try $0.keepOlder(
          version.article.text, title: version.article.title, added: version.added ?? now(), of: home.article)
      }
      report.revised += 1
    }
    if goesOn {
      var article = newest.article
      article.origin = home.origin
      fresh.append(article)
    } else if !hashes.contains(newest.revision) {
      report.contradictions.append(
        "“\(here.title)”: both libraries have a newer text; the one here stays the newest, the other is kept")
    }
  }

  private func isWhole(_ version: CaseLine.Version, _ report: inout NotesReport) -> Bool {
    let text = version.article.text
    guard Hex.string(SHA256.digest(text.bytes)) == version.revision else {
      report.problems.append(Problem(.data, "“\(version.article.title)”: the text is not the one of its revision"))
      return false
    }
    guard Sanitizer.clean(text.bytes) == text.bytes else {
      report.problems.append(
        Problem(.data, "“\(version.article.title)”: the text holds characters that no text may hold"))
      return false
    }
    return true
  }
}
