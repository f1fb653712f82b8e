@testable import Core
import FuzzRules
@testable import TUI

/// The places where foreign bytes come in. A feed gives the words for what is wrong, nil where nothing is.
enum Feed {
  typealias Function = @Sendable ([UInt8]) -> String?

  private static let all: [(name: String, feed: Function)] = [
    ("text", reading("a.txt")), ("markdown", reading("a.md")), ("frontmatter", frontMatter),
    ("html", reading("a.html")), ("jsonl", reading("a.jsonl")), ("stream", stream), ("config", configuration),
    ("notes", notes), ("keys", keys), ("query", query), ("analysis", analysis), ("blob", blob), ("diff", diff),
  ]

  static var names: [String] { all.map(\.name) }

  static func named(_ name: String) -> Function? { all.first { $0.name == name }?.feed }

  private static func reading(_ name: String) -> Function {
    let reader = Reader()
    return { bytes in
      do throws(Problem) {
        for article in try reader.read(bytes: bytes, name: name) {
          if let wrong = Rules.mistake(in: article) { return wrong }
        }
        return nil
      } catch {
        return unclear(error)
      }
    }
  }

  private static let readMarkdown = reading("a.md")

  /// All of the input stands in the block, so that no run is spent on finding the dashes.
  private static func frontMatter(_ bytes: [UInt8]) -> String? {
    readMarkdown(Array("---\n".utf8) + bytes + Array("\n---\nThe ministers met.\n".utf8))
  }

  /// A refusal is right when it says something.
  private static func unclear(_ problem: Problem) -> String? {
    if problem.message.isEmpty { return "a problem without a message" }
    return problem.message.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }
      ? "a problem with a control character" : nil
  }

  private static func configuration(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(Problem) { _ = try Configuration(text: text, path: "config.toml") } catch {
      if let wrong = unclear(error) { return wrong }
    }
    do throws(Problem) { _ = try Administration(text: text, path: "config.toml") } catch {
      if let wrong = unclear(error) { return wrong }
    }
    return nil
  }

  /// A file of notes of any form, each note looked for in a text.
  private static func notes(_ bytes: [UInt8]) -> String? {
    let text = Text("The ministers met in Jeddah on Tuesday. “We agreed on 30 days”, Anna Berg — a professor — said.")
    let content = ForeignFile.read(bytes, name: "notes.json")
    for problem in content.problems {
      if let wrong = unclear(problem) { return wrong }
    }
    for note in content.notes {
      let anchor = note.anchor(in: text, revision: "r")
      if anchor.span.start < 0 || anchor.span.end > text.count { return "an anchor outside the text" }
    }
    return nil
  }

  /// The first byte cuts the rest into pieces, as a bad line does.
  private static func keys(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    var now = ContinuousClock.now
    var decoder = KeyDecoder(now: now)
    var rest = bytes.dropFirst()
    var inputs = 0
    while !rest.isEmpty {
      inputs += decoder.feed(rest.prefix(Int(first % 16) + 1), now: now).count
      rest = rest.dropFirst(Int(first % 16) + 1)
      now += .milliseconds(Int(first / 16) * 10)
      inputs += decoder.expire(now: now).count
    }
    inputs += decoder.expire(now: now + .seconds(5)).count
    if decoder.deadline != nil { return "bytes wait for ever" }
    return inputs > bytes.count * 2 ? "more keys than bytes" : nil
  }

  private static func query(_ bytes: [UInt8]) -> String? {
    let line = String(decoding: bytes, as: UTF8.self)
    _ = SearchQuery(line).match
    let search = TextQuery(line)
    let text = Array("The ministers met in Jeddah on 11 March; Łukasz said “yes”. ISTANBUL İstanbul ﬁne Straße.".utf8)
    for span in search.spans(in: text + bytes) where span.start < 0 || span.end > text.count + bytes.count {
      return "a hit outside the text"
    }
    let filter: Filter
    do { filter = try Filter(parsing: line) { $0.utf8.count % 2 == 0 ? 7 : nil } } catch let error as Problem {
      return unclear(error)
    } catch {
      return "an error that is no problem: \(error)"
    }
    // A filter's line reads as the same filter.
    let again = try? Filter(parsing: filter.line { _ in "Name" }) { _ in 7 }
    return again == filter ? nil : "a filter that does not read back: \(filter.line { _ in "Name" })"
  }

  private static let analyzer = Analyzer()

  private static func analysis(_ bytes: [UInt8]) -> String? {
    let text = Text(bytes: Sanitizer.clean(bytes))
    let found = analyzer.analyze(text, published: Day(year: 2025, month: 3, day: 18))
    if let wrong = Rules.mistake(in: found, of: text) { return wrong }
    let stored = AnalysisCoding.encode(found)
    return AnalysisCoding.decode(stored, length: text.count) == nil ? "an analysis that does not decode" : nil
  }

  private static func blob(_ bytes: [UInt8]) -> String? {
    let text = Text(bytes: Array(repeating: 0x78, count: 5_000))
    guard let found = AnalysisCoding.decode(bytes, length: text.count) else { return nil }
    let spans = found.mentions.map(\.span) + found.times.map(\.span) + found.events.map(\.span)
    if spans.contains(where: { $0.start < 0 || $0.end > text.count }) {
      return "a damaged record taken for an analysis"
    }
    return AnalysisCoding.decode(AnalysisCoding.encode(found), length: text.count) == nil
      ? "an analysis that does not decode again" : nil
  }

  /// Two revisions with a zero byte between them; every passage is carried.
  private static func diff(_ bytes: [UInt8]) -> String? {
    let cut = bytes.firstIndex(of: 0) ?? bytes.count / 2
    let old = Text(bytes: Sanitizer.clean(Array(bytes[..<cut])))
    let new = Text(bytes: Sanitizer.clean(Array(bytes[cut...])))
    let diff = RevisionDiff(old: old, new: new)
    let step = max(1, old.count / 64)
    for start in stride(from: 0, through: old.count, by: step) {
      for length in [0, 1, 9, 80] {
        let carried = diff.carry(Span(start: start, end: start + length))
        if let span = carried.span, span.start < 0 || span.end > new.count || span.start > span.end {
          return "carried outside the text"
        }
        if carried.state != .lost && carried.span == nil { return "carried to nowhere" }
      }
    }
    return nil
  }
}
