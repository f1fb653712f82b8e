import Core

/// The linear mode: a dialogue of numbered lines for screen readers, terminals without a cursor and scripts.
///
/// A value: a line goes in, lines come out, every one of them safe for any terminal. Paragraphs are one line each, however
/// long: who reads by ear or by script is not helped by a measure.
struct LinearSession {
  private let library: Library
  private var articles: [ArticleSummary] = []
  private var open: OpenArticle?
  /// The paragraph that was read last, counted from 1.
  private var paragraph = 0
  private var names: [EntitySummary] = []
  private(set) var isFinished = false

  /// Paragraphs of one `more`.
  private static let step = 5

  static let prompt = "dossier> "

  init(library: Library) { self.library = library }

  /// What is said first.
  mutating func greeting() throws(Problem) -> [String] {
    articles = try library.articles()
    guard !articles.isEmpty else { return ["The library is empty. Start dossier with a file or a folder."] }
    return [
      "\(Self.count(articles.count, "article")). Type a number to read one, articles for the list, help for all commands."
    ]
  }

  /// Answers one line.
  mutating func answer(_ line: String) -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    let verb = words.first.map { $0.lowercased() } ?? "more"
    let rest = words.dropFirst().joined(separator: " ")
    do {
      return try answer(verb: verb, rest: rest).map(SafeText.line)
    } catch let problem as Problem {
      return (["Error: \(problem.message)"] + (problem.hint.map { [$0] } ?? [])).map(SafeText.line)
    } catch {
      return ["Error: \(SafeText.line(String(describing: error)))"]
    }
  }

  private mutating func answer(verb: String, rest: String) throws -> [String] {
    if let number = Int(verb) { return try read(number) }
    switch verb {
    case "articles", "list", "search": return try list(rest)
    case "read": return try Int(rest).map { try read($0) } ?? ["Say which: read NUMBER."]
    case "more": return more()
    case "again": return again(from: Int(rest) ?? paragraph)
    case "names", "entities": return try listNames(ofLibrary: rest == "all")
    case "name": return try describe(Int(rest))
    case "events": return listEvents()
    case "timeline": return try listTimeline(rest)
    case "find": return try find(rest)
    case "note": return try note(rest)
    case "notes": return try listNotes()
    case "undo": return [try library.undo().map { "Undone: \($0)." } ?? "There is nothing to undo."]
    case "help", "?": return Self.help
    case "quit", "q", "exit":
      isFinished = true
      return []
    default: return ["There is no command \"\(verb)\". Type help."]
    }
  }

  static let help = [
    "articles: all articles, numbered. search WORDS: those that contain them.",
    "NUMBER: read that article. more, or an empty line: go on. again, again NUMBER: repeat from a paragraph.",
    "names, or entities: who and what this article names. names all: in all articles. name NUMBER: where it stands.",
    "events: what happened when, by this article. timeline: the main events of all articles. timeline all: every one.",
    "find WORDS: paragraphs of this article that contain them.",
    "note NUMBER TEXT: keep a note on a paragraph. notes: your notes and those of others. undo: take the last one back.",
    "quit: leave.",
  ]

  private mutating func list(_ words: String) throws -> [String] {
    articles = try library.articles(matching: Filter(text: words.isEmpty ? nil : words))
    guard !articles.isEmpty else { return ["No article."] }
    return articles.enumerated().map { index, article in
      let day = article.published.map { ", \($0)" } ?? ""
      let notes = article.notes == 0 ? "" : ", \(Self.count(article.notes, "note"))"
      return "\(index + 1). \(article.title)\(day), \(Self.count(article.words, "word"))\(notes)"
    }
  }

  private mutating func read(_ number: Int) throws -> [String] {
    guard number >= 1, number <= articles.count else { return ["There is no article \(number)."] }
    let article = try library.open(articles[number - 1].id)
    open = article
    paragraph = 0
    names = []
    let summary = article.summary
    let facts = [summary.byline, summary.source, summary.published?.description].compactMap { $0 }.joined(
      separator: ", ")
    let parts = article.analysis.paragraphs.count
    return [summary.title] + (facts.isEmpty ? [] : [facts]) + ["\(Self.count(parts, "paragraph")):"] + more()
  }

  private mutating func more() -> [String] {
    guard let open else { return ["No article is open. Type a number."] }
    guard paragraph < open.analysis.paragraphs.count else { return ["End of the article."] }
    return again(from: paragraph + 1)
  }

  private mutating func again(from first: Int) -> [String] {
    guard let open else { return ["No article is open. Type a number."] }
    let paragraphs = open.analysis.paragraphs
    guard first >= 1, first <= paragraphs.count else { return ["There is no paragraph \(first)."] }
    let last = min(paragraphs.count, first + Self.step - 1)
    paragraph = last
    return (first...last).map { "[\($0)] \(text(of: $0, in: open))" }
  }

  private func text(of paragraph: Int, in article: OpenArticle) -> String {
    article.text.string(article.analysis.paragraphs[paragraph - 1])
  }

  private mutating func listNames(ofLibrary: Bool) throws -> [String] {
    if ofLibrary {
      names = try library.entities(matching: Filter(), order: .count, limit: 100)
    } else {
      guard let open else { return ["No article is open: names all."] }
      names = try library.entities(inArticle: open.summary.id)
    }
    guard !names.isEmpty else { return ["No names yet."] }
    return names.enumerated().map {
      "\($0 + 1). \($1.name), \($1.kind.rawValue), \(Self.count($1.mentions, "mention"))"
    }
  }

  private func describe(_ number: Int?) throws -> [String] {
    guard let number, number >= 1, number <= names.count else { return ["Say which: names, then name NUMBER."] }
    let name = names[number - 1]
    var lines = ["\(name.name), \(name.kind.rawValue), in \(Self.count(name.articles, "article")):"]
    if let open, let entity = open.entityIDs.firstIndex(of: name.id) {
      for (index, paragraph) in open.analysis.paragraphs.enumerated() {
        let mentions = open.analysis.mentions.filter { $0.entity == entity && paragraph.contains($0.span) }
        guard let first = mentions.first else { continue }
        let sentence = open.analysis.sentences.first { $0.contains(first.span) } ?? paragraph
        lines.append("[\(index + 1)] \(open.text.string(sentence))")
      }
    }
    for article in try library.articles(matching: Filter(entities: [name.id])) {
      guard let place = articles.firstIndex(where: { $0.id == article.id }) else { continue }
      lines.append("Article \(place + 1): \(article.title)")
    }
    return lines
  }

  private func listEvents() -> [String] {
    guard let open else { return ["No article is open. Type a number."] }
    let placed = open.analysis.events.compactMap { event -> (Day, String)? in
      let time = open.analysis.times[event.time]
      guard let day = time.earliest else { return nil }
      return (day, "\(ShownDate.words(time.edtf ?? day.description, columns: 60)): \(event.label)")
    }
    guard !placed.isEmpty else { return ["No dated events."] }
    return placed.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func listTimeline(_ which: String) throws -> [String] {
    let rows = try library.timeline(mainOnly: which != "all")
    guard !rows.isEmpty else { return ["No dated events."] }
    return rows.map { row in
      let articles = Set(row.sources.map(\.article))
      let numbers = articles.compactMap { id in self.articles.firstIndex { $0.id == id }.map { $0 + 1 } }.sorted()
      let sources = numbers.map(String.init).joined(separator: ", ")
      let place = numbers.isEmpty ? "" : " (article\(numbers.count == 1 ? "" : "s") \(sources))"
      return "\(ShownDate.words(row.edtf, columns: 60)): \(row.label)\(place)"
    }
  }

  private func find(_ words: String) throws -> [String] {
    guard let open else { return try findArticles(words) }
    let query = TextQuery(words)
    guard !query.isEmpty else { return ["Say what: find WORDS."] }
    let found = open.analysis.paragraphs.indices.filter { query.matches(text(of: $0 + 1, in: open)) }
    guard !found.isEmpty else { return ["Not in this article. articles \(words) looks in all."] }
    return found.map { "[\($0 + 1)] \(text(of: $0 + 1, in: open))" }
  }

  private func findArticles(_ words: String) throws -> [String] {
    ["No article is open. articles \(words) looks in all."]
  }

  private func note(_ rest: String) throws -> [String] {
    guard let open else { return ["No article is open. Type a number."] }
    let parts = rest.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let number = Int(parts[0]), open.analysis.paragraphs.indices.contains(number - 1) else {
      return ["Say where and what: note PARAGRAPH TEXT."]
    }
    let span = open.analysis.paragraphs[number - 1]
    let anchor = Anchor(of: span, in: open.text, revision: open.revision)
    let now = library.now()
    _ = try library.save(
      Annotation(
        id: Self.identifier(), article: open.summary.id, anchor: anchor, body: String(parts[1]), author: library.actor,
        created: now, modified: now))
    return ["Kept on paragraph \(number)."]
  }

  private func listNotes() throws -> [String] {
    let notes = try library.annotations()
    guard !notes.isEmpty else { return ["No notes."] }
    return notes.enumerated().map { index, note in
      let words = note.anchor.exact.split(separator: " ").prefix(8).joined(separator: " ")
      return "\(index + 1). \(note.author): \(note.body.isEmpty ? "highlight" : note.body) (on: \(words) …)"
    }
  }

  /// A random UUID (RFC 9562, version 4).
  private static func identifier() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
