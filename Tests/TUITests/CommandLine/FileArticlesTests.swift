import Core
import Foundation
import Testing

@testable import TUI

struct FileArticlesTests {
  @Test func `files are analysed with their text, and what cannot be read is said`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-analyze-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "bridge.txt"), output = folder.appending(path: "out")
    try Data("Ünder the bridge\n\n“The bridge is shut,” said Ada Brandt on Tuesday.\n".utf8).write(to: file)
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    let run = AnalyzeRun(
      analyzer: Analyzer(), usesGiven: false, isTogether: false, output: handle.fileDescriptor)
    let outcome = run.run(
      jobs: 2, files: [file.path, folder.appending(path: "missing.txt").path], published: Day(iso: "2024-05-17"))
    try handle.close()
    #expect(outcome == .complained)
    let lines = try Data(contentsOf: output).split(separator: 0x0A).map { try JSON.parse(Array($0)) }
    #expect(lines.map { $0["id"]?.string } == [file.path])
    let line = try #require(lines.first)
    #expect(line["published"]?.string == "2024-05-17")
    let text = Array(try #require(line["text"]?.string).unicodeScalars)
    let time = try #require(line["times"]?.array?.first)
    #expect(time["value"]?.string == "2024-05-14")
    let start = try #require(time["start"]?.integer), end = try #require(time["end"]?.integer)
    #expect(String(String.UnicodeScalarView(text[start..<end])) == "Tuesday")
    let quotation = try #require(line["quotations"]?.array?.first)
    let from = try #require(quotation["start"]?.integer), to = try #require(quotation["end"]?.integer)
    #expect(String(String.UnicodeScalarView(text[from..<to])) == "The bridge is shut,")
  }
}
