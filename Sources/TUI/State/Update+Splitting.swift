import Core

/// The mentions of an entity as a list in which those that are somebody else are ticked.
struct Splitting: Hashable, Sendable {
  var entity: Int64
  var name: String
  var mentions: [Passage]
  /// Words of each mention.
  var words: [String]
  var ticked: Set<Int> = []

  var places: [MentionPlace] {
    ticked.sorted().map {
      MentionPlace(article: mentions[$0].article, span: mentions[$0].span, published: mentions[$0].published)
    }
  }
}

extension State {
  /// Lists the mentions; the one under the cursor is ticked.
  mutating func beginSplit(_ entity: Int64) -> [Effect] {
    var here: MentionPlace?
    if screen == .reading, let reader, let index = reader.mention(at: reader.cursor),
      reader.mentionEntities[index] == entity
    {
      here = MentionPlace(
        article: reader.article.summary.id, span: reader.article.analysis.mentions[index].span,
        published: reader.article.summary.published)
    }
    if screen != .page { jumps.leave(place) }
    return [.listMentions(entity, ticked: here)]
  }

  mutating func show(_ splitting: Splitting) {
    self.splitting = splitting
    let page = Pages.mentions(splitting, articles: articles)
    let first = splitting.ticked.min()
    let isNew = screen != .page || self.page?.kind != page.kind
    show(page)
    guard isNew, let first, let row = self.page?.lines.firstIndex(where: { $0.target == .mention(first) }) else {
      return
    }
    withPage { $0.choose(row, height: $1) }
  }

  mutating func tick(_ command: Command) -> [Effect] {
    guard var splitting, case .mention(let index) = page?.target, splitting.mentions.indices.contains(index) else {
      say("Ticks are for the list of an entity's mentions: X opens it")
      return []
    }
    let article = splitting.mentions[index].article
    var same = splitting.mentions.indices.filter { splitting.mentions[$0].article == article }
    switch command {
    case .tickIdentical: same = same.filter { splitting.words[$0] == splitting.words[index] }
    case .tickArticle: break
    default: same = [index]
    }
    if splitting.ticked.isSuperset(of: same) {
      splitting.ticked.subtract(same)
    } else {
      splitting.ticked.formUnion(same)
    }
    show(splitting)
    if command == .tick { withPage { $0.move(by: 1, height: $1) } }
    return []
  }

  /// What parts is shown first.
  mutating func proceedSplit() -> [Effect] {
    guard var splitting, case .mention(let index) = page?.target else { return [] }
    if splitting.ticked.isEmpty {
      splitting.ticked = [index]
      show(splitting)
    }
    guard splitting.ticked.count < splitting.mentions.count else {
      complain("All are ticked: leave those that stay \(splitting.name)")
      return []
    }
    return [.previewSplit(splitting.places, from: splitting.entity)]
  }

  mutating func ask(_ preview: SplitPreview) {
    var details = [
      "\(preview.places.count) of \(Pages.plural(preview.entity.mentions, "mention")) of \(preview.entity.name) are somebody else"
    ]
    for decision in preview.cut { details.append("Joined by: \(Self.words(decision)): is taken back with it") }
    var options = [Choice.Option(key: "s", label: "split off")]
    let others = (preview.cut + preview.joins).suffix(6)
    for (index, decision) in others.enumerated() {
      options.append(Choice.Option(key: Character(String(index + 1)), label: "only take back \(Self.words(decision))"))
    }
    choice = Choice(
      purpose: .splitOff(.split(preview.places, from: preview.entity.id), instead: others.map(\.id)),
      question: "Split?", options: options, details: details)
  }
}
