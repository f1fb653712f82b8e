import Core

/// All that the program knows while it runs. A value: `update` changes it, `render` draws it.
struct State: Sendable {
  var rows: Int
  var columns: Int
  var settings: Settings
  var memory = Memory()

  var screen = View.reading
  /// The pane of the reading screen that has the keys.
  var focus = Context.text
  var articles = ArticleList()
  var reader: Reader?
  var sidebar = Sidebar()
  var timeline = Timeline()
  var page: Page?
  var questions = Questions()
  /// The entity whose mentions are marked everywhere.
  var chosen: Chosen?
  var jumps = Jumps()
  var editor: NoteEditor?
  var prompt: Prompt?
  var choice: Choice?
  var help: Help?
  /// Labels of what is visible while `f` waits for letters.
  var hints: Hints?
  var peek: [String] = []

  /// Keys of a chord that is not complete, and the count before them.
  var pending: [Key] = []
  var count: Int?
  /// The pane that a digit was typed in, which the next key may turn into a count.
  var digitFocus: (screen: View, focus: Context, digit: Int)?

  /// Notes of the list on the screen.
  var notes: [Annotation] = []
  /// What the list of notes shows in place of the notes of the filter.
  var notesChoice: NotesChoice?
  var unread = UnreadNotes()
  /// What colours mean in this library, beside what the configuration says.
  var libraryColours: [ColourMeaning] = []
  /// Whether the page of colours was asked for.
  var showColours = false
  /// Half-written notes, by article.
  var drafts: [Int64: Draft] = [:]
  /// The name that waits for its other half: same as…, not the same as….
  var pairing: Pairing?
  /// Two versions of a note, while one is asked which to keep.
  var conflicting: Conflicting?
  /// Drafts that could not be written to disk, by article.
  var unkept: [Int64: Draft] = [:]
  /// Whether quitting was refused once because of them.
  var hasWarned = false
  /// A lost note that waits for the passage where it belongs.
  var repairing: Annotation?
  /// The words that are offered to it.
  var proposal: Span?

  var message: Message?
  var problems: [Problem] = []
  var progress: ImportProgress?
  /// Offered on the next empty line: names by prefix, newest first.
  var candidates: [EntitySummary] = []
  /// Which of them Enter takes.
  var candidate = 0
  /// Other names of candidates, and a sentence with each.
  var candidateDetails: [Int64: Candidate] = [:]
  /// The mentions of which some are to be split off.
  var splitting: Splitting?
  /// The article that is being opened, so that late answers are dropped.
  var opening: Int64?
  /// The older version that is being opened.
  var openingRevision: String?
  /// The place that one goes back to while its article is being opened.
  var returning: Place?
  var hasStarted = false
  /// Articles of the paths that the program was started with: one of them is opened, unless the reader was faster.
  var named: [Int64] = []
  var hasKeys = false
  /// Files and folders that are being added and have not been answered.
  var adding: [String] = []
  var isFinished = false

  init(rows: Int, columns: Int, settings: Settings = Settings()) {
    self.rows = rows
    self.columns = columns
    self.settings = settings
  }

  struct Message: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case info, error }
    var text: String
    var kind = Kind.info
  }

  /// The entity that is marked, and by what name.
  struct Chosen: Hashable, Sendable {
    var id: Int64
    var name: String
    var kind: EntityKind
  }
}

/// What the configuration and the command line decide.
struct Settings: Hashable, Sendable {
  var keymap = Keymap.standard
  /// Widest line of text, in cells.
  var measure = 76
  var wish = ScreenLayout.Wish()
  var isRestricted = false
  var actor = ""
  /// Colours of notes, with what they mean here.
  var colours: [NoteColour] = NoteColour.standard
  /// The theme's name, as `:set theme` shows it.
  var theme = "auto"
  var mouse = true
}

struct NoteColour: Hashable, Sendable {
  var name: String
  var key: Character
  var meaning: String

  static let standard = [
    NoteColour(name: "yellow", key: "y", meaning: "worth remembering"),
    NoteColour(name: "green", key: "g", meaning: "agrees with other sources"),
    NoteColour(name: "red", key: "r", meaning: "doubtful, contradicted"),
    NoteColour(name: "blue", key: "b", meaning: "background"),
    NoteColour(name: "violet", key: "v", meaning: "to ask about"),
  ]
}

extension State {
  /// Where the panes are now.
  var layout: ScreenLayout {
    var wish = settings.wish
    wish.editorRows = editor?.rowsWanted(columns: columns)
    return ScreenLayout(rows: rows, columns: columns, wish: wish, focus: focus)
  }

  /// Rows of text on the screen; at least one, also while another pane has the screen.
  var textHeight: Int { max(1, textPane.rows) }

  /// The text's pane, also while a narrow screen shows another one.
  var textPane: Rect {
    let layout = self.layout
    if !layout.text.isEmpty { return layout.text }
    return Rect(row: 1, column: 0, rows: max(1, rows - 2), columns: columns)
  }

  var textColumns: Int { max(2, ScreenLayout.column(in: textPane, measure: settings.measure).columns) }

  /// Rows of a list over the whole screen.
  var pageHeight: Int { max(1, rows - (rows < 15 || columns < 60 ? 2 : 4)) }

  /// Rows of the table of articles, wherever it is.
  var articlesHeight: Int {
    screen == .articles ? max(1, pageHeight - 2) : max(1, (layout.articles.rows - 1) / layout.rowsOfArticle)
  }

  /// Whose events the timeline shows, when not everybody's.
  var timelineName: String? { timeline.followsEntity ? chosen?.name : nil }

  var sidebarHeight: Int { max(1, layout.sidebar.rows - 1 - relatedHeight) }

  /// Rows that "Related to …" takes at the foot of the names, with its heading and the blank row above it.
  var relatedHeight: Int {
    guard !sidebar.related.isEmpty, sidebar.relatedOf == chosen?.id, layout.sidebar.rows >= 12, !sidebar.isLibrary
    else {
      return 0
    }
    return min(sidebar.related.count, layout.sidebar.rows / 4) + 2
  }

  var timelineHeight: Int {
    screen == .timeline ? max(1, pageHeight - 6) : max(1, layout.timeline.rows - 1)
  }

  /// What has the keys.
  var context: Context {
    if editor != nil { return .editor }
    switch screen {
    case .reading:
      if reader == nil, focus == .text { return .articles }
      if focus == .text, reader?.selection != nil { return .selection }
      return focus
    case .articles: return .articles
    case .timeline: return .timeline
    case .page: return page?.context ?? .everywhere
    case .identities: return .identities
    }
  }

  /// Where one is, exactly.
  var place: Place {
    var place = Place(screen: screen, focus: focus, article: reader?.article.summary.id)
    place.cursor = reader?.cursor ?? 0
    place.top = reader?.top ?? 0
    place.entity = chosen?.id
    switch screen {
    case .articles: place.list = articles.list
    case .timeline: place.list = timeline.list
    case .page:
      place.list = page?.list ?? ListPosition()
      place.page = page
    case .reading, .identities: break
    }
    return place
  }
}
