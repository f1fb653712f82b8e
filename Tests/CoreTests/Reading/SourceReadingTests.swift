import Foundation
import Testing

@testable import Core

struct SourceReadingTests {
  /// Articles and problems of one file, with the folder taken out of names.
  private func read(_ folder: Folder, _ name: String, limits: ReadingLimits = ReadingLimits()) throws
    -> (articles: [Article], problems: [String])
  {
    var articles: [Article] = [], problems: [String] = []
    for item in SourceWalk(paths: [folder.path + "/" + name]) {
      guard case .file(let file) = item else { continue }
      try Reader(limits: limits).read(
        file: file,
        onProblem: { problems.append($0.message.replacingOccurrences(of: folder.path + "/", with: "")) },
        each: {
          var article = $0
          article.origin = article.origin.replacingOccurrences(of: folder.path + "/", with: "")
          articles.append(article)
        })
    }
    return (articles, problems)
  }

  @Test func `a collection gives one article a line and names the bad lines`() throws {
    let folder = try Folder()
    try folder.write(
      "all.jsonl",
      """
      {"id":"a1","text":"Anna Berg spoke.\\n\\nNobody listened.","published":"2024-05-07","title":"Berg speaks"}
      {"id":"a2","text":

      {"text":"No id here.","published":null,"author":["Jane Roe","John Doe"],"source":"Coastal Record","url":"https://x.example"}
      {"id":"a4","title":"no text"}
      {"id":7,"text":""}
      ["text"]
      """)
    let (articles, problems) = try read(folder, "all.jsonl")
    #expect(articles.map(\.origin) == ["all.jsonl#a1", "all.jsonl#L4"])
    #expect(articles.map(\.title) == ["Berg speaks", "No id here."])
    #expect(articles[0].text.string == "Berg speaks\n\nAnna Berg spoke.\n\nNobody listened.")
    #expect(articles[0].published == Day(year: 2024, month: 5, day: 7))
    #expect(articles[1].byline == "Jane Roe, John Doe")
    #expect(articles[1].source == "Coastal Record")
    #expect(articles[1].url == "https://x.example")
    #expect(
      problems == [
        "all.jsonl:2: a value is missing at the end (byte 19)",
        "all.jsonl:5: the field \"text\" is missing or no string (byte 1)",
        "all.jsonl:6: there is no text in it",
        "all.jsonl:7: an object with \"text\" is expected (byte 1)",
      ])
  }

  @Test func `a line over the limit is skipped with its number, and never held`() throws {
    let folder = try Folder()
    var limits = ReadingLimits()
    limits.record = 10_000
    let long = String(repeating: "x", count: 700_000)
    try folder.write("all.jsonl", "{\"text\":\"first\"}\n{\"text\":\"\(long)\"}\r\n{\"text\":\"third\"}")
    let (articles, problems) = try read(folder, "all.jsonl", limits: limits)
    #expect(articles.map(\.title) == ["first", "third"])
    #expect(problems == ["all.jsonl:2: longer than 9 kB"])
  }

  @Test func `an object over several lines and a list of objects are read too`() throws {
    let folder = try Folder()
    try folder.write("one.json", "{\n  \"text\": \"One text.\",\n  \"date\": \"2024-05-07\"\n}")
    try folder.write("two.json", "[\n{\"text\": \"One text.\"},\n{\"text\": \"Another.\"}\n]")
    #expect(try read(folder, "one.json").articles.map(\.published) == [Day(year: 2024, month: 5, day: 7)])
    #expect(try read(folder, "two.json").articles.map(\.title) == ["One text.", "Another."])
  }

  @Test func `a file beside the article says what the article does not`() throws {
    let folder = try Folder()
    try folder.write("a.txt", "Ferry runs aground\n2024-03-03\n\nA ferry ran aground.")
    try folder.write(
      "a.txt.json", #"{"published":"2024-03-04","source":"Coastal Record","author":{"name":"Anna Berg"}}"#)
    let found = try #require(try read(folder, "a.txt").articles.first)
    #expect(found.published == Day(year: 2024, month: 3, day: 4))
    #expect(found.source == "Coastal Record")
    #expect(found.byline == "Anna Berg")
  }

  @Test func `a file without rights, a folder and a missing one are named`() throws {
    let folder = try Folder()
    #expect(throws: Problem(.user, "\(folder.path)/gone: no such file or folder", hint: "check the name")) {
      try Reader().read(
        file: SourceFile(path: folder.path + "/gone", origin: folder.path + "/gone"), onProblem: { _ in },
        each: { _ in })
    }
    #expect(throws: Problem(.data, "\(folder.path): cannot be read: it is a folder")) {
      try Reader().read(
        file: SourceFile(path: folder.path, origin: folder.path), onProblem: { _ in }, each: { _ in })
    }
  }

  @Test func `what the reader of an article throws ends the reading`() throws {
    let folder = try Folder()
    let path = try folder.write("all.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n")
    struct Full: Error {}
    var seen = 0
    #expect(throws: Full.self) {
      try Reader().read(file: SourceFile(path: path, origin: path), onProblem: { _ in }) { _ in
        seen += 1
        throw Full()
      }
    }
    #expect(seen == 1)
  }
}
