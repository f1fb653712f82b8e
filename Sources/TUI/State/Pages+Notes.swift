import Core

extension Pages {
  /// Notes by article, each with its answers; `•` before what was not read yet.
  static func notes(_ notes: [Annotation], state: State) -> Page {
    var lines: [Page.Line] = []
    let ids = Set(notes.map(\.id))
    // An answer whose note the filter hides stands for itself.
    let top = notes.filter { note in note.inReplyTo.map { !ids.contains($0) } ?? true }
    let replies = Dictionary(grouping: notes.filter { $0.inReplyTo != nil }) { $0.inReplyTo ?? "" }
    var article: Int64?
    for note in top {
      if note.article != article {
        if article != nil { lines.append(blank) }
        lines.append(heading(oneLine(state.articles.title(of: note.article))))
        article = note.article
      }
      lines += self.lines(of: note, state: state)
      var open = replies[note.id] ?? []
      while !open.isEmpty {
        let reply = open.removeFirst()
        lines.append(
          Page.Line(
            text: "  \(mark(reply, state))  ↳ \(oneLine(reply.body))", right: who(reply),
            target: .note(reply.id, article: reply.article, reply.anchor.span)))
        open = (replies[reply.id] ?? []) + open
      }
    }
    let words = state.notesWords
    if lines.isEmpty {
      let none =
        words.isEmpty
        ? "No notes yet. In a text: v selects, a writes a note."
        : words == "unread" ? "Nobody wrote anything that you have not read." : "No note passes the filter: F edits it."
      lines = [blank, Page.Line(text: "  \(none)", style: .textDim)]
    }
    return Page(kind: .notes, title: words.isEmpty ? "Notes" : "Notes · \(words)", lines: lines)
  }

  private static func lines(of note: Annotation, state: State) -> [Page.Line] {
    let isLost = note.anchor.state == .lost
    let place = note.anchor.state == .exact || note.anchor.state == .shifted ? "" : "(\(note.anchor.state.rawValue)) "
    let passage = note.inReplyTo == nil ? "“\(oneLine(note.anchor.exact, limit: 200))”" : "↳"
    var lines = [
      Page.Line(
        text: "\(mark(note, state)) \(place)\(passage)", right: who(note), style: isLost ? .statusError : .quotation,
        target: .note(note.id, article: note.article, note.anchor.span))
    ]
    for line in note.body.split(separator: "\n").prefix(3) {
      lines.append(Page.Line(text: "    \(oneLine(String(line)))", rows: 6))
    }
    var end = note.tags.map { "#\($0)" }
    // The first colour is what nobody chose.
    if note.colour != state.colours.first?.name {
      end.insert("\(note.colour): \(state.colours.first { $0.name == note.colour }?.meaning ?? "no meaning")", at: 0)
    }
    if !end.isEmpty { lines.append(Page.Line(text: "    \(oneLine(end.joined(separator: " ")))", style: .textDim)) }
    return lines
  }

  private static func mark(_ note: Annotation, _ state: State) -> String {
    state.unread.ids.contains(note.id) ? "•" : " "
  }

  private static func who(_ note: Annotation) -> String {
    "\(note.author) \(Day(ordinal: Int(note.modified) / 86_400))\(note.isPrivate ? ", private" : "")"
  }

  static func tags(_ tags: [TagCount]) -> Page {
    var lines = tags.map { tag in
      Page.Line(text: "  #\(oneLine(tag.tag))", right: plural(tag.notes, "note"), target: .tag(tag.tag))
    }
    if lines.isEmpty {
      lines = [
        blank, Page.Line(text: "  No tags yet. In the list of notes: T tags one, A all of them.", style: .textDim),
      ]
    }
    return Page(kind: .tags, title: "Tags", lines: lines)
  }

  static func colours(_ colours: [NoteColour], _ counts: [String: Int]) -> Page {
    Page(
      kind: .colours, title: "Colours of notes in this library",
      lines: colours.map { colour in
        Page.Line(
          text: "  \(colour.key)  \(pad(colour.name, 10)) \(oneLine(colour.meaning))",
          right: plural(counts[colour.name] ?? 0, "note"), target: .colour(colour.name))
      })
  }

  static func filters(_ filters: [SavedFilter]) -> Page {
    var lines = filters.map { filter in
      Page.Line(
        text: "\(filter.fresh > 0 ? "•" : " ") \(pad("@\(filter.name)", 18)) \(oneLine(filter.line))",
        right: filter.fresh > 0 ? "\(filter.fresh) new" : "", target: .filter(filter.name))
    }
    if lines.isEmpty {
      lines = [
        blank, Page.Line(text: "  No filter has a name yet. F sets one, :save-filter NAME keeps it.", style: .textDim),
      ]
    }
    return Page(kind: .filters, title: "Saved filters", lines: lines)
  }

  /// Two entities: where they first meet, every passage with both, their events.
  static func together(
    _ left: EntitySummary, _ right: EntitySummary, _ passages: [Passage], _ events: [TimelineRow], articles: ArticleList
  ) -> Page {
    let count = Set(passages.map(\.article)).count
    var lines = [
      Page.Line(
        text: "\(left.name) and \(right.name)",
        right: "\(plural(passages.count, "passage")) in \(plural(count, "article"))", style: .paneTitleFocused)
    ]
    let names = words(of: left) + words(of: right)
    if let first = passages.first {
      lines.append(
        Page.Line(
          text: "first together: \(oneLine(articles.title(of: first.article)))",
          right: first.published.map(\.description) ?? "undated",
          target: .passage(article: first.article, first.span)))
    }
    var article: Int64?
    for passage in passages {
      if passage.article != article {
        var line = heading(oneLine(articles.title(of: passage.article)))
        line.right = passage.published.map(\.description) ?? "undated"
        lines += [blank, line]
        article = passage.article
      }
      let text = "  \(oneLine(passage.text))"
      var line = Page.Line(text: text, target: .passage(article: passage.article, passage.span))
      line.marks = marks(names, in: text)
      lines.append(line)
    }
    if passages.isEmpty { lines += [blank, Page.Line(text: "  No article has both.", style: .textDim)] }
    if !events.isEmpty {
      lines += [blank, heading("Both were there")]
      for row in events {
        guard let source = row.sources.first else { continue }
        lines.append(
          Page.Line(
            text: "  \(pad(row.edtf, 11)) \(oneLine(row.label))\(status(row.status))",
            right: plural(row.sources.count, "source"), target: .passage(article: source.article, source.span)))
      }
    }
    return Page(kind: .passages(left.id, right.id), title: "\(left.name) and \(right.name)", lines: lines)
  }

  /// The name, and the last word of a person's.
  private static func words(of entity: EntitySummary) -> [(word: String, style: Style)] {
    var words = [(word: entity.name, style: entity.kind.style)]
    if entity.kind == .person, let last = entity.name.split(separator: " ").last, last.utf8.count > 3 {
      words.append((String(last), entity.kind.style))
    }
    return words
  }

  private static func marks(_ names: [(word: String, style: Style)], in text: String) -> [Page.Line.Mark] {
    let bytes = Array(text.utf8)
    var marks: [Page.Line.Mark] = []
    for name in names {
      guard let pattern = TextPattern(name.word) else { continue }
      var at = 0
      while let span = pattern.first(in: bytes, from: at) {
        if !marks.contains(where: { $0.span.overlaps(span) }) {
          marks.append(Page.Line.Mark(span: span, style: name.style))
        }
        at = max(span.end, span.start + 1)
      }
    }
    return marks
  }
}
