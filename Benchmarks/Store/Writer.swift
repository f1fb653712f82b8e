import ArgumentParser
import Core
import Glibc

/// One process among several that write notes, edits, decisions and reading marks into one library. Each line that it
/// prints is a promise: what it names is kept.
struct Writer: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "write")

  @Argument(help: "A library with at least one article.")
  var library: String

  @Argument(help: "Author.")
  var actor: String

  @Argument(help: "Seconds.")
  var duration: Double

  func run() throws {
    let library = try Library.open(at: library, actor: actor)
    let articles = try library.articles(limit: 100)
    let began = seconds()
    var longest = 0.0
    var number = 0
    while seconds() - began < duration {
      let article = try library.open(articles[number % articles.count].id)
      let span = Span(start: 0, end: min(5, article.text.count))
      let before = seconds()
      let note = try library.save(
        Annotation(
          id: "", article: article.summary.id,
          anchor: Anchor(revision: article.revision, span: span, exact: article.text.string(span)),
          body: "note \(number) by \(actor)", tags: ["t\(number % 7)"], author: "", created: 0, modified: 0))
      longest = max(longest, seconds() - before)
      promise("note \(note.id) 1")
      if number % 3 == 0 {
        var edited = note
        edited.body += ", edited"
        promise("note \(note.id) \(try library.save(edited, replacing: note.revision).revision)")
      }
      if number % 10 == 0, let entity = article.entityIDs.first(where: { $0 > 0 }) {
        promise("decision \(try library.decide(.alias(entity, name: "\(actor) \(number)")).id)")
      }
      try library.markRead(article.summary.id)
      number += 1
    }
    say("\(actor): \(number) notes, longest wait \(milliseconds(longest))", on: 2)
  }

  private func promise(_ line: String) { say(line, on: 1) }

  /// At once, unbuffered: the process may be killed the next moment.
  private func say(_ line: String, on file: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
  }
}
