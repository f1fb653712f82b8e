/// A word that is once the surname of a full name in an article and elsewhere stands alone: the tagger decides each by its
/// surroundings, the article knows better.
enum Surnames {
  /// Makes a person of a single word that the tagger took for a place, a body or a building, where the article has a
  /// person of that surname, nothing else of that name and no list knows it as a place. Linear in the mentions.
  static func agree(_ mentions: [Mention], words: ArticleWords) -> [Mention] {
    let tokens = words.tokens
    var people: Set<UInt64> = []
    var others: Set<UInt64> = []
    var alone: [(mention: Int, token: Int)] = []
    var at = 0
    for (m, mention) in mentions.enumerated() {
      while at < tokens.count, Int(tokens[at].end) <= mention.span.start { at += 1 }
      let first = at
      while at < tokens.count, Int(tokens[at].start) < mention.span.end { at += 1 }
      guard at > first else { continue }
      if at - first > 1 {
        if mention.kind == .person {
          people.insert(tokens[at - 1].folded)
        } else {
          for i in first..<at { others.insert(tokens[i].folded) }
        }
      } else {
        switch mention.kind {
        case .place, .organization, .facility: alone.append((m, first))
        default: break
        }
      }
    }
    guard !people.isEmpty, !alone.isEmpty else { return mentions }
    var result = mentions
    for (m, token) in alone {
      let word = tokens[token].folded
      guard people.contains(word), !others.contains(word), words.listed[token] & NameLists.placeBits == 0 else {
        continue
      }
      result[m].kind = .person
    }
    return result
  }

  /// Adds the surnames of people of the article that the tagger passed over in headlines, where every word has a capital
  /// and the sentence says little. Linear in the tokens.
  static func inHeadlines(_ mentions: [Mention], words: ArticleWords) -> [Mention] {
    guard words.styles.contains(where: { $0 == .title || $0 == .capitals }) else { return mentions }
    let tokens = words.tokens
    var people: Set<UInt64> = []
    var isTaken = Array(repeating: false, count: tokens.count)
    var at = 0
    for mention in mentions {
      while at < tokens.count, Int(tokens[at].end) <= mention.span.start { at += 1 }
      let first = at
      while at < tokens.count, Int(tokens[at].start) < mention.span.end {
        isTaken[at] = true
        at += 1
      }
      if mention.kind == .person, at - first > 1 { people.insert(tokens[at - 1].folded) }
    }
    guard !people.isEmpty else { return mentions }
    var added: [Mention] = []
    for (s, sentence) in words.sentences.enumerated() where words.styles[s] == .title || words.styles[s] == .capitals {
      for i in sentence
      where !isTaken[i] && people.contains(tokens[i].folded) && words.form(i).isCapitalized
        && tokens[i].end - tokens[i].start > 3 && words.word(i).lower == 0
      {
        added.append(Mention(span: tokens[i].span, kind: .person, confidence: 0.5))
      }
    }
    return added.isEmpty ? mentions : (mentions + added).sorted { $0.span.start < $1.span.start }
  }
}
