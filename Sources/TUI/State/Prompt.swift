import Core

/// A question in the last line.
struct Prompt: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case command
    /// In the open text, or in the list on the screen.
    case search(backward: Bool)
    case searchLibrary
    case filter
    case date(article: Int64)
    case rename(Int64)
    case alias(Int64)
    case link(Int64)
    /// The other one of a pair: same as, not the same as.
    case pair
    case addArticles
    case tags
    /// Tags of one note of the list.
    case noteTags(String)
    case renameTag(String)
    /// Tags to give to these notes and to take from them.
    case tagAll([String])
    case colourMeaning(String)
    case filterName
    /// The other one of two whose common passages are looked for.
    case together(Int64, name: String)
    case reason(DecisionOperation)
    /// What two that become one are called, and why they are one.
    case mergeName(Merge)
    case mergeReason(Merge)
  }

  var purpose: Purpose
  var line = LineEditor()
  /// What Tab offers, and which of it is in the line (nil: the words as typed).
  var completions: [String] = []
  var completion: Int?
  /// What the filter line can go on with, and the line that this is about.
  var offers: Offers?
  /// Tab was pressed before the offers came.
  var wantsOffer = false

  struct Offers: Hashable, Sendable {
    var line: String
    var completion: FilterCompletion
  }
  /// Character index where the completed word begins.
  var completionStart = 0
  /// Place in the history while ↑ ↓ walk it; nil is the new line.
  var historyIndex: Int?
  var unsent = ""

  /// What stands before the line.
  var label: String {
    switch purpose {
    case .command: ":"
    case .search(let backward): backward ? "\\" : "/"
    case .searchLibrary: "search all: "
    case .filter: "filter: "
    case .date: "published (YYYY-MM-DD, empty for none): "
    case .rename: "name: "
    case .alias: "also called: "
    case .link: "outside identifier: "
    case .pair: "which one: "
    case .addArticles: "add (files or folders): "
    case .tags, .noteTags: "tags: "
    case .renameTag(let tag): "tag \(tag) is to be called: "
    case .tagAll(let notes): "tags of \(Pages.plural(notes.count, "note")) (+new -old): "
    case .colourMeaning(let name): "\(name) means: "
    case .filterName: "name of this filter: "
    case .together(_, let name): "\(name) together with: "
    case .reason, .mergeReason: "reason (may stay empty): "
    case .mergeName: "called: "
    }
  }

  /// Which history its lines go to.
  var history: String {
    switch purpose {
    case .command: "command"
    case .search, .searchLibrary: "search"
    case .filter: "filter"
    default: "other"
    }
  }
}

/// A question that one key answers.
struct Choice: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case colour(Span?)
    case kind(Int64)
    case kindOfNew(Span)
    case identical(one: DecisionOperation, all: DecisionOperation)
    case merge(Merge)
    case different(Int64, Int64)
    /// A "same" against a "different".
    case contradiction(Merge)
    /// Or only to take one of these decisions back.
    case splitOff(DecisionOperation, instead: [String])
    case ignore(entity: Int64, article: Int64?, span: Span?)
    case conflict(mine: Annotation, theirs: Annotation)
    case setMark, goToMark
  }

  struct Option: Hashable, Sendable {
    var key: Character
    var label: String
  }

  var purpose: Purpose
  var question: String
  var options: [Option]
  /// What one should know before one answers: rows above the question.
  var details: [String] = []
}
