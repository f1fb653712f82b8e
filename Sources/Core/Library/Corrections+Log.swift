extension Corrections {
  /// What living decisions correct in an article, moved to its newest revision.
  static func of(_ article: Int64, _ session: Session) throws -> Corrections {
    var corrections = Corrections()
    for decision in try session.decisions(inArticle: article) where decision.isLive {
      let refs = (decision.groups.first ?? []).filter { $0.article == article }
      switch decision.verb {
      case .add:
        guard let kind = EntityKind(rawValue: decision.value) else { continue }
        corrections.added += try refs.compactMap { ref in
          try place(of: ref, session).map { Addition(span: $0, kind: kind) }
        }
      case .ignoreMention: corrections.ignored += try refs.compactMap { try place(of: $0, session) }
      case .ignoreInArticle: corrections.ignoredEntities += try refs.compactMap { try place(of: $0, session) }
      case .split:
        let spans = try refs.compactMap { try place(of: $0, session) }
        if !spans.isEmpty { corrections.splits.append(spans) }
      default: continue
      }
    }
    return corrections
  }

  /// Where a mention that a decision names stands in the newest revision; nil where it is lost.
  static func place(of ref: MentionRef, _ session: Session) throws -> Span? {
    guard let newest = try session.revision(of: ref.article) else { return nil }
    if newest.hash == ref.revision { return ref.span }
    guard let old = try session.revision(of: ref.article, hash: ref.revision) else { return nil }
    return try Carrying.diff(from: old.id, to: newest.id, session).carry(ref.span).span
  }
}
