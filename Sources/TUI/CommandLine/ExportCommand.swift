import ArgumentParser
import Core
import Glibc

/// `dossier export`: the library in foreign formats.
struct ExportCommand: LibraryCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes notes, timeline, graph or entities in a foreign format.",
    discussion: """
      notes: w3c, hypothesis, csv, markdown (with -o FOLDER) · timeline: csv, timelinejs, ics · graph: graphml, gexf, \
      nodes, edges · entities: ftm. export --all FOLDER writes everything as sorted JSON Lines. What a format cannot \
      carry is said on standard error.
      """)

  enum What: String, ExpressibleByArgument, CaseIterable {
    case notes, timeline, graph, entities

    /// The first one is taken where none is named.
    var formats: [String] {
      switch self {
      case .notes: ["w3c", "hypothesis", "csv", "markdown"]
      case .timeline: ["csv", "timelinejs", "ics"]
      case .graph: ["graphml", "gexf", "nodes", "edges"]
      case .entities: ["ftm"]
      }
    }
  }

  @OptionGroup var options: GlobalOptions
  @Argument(help: "notes, timeline, graph or entities.") var what: What?
  @Argument(help: ArgumentHelp("Which articles, as for dossier list.", valueName: "filter")) var filter: [String] = []
  @Option(help: "The format; the first of the list above where it is left out.") var format: String?
  @Option(name: .shortAndLong, help: "File (Markdown: folder) to write; standard output where it is left out.")
  var output: String?
  @Option(help: ArgumentHelp("Write everything into a folder.", valueName: "folder")) var all: String?
  @Flag(help: "Write your private notes too; other people's never are.") var `private` = false

  func validate() throws {
    guard (what == nil) != (all == nil) else { throw ValidationError("say what to export, or --all FOLDER") }
    guard let what else { return }
    guard format.map(what.formats.contains) ?? true else {
      throw ValidationError("\(what.rawValue) can be written as \(what.formats.joined(separator: ", "))")
    }
    guard format != "markdown" || output != nil else {
      throw ValidationError("markdown writes one file an article: say -o FOLDER")
    }
  }

  mutating func run(_ library: Library) throws {
    guard try output == nil && all == nil || !options.decide().isRestricted else {
      throw Problem(
        .usage, "restricted: export writes no files here", hint: "Leave out -o: standard output is allowed.")
    }
    guard let what else {
      let content = try library.caseContent(withPrivate: `private`)
      for file in CaseFolder.files(content) {
        try ExchangeFiles.write(file.bytes, to: (all ?? ".") + "/" + file.name, in: all)
      }
      sayHidden(content.hidden)
      return
    }
    let filter = try library.filter(parsing: filter.joined(separator: " "))
    let format = format ?? what.formats[0]
    switch what {
    case .notes: try notes(library, filter, format)
    case .timeline: try timeline(library, filter, format)
    case .graph: try graph(library, filter, format)
    case .entities:
      try put(
        FollowTheMoney.lines(
          try library.openArticles(matching: filter, withPrivate: `private`), names: try library.entityNames()))
    }
  }

  private func notes(_ library: Library, _ filter: Filter, _ format: String) throws {
    let articles = try library.openArticles(matching: filter, withPrivate: `private`)
    switch format {
    case "w3c": try put(WebAnnotations.encode(articles))
    case "hypothesis": try put(HypothesisNotes.encode(articles))
    case "csv": try put(Array(NoteTables.csv(articles).utf8))
    default: try markdown(articles)
    }
    if !`private` {
      sayHidden(try library.annotations(matching: filter).filter(\.isPrivate).count)
    }
  }

  private func timeline(_ library: Library, _ filter: Filter, _ format: String) throws {
    let content = try library.timelineContent(matching: filter)
    switch format {
    case "csv": try put(Array(TimelineFiles.csv(content).utf8))
    case "timelinejs": try put(TimelineFiles.timelineJS(content, title: "dossier"))
    default:
      let file = TimelineFiles.calendar(content, now: Library.systemTime())
      try put(Array(file.text.utf8))
      if file.skipped > 0 {
        Complaint.write("\(file.skipped) events left out: iCalendar has no dates of a month, quarter or year")
      }
    }
  }

  private func graph(_ library: Library, _ filter: Filter, _ format: String) throws {
    let graph = EntityGraph(try library.openArticles(matching: filter), names: try library.entityNames())
    switch format {
    case "graphml": try put(Array(GraphFiles.graphML(graph).utf8))
    case "gexf": try put(Array(GraphFiles.gexf(graph).utf8))
    case "nodes": try put(Array(GraphFiles.nodesCSV(graph).utf8))
    default: try put(Array(GraphFiles.edgesCSV(graph).utf8))
    }
  }

  private func put(_ bytes: [UInt8]) throws {
    guard let output, output != "-" else { return try Output.write(bytes) }
    try ExchangeFiles.write(bytes, to: output, in: nil)
  }

  private func sayHidden(_ count: Int) {
    guard count > 0 else { return }
    Complaint.write("\(count) private \(count == 1 ? "note" : "notes") left out: --private writes them")
  }

  private func markdown(_ articles: [OpenArticle]) throws {
    guard let output else { return }
    for article in articles where !article.annotations.isEmpty {
      let path = try ExchangeFiles.markdownPath(article.summary, in: output)
      let existing = try ExchangeFiles.read(path, isOptional: true).map { String(decoding: $0, as: UTF8.self) }
      try ExchangeFiles.write(Array(NoteTables.markdown(article, existing: existing).utf8), to: path, in: output)
    }
  }
}
