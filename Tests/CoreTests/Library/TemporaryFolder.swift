import Foundation

@testable import Core

/// A folder of its own for a test; gone afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "dossier-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o755)
    do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

extension Article {
  static func sample(_ origin: String, _ text: String, published: String? = nil, title: String? = nil) -> Article {
    Article(
      title: title ?? "Title of \(origin)", published: published.flatMap { Day(iso: $0) }, text: Text(text),
      origin: origin)
  }
}

extension Library {
  func id(_ origin: String) throws -> Int64 {
    guard let id = try store.read({ try $0.article(origin: origin) }) else {
      throw Problem(.internal, "no article \(origin)")
    }
    return id
  }

  func note(on words: String, in origin: String, body: String = "", tags: [String] = []) throws -> Annotation {
    let open = try open(try id(origin))
    guard let range = open.text.string.range(of: words) else { throw Problem(.internal, "no words \(words)") }
    let start = open.text.string.utf8.distance(from: open.text.string.startIndex, to: range.lowerBound)
    let span = Span(start: start, end: start + words.utf8.count)
    return Annotation(
      id: "", article: open.summary.id, anchor: Anchor(revision: open.revision, span: span, exact: words), body: body,
      tags: tags, author: "", created: 0, modified: 0)
  }
}
