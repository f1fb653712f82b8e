/// The table of commands: help overlay, README, man page and completion derive from these rows.
extension Command {
  /// All rows, made once.
  private static let rows: [Command: Row] = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.makeRow()) })

  var row: Row { Command.rows[self] ?? makeRow() }

  private func makeRow() -> Row {
    switch self {
    case .down:
      Row("one row down", "down", .moving, [.everywhere: "j <down> <C-n> <C-e>"])
    case .up:
      Row("one row up", "up", .moving, [.everywhere: "k <up> <C-p> <C-y>"])
    case .left:
      Row("one character left", "left", .moving, [.text: "h <left>"])
    case .right:
      Row("one character right", "right", .moving, [.text: "l <right>"])
    case .halfPageDown:
      Row("half a page down", "half page", .moving, [.everywhere: "<C-d>"])
    case .halfPageUp:
      Row("half a page up", "half page up", .moving, [.everywhere: "<C-u>"])
    case .pageDown:
      Row("one page down", "page", .moving, [.everywhere: "<space> <C-f> <pagedown>"])
    case .pageUp:
      Row("one page up", "page up", .moving, [.everywhere: "b <C-b> <pageup>"])
    case .top:
      Row("to the first row; with a count, to that paragraph or row", "top", .moving, [.everywhere: "g <home>"])
    case .bottom:
      Row("to the last row; with a count, to that paragraph or row", "bottom", .moving, [.everywhere: "G <end>"])
    case .goToPercent:
      Row("to that percentage of the text (30%)", "percent", .moving, [.everywhere: "%"])
    case .lineStart:
      Row("to the start of the row", "row start", .moving, [.text: "^"])
    case .lineEnd:
      Row("to the end of the row", "row end", .moving, [.text: "$"])
    case .nextWord:
      Row("to the next word", "word", .moving, [.text: "w"])
    case .previousWord:
      Row("to the word before", "word back", .moving, [.text: "B"])
    case .nextSentence:
      Row("to the next sentence", "sentence", .moving, [.text: ")"])
    case .previousSentence:
      Row("to the sentence before", "sentence back", .moving, [.text: "("])
    case .nextParagraph:
      Row("to the next paragraph", "paragraph", .moving, [.text: "}"])
    case .previousParagraph:
      Row("to the paragraph before", "paragraph back", .moving, [.text: "{"])
    case .nextMention:
      Row(
        "next mention of the chosen entity; after a search, the next match", "next mention", .following,
        [.text: "n", .entities: "n", .timeline: "n"])
    case .previousMention:
      Row("mention (or match) before", "previous mention", .following, [.text: "N", .entities: "N", .timeline: "N"])
    case .nextPlace:
      Row(
        "next mention of the chosen entity in another article", "next article", .following,
        [.text: "]", .entities: "]", .card: "]", .timeline: "]"])
    case .previousPlace:
      Row(
        "mention of the chosen entity in an article before", "article before", .following,
        [.text: "[", .entities: "[", .card: "[", .timeline: "["])
    case .nextEntity:
      Row("next name of any kind, and choose it", "next name", .following, [.text: "e"])
    case .previousEntity:
      Row("name before, and choose it", "name before", .following, [.text: "E"])
    case .nextDate:
      Row("next date in the text", "next date", .following, [.text: "."])
    case .previousDate:
      Row("date before", "date before", .following, [.text: ","])
    case .nextNote:
      Row("next note in the text", "next note", .following, [.text: ">"])
    case .previousNote:
      Row("note before", "note before", .following, [.text: "<lt>"])
    case .follow:
      Row(
        "follow what is under the cursor: a name to its card, an event to its sentence, a row to its article", "follow",
        .following, [.everywhere: "<enter>"])
    case .back:
      Row("back to where you came from, exactly", "back", .following, [.everywhere: "<C-o> H"])
    case .forward:
      Row(
        "forward again (^i where the terminal tells it from Tab)", "forward", .following, [.everywhere: "L <C-i> <A-o>"]
      )
    case .hints:
      Row(
        "label every visible name, date and note with a letter or two and follow the one typed", "hints", .following,
        [.text: "f"])
    case .setMark:
      Row("set a mark: a-z in this article, A-Z in the library", "mark", .following, [.text: "m"])
    case .goToMark:
      Row("go to a mark; ' again: where you were before the last jump", "to mark", .following, [.text: "'"])
    case .jumps:
      Row("list the places you came through", "jumps", .following, [:])
    case .card:
      Row(
        "the card of the name under the cursor, or of the chosen entity", "card", .following,
        [.text: "i", .entities: "i", .timeline: "i"])
    case .together:
      Row(
        "every passage where this one and another are, and the events of both", "together with…", .following,
        [.entities: "T", .card: "T"])
    case .peek:
      Row("say who this is in two lines, without leaving", "peek", .following, [.text: "K", .entities: "K"])
    case .whenWasThis:
      Row("say which day the date under the cursor means, and why", "when", .following, [.text: "="])
    case .nextArticle:
      Row("the next article of the list", "next article", .articles, [.text: "<A-n> J"])
    case .previousArticle:
      Row("the article before", "article before", .articles, [.text: "<A-p>"])
    case .search:
      Row(
        "search as you type, in the text or the list; small letters match both cases", "search", .finding,
        [.everywhere: "/"])
    case .searchBackward:
      Row(
        "search backward (? is help here, as in other readers with a key line)", "search back", .finding,
        [.everywhere: "\\"])
    case .searchLibrary:
      Row("search all texts, titles and notes", "search all", .finding, [.everywhere: "S"])
    case .filter:
      Row(
        "edit the filter line: names, kinds, dates, tags, authors, unread", "filter", .finding, [.everywhere: "F"],
        argument: "FILTER")
    case .clearFilter:
      Row("show everything again", "no filter", .finding, [:])
    case .saveFilter:
      Row(
        "keep the filter under a name; :filter @NAME brings it back", "save filter", .finding, [.filters: "s"],
        argument: "NAME")
    case .savedFilters:
      Row("the saved filters, and what is new in each", "saved filters", .finding, [.everywhere: "@"])
    case .forgetFilter:
      Row("forget the saved filter", "forget", .finding, [.filters: "d <delete>"])
    case .narrow:
      Row("add the name to the filter", "filter by it", .finding, [.entities: "+", .card: "+"])
    case .sort:
      Row("sort the list by the next column", "sort", .finding, [.articles: "s", .notes: "s"])
    case .unread:
      Row("only what is unread, or all again", "unread", .finding, [.articles: "u"])
    case .nextPane:
      Row("to the next pane", "next pane", .panes, [.everywhere: "<tab>"])
    case .previousPane:
      Row("to the pane before", "pane before", .panes, [.everywhere: "<S-tab>"])
    case .paneArticles:
      Row("to the list of articles", "articles", .panes, [.everywhere: "1"])
    case .paneText:
      Row("to the text", "text", .panes, [.everywhere: "2"])
    case .paneEntities:
      Row("to the names (shows them when hidden)", "names", .panes, [.everywhere: "3"])
    case .paneTimeline:
      Row("to the timeline; again: the timeline alone", "timeline", .panes, [.everywhere: "4 t"])
    case .toggleSidebar:
      Row("show or hide the names", "names on/off", .panes, [.everywhere: "|"])
    case .toggleTimeline:
      Row("show or hide the timeline", "timeline on/off", .panes, [.everywhere: "_"])
    case .toggleArticles:
      Row("show or hide the article list of a wide screen", "list on/off", .panes, [.everywhere: "&"])
    case .entityOrder:
      Row("names by count, by name, by first appearance", "order", .panes, [.entities: "o"])
    case .entityScope:
      Row("names of this article, or of the whole library", "scope", .panes, [.entities: "a"])
    case .mainEvents:
      Row("main events, or all of them", "main/all", .panes, [.timeline: "+"])
    case .timelineByEntity:
      Row("the chosen entity's events, or everybody's", "filter", .panes, [.timeline: "f"])
    case .previousYear:
      Row("to the year before", "year before", .panes, [.timeline: "h <left>"])
    case .nextYear:
      Row("to the next year", "next year", .panes, [.timeline: "l <right>"])
    case .wider:
      Row("a wider text", "wider", .panes, [.text: "+"])
    case .narrower:
      Row("a narrower text", "narrower", .panes, [.text: "-"])
    case .set:
      Row("set an option for now: measure 66, theme dark, sidebar off", "set", .panes, [:], argument: "OPTION VALUE")
    case .select:
      Row("select: again makes it larger (word, sentence, paragraph)", "select", .notes, [.text: "v"])
    case .selectWord:
      Row("select words", "word", .notes, [.selection: "w"])
    case .selectSentence:
      Row("select sentences", "sentence", .notes, [.selection: "s"])
    case .selectParagraph:
      Row("select paragraphs", "paragraph", .notes, [.selection: "p"])
    case .expand:
      Row("make the selection larger", "larger", .notes, [.selection: "v"])
    case .shrink:
      Row("make the selection smaller", "smaller", .notes, [.selection: "V"])
    case .swapEnds:
      Row("move the other end of the selection", "other end", .notes, [.selection: "o"])
    case .copy:
      Row(
        "copy the selection, or the sentence, with its source", "copy", .notes,
        [.text: "y", .notes: "y", .timeline: "y"])
    case .annotate:
      Row("write a note on the selection, or on the sentence", "note", .notes, [.text: "a"])
    case .highlight:
      Row(
        "colour the selection; without one, the note under the cursor", "colour", .notes,
        [.text: "c"])
    case .addMention:
      Row("say that the selection names somebody or something", "add name", .entities, [.selection: "+"])
    case .notes:
      Row("the list of notes", "notes", .notes, [.everywhere: "o"])
    case .reply:
      Row("answer the note", "reply", .notes, [.notes: "r"])
    case .editNote:
      Row("edit the note", "edit", .notes, [.notes: "e"])
    case .deleteNote:
      Row("delete the note (u brings it back)", "delete", .notes, [.notes: "d <delete>", .text: "<delete>"])
    case .tags:
      Row("edit the tags", "tags", .notes, [.editor: "<C-t>", .notes: "T"], argument: "TAGS")
    case .tagList:
      Row("all tags, with how many notes have them", "tags", .notes, [.everywhere: "#"])
    case .renameTag:
      Row(
        "rename the tag on every note; the name of another one makes the two one", "rename", .notes, [.tags: "r"],
        argument: "OLD NEW")
    case .tagAll:
      Row("tag all notes of the list, or take tags away", "tag all", .notes, [.notes: "A"], argument: "+TAG -TAG")
    case .colours:
      Row("what the colours of notes mean in this library", "colours", .notes, [:], argument: "COLOUR MEANING")
    case .nextUnread:
      Row("to the next note by somebody else that you have not read", "unread note", .notes, [.everywhere: "U"])
    case .markSeen:
      Row("all notes of the list (elsewhere: all notes) are read", "all read", .notes, [.notes: "M"])
    case .notePrivate:
      Row("private, or seen by everybody", "private", .notes, [.editor: "<C-p>", .notes: "p"])
    case .repairNote:
      Row(
        "put a note on the selection: a lost one, or your own with longer or shorter words", "repair", .notes,
        [.notes: "R", .revisions: "R", .selection: "R"])
    case .undo:
      Row(
        "undo your last change of notes or names, in this or an earlier run", "undo", .notes,
        [.everywhere: "u", .identities: "z"])
    case .redo:
      Row("do it again", "redo", .notes, [.everywhere: "<C-r>"])
    case .saveNote:
      Row("save the note", "save", .notes, [.editor: "<C-s>"])
    case .editExternally:
      Row("go on in $EDITOR", "in $EDITOR", .notes, [.editor: "<C-o>"], restricted: false)
    case .keepDraft:
      Row("leave the note as a draft", "keep as draft", .notes, [.editor: "<esc>"])
    case .same:
      Row("the same as another one…", "same as…", .entities, [.entities: "s", .card: "s"])
    case .different:
      Row("not the same as another one…", "not…", .entities, [.entities: "d", .card: "d"])
    case .rename:
      Row("another display name", "rename", .entities, [.entities: "r", .card: "r"], argument: "NAME")
    case .retype:
      Row("another kind", "kind", .entities, [.entities: "c", .card: "c"], argument: "KIND")
    case .ignoreEntity:
      Row(
        "not a name: this mention, this article, or everywhere", "ignore", .entities,
        [.entities: "x", .card: "x", .text: "x"])
    case .split:
      Row(
        "split this mention off; shows first what would part", "split", .entities,
        [.text: "X", .card: "X", .entities: "X"])
    case .tick:
      Row("tick it (it is split off), or take the tick away", "tick", .entities, [.mentions: "<space>"])
    case .tickIdentical:
      Row("tick all of this article that are written the same", "identical ones", .entities, [.mentions: "="])
    case .tickArticle:
      Row("tick all of this article", "whole article", .entities, [.mentions: "a"])
    case .retract:
      Row("take the decision back, whoever made it", "take back", .entities, [.why: "x"])
    case .alias:
      Row("give it another name", "alias", .entities, [:], argument: "NAME")
    case .link:
      Row("give it an outside identifier (Wikidata Q…)", "link", .entities, [:], argument: "ID")
    case .why:
      Row("why these mentions are one", "why?", .entities, [.entities: "w", .card: "w"])
    case .identities:
      Row("the open questions who is who", "questions", .entities, [.everywhere: "Q"])
    case .answerSame:
      Row("the same", "same", .entities, [.identities: "y"])
    case .answerDifferent:
      Row("not the same", "different", .entities, [.identities: "n"])
    case .answerUnsure:
      Row("cannot say", "unsure", .entities, [.identities: "u"])
    case .skipQuestion:
      Row("leave it for later", "skip", .entities, [.identities: "<space>"])
    case .setDate:
      Row(
        "set the publication date; dates in the text are worked out anew", "set date", .articles,
        [.text: "D", .articles: "D"], argument: "YYYY-MM-DD")
    case .revisions:
      Row("the versions of this article and what changed", "versions", .articles, [.text: "R"])
    case .addArticles:
      Row(
        "add files or folders to the library", "add", .articles, [.articles: "A"], argument: "PATH…", restricted: false)
    case .commandLine:
      Row("type a command", "command", .program, [.everywhere: ":"])
    case .help:
      Row("this help; type to filter it", "help", .program, [.everywhere: "? <F1>"])
    case .problems:
      Row("what went wrong", "problems", .program, [.everywhere: "!"])
    case .whatIsNew:
      Row("what others changed since you last looked", "news", .program, [:])
    case .redraw:
      Row("draw the screen anew", "redraw", .program, [.everywhere: "<C-l>"])
    case .suspend:
      Row("back to the shell for a while", "suspend", .program, [.everywhere: "<C-z>"], restricted: false)
    case .cancel:
      Row("leave what was begun: a selection, a search, a prompt", "cancel", .program, [.everywhere: "<esc>"])
    case .quit:
      Row("quit (in a card, list or help: close it)", "quit", .program, [.everywhere: "q"])
    }
  }
}

extension Command.Row {
  /// Keys are given by context, several separated by a space.
  fileprivate init(
    _ summary: String, _ short: String, _ group: Command.Group, _ keys: KeyValuePairs<Context, String>,
    argument: String? = nil, restricted: Bool = true
  ) {
    var bindings: [Command.Binding] = []
    for (context, list) in keys {
      for name in list.split(separator: " ") {
        if let keys = KeyName.parse(String(name)) { bindings.append(Command.Binding(context: context, keys: keys)) }
      }
    }
    self.init(
      summary: summary, short: short, group: group, bindings: bindings, argument: argument,
      isAllowedWhenRestricted: restricted)
  }
}
