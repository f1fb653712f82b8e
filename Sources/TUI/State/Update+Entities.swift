import Core

/// Who is who: what people say about names. Every act is a decision in the log and can be undone.
extension State {
  mutating func correct(_ command: Command) -> [Effect] {
    switch command {
    case .identities:
      if screen != .identities { jumps.leave(place) }
      screen = .identities
      questions = Questions()
      questions.isLoading = true
      return [.askQuestions]
    case .answerSame, .answerDifferent, .answerUnsure, .skipQuestion: return answerQuestion(command)
    case .addMention: return addMention()
    case .tick, .tickIdentical, .tickArticle: return tick(command)
    case .retract: return retract()
    default: break
    }
    guard let entity = entityHere else { return nothingHere() }
    let name = self.name(of: entity)
    switch command {
    case .same, .different:
      // Two names of the sidebar make a pair at once; else a search offers candidates while this one stays in view.
      pairing = Pairing(entity: entity, name: name, isDifferent: command == .different)
      prompt = Prompt(purpose: .pair)
      candidate = 0
      candidates = []
      return [.listCandidates(for: entity, named: "", different: command == .different)]
    case .rename: prompt = Prompt(purpose: .rename(entity), line: LineEditor(name))
    case .retype:
      choice = Choice(purpose: .kind(entity), question: "kind of \(name)", options: Self.kinds)
    case .ignoreEntity:
      let here = screen == .reading && focus == .text
      let span =
        here ? reader.flatMap { r in r.mention(at: r.cursor).map { r.article.analysis.mentions[$0].span } } : nil
      var options = [Choice.Option(key: "e", label: "everywhere")]
      if reader != nil { options.insert(Choice.Option(key: "a", label: "in this article"), at: 0) }
      if span != nil { options.insert(Choice.Option(key: "m", label: "this mention"), at: 0) }
      choice = Choice(
        purpose: .ignore(entity: entity, article: reader?.article.summary.id, span: span),
        question: "\(name) is not a name:", options: options)
    case .split: return beginSplit(entity)
    case .why:
      if screen != .page { jumps.leave(place) }
      return [.showWhy(entity)]
    case .alias: prompt = Prompt(purpose: .alias(entity))
    case .link: prompt = Prompt(purpose: .link(entity))
    default: break
    }
    return []
  }

  static let kinds: [Choice.Option] = EntityKind.allCases.map {
    Choice.Option(key: Character($0.letter.lowercased()), label: $0.rawValue)
  }

  func name(of entity: Int64) -> String {
    if chosen?.id == entity, let chosen { return chosen.name }
    if case .card(let id) = page?.kind, id == entity, let page { return page.title }
    return sidebar.rows.first { $0.id == entity }?.name ?? reader?.name(of: entity) ?? "this name"
  }

  /// Takes the decision back that the line is about.
  private mutating func retract() -> [Effect] {
    guard case .decision(let id, let isLive) = page?.target else {
      say("Only decisions can be taken back: go to one")
      return []
    }
    guard isLive else {
      say("It is taken back already")
      return []
    }
    return [.retract([id])]
  }

  // MARK: Adding

  private mutating func addMention() -> [Effect] {
    guard let reader, let span = reader.selection?.span else {
      say("Select the name first: v")
      return []
    }
    choice = Choice(
      purpose: .kindOfNew(span), question: "“\(reader.text.string(span))” names a", options: Self.kinds)
    return []
  }

  // MARK: The queue

  private mutating func answerQuestion(_ command: Command) -> [Effect] {
    guard let question = questions.current else {
      say(questions.isLoading ? "Looking for questions…" : "No open questions")
      return []
    }
    let pair = (question.left.entity.id, question.right.entity.id)
    questions.index += 1
    switch command {
    case .answerSame:
      questions.answered += 1
      return [.decide(.same(pair.0, pair.1), reason: nil)]
    case .answerDifferent:
      questions.answered += 1
      return [.decide(.different(pair.0, pair.1), reason: nil)]
    case .answerUnsure:
      return [.decide(.note(pair.0, text: "unsure whether the same as \(question.right.entity.name)"), reason: nil)]
    default: return []
    }
  }

  /// An "undo" while the queue is on the screen brings the last question back.
  mutating func stepBackInQueue() {
    guard screen == .identities, questions.index > 0 else { return }
    questions.index -= 1
    questions.answered = max(0, questions.answered - 1)
  }
}

/// An entity that waits for the other one of a pair.
struct Pairing: Hashable, Sendable {
  var entity: Int64
  var name: String
  var isDifferent: Bool
}
