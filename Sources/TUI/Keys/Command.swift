/// Everything a key, the `:` line or the configuration can ask for. Raw values are the names people type.
///
/// One row per command (`row`): help overlay, README, man page and completion are made from it.
enum Command: String, CaseIterable, Hashable, Sendable {
  case down, up
  case left, right
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case top, bottom
  case goToPercent = "go-to-percent"
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case nextWord = "next-word"
  case previousWord = "previous-word"
  case nextSentence = "next-sentence"
  case previousSentence = "previous-sentence"
  case nextParagraph = "next-paragraph"
  case previousParagraph = "previous-paragraph"

  case nextMention = "next-mention"
  case previousMention = "previous-mention"
  case nextPlace = "next-place"
  case previousPlace = "previous-place"
  case nextEntity = "next-entity"
  case previousEntity = "previous-entity"
  case nextDate = "next-date"
  case previousDate = "previous-date"
  case nextNote = "next-note"
  case previousNote = "previous-note"
  case follow, back, forward, hints
  case setMark = "set-mark"
  case goToMark = "go-to-mark"
  case jumps
  case card, peek
  case together
  case whenWasThis = "when"
  case nextArticle = "next-article"
  case previousArticle = "previous-article"

  case search
  case searchBackward = "search-backward"
  case searchLibrary = "search-library"
  case filter
  case clearFilter = "clear-filter"
  case saveFilter = "save-filter"
  case savedFilters = "saved-filters"
  case forgetFilter = "forget-filter"
  case narrow
  case sort
  case unread

  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case paneArticles = "articles"
  case paneText = "text"
  case paneEntities = "entities"
  case paneTimeline = "timeline"
  case toggleSidebar = "toggle-sidebar"
  case toggleTimeline = "toggle-timeline"
  case toggleArticles = "toggle-articles"
  case entityOrder = "entity-order"
  case entityScope = "entity-scope"
  case mainEvents = "main-events"
  case timelineByEntity = "timeline-filter"
  case previousYear = "previous-year"
  case nextYear = "next-year"
  case wider, narrower
  case set

  case select
  case selectWord = "select-word"
  case selectSentence = "select-sentence"
  case selectParagraph = "select-paragraph"
  case expand, shrink
  case swapEnds = "swap-ends"
  case copy
  case annotate, highlight
  case addMention = "add-mention"
  case notes
  case reply
  case editNote = "edit-note"
  case deleteNote = "delete-note"
  case tags
  case tagList = "tag-list"
  case renameTag = "rename-tag"
  case tagAll = "tag-all"
  case colours
  case nextUnread = "next-unread"
  case markSeen = "mark-seen"
  case notePrivate = "note-private"
  case repairNote = "repair-note"
  case undo, redo
  case saveNote = "save-note"
  case editExternally = "edit-externally"
  case keepDraft = "keep-draft"

  case same, different, rename, retype
  case ignoreEntity = "ignore"
  case split
  case tick
  case tickIdentical = "tick-identical"
  case tickArticle = "tick-article"
  case retract
  case alias, link
  case why
  case identities
  case answerSame = "answer-same"
  case answerDifferent = "answer-different"
  case answerUnsure = "answer-unsure"
  case skipQuestion = "skip-question"
  case setDate = "set-date"
  case revisions
  case addArticles = "add"

  case commandLine = "command-line"
  case help
  case problems
  case whatIsNew = "what-is-new"
  case redraw, suspend, cancel, quit

  enum Group: String, CaseIterable, Sendable {
    case moving = "Moving"
    case following = "Following names, dates and links"
    case finding = "Finding"
    case panes = "Panes"
    case notes = "Selecting and notes"
    case entities = "Who is who"
    case articles = "Articles"
    case program = "The program"
  }

  struct Binding: Hashable, Sendable {
    var context: Context
    var keys: [Key]
  }

  /// What there is to know of a command.
  struct Row: Hashable, Sendable {
    /// What it does, as help says it; also works after a count where that makes sense.
    var summary: String
    /// Two or three words for the key line.
    var short: String
    var group: Group
    var bindings: [Binding]
    /// Arguments of its `:` form; nil when it takes none.
    var argument: String?
    /// Whether it may be used in restricted mode (`docs/ssh.md` says what that disables).
    var isAllowedWhenRestricted: Bool
  }

  var name: String { rawValue }
  var isAllowedWhenRestricted: Bool { row.isAllowedWhenRestricted }
}
