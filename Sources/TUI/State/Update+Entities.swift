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
    default: break
    }
    guard let entity = entityHere else { return nothingHere() }
    let name = self.name(of: entity)
    switch command {
    case .same, .different:
      // Two names of the sidebar make a pair at once; else a search offers candidates while this one stays in view.
      pairing = Pairing(entity: entity, name: name, isDifferent: command == .different)
      prompt = Prompt(purpose: .pair)
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
    case .split: return split(entity, name: name)
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

  // MARK: Pairs

  mutating func confirmPair(_ left: Int64, _ right: Int64, different: Bool) -> [Effect] {
    let operation: DecisionOperation = different ? .different(left, right) : .same(left, right)
    pairing = nil
    if screen == .page, let back = returnPage {
      page = back
      returnPage = nil
    } else if screen == .page {
      screen = .reading
    }
    prompt = Prompt(purpose: .reason(operation))
    return []
  }

  // MARK: Splitting and adding

  /// The mention under the cursor becomes somebody else; what parts is shown first.
  private mutating func split(_ entity: Int64, name: String) -> [Effect] {
    guard screen == .reading, let reader, let index = reader.mention(at: reader.cursor) else {
      say("Go to the mention that is somebody else, then X")
      return []
    }
    let words = reader.text.string(reader.article.analysis.mentions[index].span)
    // The least cut: all mentions with these very words in this article, or this one alone.
    let same = reader.mentions(of: entity).map { reader.article.analysis.mentions[$0].span }
      .filter { reader.text.string($0) == words }
    let article = reader.article.summary
    func places(_ spans: [Span]) -> [MentionPlace] {
      spans.map { MentionPlace(article: article.id, span: $0, published: article.published) }
    }
    var options = [Choice.Option(key: "m", label: "this mention")]
    if same.count > 1 { options.append(Choice.Option(key: "a", label: "all \(same.count) “\(words)” of this article")) }
    choice = Choice(
      purpose: .split(
        one: .split(places([reader.article.analysis.mentions[index].span]), from: entity),
        all: .split(places(same), from: entity)),
      question: "part from \(name):", options: options)
    return []
  }

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
