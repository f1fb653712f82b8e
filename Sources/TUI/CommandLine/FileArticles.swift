import Core

/// The articles of files and folders, one at a time, file by file.
struct FileArticles {
  enum Item: Sendable {
    /// The id is the path as it was given, with `#2` and so on behind it for further articles of one file.
    case article(id: String, Article)
    case problem(Problem)
  }

  private let reader = Core.Reader()
  private var walk: SourceWalk
  /// Of the file that was read last, next one last.
  private var pending: [Item] = []

  init(paths: [String]) { walk = SourceWalk(paths: paths) }

  mutating func next() -> Item? {
    while true {
      if let item = pending.popLast() { return item }
      switch walk.next() {
      case nil: return nil
      case .problem(let problem): return .problem(problem)
      case .file(let file): pending = items(of: file).reversed()
      }
    }
  }

  private func items(of file: SourceFile) -> [Item] {
    var problems: [Item] = []
    var articles: [Item] = []
    do {
      try reader.read(file: file, onProblem: { problems.append(.problem($0)) }) { article in
        articles.append(.article(id: file.path + article.origin.dropFirst(file.origin.count), article))
      }
    } catch let problem as Problem {
      problems.append(.problem(problem))
    } catch {
      problems.append(.problem(Problem(.internal, "\(file.path): \(error)")))
    }
    return articles + problems
  }
}
