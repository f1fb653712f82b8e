/// Who a label is about, as a reader of a list needs it: pronouns and roles become names where the article tells whose.
struct EventSubject {
  /// How many tokens at the start the name stands for.
  private(set) var replaced = 0
  private(set) var name: String?
  /// Whether the subject is understood without the article.
  private(set) var isClear = true

  private let article: LinkedTokens
  private let references: References

  init(_ keep: [Int], owner: Int?, article: LinkedTokens, references: References) {
    self.article = article
    self.references = references
    guard let first = keep.first else {
      isClear = false
      return
    }
    if owner == nil { replace(keep, first) }
    if name == nil { isClear = isUnderstood(keep, first) }
  }

  private func folded(_ i: Int) -> UInt64 { article.tokens[i].folded }

  private func isVerb(_ i: Int) -> Bool {
    article.mention[i] < 0 && article.tokens[i].kind == .word && EventWords.isVerb(article.tokens[i], in: article.text)
  }

  private mutating func replace(_ keep: [Int], _ first: Int) {
    switch folded(first) {
    case SpeechWords.he, SpeechWords.she:
      if let known = nameOf(references.entity(at: first)) { (name, replaced) = (known, 1) }
      return
    case SpeechWords.his, SpeechWords.her:
      // "His president" may itself be known.
      if roleName(keep) { return }
      if let known = nameOf(references.entity(at: first)) { (name, replaced) = (known + "’s", 1) }
      return
    default: _ = roleName(keep)
    }
  }

  /// The name for "him" in what follows, where it is known.
  func object(_ i: Int) -> String? {
    folded(i) == SpeechWords.him && article.mention[i] < 0 ? nameOf(references.entity(at: i)) : nil
  }

  private func nameOf(_ entity: Int?) -> String? {
    guard let entity, article.entities.indices.contains(entity) else { return nil }
    return article.entities[entity].name
  }

  /// "The Russian president", "Norland's former commander", "the two presidents" at the start.
  private mutating func roleName(_ keep: [Int]) -> Bool {
    for (k, i) in keep.prefix(7).enumerated() {
      let token = article.tokens[i]
      if let pair = references.pair[i], let a = nameOf(pair.0), let b = nameOf(pair.1) {
        (name, replaced) = ("\(a) and \(b)", k + 1)
        return true
      }
      if article.mention[i] < 0, token.kind == .word, references.meant[i] >= 0, SpeechWords.roles.contains(token.folded)
      {
        let next = k + 1 < keep.count ? keep[k + 1] : keep[k]
        // "The president of the commission" is understood as it stands.
        if k + 1 < keep.count, SpeechWords.prepositions.contains(folded(next)), !isVerb(next) { return false }
        guard let known = nameOf(Int(references.meant[i])) else { return false }
        (name, replaced) = (known, k + 1)
        return true
      }
      guard
        article.mention[i] >= 0 && article.mention(at: i)?.kind != .person || article.isPossessive(i)
          || article.mark(i) == 0x2D || token.kind == .word && article.mention[i] < 0 && !isVerb(i)
      else { return false }
      if k > 0, SpeechWords.prepositions.contains(token.folded) { return false }
    }
    return false
  }

  private func isUnderstood(_ keep: [Int], _ first: Int) -> Bool {
    let word = folded(first)
    if article.mention[first] >= 0 { return true }
    if EventWords.unclear.contains(word) || word == SpeechWords.he || word == SpeechWords.she { return false }
    if word == SpeechWords.his || word == SpeechWords.her || SpeechWords.prepositions.contains(word) { return false }
    if EventWords.subordinators.contains(word) || EventWords.coordinators.contains(word) { return false }
    let verb = keep.firstIndex(where: isVerb) ?? keep.count
    let subject = keep[..<verb]
    // "The president said", "the two disagreed": which?
    if subject.count == 2, word == SpeechWords.the || EventWords.determiners.contains(word) {
      let head = folded(subject[1])
      if SpeechWords.roles.contains(head) || SpeechWords.bodies.contains(head) || EventWords.texts.contains(head)
        || EventSubject.numbers.contains(head)
      {
        return false
      }
    }
    // "The talk was of …"
    if verb < keep.count, EventWords.beings.contains(folded(keep[verb])),
      subject.contains(where: { article.mention[$0] < 0 && EventWords.texts.contains(folded($0)) })
    {
      return false
    }
    return true
  }

  private static let numbers = SpeechWords.hashes("two three four five six men women others former latter")

  /// Whether a clause reports: it neither speaks of anybody, nor advises, nor supposes.
  func tells(_ keep: [Int]) -> Bool {
    guard let first = keep.first(where: { article.tokens[$0].kind == .word }), !hasOnlyRelativeVerb(keep) else {
      return false
    }
    let word = folded(first)
    guard article.mention[first] < 0 else { return !isModal(keep) }
    if EventWords.generic.contains(word) { return false }
    if EventWords.everyone.contains(word), keep.prefix(4).contains(where: { folded($0) == SpeechWords.who }) {
      return false
    }
    return !isModal(keep)
  }

  /// "One day that changed the war": all it has for a verb is that of a relative clause.
  private func hasOnlyRelativeVerb(_ keep: [Int]) -> Bool {
    guard let verb = keep.firstIndex(where: isVerb), verb > 0 else { return false }
    let before = folded(keep[verb - 1])
    guard EventWords.relatives.contains(before) || before == EventWords.that else { return false }
    return !keep[(verb + 1)...].contains(where: isVerb)
  }

  private func isModal(_ keep: [Int]) -> Bool {
    guard let verb = keep.first(where: isVerb) else { return false }
    return EventWords.modals.contains(folded(verb))
  }

  /// Whether what remains says something of its subject and does not hang in the air.
  func hasPredicate(_ keep: [Int]) -> Bool {
    guard let verb = keep.firstIndex(where: isVerb), let last = keep.last else { return isHeading(keep) }
    if verb == 0 && replaced == 0 { return false }
    if article.mention[last] < 0, article.tokens[last].kind == .word, EventWords.hanging.contains(folded(last)) {
      return false
    }
    // What is so now is no event; "is announcing" and "are to meet" are.
    if EventSubject.present.contains(folded(keep[verb])) {
      guard let next = keep[(verb + 1)...].first(where: { !isLight($0) }), isVerb(next) || isOngoing(next)
      else { return false }
    }
    // "said it", "is still there"
    let rest = keep[(verb + 1)...]
    if let next = rest.first, EventWords.empty.contains(folded(next)),
      rest.count <= 2 || SpeechWords.verbs.contains(folded(keep[verb]))
    {
      return false
    }
    if rest.isEmpty,
      SpeechWords.verbs.contains(folded(keep[verb])) || EventWords.auxiliaries.contains(folded(keep[verb]))
    {
      return false
    }
    return true
  }

  private static let present = SpeechWords.hashes("is are am")

  private func isLight(_ i: Int) -> Bool {
    let token = article.tokens[i], end = Int(token.end)
    return EventWords.lightAdverbs.contains(token.folded)
      || token.end - token.start > 4 && article.text.bytes[end - 1] == 0x79 && article.text.bytes[end - 2] == 0x6C
  }

  private func isOngoing(_ i: Int) -> Bool {
    let token = article.tokens[i], end = Int(token.end)
    return token.folded == SpeechWords.to
      || token.end - token.start > 4 && article.text.bytes[(end - 3)..<end].elementsEqual("ing".utf8)
  }

  /// A headline, whose verb may be any word.
  private func isHeading(_ keep: [Int]) -> Bool {
    keep.filter { article.tokens[$0].letterCase == .capitalized || article.tokens[$0].letterCase == .upper }.count >= 4
  }
}
