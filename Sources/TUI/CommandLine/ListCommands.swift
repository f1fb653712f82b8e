import ArgumentParser
import Core

/// `dossier list`: the articles.
struct ListCommand: LibraryCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the articles of the library.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var rows: FilterOptions

  @Option(help: "date, title, words, notes or added.")
  var sort: ArticleSort = .date

  mutating func run(_ library: Library) throws {
    var table = Table([
      .init(name: "id", isNumber: true), .init(name: "published"), .init(name: "title", isFlexible: true),
      .init(name: "source", isFlexible: true), .init(name: "words", isNumber: true),
      .init(name: "notes", isNumber: true), .init(name: "people", isFlexible: true),
    ])
    for one in try library.articles(matching: rows.parsed(library), sort: sort, limit: rows.limit) {
      table.rows.append([
        .number(Int(one.id)), .day(one.published), .text(one.title), one.source.map { .text($0) } ?? .none,
        .number(one.words), .number(one.notes), .text(one.people.joined(separator: ", ")),
      ])
    }
    try table.print(rows.format)
  }
}

/// `dossier search`: the articles and notes with these words.
struct SearchCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Searches texts, titles and notes.",
    discussion:
      "All words must occur; \"two words\" is a phrase, -word must not occur, begin* is a beginning, OR joins.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Words.")
  var words: [String]

  @Option(help: "table, json, jsonl, csv or tsv (default: a table on a terminal, tsv in a pipe).")
  var format: TableFormat?

  @Option(help: ArgumentHelp("At most so many rows.", valueName: "N"))
  var limit = 100

  mutating func run(_ library: Library) throws {
    var table = Table([
      .init(name: "article", isNumber: true), .init(name: "published"), .init(name: "title", isFlexible: true),
      .init(name: "in"), .init(name: "snippet", isFlexible: true),
    ])
    // A word that the shell has joined from several is a phrase.
    let query = words.map { $0.contains(" ") && words.count > 1 ? "\"\($0)\"" : $0 }.joined(separator: " ")
    let hits = try library.search(query, limit: max(1, limit))
    for hit in hits {
      table.rows.append([
        .number(Int(hit.article)), .day(hit.published), .text(hit.title), .text(hit.field.rawValue),
        .text(hit.snippet),
      ])
    }
    try table.print(format)
    if hits.isEmpty { throw ExitCode(1) }
  }
}

/// `dossier entities`: who and what the articles name.
struct EntitiesCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Lists people, organisations, places and what else is named.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var rows: FilterOptions

  @Option(help: "count, name or appearance.")
  var sort: EntityOrder = .count

  mutating func run(_ library: Library) throws {
    var table = Table([
      .init(name: "id", isNumber: true), .init(name: "name", isFlexible: true), .init(name: "kind"),
      .init(name: "mentions", isNumber: true), .init(name: "articles", isNumber: true),
    ])
    for one in try library.entities(matching: rows.parsed(library), order: sort, limit: rows.limit) {
      table.rows.append([
        .number(Int(one.id)), .text(one.name), .text(one.kind.rawValue), .number(one.mentions), .number(one.articles),
      ])
    }
    try table.print(rows.format)
  }
}

/// `dossier timeline`: what happened when.
struct TimelineCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Prints the events of the articles in order of their dates.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var rows: FilterOptions

  @Flag(help: "Main events only.")
  var main = false

  mutating func run(_ library: Library) throws {
    var table = Table([
      .init(name: "date"), .init(name: "label", isFlexible: true), .init(name: "participants", isFlexible: true),
      .init(name: "status"), .init(name: "sources", isNumber: true), .init(name: "earliest"), .init(name: "latest"),
      .init(name: "article", isNumber: true),
    ])
    if !library.isReadOnly { try library.refreshTimeline() }
    var names: [Int64: String] = [:]
    for one in try library.entities() { names[one.id] = one.name }
    for row in try library.timeline(matching: rows.parsed(library), mainOnly: main).prefix(rows.limit) {
      table.rows.append([
        .text(row.edtf), .text(row.label), .text(row.participants.compactMap { names[$0] }.joined(separator: ", ")),
        .text(row.status.rawValue), .number(row.sources.count), .day(row.earliest), .day(row.latest),
        row.sources.first.map { .number(Int($0.article)) } ?? .none,
      ])
    }
    try table.print(rows.format)
  }
}

/// `dossier notes`: what people wrote on passages.
struct NotesCommand: LibraryCommand {
  static let configuration = CommandConfiguration(commandName: "notes", abstract: "Lists the notes of the library.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var rows: FilterOptions

  mutating func run(_ library: Library) throws {
    var table = Table([
      .init(name: "id"), .init(name: "article", isNumber: true), .init(name: "author"), .init(name: "state"),
      .init(name: "passage", isFlexible: true), .init(name: "note", isFlexible: true), .init(name: "tags"),
    ])
    for note in try library.annotations(matching: rows.parsed(library)).prefix(rows.limit) {
      table.rows.append([
        .text(note.id), .number(Int(note.article)), .text(note.author), .text(note.anchor.state.rawValue),
        .text(note.anchor.exact), .text(note.body), .text(note.tags.joined(separator: ", ")),
      ])
    }
    try table.print(rows.format)
  }
}

extension Table.Value {
  static func day(_ day: Day?) -> Table.Value { day.map { .text($0.description) } ?? .none }
}

extension ArticleSort: ExpressibleByArgument {}
extension EntityOrder: ExpressibleByArgument {}
