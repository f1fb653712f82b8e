/// Who is meant where no name stands: pronouns, "the general", "the agency". Only for speakers and participants.
struct References {
  /// What a name or pronoun does in its clause, best first as what a later pronoun means.
  private enum Part: Int { case subject, plain, object, owner }

  private struct Named {
    var token: Int
    var entity: Int
    var part = Part.plain
  }

  private let article: LinkedTokens
  private let genders: [Gender]
  /// Tokens inside quotation marks speak of somebody else's world.
  private let isQuoted: [Bool]
  /// People named or meant in each sentence, in order.
  private var people: [[Named]]
  /// Role or body word → who is called so.
  private var holders: [UInt64: [Int]] = [:]
  /// The people of a surname; filled only where the article speaks of kin.
  private var bySurname: [Substring: [Int]] = [:]
  /// What a pronoun or role word at a token means; -1 where nothing is known.
  private(set) var meant: [Int32]
  /// The two people whom "the two presidents" at a token means.
  private(set) var pair: [Int: (Int, Int)] = [:]
  /// The two people last named side by side: "Ada Brandt and Omar Reyes".
  private var lastPair: (Int, Int)?
  /// People by the last word of their name, in lower case.
  private var byLastWord: [String: Int] = [:]

  /// How far back a pronoun reaches: sentences that name somebody.
  private static let reach = 4
  /// How far back a pronoun reaches in all, in sentences: keeps long stretches without names linear.
  private static let farthest = 60

  init(article: LinkedTokens, genders: [Gender], isQuoted: [Bool]) {
    self.article = article
    self.genders = genders
    self.isQuoted = isQuoted
    people = Array(repeating: [], count: article.sentences.count)
    meant = Array(repeating: -1, count: article.tokens.count)
    for i in article.entities.indices where article.entities[i].kind == .person {
      if let word = References.lastWord(article.entities[i].name), byLastWord[word] == nil { byLastWord[word] = i }
    }
    collectHolders()
    collectSurnames()
    resolve()
  }

  /// The entity named or meant at a token.
  func entity(at i: Int) -> Int? {
    if let named = article.entity(at: i) { return named }
    return meant.indices.contains(i) && meant[i] >= 0 ? Int(meant[i]) : nil
  }

  /// All who are named or meant at a token: two where it says "the two presidents".
  func entities(at i: Int) -> [Int] {
    if let both = pair[i] { return [both.0, both.1] }
    return entity(at: i).map { [$0] } ?? []
  }

  private static func lastWord(_ name: String) -> String? { name.split(separator: " ").last?.lowercased() }

  /// The first person named or meant in a sentence before a token.
  func subject(ofSentence s: Int, before token: Int = .max) -> Int? {
    guard people.indices.contains(s) else { return nil }
    return people[s].first { $0.token < token }?.entity
  }

  private func isPerson(_ entity: Int) -> Bool {
    article.entities.indices.contains(entity) && article.entities[entity].kind == .person
  }

  // MARK: roles

  private mutating func collectHolders() {
    var i = 0
    while i < article.tokens.count {
      guard article.mention[i] >= 0, let mention = article.mention(at: i) else {
        i += 1
        continue
      }
      let end = article.endOfMention(at: i)
      switch mention.kind {
      case .person:
        collectBefore(i, mention.entity)
        collectAfter(end, mention.entity)
      case .organization:
        for k in i..<end where SpeechWords.bodies.contains(article.tokens[k].folded) {
          hold(article.tokens[k].folded, mention.entity)
        }
      default: break
      }
      i = end
    }
  }

  private mutating func hold(_ word: UInt64, _ entity: Int) {
    if holders[word]?.contains(entity) != true { holders[word, default: []].append(entity) }
  }

  /// "Ukraine's former commander" before a name.
  private mutating func collectBefore(_ start: Int, _ entity: Int) {
    var k = start - 1
    let first = max(0, start - 6)
    // "the judge, Ada Reyes"
    if article.isComma(k), k > 0, SpeechWords.roles.contains(article.tokens[k - 1].folded) { k -= 1 }
    while k >= first, article.sentence[k] == article.sentence[start],
      article.tokens[k].kind == .word || article.mark(k) == 0x2D || article.mark(k) == 0x2E && k == start - 1
    {
      if article.mention[k] < 0, let role = References.titles[article.tokens[k].folded] {
        hold(role, entity)
      } else if article.mention[k] < 0, SpeechWords.roles.contains(article.tokens[k].folded) {
        hold(article.tokens[k].folded, entity)
      } else if article.mention(at: k)?.kind == .person || SpeechWords.verbs.contains(article.tokens[k].folded) {
        return
      }
      k -= 1
    }
  }

  /// ", a retired judge and the government's special representative" or "is the mayor of" after a name.
  private mutating func collectAfter(_ end: Int, _ entity: Int) {
    guard end < article.tokens.count else { return }
    var k = end
    let sentence = article.sentence[end - 1]
    let isCopula = References.copulas.contains(article.tokens[end].folded)
    guard isCopula || article.isComma(end) || article.mark(end) == 0x28 else { return }
    k += 1
    // ", and the man whom …" is about somebody else.
    guard k < article.tokens.count, !SpeechWords.verbs.contains(article.tokens[k].folded),
      !EventWords.coordinators.contains(article.tokens[k].folded)
    else { return }
    let last = min(article.tokens.count, k + 14)
    while k < last, article.sentence[k] == sentence {
      if article.mention(at: k)?.kind == .person || article.isComma(k) && !isAge(k - 1) || article.mark(k) == 0x29 {
        return
      }
      if article.mention[k] < 0, SpeechWords.roles.contains(article.tokens[k].folded) {
        hold(article.tokens[k].folded, entity)
      }
      k += 1
    }
  }

  private func isAge(_ i: Int) -> Bool { i >= 0 && article.tokens[i].kind == .number }

  /// Titles before a name and the words that speak of their bearers.
  private static let titles: [UInt64: UInt64] = {
    var titles: [UInt64: UInt64] = [:]
    for (short, role) in [
      ("gen", "general"), ("sen", "senator"), ("gov", "governor"), ("col", "colonel"), ("capt", "captain"),
      ("prof", "professor"), ("dr", "doctor"), ("lt", "lieutenant"), ("sgt", "sergeant"), ("rep", "representative"),
      ("adm", "admiral"), ("pres", "president"),
    ] {
      titles[SpeechWords.hash(short)] = SpeechWords.hash(role)
      titles[SpeechWords.hash(short + ".")] = SpeechWords.hash(role)
    }
    return titles
  }()

  private static let copulas = SpeechWords.hashes("is was became becomes remains")
  private static let definite = SpeechWords.hashes("the his her our their this that its former")

  // MARK: one pass over the text

  private mutating func resolve() {
    var organizations: [Named] = []
    for i in article.tokens.indices where !isQuoted[i] {
      let s = Int(article.sentence[i])
      let token = article.tokens[i]
      if let mention = article.mention(at: i) {
        guard i == 0 || article.mention[i - 1] != article.mention[i] else { continue }
        if mention.kind == .person {
          people[s].append(Named(token: i, entity: mention.entity, part: part(i, article.endOfMention(at: i))))
          notePair(i)
        }
        if mention.kind == .organization { organizations.append(Named(token: i, entity: mention.entity)) }
        continue
      }
      guard token.kind == .word else { continue }
      var found: Int?
      switch token.folded {
      case SpeechWords.he, SpeechWords.his: found = person(before: i, .male)
      case SpeechWords.him:
        if let other = object(before: i) { meant[i] = Int32(other) }
        continue
      case SpeechWords.she, SpeechWords.her: found = person(before: i, .female)
      case SpeechWords.it, SpeechWords.its:
        // Only the last one can be near enough: a search through all would cost the square of a long text.
        if let last = organizations.last, s - Int(article.sentence[last.token]) <= 3 { found = last.entity }
      default:
        if let both = lastPair, isTwo(i) { pair[i] = both }
        guard SpeechWords.roles.contains(token.folded) || SpeechWords.bodies.contains(token.folded) else { continue }
        guard isDefinite(i) else {
          if isAnother(i), let next = introduced(after: i) { meant[i] = Int32(next) }
          continue
        }
        // "the general Mark Milley" is named by what follows.
        if let next = article.mention(at: article.isComma(i + 1) ? i + 2 : i + 1), next.kind == .person { continue }
        if let relative = relative(i) {
          found = relative
        } else if SpeechWords.roles.contains(token.folded) {
          let near = people.prefix(s + 1).suffix(3).flatMap { $0 }
          let country = country(before: i)
          let office = country.flatMap { Offices.holders(of: token.folded, in: $0) }
          found = office.flatMap { holderNamed($0) } ?? holder(of: token.folded, before: i, near)
          // "the Russian president" is not the one of another country.
          if let office, let known = found, let name = References.lastWord(article.entities[known].name),
            !office.contains(name), Offices.holds(name, token.folded)
          {
            found = nil
          }
          // Of whom nobody said what he is: the only person there is.
          if found == nil, holders[token.folded] == nil, country == nil || office == nil,
            Set(near.map(\.entity)).count == 1
          {
            found = near.first?.entity
          }
        } else {
          let near = organizations.suffix(4).filter { article.paragraph[$0.token] + 1 >= article.paragraph[i] }
          found = holder(of: token.folded, before: i, near) ?? (holders[token.folded] == nil ? near.last?.entity : nil)
        }
      }
      guard let found else { continue }
      meant[i] = Int32(found)
      if isPerson(found) {
        people[s].append(
          Named(token: i, entity: found, part: References.owners.contains(token.folded) ? .owner : part(i, i + 1)))
      }
    }
  }

  /// Whether "the", "his" or the like stands at most three words before.
  private func isDefinite(_ i: Int) -> Bool {
    for k in stride(from: i - 1, through: max(0, i - 4), by: -1) {
      let token = article.tokens[k]
      guard token.kind == .word || article.mark(k) == 0x2D, article.sentence[k] == article.sentence[i] else {
        return false
      }
      if SpeechWords.indefinite.contains(token.folded) { return false }
      if References.definite.contains(token.folded) { return true }
    }
    return false
  }

  private func holderNamed(_ surnames: [String]) -> Int? {
    for surname in surnames { if let known = byLastWord[surname] { return known } }
    return nil
  }

  /// The country of "the Russian president", "Ukraine's former president".
  private func country(before i: Int) -> UInt64? {
    for k in stride(from: i - 1, through: max(0, i - 4), by: -1) {
      let token = article.tokens[k]
      guard token.kind == .word || article.isPossessive(k), article.sentence[k] == article.sentence[i] else {
        return nil
      }
      if article.mention[k] >= 0 {
        guard let kind = article.mention(at: k)?.kind, kind == .group || kind == .place else { return nil }
        return token.folded
      }
    }
    return nil
  }

  /// "Ada Brandt and Omar Reyes": a pair ends at a second name right behind "and".
  private mutating func notePair(_ i: Int) {
    var k = i - 1
    while k > 0, article.tokens[k].letterCase == .capitalized, article.mention[k] < 0, i - k < 4 { k -= 1 }
    guard k > 0, article.tokens[k].folded == References.and, let before = article.mention(at: k - 1),
      before.kind == .person, let own = article.entity(at: i), before.entity != own
    else { return }
    lastPair = (before.entity, own)
  }

  private static let and = foldedHash("and")
  private static let two = foldedHash("two")
  private static let pairs = SpeechWords.hashes(
    "presidents leaders men women generals ministers politicians rivals statesmen commanders candidates")

  private func isTwo(_ i: Int) -> Bool {
    i > 1 && article.tokens[i - 1].folded == References.two && article.tokens[i - 2].folded == SpeechWords.the
      && References.pairs.contains(article.tokens[i].folded)
  }

  /// The only one who is called so, else the one of them who was named last.
  private func holder(of word: UInt64, before token: Int, _ near: [Named]) -> Int? {
    guard let all = holders[word] else { return nil }
    if all.count == 1 { return all[0] }
    return near.last { all.contains($0.entity) && $0.token < token }?.entity
  }

  /// The person whom a pronoun means: the first fitting one of this sentence, else of the last sentences with people.
  private func person(before token: Int, _ gender: Gender) -> Int? {
    var s = Int(article.sentence[token])
    var looked = 0
    // "Beridze, he said by telephone, had …": a clause put in between speaks of somebody from before the sentence.
    if article.isComma(token - 1),
      SpeechWords.verbs.contains(article.tokens[min(token + 1, article.tokens.count - 1)].folded),
      s > 0, people[s].count < 2, !(people[s - 1].isEmpty && people[max(0, s - 2)].isEmpty)
    {
      s -= 1
    }
    let first = max(0, s - References.farthest)
    while s >= first, looked < References.reach {
      var fitting = people[s].filter { $0.token < token && !genders[$0.entity].contradicts(gender) }
      // Of a sentence before, whom it is about: "After trying to get Sorel to see it, Brandt went public. He …".
      if s < Int(article.sentence[token]), let best = fitting.map(\.part.rawValue).min() {
        fitting.removeAll { $0.part.rawValue > best }
      }
      if let known = fitting.first(where: { genders[$0.entity] == gender }), fitting.count > 1,
        genders[fitting[0].entity] == .unknown, article.tokens[fitting[0].token].kind == .word
      {
        // A name that tells its gender goes before one that does not, in the same sentence.
        return known.entity
      }
      if let first = fitting.first { return first.entity }
      if !people[s].isEmpty { looked += 1 }
      s -= 1
    }
    return looked == 0 && first == 0 ? ahead(of: token, gender) : nil
  }

  /// Whom "him" means: not the one who acts in its clause.
  private func object(before token: Int) -> Int? {
    let s = Int(article.sentence[token])
    let here = people[s].filter { $0.token < token }
    let actor = here.last?.entity
    if let other = here.first(where: { $0.entity != actor && !genders[$0.entity].contradicts(.male) }) {
      return other.entity
    }
    for earlier in stride(from: s - 1, through: max(0, s - References.reach), by: -1) {
      let fitting = people[earlier].filter { $0.entity != actor && !genders[$0.entity].contradicts(.male) }
      if let best = fitting.min(by: { ($0.part.rawValue, $0.token) < ($1.part.rawValue, $1.token) }) {
        return best.entity
      }
    }
    return nil
  }

  /// "On Friday he was shown the door. … For Omar Reyes, it was …": at the start of an article, who is named first.
  private func ahead(of token: Int, _ gender: Gender) -> Int? {
    var k = token + 1
    while k < article.tokens.count, article.paragraph[k] == article.paragraph[token], k - token < 80 {
      if let mention = article.mention(at: k), mention.kind == .person, !isQuoted[k] {
        return genders[mention.entity].contradicts(gender) ? nil : mention.entity
      }
      k += 1
    }
    return nil
  }

  // MARK: what a name does in its clause

  private static let owners = SpeechWords.hashes("his her")

  /// - Parameters:
  ///   - start: its first token, `end` the one after it.
  private func part(_ start: Int, _ end: Int) -> Part {
    if article.isPossessive(end) { return .owner }
    let sentence = article.sentences[Int(article.sentence[start])]
    if isFollowedByVerb(end, sentence.upperBound) { return .subject }
    var k = start - 1
    // "get President Sorel to …": titles do not part a verb from its object.
    while k >= sentence.lowerBound, article.tokens[k].letterCase == .capitalized, article.mention[k] < 0 { k -= 1 }
    guard k >= sentence.lowerBound, article.tokens[k].kind == .word, article.mention[k] < 0 else { return .plain }
    let word = article.tokens[k].folded
    if SpeechWords.prepositions.contains(word) || References.takers.contains(word) { return .object }
    // "told Sorel": but "said Sorel" is a subject.
    if References.inverted.contains(word) { return .subject }
    return EventWords.isVerb(article.tokens[k], in: article.text) ? .object : .plain
  }

  private static let takers = SpeechWords.hashes("get make let help ask tell urge persuade meet see convince force")
  private static let inverted = SpeechWords.hashes("said says wrote added asked replied")

  private func isFollowedByVerb(_ end: Int, _ limit: Int) -> Bool {
    var k = end
    if k + 1 < limit, article.isComma(k) {
      guard let next = (k + 1..<min(limit, k + 20)).first(where: { article.isComma($0) }) else { return false }
      k = next + 1
    }
    while k < limit, article.tokens[k].kind == .word, article.mention[k] < 0, isAdverb(k) { k += 1 }
    return k < limit && article.mention[k] < 0 && EventWords.isVerb(article.tokens[k], in: article.text)
  }

  private func isAdverb(_ i: Int) -> Bool {
    let token = article.tokens[i]
    let end = Int(token.end)
    return token.end - token.start > 3 && article.text.bytes[end - 1] == 0x79 && article.text.bytes[end - 2] == 0x6C
      || References.adverbs.contains(token.folded)
  }

  private static let adverbs = SpeechWords.hashes("now then also never still soon often later just even not")

  // MARK: kin, and who is named only in the next sentence

  private static let kin: [UInt64: Gender] = {
    var kin: [UInt64: Gender] = [:]
    for word in SpeechWords.hashes("brother son father husband uncle grandson grandfather") { kin[word] = .male }
    for word in SpeechWords.hashes("sister daughter mother wife aunt granddaughter grandmother") { kin[word] = .female }
    return kin
  }()

  private mutating func collectSurnames() {
    guard article.tokens.contains(where: { References.kin[$0.folded] != nil }) else { return }
    for i in article.entities.indices where isPerson(i) {
      if let surname = article.entities[i].name.split(separator: " ").last { bySurname[surname, default: []].append(i) }
    }
  }

  /// "His brother": the only other person of the article with his surname.
  private func relative(_ i: Int) -> Int? {
    guard let gender = References.kin[article.tokens[i].folded], i > 0 else { return nil }
    let owner: Int
    if References.owners.contains(article.tokens[i - 1].folded), meant[i - 1] >= 0 {
      owner = Int(meant[i - 1])
    } else if article.isPossessive(i - 1), let named = article.entity(at: i - 2), isPerson(named) {
      owner = named
    } else {
      return nil
    }
    guard let surname = article.entities[owner].name.split(separator: " ").last else { return nil }
    let others = (bySurname[surname] ?? []).filter { $0 != owner && !genders[$0].contradicts(gender) }
    return others.count == 1 ? others[0] : nil
  }

  private static let another = foldedHash("another")

  private func isAnother(_ i: Int) -> Bool {
    for k in stride(from: i - 1, through: max(0, i - 4), by: -1) {
      guard article.tokens[k].kind == .word, article.sentence[k] == article.sentence[i] else { return false }
      if article.tokens[k].folded == References.another { return true }
    }
    return false
  }

  /// "Another general thought so too. Ada Brandt, then …": the full name that the next sentence begins with.
  private func introduced(after i: Int) -> Int? {
    let next = Int(article.sentence[i]) + 1
    guard article.sentences.indices.contains(next) else { return nil }
    let first = article.sentences[next].lowerBound
    guard article.paragraph[first] == article.paragraph[i], let mention = article.mention(at: first),
      mention.kind == .person
    else { return nil }
    let end = article.endOfMention(at: first)
    return end - first >= 2 && !article.isPossessive(end) ? mention.entity : nil
  }
}
