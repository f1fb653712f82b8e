@testable import Core

/// A text with its names marked, as `[P Ann Lee]` (the kind's letter and a space), times as `{DATE 2022-11|last May}`.
struct MarkedArticle {
  let text: Text
  let mentions: [Mention]
  let times: [TimeExpression]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var mentions: [Mention] = []
    var times: [TimeExpression] = []
    var rest = Array(marked.utf8)[...]
    while let byte = rest.first {
      rest.removeFirst()
      if byte == 0x5B, let letter = rest.first, let close = rest.firstIndex(of: 0x5D),
        let kind = EntityKind.allCases.first(where: { $0.letter.asciiValue == letter })
      {
        let name = rest[(rest.startIndex + 2)..<close]
        mentions.append(Mention(span: Span(start: bytes.count, end: bytes.count + name.count), kind: kind))
        bytes += name
        rest = rest[(close + 1)...]
      } else if byte == 0x7B, let bar = rest.firstIndex(of: 0x7C), let close = rest.firstIndex(of: 0x7D) {
        let head = String(decoding: rest[..<bar], as: UTF8.self).split(separator: " ")
        let words = rest[(bar + 1)..<close]
        let value = head.count > 1 ? String(head[1]) : ""
        let days = PlacedValue.days(of: value)
        times.append(
          TimeExpression(
            span: Span(start: bytes.count, end: bytes.count + words.count),
            kind: TimeExpression.Kind(rawValue: String(head[0])) ?? .date, value: value,
            earliest: days?.earliest, latest: days?.latest))
        bytes += words
        rest = rest[(close + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    text = Text(bytes: bytes)
    self.mentions = mentions
    self.times = times
  }

  func analysis(published: Day? = nil) -> Analysis {
    Analyzer().analyze(text, published: published, givenMentions: mentions, givenTimes: times)
  }

  /// The names of each entity as the text writes them, joined by "=", in the order of first mention.
  var entities: [String] {
    let analysis = analysis()
    return analysis.entities.indices.map { entity in
      var seen: Set<String> = []
      return analysis.mentions.filter { $0.entity == entity }.map { text.string($0.span) }
        .filter { seen.insert($0).inserted }.joined(separator: "=")
    }
  }
}
