import ArgumentParser
import Core

/// What a reader waits for in a library.
struct QueryFigures: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "queries")

  @Argument(help: "A library.")
  var library: String

  @Argument(help: "Words to search for.")
  var words: [String] = ["ceasefire", "the president", "\"window of opportunity\"", "econ*"]

  func run() throws {
    var at = seconds()
    func lap(_ what: String) {
      let now = seconds()
      print("\(what): \(milliseconds(now - at))")
      at = seconds()
    }
    let library = try Library.open(at: library, actor: "benchmark")
    lap("open")
    let screen = try library.articles(limit: 60)
    lap("first 60 articles")
    let all = try library.articles()
    lap("all \(all.count) articles")
    if let first = screen.first {
      _ = try library.open(first.id)
      lap("open an article")
      _ = try library.entities(inArticle: first.id)
      lap("its entities")
    }
    let entities = try library.entities(limit: 60)
    lap("first 60 entities")
    for word in words {
      let hits = try library.search(word, limit: 50)
      lap("search \(word): \(hits.count) hits")
    }
    let rows = try library.timeline(mainOnly: true)
    lap("main timeline, \(rows.count) rows")
    if let entity = entities.first {
      _ = try library.timeline(matching: Filter(entities: [entity.id]))
      lap("timeline of \(entity.name)")
      _ = try library.card(entity.id)
      lap("card of \(entity.name)")
      _ = try library.articles(matching: Filter(entities: [entity.id]), limit: 60)
      lap("articles with \(entity.name)")
    }
    if let entity = entities.first {
      _ = try library.why(entity.id)
      lap("why \(entity.name)")
    }
    let questions = try library.identityQuestions(limit: 10)
    lap("identity queue, \(questions.count) questions")
    try hops(library, entities)
    if entities.count > 3 {
      at = seconds()
      let made = try library.decide(.same(entities[1].id, entities[2].id))
      lap("same")
      _ = try library.undo()
      lap("undo of \(made.verb.rawValue)")
    }
  }

  /// From each of 200 entities to its next mention in another article, as often as there is one, at most ten times.
  private func hops(_ library: Library, _ some: [EntitySummary]) throws {
    var times: [Double] = []
    for entity in try library.entities(limit: 200) {
      guard var place = try library.places(of: entity.id, limit: 1).first else { continue }
      for _ in 0..<10 {
        let began = seconds()
        let next = try library.nextArticlePlace(of: entity.id, after: place)
        times.append(seconds() - began)
        guard let next else { break }
        place = next
      }
    }
    print(
      "hop to the next article: median \(milliseconds(percentile(times, 0.5))), p95 \(milliseconds(percentile(times, 0.95))), \(times.count) hops"
    )
  }
}
