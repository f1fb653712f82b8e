import ArgumentParser
import Core
import Glibc

/// `dossier export`: the library in foreign formats.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes notes, timeline, graph or entities in a foreign format.",
    discussion: """
      notes: w3c, hypothesis, csv, markdown (with -o FOLDER) · timeline: csv, timelinejs, ics · graph: graphml, gexf, \
      nodes, edges · entities: ftm. export --all FOLDER writes everything as sorted JSON Lines. What a format cannot \
      carry is said on standard error.
      """)

  enum What: String, ExpressibleByArgument, CaseIterable { case notes, timeline, graph, entities }

  @Argument(help: "notes, timeline, graph or entities.") var what: What?
  @Option(help: "The format; the first of the list above where it is left out.") var format: String?
  @Option(name: .shortAndLong, help: "File (Markdown: folder) to write; standard output where it is left out.")
  var output: String?
  @Option(help: ArgumentHelp("Write everything into a folder.", valueName: "folder")) var all: String?
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard (what == nil) != (all == nil) else { throw ValidationError("say what to export, or --all FOLDER") }
  }

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let decided = try options.decide()
      guard !decided.isRestricted || output == nil && all == nil else {
        throw Problem(.user, "export to a file is not allowed here", hint: "Leave out -o: standard output is.")
      }
      let library = try decided.open(isReadOnly: true)
      defer { library.close() }
      let articles = try library.openArticles()
      if let all {
        for file in CaseFolder.files(articles) {
          try ExchangeFiles.write(file.bytes, to: all + "/" + file.name, in: all)
        }
        return
      }
      try write(articles)
    } catch let problem as Problem {
      try ExchangeFiles.fail(problem)
    }
  }

  private func write(_ articles: [OpenArticle]) throws {
    let timeline = what == .timeline ? TimelineFiles.Content(articles) : nil
    let graph = what == .graph ? EntityGraph(articles) : EntityGraph([])
    switch (what, format) {
    case (.notes, nil), (.notes, "w3c"): try put(WebAnnotations.encode(articles))
    case (.notes, "hypothesis"): try put(HypothesisNotes.encode(articles))
    case (.notes, "csv"): try put(Array(NoteTables.csv(articles).utf8))
    case (.notes, "markdown"): try markdown(articles)
    case (.timeline, nil), (.timeline, "csv"): try put(Array(TimelineFiles.csv(timeline ?? .init([])).utf8))
    case (.timeline, "timelinejs"): try put(TimelineFiles.timelineJS(timeline ?? .init([]), title: "dossier"))
    case (.timeline, "ics"):
      let file = TimelineFiles.calendar(timeline ?? .init([]), now: Double(time(nil)))
      try put(Array(file.text.utf8))
      if file.skipped > 0 {
        ExchangeFiles.complain("\(file.skipped) events left out: iCalendar has no dates of a month, quarter or year")
      }
    case (.graph, nil), (.graph, "graphml"): try put(Array(GraphFiles.graphML(graph).utf8))
    case (.graph, "gexf"): try put(Array(GraphFiles.gexf(graph).utf8))
    case (.graph, "nodes"): try put(Array(GraphFiles.nodesCSV(graph).utf8))
    case (.graph, "edges"): try put(Array(GraphFiles.edgesCSV(graph).utf8))
    case (.entities, nil), (.entities, "ftm"): try put(FollowTheMoney.lines(articles))
    default: throw ValidationError("\(what?.rawValue ?? "") cannot be written as \(format ?? "")")
    }
  }

  private func put(_ bytes: [UInt8]) throws { try ExchangeFiles.write(bytes, to: output, in: nil) }

  private func markdown(_ articles: [OpenArticle]) throws {
    guard let output else { throw ValidationError("markdown writes one file an article: say -o FOLDER") }
    for article in articles where article.annotations.contains(where: { !$0.isDeleted }) {
      let path = output + "/" + ExchangeFiles.fileName(article.summary) + ".md"
      let existing = try ExchangeFiles.read(path, isOptional: true).map { String(decoding: $0, as: UTF8.self) }
      try ExchangeFiles.write(Array(NoteTables.markdown(article, existing: existing).utf8), to: path, in: output)
    }
  }
}
