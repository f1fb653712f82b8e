extension Library {
  /// Why the mentions of an entity are one: what people decided, then what links them, most articles first.
  package func why(_ entity: Int64) throws(Problem) -> [WhyLine] {
    try store.read { session in
      var lines: [WhyLine] = []
      let decisions = try session.decisions(try session.decisionSeqs(about: entity))
      let undoers = decisions.allSatisfy(\.isLive) ? [:] : try session.undoers()
      for decision in decisions {
        lines.append(WhyLine(text: decision.words, decision: decision, undoneBy: undoers[decision.id]))
      }
      let occurrences = try session.occurrences(of: entity)
      var articles: [String: Int] = [:]
      for one in occurrences { articles[one.name, default: 0] += 1 }
      let links = LibraryLinker.link(occurrences.map(\.articleEntity))
      var seen: [String: Int] = [:]
      func add(_ text: String, _ one: Occurrence) {
        if let index = seen[text] {
          lines[index].articles += 1
        } else {
          seen[text] = lines.count
          lines.append(WhyLine(text: text, articles: 1, place: place(of: one)))
        }
      }
      for (name, count) in articles.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        lines.append(
          WhyLine(text: "“\(name)”", articles: count, place: occurrences.first { $0.name == name }.map(place)))
        for evidence in links.evidence where occurrences[evidence.entity].name == name {
          let one = occurrences[evidence.entity]
          let text = "“\(name)” is “\(occurrences[evidence.other].name)”: \(evidence.reason.rawValue)"
          add(text, one)
        }
      }
      // Inside articles: aliases with their reasons, from the articles that name it most.
      for one in occurrences.sorted(by: { $0.mentions > $1.mentions }).prefix(20) where !one.aliases.isEmpty {
        guard let look = try ArticleLook(one.article, session), look.analysis.entities.indices.contains(one.ordinal)
        else { continue }
        for evidence in look.analysis.entities[one.ordinal].evidence {
          let text = "“\(evidence.alias)” is “\(evidence.name)”: \(evidence.reason)"
          add(text, one)
        }
      }
      return lines
    }
  }

  private func place(of one: Occurrence) -> MentionPlace {
    MentionPlace(article: one.article, span: Span(start: one.first, end: one.last))
  }

  /// Pairs of entities that may be one, the most valuable open question first: those whose "yes" brings the most
  /// mentions together. What people have decided is not asked again.
  package func identityQuestions(limit: Int = 20) throws(Problem) -> [IdentityQuestion] {
    try store.read { session in
      var questions: [IdentityQuestion] = []
      for pair in try IdentityPairs.open(session) {
        guard questions.count < limit else { break }
        guard let left = try side(pair.left, session), let right = try side(pair.right, session) else { continue }
        questions.append(
          IdentityQuestion(left: left, right: right, pro: pair.pro, contra: pair.contra, worth: pair.worth))
      }
      return questions
    }
  }

  private func side(_ entity: Int64, _ session: Session) throws -> IdentityQuestion.Side? {
    guard let summary = try session.summary(of: entity) else { return nil }
    var context: [Passage] = []
    for stop in try session.stops(of: entity, limit: 2) where context.count < 2 {
      guard let look = try ArticleLook(stop.article, session), let mention = look.mentions(of: [stop.ordinal]).first
      else { continue }
      context.append(look.passage(look.sentence(around: mention.span)))
    }
    return IdentityQuestion.Side(entity: summary, context: context)
  }
}
