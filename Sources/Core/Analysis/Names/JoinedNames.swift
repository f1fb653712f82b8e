/// Two people whom a headline in title case joins: in "Putin Gives Trump a Concession" every word has a capital, and the
/// tagger can take the first three for one name. The article tells them apart: it names both elsewhere.
enum JoinedNames {
  /// Cuts a person's name of three words or more in two, where its first and its last word are, each by itself, the last
  /// word of another person named in the article. Linear in the mentions.
  static func split(_ mentions: [Mention], tokens: [Token]) -> [Mention] {
    let words = tokenRanges(of: mentions, tokens: tokens)
    guard mentions.indices.contains(where: { mentions[$0].kind == .person && words[$0].count > 2 }) else {
      return mentions
    }
    var surnames: Set<UInt64> = []
    for (i, mention) in mentions.enumerated() where mention.kind == .person && words[i].count < 3 && !words[i].isEmpty {
      surnames.insert(tokens[words[i].upperBound - 1].folded)
    }
    var result: [Mention] = []
    result.reserveCapacity(mentions.count + 2)
    for (i, mention) in mentions.enumerated() {
      let range = words[i]
      guard mention.kind == .person, range.count > 2 else {
        result.append(mention)
        continue
      }
      let first = tokens[range.lowerBound], last = tokens[range.upperBound - 1]
      if first.folded != last.folded, surnames.contains(first.folded), surnames.contains(last.folded) {
        result.append(Mention(span: first.span, kind: .person, confidence: mention.confidence))
        result.append(Mention(span: last.span, kind: .person, confidence: mention.confidence))
      } else {
        result.append(mention)
      }
    }
    return result
  }

  private static func tokenRanges(of mentions: [Mention], tokens: [Token]) -> [Range<Int>] {
    var at = 0
    return mentions.map { mention in
      while at < tokens.count, Int(tokens[at].end) <= mention.span.start { at += 1 }
      let first = at
      while at < tokens.count, Int(tokens[at].start) < mention.span.end { at += 1 }
      return first..<at
    }
  }
}
