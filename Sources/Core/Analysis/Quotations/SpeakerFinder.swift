/// Finds who speaks at a verb of saying: the subject before it, or after it where it is inverted.
struct SpeakerFinder {
  enum Speaker: Hashable {
    case entity(Int)
    /// Somebody whom the text does not name ("an official").
    case unnamed

    var entity: Int? { if case .entity(let entity) = self { entity } else { nil } }
  }

  let article: LinkedTokens
  let references: References
  let isQuoted: [Bool]

  private func folded(_ i: Int) -> UInt64 { article.tokens[i].folded }

  private func canSpeak(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .person, .organization, .place, .facility, .work: true
    case .group, .event: false
    }
  }

  /// Whether a token is a verb of saying outside of names.
  func isVerb(_ i: Int) -> Bool {
    article.mention[i] < 0 && article.tokens[i].kind == .word && SpeechWords.verbs.contains(folded(i))
  }

  // MARK: before the verb

  /// The subject of a verb, looked for to its left, not before `start`.
  func subject(before verb: Int, from start: Int) -> Speaker? {
    var k = verb - 1
    while k >= start, isPassedOver(k) { k -= 1 }
    guard k >= start else { return nil }
    if article.mark(k) == 0x29 {
      while k > start, article.mark(k) != 0x28 { k -= 1 }
      k -= 1
      guard k >= start else { return nil }
    }
    if let pronoun = pronoun(at: k) { return pronoun }
    if folded(k) == SpeechWords.who || article.isComma(k) || isRelative(k) {
      return appositionSubject(before: k, from: start)
    }
    if article.mention[k] >= 0 { return mentionSubject(at: k, from: start) }
    if SpeechWords.clauseStarts.contains(folded(k)) { return firstSubject(from: start, to: k) }
    return nounSubject(at: k, from: start)
  }

  private func isPassedOver(_ i: Int) -> Bool {
    guard article.mention[i] < 0, article.tokens[i].kind == .word else { return false }
    if SpeechWords.auxiliaries.contains(folded(i)) { return true }
    let end = Int(article.tokens[i].end)
    return article.tokens[i].end - article.tokens[i].start > 3 && article.tokens[i].letterCase == .lower
      && !SpeakerFinder.nouns.contains(folded(i)) && article.text.bytes[end - 1] == 0x79
      && article.text.bytes[end - 2] == 0x6C
  }

  /// End in -ly and are none.
  private static let nouns = SpeechWords.hashes("daily weekly monthly family ally assembly bully butterfly")
  private static let relatives = SpeechWords.hashes("which that")
  private func isRelative(_ i: Int) -> Bool { SpeakerFinder.relatives.contains(folded(i)) }

  private func pronoun(at i: Int) -> Speaker? {
    switch folded(i) {
    case SpeechWords.he, SpeechWords.she, SpeechWords.it:
      return references.entity(at: i).map(Speaker.entity) ?? .unnamed
    case SpeechWords.they, SpeechWords.i, SpeechWords.we: return .unnamed
    default: return nil
    }
  }

  /// "Zara Hope of Witness Sahara said": the name before the preposition; "a spokesman for NATO said": nobody.
  private func mentionSubject(at last: Int, from start: Int) -> Speaker? {
    var k = last
    while true {
      let first = article.startOfMention(at: k)
      guard let mention = article.mention(at: k) else { return nil }
      var before = first - 1
      // "One official of Norland's Foreign Ministry": the owner belongs to the name.
      if article.isPossessive(before), before > start, article.mention[before - 1] >= 0 {
        before = article.startOfMention(at: before - 1) - 1
      }
      if before >= start, folded(before) == SpeechWords.the { before -= 1 }
      guard before >= start else { return canSpeak(mention) ? .entity(mention.entity) : nil }
      if mention.kind != .person, SpeechWords.prepositions.contains(folded(before)) {
        let head = before - 1
        guard head >= start else { return nil }
        if article.mention[head] >= 0 {
          k = head
          continue
        }
        if article.tokens[head].kind == .word { return nounSubject(at: head, from: start) }
      }
      if mention.kind == .group || mention.kind == .event { return firstSubject(from: start, to: first) }
      return canSpeak(mention) ? .entity(mention.entity) : nil
    }
  }

  /// "Ada Brandt, who edits the Courier, said": the name before the first comma.
  private func appositionSubject(before end: Int, from start: Int) -> Speaker? {
    var organization: Int?
    var i = start
    while i < end {
      if article.mention[i] >= 0, !isQuoted[i], let mention = article.mention(at: i) {
        let next = article.endOfMention(at: i)
        let opens =
          next >= end || article.isComma(next) || article.mark(next) == 0x28
          || (next < article.tokens.count && folded(next) == SpeechWords.who)
        if opens, mention.kind == .person { return .entity(mention.entity) }
        if opens, organization == nil, canSpeak(mention), mention.kind != .place { organization = mention.entity }
        i = next
      } else {
        i += 1
      }
    }
    // "A member of the team, who spoke on condition of anonymity, said": nobody, whatever is named in between.
    var first = start
    while first < end, article.tokens[first].kind == .mark { first += 1 }
    // "A statement issued on behalf of Teme Ferries, which closed in May, said" has an issuer.
    let isDocument = first + 1 < end && SpeechWords.documents.contains(folded(first + 1))
    if first < end, SpeechWords.indefinite.contains(folded(first)), !isDocument { return .unnamed }
    if let organization { return .entity(organization) }
    // "Its headline, in her translation, reads"
    if first + 1 < end, folded(first) == SpeechWords.its, SpeechWords.documents.contains(folded(first + 1)),
      let owner = references.entity(at: first)
    {
      return .entity(owner)
    }
    return firstSubject(from: start, to: end)
  }

  /// The first one named or meant in a stretch that can speak.
  func firstSubject(from start: Int, to end: Int) -> Speaker? {
    var second: Int?, owner: Int?
    var i = start
    while i < end {
      if isQuoted[i] {
        i += 1
        continue
      }
      if let mention = article.mention(at: i) {
        let next = article.endOfMention(at: i)
        if mention.kind == .person, !article.isPossessive(next) { return .entity(mention.entity) }
        if canSpeak(mention), mention.kind != .place {
          if second == nil, !article.isPossessive(next) { second = mention.entity }
          owner = owner ?? mention.entity
        }
        i = next
        continue
      }
      if folded(i) == SpeechWords.he || folded(i) == SpeechWords.she { return pronoun(at: i) }
      if references.meant[i] >= 0, SpeechWords.roles.contains(folded(i)) { return .entity(Int(references.meant[i])) }
      i += 1
    }
    return (second ?? owner).map(Speaker.entity)
  }

  /// A common noun as subject: a role of somebody, a body, a document with its issuer, or nobody named.
  private func nounSubject(at noun: Int, from start: Int) -> Speaker? {
    guard article.tokens[noun].kind == .word else { return nil }
    // "Ada Reyes KC said"
    if article.tokens[noun].letterCase == .upper, noun > start, let person = article.mention(at: noun - 1),
      person.kind == .person
    {
      return .entity(person.entity)
    }
    if let head = head(of: noun, from: start) {
      if article.mention[head] >= 0 {
        return article.mention(at: head)?.kind == .group ? .unnamed : mentionSubject(at: head, from: start)
      }
      return nounSubject(at: head, from: start) ?? .unnamed
    }
    if references.meant[noun] >= 0 { return .entity(Int(references.meant[noun])) }
    var owner: Int?
    var k = noun - 1
    while k >= max(start, noun - 5) {
      if article.mention[k] >= 0, let mention = article.mention(at: k) {
        if canSpeak(mention), mention.kind != .place { owner = owner ?? mention.entity }
        if SpeechWords.roles.contains(folded(noun)), mention.kind == .person, k == noun - 1 {
          return .entity(mention.entity)
        }
      } else if SpeechWords.prepositions.contains(folded(k)) {
        // "one of the sources", "a nurse at the clinic": the head stands before the preposition.
        return k - 1 >= start ? nounSubject(at: k - 1, from: start) ?? .unnamed : .unnamed
      } else if article.isComma(k) || folded(k) == SpeechWords.the || SpeechWords.indefinite.contains(folded(k)) {
        break
      }
      k -= 1
    }
    if let owner, SpeechWords.documents.contains(folded(noun)) || SpeechWords.bodies.contains(folded(noun)) {
      return .entity(owner)
    }
    return .unnamed
  }

  /// The noun that a phrase belongs to: "one of the sources", "letters to a London daily", "her note introducing it".
  private func head(of noun: Int, from start: Int) -> Int? {
    var k = noun - 1
    while k > start, k >= noun - 4 {
      let token = article.tokens[k]
      if token.kind == .word, article.mention[k] < 0 {
        if SpeechWords.prepositions.contains(token.folded) || isParticiple(k) {
          let head = k - 1
          // "In the end the president said" has its subject behind the preposition's noun.
          return article.tokens[head].kind == .word && !SpeechWords.auxiliaries.contains(folded(head)) ? head : nil
        }
        if k < noun - 1, token.folded != SpeechWords.the, SpeechWords.verbs.contains(token.folded) { return nil }
      } else if token.kind != .word {
        return nil
      }
      k -= 1
    }
    return nil
  }

  private func isParticiple(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.end - token.start > 6, token.letterCase == .lower else { return false }
    let next = article.tokens[min(i + 1, article.tokens.count - 1)].folded
    let end = Int(token.end)
    return next == SpeechWords.the && article.text.bytes[(end - 3)..<end].elementsEqual("ing".utf8)
  }

  // MARK: after the verb

  /// The subject of an inverted verb ("said Milley"), looked for from `start` on.
  func subject(after start: Int, to end: Int) -> Speaker? {
    var i = start
    var isIndefinite = false, hasRole = false, role: Int?
    while i < end, !isQuoted[i] {
      if let pronoun = pronoun(at: i), i == start { return pronoun }
      if let mention = article.mention(at: i) {
        let next = article.endOfMention(at: i)
        if mention.kind == .person { return .entity(mention.entity) }
        // "University of Hawaii's Lauren Schurmeier", "NATO spokesman": the name only belongs to who follows.
        let follows = next < end && (article.isPossessive(next) || article.mention[next] >= 0 || isRoleWord(next))
        if !follows, canSpeak(mention), !hasRole { return .entity(mention.entity) }
        i = next
        continue
      }
      let token = article.tokens[i]
      if token.kind == .word {
        if i == start, SpeechWords.indefinite.contains(token.folded) { isIndefinite = true }
        if isRoleWord(i) || SpeechWords.bodies.contains(token.folded) {
          hasRole = true
          if references.meant[i] >= 0 { role = Int(references.meant[i]) }
        }
        if SpeechWords.prepositions.contains(token.folded), i > start, hasRole || isIndefinite {
          return apposition(from: i, to: end) ?? (isIndefinite ? .unnamed : role.map(Speaker.entity) ?? .unnamed)
        }
      } else if article.isComma(i) {
        return apposition(from: i, to: end) ?? role.map(Speaker.entity) ?? (i > start ? .unnamed : nil)
      }
      i += 1
    }
    if let role { return .entity(role) }
    return i > start ? .unnamed : nil
  }

  private func isRoleWord(_ i: Int) -> Bool {
    article.mention[i] < 0 && article.tokens[i].kind == .word && SpeechWords.roles.contains(folded(i))
  }

  /// A comma directly followed by a person's name, or "who is now" and one.
  private func apposition(from start: Int, to end: Int) -> Speaker? {
    var i = start
    while i < end, !isQuoted[i] {
      if article.isComma(i) {
        for k in (i + 1)..<max(i + 1, min(i + 6, end)) {
          if let mention = article.mention(at: k), mention.kind == .person {
            let between = article.tokens[(i + 1)..<k]
            let isTitle = between.allSatisfy { $0.letterCase == .capitalized || $0.folded == SpeechWords.who }
            let isNow = i + 1 < k && folded(i + 1) == SpeechWords.who && k - i <= 5
            if isTitle || isNow { return .entity(mention.entity) }
          }
          if article.isComma(k) { break }
        }
      }
      i += 1
    }
    return nil
  }
}
