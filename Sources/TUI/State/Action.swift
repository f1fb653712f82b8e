import Core

/// What happened: a key, a resize, or an answer to an effect. Answers name what they answer; late ones are dropped.
enum Action: Hashable, Sendable {
  case key(Key)
  case resized(rows: Int, columns: Int)
  case started(Memory)
  /// The articles of the paths that the program was started with.
  case pathsNamed([Int64])
  case articlesListed(Filter, ArticleSort, [ArticleSummary])
  /// The line as it reads now, what it means, and which articles came since a saved one was looked at.
  case filterParsed(String, Filter, fresh: [Int64])
  case filterCompleted(String, FilterCompletion)
  case filtersListed([SavedFilter])
  case opened(OpenArticle, Landing, remembered: String?, draft: Draft?)
  case entitiesListed(article: Int64?, EntityOrder, [EntitySummary])
  case timelineShown(Filter, mainOnly: Bool, [TimelineRow])
  case cardShown(EntityCard, CardUse)
  case placeFound(Int64, MentionPlace?, backwards: Bool)
  case hitsFound(String, [SearchHit])
  case candidatesListed(for: Int64, named: String, different: Bool, [EntitySummary])
  case candidatesDescribed([Candidate])
  case mergePreviewed(MergePreview, different: Bool)
  /// A "same" that was not decided.
  case contradicted(Contradiction, Int64, Int64)
  /// What these have become, and what was said.
  case merged(EntitySummary, from: [Int64], String)
  case mentionsListed(Splitting)
  case splitPreviewed(SplitPreview)
  case passagesListed(EntitySummary, EntitySummary, [Passage], [TimelineRow])
  case notesListed(Filter, [Annotation])
  case revisionsListed(Int64, [RevisionStep])
  case revisionsCompared(RevisionComparison)
  case repairProposed(Annotation, Span?)
  case whyShown(Int64, [WhyLine], [Contradiction])
  case questionsAsked([IdentityQuestion])
  case unreadListed([NotePlace])
  case tagsListed([TagCount])
  case coloursListed([ColourMeaning], [String: Int])
  case noteSaved(Annotation)
  case noteConflict(AnnotationConflict)
  case noteNotSaved(Problem)
  case draftKept(Draft)
  case draftNotKept(Draft, Problem)
  /// What was undone or done again, in words; nil when there was nothing.
  case undone(String?, redo: Bool)
  case decided(String)
  case progressed(ImportProgress?)
  case imported(ImportReport)
  /// Somebody, here or in another process, wrote to the library.
  case libraryChanged
  /// Text as an outside editor left it; nil when it was given up.
  case edited(String?)
  case said(String)
  case failed(Problem)
}

/// What is kept for a person from one run to the next.
struct Memory: Hashable, Sendable {
  var libraryName = ""
  /// Empty for a library in memory.
  var libraryPath = ""
  var isReadOnly = false
  /// The article read last.
  var article: Int64?
  /// By letter, small ones with the article: `A`, `a.12`.
  var marks: [String: Mark] = [:]
  var histories: [String: [String]] = [:]
}

/// A tag, and on how many notes it is.
struct TagCount: Hashable, Sendable {
  var tag: String
  var notes: Int
}

/// A place kept under a letter: an offset, so that it survives any width.
struct Mark: Hashable, Sendable {
  var article: Int64
  var offset: Int
}
