import Core

/// Found, marked and right names, exact span and kind.
struct Score {
  var right = 0
  var found = 0
  var marked = 0

  var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  var recall: Double { marked == 0 ? 0 : Double(right) / Double(marked) }
  var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(found + marked) }

  static func + (a: Score, b: Score) -> Score {
    Score(right: a.right + b.right, found: a.found + b.found, marked: a.marked + b.marked)
  }
}

/// Scores by kind, summed over texts.
struct ScoreTable {
  private(set) var byKind: [EntityKind: Score] = [:]
  /// Spans alone, whatever the kind.
  private(set) var untyped = Score()
  /// Wrong names: what was marked and what was found, by words.
  private(set) var errors: [String] = []

  func score(of kinds: [EntityKind]) -> Score { kinds.reduce(Score()) { $0 + (byKind[$1] ?? Score()) } }

  mutating func add(_ mentions: [Mention], for text: AnnotatedText) {
    var marked: [Span: EntityKind] = [:]
    for name in text.names where !name.mayBeNone {
      guard let kind = name.kinds.first else { continue }
      marked[text.span(name.tokens)] = kind
    }
    for kind in marked.values { byKind[kind, default: Score()].marked += 1 }
    untyped.marked += marked.count
    for mention in mentions {
      byKind[mention.kind, default: Score()].found += 1
      untyped.found += 1
      let right = marked[mention.span]
      if right != nil { untyped.right += 1 }
      if right == mention.kind { byKind[mention.kind, default: Score()].right += 1 }
      if right != mention.kind {
        errors.append(
          "\(text.id)\tfound \(mention.kind)\t\(right.map { "is \($0)" } ?? "is none")\t\(text.text.string(mention.span))"
        )
      }
    }
    let spans = Set(mentions.map(\.span))
    for (span, kind) in marked.sorted(by: { $0.key < $1.key }) where !spans.contains(span) {
      errors.append("\(text.id)\tmissed \(kind)\t\t\(text.text.string(span))")
    }
  }
}

extension AnnotatedText {
  func span(_ range: Range<Int>) -> Span {
    Span(start: Int(tokens[range.lowerBound].start), end: Int(tokens[range.upperBound - 1].end))
  }
}
