import Core

/// Work that `update` asks for. A value, so that tests compare it; `EffectRunner` does it and answers with an `Action`.
enum Effect: Hashable, Sendable {
  /// Histories, marks and the place of last time, then the articles.
  case start
  case listArticles(Filter, ArticleSort)
  /// Names in it are looked up in the library; `@NAME` is a saved one.
  case parseFilter(String)
  /// What the line up to the cursor can go on with.
  case completeFilter(String)
  case saveFilter(Filter, name: String)
  case forgetFilter(String)
  case listFilters
  case open(Int64, revision: String?, at: Landing)
  case markRead(Int64)
  /// nil: of the whole library.
  case listEntities(article: Int64?, EntityOrder, Filter)
  case showTimeline(Filter, mainOnly: Bool)
  case showCard(Int64, CardUse)
  case findPlace(of: Int64, after: MentionPlace, backwards: Bool)
  case searchLibrary(String)
  case listCandidates(for: Int64, named: String, different: Bool)
  case previewMerge(Int64, Int64, different: Bool)
  case merge(Merge, reason: String?)
  case listMentions(Int64, ticked: MentionPlace?)
  case previewSplit([MentionPlace], from: Int64)
  /// Takes decisions back, also somebody else's.
  case retract([String])
  case listPassages(Int64, Int64)
  case listNotes(Filter)
  case listRevisions(Int64)
  case compareRevisions(Int64, from: String, to: String?)
  /// Where in the newest text a lost note may belong.
  case proposeRepair(Annotation)
  case showWhy(Int64)
  case askQuestions
  case annotate(NewNote)
  case saveNote(Annotation, replacing: Int?)
  case deleteNote(String)
  /// Other people's notes that were not shown yet.
  case listUnread
  case markSeen([String])
  case listTags
  case renameTag(String, to: String)
  /// Tags of several notes in one step.
  case tagNotes([String], adding: [String], removing: [String])
  case listColours
  case setColour(String, meaning: String)
  case undo, redo
  case keepDraft(Draft)
  case discardDraft(article: Int64)
  case decide(DecisionOperation, reason: String?)
  case setPublished(Day?, article: Int64)
  case add([String])
  /// Kept for this person in the library: `state(_:)`, `setState(_:_:)`.
  case remember(key: String, value: String)
  case copy(String)
  case editExternally(String)
  case setTheme(String)
  case redraw, suspend
}

/// Where in an article one arrives.
enum Landing: Hashable, Sendable {
  /// Where one last read it.
  case remembered
  case offset(Int)
  /// The exact view that was left.
  case view(cursor: Int, top: Int)
  /// To a passage, which is marked.
  case passage(Span)
  /// To the mention of an entity, which becomes the chosen one.
  case mention(Int64, Span)
  /// To a note's passage, or to where it stood.
  case note(String)
  /// Nothing moves: the same article read again.
  case stay
}

enum CardUse: Hashable, Sendable {
  case page
  /// Two lines at the bottom.
  case peek
  /// Related names under the sidebar.
  case sidebar
}

/// A note to be made; who, when and its id are added where it is kept.
struct NewNote: Hashable, Sendable {
  var article: Int64
  var revision: String
  var span: Span
  var exact: String
  var prefix: String
  var suffix: String
  var colour: String
  var body: String
  var tags: [String] = []
  var inReplyTo: String?
  var isPrivate = false
}
