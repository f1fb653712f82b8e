import Core
import Foundation

/// Does one effect on the library and gives the answers. Synchronous, on any thread; the runner says when.
struct EffectWork: Sendable {
  let library: Library
  /// What the title line calls the library.
  let name: String

  func perform(_ effect: Effect) -> [Action] {
    do {
      return try answers(to: effect)
    } catch let conflict as AnnotationConflict {
      return [.noteConflict(conflict)]
    } catch let found as Contradiction {
      return switch effect {
      case .decide(.same(let left, let right), _): [.contradicted(found, left, right)]
      case .merge(let merge, _): [.contradicted(found, merge.left, merge.right)]
      default: [.failed(Problem(.user, "Nothing was decided: \(State.words(found.forbiddenBy))"))]
      }
    } catch {
      let problem = error as? Problem ?? Problem(.internal, "\(error)")
      return switch effect {
      case .annotate, .saveNote: [.noteNotSaved(problem)]
      case .keepDraft(let draft): [.draftNotKept(draft, problem)]
      default: [.failed(problem)]
      }
    }
  }

  /// A note that is in the library is no draft any more.
  private func saved(_ note: Annotation) -> [Action] {
    do throws(Problem) {
      // Both versions of a conflict in one note end with ours.
      if let draft = try library.draft(article: note.article), note.body.hasSuffix(draft.body) {
        try library.discardDraft(article: note.article)
      }
      return [.noteSaved(note)]
    } catch {
      return [.noteSaved(note), .failed(error)]
    }
  }

  private func answers(to effect: Effect) throws -> [Action] {
    switch effect {
    case .start: return [.started(try memory())]
    case .listArticles(let filter, let sort):
      return [.articlesListed(filter, sort, try library.articles(matching: filter, sort: sort))]
    case .parseFilter(let text): return [try filter(text)]
    case .completeFilter(let line): return [.filterCompleted(line, try library.completions(ofFilter: line))]
    case .saveFilter(let filter, let name):
      try library.saveFilter(filter, as: name)
      return [.said("Kept: :filter @\(name), @ lists them")]
    case .forgetFilter(let name):
      try library.forgetFilter(name)
      return [.filtersListed(try library.savedFilters()), .said("Forgotten: @\(name)")]
    case .listFilters: return [.filtersListed(try library.savedFilters())]
    case .open(let id, let revision, let landing):
      let article = try library.open(id, revision: revision)
      let remembered = landing == .remembered ? try library.state("position.\(id)") : nil
      let draft = landing == .stay ? nil : try library.draft(article: id)
      return [.opened(article, landing, remembered: remembered, draft: draft)]
    case .markRead(let id):
      if !library.isReadOnly { try library.markRead(id) }
    case .listEntities(let article, let order, let filter):
      let rows =
        if let article {
          try library.entities(inArticle: article, order: order)
        } else {
          try library.entities(matching: filter, order: order, limit: Self.mostNames)
        }
      return [.entitiesListed(article: article, order, rows)]
    case .showTimeline(let filter, let mainOnly):
      return [
        .timelineShown(filter, mainOnly: mainOnly, try library.timeline(matching: filter, mainOnly: mainOnly))
      ]
    case .showCard(let id, let use): return [.cardShown(try library.card(id), use)]
    case .findPlace(let entity, let place, let backwards):
      return [
        .placeFound(
          entity, try library.nextArticlePlace(of: entity, after: place, backwards: backwards), backwards: backwards)
      ]
    case .searchLibrary(let query): return [.hitsFound(query, try library.search(query, limit: Pages.mostHits))]
    case .listCandidates(let entity, let text, let different):
      let rows = try library.candidates(for: entity, named: text, limit: Self.mostCandidates)
      return [
        .candidatesListed(for: entity, named: text, different: different, rows.map(\.entity)),
        .candidatesDescribed(rows),
      ]
    case .previewMerge(let left, let right, let different):
      return [.mergePreviewed(try library.mergePreview(left, right), different: different)]
    case .merge(let merge, let reason): return try self.merge(merge, reason: reason)
    case .listMentions(let entity, let place): return [.mentionsListed(try mentions(of: entity, ticked: place))]
    case .previewSplit(let places, let entity):
      return [.splitPreviewed(try library.splitPreview(places, from: entity))]
    case .retract(let ids):
      try library.retract(ids)
      return [.decided("Taken back; u brings it back")]
    case .listPassages(let left, let right):
      return [try together(left, right)]
    case .listNotes(let filter): return [.notesListed(filter, try library.annotations(matching: filter))]
    case .listUnread: return [.unreadListed(try library.unseenPlaces())]
    case .markSeen(let ids):
      if !library.isReadOnly { try library.markSeen(ids) }
    case .listTags: return [.tagsListed(try tags())]
    case .renameTag(let old, let new):
      let count = try library.renameTag(old, to: new)
      return [
        .decided("\(Pages.plural(count, "note")): \(old) is now \(new); u takes it back"), .tagsListed(try tags()),
      ]
    case .tagNotes(let ids, let adding, let removing):
      let count = try library.tag(ids, adding: adding, removing: removing)
      return [.decided("\(Pages.plural(count, "note")) changed; u takes it back")]
    case .listColours: return [.coloursListed(try library.colours(), try library.colourCounts())]
    case .setColour(let name, let meaning):
      try library.setColour(name, meaning: meaning)
      return [.coloursListed(try library.colours(), try library.colourCounts())]
    case .listRevisions(let article): return [.revisionsListed(article, try library.revisionSteps(of: article))]
    case .compareRevisions(let article, let old, let new):
      return [.revisionsCompared(try library.compare(article, from: old, to: new))]
    case .proposeRepair(let note): return [.repairProposed(note, try library.repairPlace(of: note))]
    case .showWhy(let entity): return [.whyShown(entity, try library.why(entity), try library.contradictions())]
    case .askQuestions: return [.questionsAsked(try library.identityQuestions(limit: Self.mostQuestions))]
    case .annotate(let new): return saved(try library.save(annotation(new)))
    case .saveNote(let note, let replacing): return saved(try library.save(note, replacing: replacing))
    case .deleteNote(let id):
      try library.delete(id)
      return [.decided("Deleted; u brings it back")]
    case .undo: return [.undone(try library.undo(), redo: false)]
    case .redo: return [.undone(try library.redo(), redo: true)]
    case .keepDraft(let draft):
      try library.saveDraft(draft)
      return [.draftKept(draft)]
    case .discardDraft(let article): try library.discardDraft(article: article)
    case .decide(.same(let left, let right), let reason):
      return try merge(Merge(left: left, right: right), reason: reason)
    case .decide(let operation, let reason):
      let decision = try library.decide(operation, reason: reason)
      var words = decision.words
      if case .addMention = operation { words += ", \(Pages.plural(decision.groups.first?.count ?? 0, "place"))" }
      if case .split = operation, let new = try library.entity(of: decision) { words += ": \(new.name)" }
      return [.decided("\(words); u takes it back")]
    case .setPublished(let day, let article):
      try library.setPublished(day, of: article)
      return [
        .decided(day.map { "Published \($0); the dates in the text are worked out anew" } ?? "No publication date")
      ]
    case .remember(let key, let value):
      if !library.isReadOnly { try library.setState(key, value) }
    case .add, .copy, .editExternally, .setTheme, .redraw, .suspend: break
    }
    return []
  }

  private func filter(_ line: String) throws -> Action {
    if line.hasPrefix("@") {
      let name = String(line.dropFirst())
      guard let look = try library.lookAtFilter(name) else {
        throw Problem(.user, "no filter is called \(name)", hint: ":save-filter NAME keeps one, @ lists them")
      }
      return .filterParsed(try library.line(of: look.filter), look.filter, fresh: look.fresh)
    }
    let filter = try library.filter(parsing: line)
    // Written anew, so that one sees whom a name was taken for.
    return .filterParsed(try library.line(of: filter), filter, fresh: [])
  }

  private func tags() throws -> [TagCount] { try library.tags().map { TagCount(tag: $0.tag, notes: $0.notes) } }

  private func together(_ left: Int64, _ right: Int64) throws -> Action {
    .passagesListed(
      try library.card(left).summary, try library.card(right).summary, try library.passages(with: left, and: right),
      try library.timeline(matching: Filter(entities: [left, right])))
  }

  /// Names that a sidebar of the whole library lists; the rest is found by search.
  private static let mostNames = 5_000
  private static let mostCandidates = 20
  private static let mostQuestions = 50

  private func annotation(_ new: NewNote) -> Annotation {
    let now = Library.systemTime()
    return Annotation(
      id: UUID().uuidString.lowercased(), article: new.article,
      anchor: Anchor(
        revision: new.revision, span: new.span, exact: new.exact, prefix: new.prefix, suffix: new.suffix),
      colour: new.colour, body: new.body, tags: new.tags, author: library.actor, created: now, modified: now,
      inReplyTo: new.inReplyTo, isPrivate: new.isPrivate)
  }

  private func memory() throws -> Memory {
    var memory = Memory(libraryName: name, libraryPath: library.path ?? "", isReadOnly: library.isReadOnly)
    memory.article = try library.state("article").flatMap { Int64($0) }
    for name in ["command", "search", "filter"] {
      let lines = try library.state("history.\(name)")?.split(separator: "\n").map(String.init) ?? []
      if !lines.isEmpty { memory.histories[name] = lines }
    }
    for line in try library.state("marks")?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: " ")
      guard parts.count == 3, let article = Int64(parts[1]), let offset = Int(parts[2]) else { continue }
      memory.marks[String(parts[0])] = Mark(article: article, offset: offset)
    }
    return memory
  }

  private func merge(_ merge: Merge, reason: String?) throws -> [Action] {
    var operations: [DecisionOperation] = [.same(merge.left, merge.right)]
    if let name = merge.name { operations.append(.rename(merge.left, name: name)) }
    let made = try library.decide(operations, reason: reason, retracting: merge.retracting)
    guard let decision = made.first, let entity = try library.entity(of: decision) else { return [] }
    return [.merged(entity, from: [merge.left, merge.right], "\(decision.words), one now: \(entity.name)")]
  }

  private func mentions(of entity: Int64, ticked place: MentionPlace?) throws -> Splitting {
    let mentions = try library.mentionLines(of: entity)
    var words: [String] = []
    var texts: [Int64: Text] = [:]
    for mention in mentions {
      let text = try texts[mention.article] ?? library.open(mention.article).text
      texts[mention.article] = text
      words.append(text.string(mention.span))
    }
    var splitting = Splitting(
      entity: entity, name: try library.card(entity).summary.name, mentions: mentions, words: words)
    if let place {
      splitting.ticked = Set(
        mentions.indices.filter { mentions[$0].article == place.article && mentions[$0].span == place.span })
    }
    return splitting
  }
}
