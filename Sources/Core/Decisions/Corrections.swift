/// What people have corrected in one article, at offsets of its newest revision.
package struct Corrections: Hashable, Sendable {
  package struct Addition: Hashable, Sendable {
    package var span: Span
    package var kind: EntityKind

    package init(span: Span, kind: EntityKind) {
      self.span = span
      self.kind = kind
    }
  }

  /// Mentions that are none.
  package var ignored: [Span] = []
  /// Places of mentions whose entity is none in this article.
  package var ignoredEntities: [Span] = []
  package var added: [Addition] = []
  /// Each: mentions that are an entity of their own.
  package var splits: [[Span]] = []

  package init() {}

  package var isEmpty: Bool { self == Corrections() }

  /// The analysis as people see it. Entities keep their indices; new ones are added at the end; those without any
  /// mention left stay in the array.
  package func applied(to analysis: Analysis, text: Text) -> Analysis {
    guard !isEmpty else { return analysis }
    var result = analysis
    for spans in splits { split(spans, in: &result, text) }
    for addition in added { add(addition, to: &result, text) }
    let gone = Set(ignoredEntities.compactMap { result.mention(at: $0)?.entity }.filter { $0 >= 0 })
    result.mentions.removeAll { mention in
      gone.contains(mention.entity) || ignored.contains { $0.overlaps(mention.span) }
    }
    let named = Set(result.mentions.map(\.entity))
    for i in result.events.indices {
      result.events[i].participants.removeAll { !named.contains($0) && wasNamed($0, in: analysis) }
    }
    for i in result.quotations.indices {
      if let speaker = result.quotations[i].speaker, !named.contains(speaker), wasNamed(speaker, in: analysis) {
        result.quotations[i].speaker = nil
      }
    }
    return result
  }

  private func wasNamed(_ entity: Int, in analysis: Analysis) -> Bool {
    analysis.mentions.contains { $0.entity == entity }
  }

  private func split(_ spans: [Span], in analysis: inout Analysis, _ text: Text) {
    let chosen = analysis.mentions.indices.filter { i in spans.contains { $0.overlaps(analysis.mentions[i].span) } }
    for entity in Set(chosen.map { analysis.mentions[$0].entity }).sorted() where entity >= 0 {
      let own = chosen.filter { analysis.mentions[$0].entity == entity }
      // All of an entity's mentions: it is one of its own already.
      guard own.count < analysis.mentions.count(where: { $0.entity == entity }) else { continue }
      let names = own.map { text.string(analysis.mentions[$0].span) }
      let name = names.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) } ?? analysis.entities[entity].name
      let new = analysis.entities.count
      analysis.entities.append(
        Entity(
          name: name, kind: analysis.entities[entity].kind, aliases: Set(names).subtracting([name]).sorted()))
      for i in own { analysis.mentions[i].entity = new }
      analysis.rename(entity, to: new)
    }
  }

  private func add(_ addition: Addition, to analysis: inout Analysis, _ text: Text) {
    guard addition.span.start >= 0, addition.span.end <= text.count, !addition.span.isEmpty,
      !analysis.mentions.contains(where: { $0.span.overlaps(addition.span) })
    else { return }
    let name = text.string(addition.span)
    let known = analysis.entities.firstIndex { entity in
      entity.kind == addition.kind && (entity.name == name || entity.aliases.contains(name))
    }
    if known == nil { analysis.entities.append(Entity(name: name, kind: addition.kind)) }
    let mention = Mention(
      span: addition.span, kind: addition.kind, entity: known ?? analysis.entities.count - 1)
    let at = analysis.mentions.firstIndex { $0.span.start > addition.span.start } ?? analysis.mentions.count
    analysis.mentions.insert(mention, at: at)
  }
}

extension Analysis {
  /// The mention at a place: the one that covers it most.
  package func mention(at span: Span) -> Mention? {
    mentions.filter { $0.span.overlaps(span) }.max { overlap($0.span, span) < overlap($1.span, span) }
  }

  private func overlap(_ a: Span, _ b: Span) -> Int { min(a.end, b.end) - max(a.start, b.start) }

  /// Events and quotations whose sentence names an entity only by mentions that are another's now.
  fileprivate mutating func rename(_ entity: Int, to new: Int) {
    func names(_ span: Span, _ entity: Int) -> Bool {
      mentions.contains { $0.entity == entity && span.overlaps($0.span) }
    }
    for i in events.indices where names(events[i].span, new) && !names(events[i].span, entity) {
      events[i].participants = events[i].participants.map { $0 == entity ? new : $0 }
    }
    for i in quotations.indices where quotations[i].speaker == entity {
      let around = sentences.filter { $0.overlaps(quotations[i].span) }
      let isNew = around.contains { names($0, new) }, isOld = around.contains { names($0, entity) }
      if isNew, !isOld { quotations[i].speaker = new }
    }
  }
}
