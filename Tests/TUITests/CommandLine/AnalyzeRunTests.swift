import Core
import Foundation
import Synchronization
import Testing

@testable import TUI

struct AnalyzeRunTests {
  /// Feeds lines through the command's own run over real pipes.
  private func answers(
    _ input: [UInt8], jobs: Int = 1, together: Bool = false
  ) throws -> (lines: [JSON], outcome: AnalyzeRun.Outcome) {
    let source = Pipe(), sink = Pipe()
    let writer = Thread {
      try? source.fileHandleForWriting.write(contentsOf: Data(input))
      try? source.fileHandleForWriting.close()
    }
    writer.start()
    let run = AnalyzeRun(
      analyzer: Analyzer(), usesGiven: true, isTogether: together,
      output: sink.fileHandleForWriting.fileDescriptor)
    let reader = Reader(sink.fileHandleForReading)
    let outcome = run.run(jobs: jobs, input: source.fileHandleForReading.fileDescriptor)
    try sink.fileHandleForWriting.close()
    let output = reader.all()
    return (try output.split(separator: 0x0A).map { try JSON.parse(Array($0)) }, outcome)
  }

  private final class Reader: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let bytes = Mutex<[UInt8]>([])
    init(_ handle: FileHandle) {
      Thread { [self] in
        let data = (try? handle.readToEnd()) ?? Data()
        bytes.withLock { $0 = Array(data) }
        done.signal()
      }.start()
    }
    func all() -> [UInt8] {
      done.wait()
      return bytes.withLock { $0 }
    }
  }

  private func line(_ id: Int, _ text: String = "Ann Lee spoke.", mentions: JSON = []) -> [UInt8] {
    var bytes: [UInt8] = []
    (["id": .string("a\(id)"), "text": .string(text), "published": .null, "mentions": mentions] as JSON).write(
      to: &bytes)
    return bytes + [0x0A]
  }

  @Test(arguments: [1, 2, 5])
  func `answers come in the order of the lines`(jobs: Int) throws {
    let count = 3_000
    let input = (0..<count).flatMap { line($0, String(repeating: "Nothing happens here. ", count: $0 % 7)) }
    let (lines, outcome) = try answers(input, jobs: jobs)
    #expect(outcome == .done)
    #expect(lines.map { $0["id"]?.string } == (0..<count).map { "a\($0)" })
  }

  @Test func `a bad line is reported and the run goes on`() throws {
    let input = line(1) + Array("{\"id\":\"x\"}\nnonsense\n[1]\n\n".utf8) + line(2)
    let (lines, outcome) = try answers(input)
    #expect(outcome == .complained)
    #expect(lines.map { $0["id"]?.string } == ["a1", "a2"])
  }

  @Test func `hostile lines neither crash nor stop the run`() throws {
    let bombs: [[UInt8]] = [
      Array(repeating: 0x5B, count: 200_000), Array("{\"id\":1,\"text\":\"\\ud800\"}".utf8), [0xFF, 0xFE, 0x00],
      Array("{\"id\":\"\\u0000\",\"text\":\"a\\u0000b\\u202e\\u001b[2J\",\"x\":[[[{}]]]}".utf8),
      Array("{\"id\":\"u\",\"text\":\"".utf8) + [0xC3, 0x28, 0xE2] + Array("\"}".utf8), Array("{\"id\":".utf8),
      Array("{\"id\":2,\"text\":\"\",\"published\":\"yesterday\"}".utf8),
    ]
    let (lines, outcome) = try answers(bombs.flatMap { $0 + [0x0A] } + line(9), jobs: 2)
    #expect(outcome == .complained)
    #expect(lines.count == 5)
    #expect(lines.last?["id"] == "a9")
  }

  @Test func `the last line needs no line end and lines may end with CRLF`() throws {
    var input = line(1)
    input.insert(0x0D, at: input.count - 1)
    let (lines, _) = try answers(input + line(2).dropLast())
    #expect(lines.map { $0["id"]?.string } == ["a1", "a2"])
  }

  @Test func `offsets count code points`() throws {
    let text = "Ünïcode 🙂 Ann Lee"
    let (lines, _) = try answers(line(1, text, mentions: [["start": 10, "end": 17, "kind": "person"]]))
    let mention = try #require(lines.first?["mentions"]?.list.first)
    #expect(mention["text"] == "Ann Lee")
    #expect(mention["start"] == 10)
    #expect(mention["end"] == 17)
    #expect(mention["entity"] == "e1")
  }

  @Test func `with together the lines share ids`() throws {
    let ann: JSON = [["start": 0, "end": 7, "kind": "person"]]
    let input = line(1, mentions: ann) + line(2, mentions: []) + line(3, mentions: ann)
    let (alone, _) = try answers(line(1, mentions: ann) + line(3, "Bob Lee spoke.", mentions: ann))
    #expect(alone.map { $0["mentions"]?.list.first?["entity"] } == ["e1", "e1"])
    let (shared, _) = try answers(input + line(4, "Bob Lee spoke.", mentions: ann), jobs: 2, together: true)
    #expect(shared.map { $0["mentions"]?.list.first?["entity"] } == ["e1", nil, "e1", "e2"])
    #expect(shared.last?["entities"] == [["id": "e2", "name": "Bob Lee", "kind": "person"]])
  }

  @Test func `a closed pipe ends the run quietly`() throws {
    signal(SIGPIPE, SIG_IGN)
    let source = Pipe(), sink = Pipe()
    let writer = Thread {
      try? source.fileHandleForWriting.write(contentsOf: Data((0..<20_000).flatMap { line($0) }))
      try? source.fileHandleForWriting.close()
    }
    writer.start()
    try sink.fileHandleForReading.close()
    let run = AnalyzeRun(
      analyzer: Analyzer(), usesGiven: false, isTogether: false, output: sink.fileHandleForWriting.fileDescriptor)
    #expect(run.run(jobs: 2, input: source.fileHandleForReading.fileDescriptor) == .closed)
    try source.fileHandleForReading.close()
  }
}
