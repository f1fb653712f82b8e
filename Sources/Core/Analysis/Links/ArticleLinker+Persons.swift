extension ArticleLinker {
  /// Full names first, then surnames and given names to exactly one of them.
  mutating func joinPersons() {
    let persons = names.indices.filter { names[$0].kind == .person }
    guard !persons.isEmpty else { return }
    var index = PersonIndex()
    let full = persons.filter { names[$0].person?.isSingle == false }
    // Longer names first, so that "Joe Biden" finds "Joseph R. Biden Jr." and not the other way round.
    for i in full.sorted(by: { (names[$0].words.count, $1) > (names[$1].words.count, $0) }) { joinFull(i, &index) }
    for i in persons where names[i].person?.isSingle == true { joinSingle(i, &index) }
  }

  private mutating func joinFull(_ i: Int, _ index: inout PersonIndex) {
    guard let person = names[i].person else { return }
    let gender = gender(ofName: i)
    var found: Int?
    for k in index.candidates(for: person) where found.map({ groups.root($0) != groups.root(k) }) ?? true {
      guard let other = names[k].person, person.isCompatible(with: other) else { continue }
      if gender.contradicts(self.gender(ofName: k)) { continue }
      // Fits two people: it joins neither, unless it is written like one of them.
      if let before = found, names[before].words != person.words {
        if names[k].words == person.words { found = k } else { found = nil }
        break
      }
      found = found ?? k
    }
    if let found, let other = names[found].person {
      groups.join(
        found, i, other.words == person.words ? .sameName : other.surname == person.surname ? .fuller : .spelling)
    }
    index.add(i, person)
  }

  private mutating func joinSingle(_ i: Int, _ index: inout PersonIndex) {
    guard let person = names[i].person, !person.words.isEmpty else { return }
    let surnames = index.bySurname(person).filter { names[$0].person?.hasSurname(person) ?? false }
    let candidates =
      surnames.isEmpty ? index.byWord(person).filter { names[$0].person?.hasGiven(person) ?? false } : surnames
    let reason: LinkReason = surnames.isEmpty ? .givenName : .surname
    let roots = Set(candidates.map(groups.root))
    if roots.count > 1 {
      splitByNearest(i, candidates, reason)
    } else if let only = candidates.first {
      if !gender(ofName: i).contradicts(gender(ofAny: candidates)) {
        groups.join(only, i, reason)
        return
      }
      joinOtherSpelling(i, person, &index)
    } else {
      joinOtherSpelling(i, person, &index)
    }
  }

  /// A surname that nobody has exactly: another spelling of it, else a person of one name.
  private mutating func joinOtherSpelling(_ i: Int, _ person: PersonName, _ index: inout PersonIndex) {
    let near = index.near(person).filter { k in
      guard let other = names[k].person, min(other.surname.utf8.count, person.surname.utf8.count) >= 6 else {
        return false
      }
      return NameFolding.areClose(other.surname, person.surname, limit: 1)
    }
    let roots = Set(near.map(groups.root))
    if let only = near.first, roots.count == 1, !gender(ofName: i).contradicts(gender(ofAny: near)) {
      groups.join(only, i, .spelling)
      return
    }
    if let known = index.single(person), !gender(ofName: i).contradicts(gender(ofName: known)) {
      groups.join(known, i, .sameName)
    } else {
      index.addSingle(i, person)
    }
  }

  /// Several people of one surname: each mention goes to the one whose gender fits and who was named last.
  private mutating func splitByNearest(_ i: Int, _ candidates: [Int], _ reason: LinkReason) {
    var ofRoot: [Int: [Int]] = [:]
    for k in candidates { ofRoot[groups.root(k), default: []] += names[k].mentions }
    let places = ofRoot.flatMap { root, mentions in mentions.map { (mention: $0, root: root) } }
      .sorted { $0.mention < $1.mention }
    var genders: [Int: Gender] = [:]
    for root in ofRoot.keys { genders[root] = gender(ofAny: candidates.filter { groups.root($0) == root }) }
    var nodes: [Int: Int] = [:]
    let all = names[i].mentions
    names[i].mentions = []
    var at = 0
    var recent: [Int] = []
    for mention in all {
      while at < places.count, places[at].mention < mention {
        recent.removeAll { $0 == places[at].root }
        recent.append(places[at].root)
        at += 1
      }
      let wanted = titleGender[mention]
      func fits(_ root: Int) -> Bool { !wanted.contradicts(genders[root] ?? .unknown) }
      let exact = wanted == .unknown ? [] : ofRoot.keys.filter { genders[$0] == wanted }
      let chosen =
        exact.count == 1
        ? exact.first : recent.last(where: fits) ?? places.first { $0.mention > mention && fits($0.root) }?.root
      guard let chosen else {
        names[i].mentions.append(mention)
        continue
      }
      let node = nodes[chosen] ?? names.count
      if node == names.count {
        nodes[chosen] = node
        var name = names[i]
        name.mentions = []
        names.append(name)
        _ = groups.add()
        groups.join(chosen, node, reason == .surname ? .surnameNear : reason)
      }
      names[node].mentions.append(mention)
      nameOfMention[mention] = node
      // The one just meant is the nearest for the next one.
      recent.removeAll { $0 == chosen }
      recent.append(chosen)
    }
  }

  /// What titles and the given name tell about one name.
  func gender(ofName i: Int) -> Gender {
    for mention in names[i].mentions where titleGender[mention] != .unknown { return titleGender[mention] }
    guard let person = names[i].person, !person.isSingle, let first = person.words.first else { return .unknown }
    return GivenNames.gender(first) ?? .unknown
  }

  private func gender(ofAny members: [Int]) -> Gender {
    for i in members {
      let gender = gender(ofName: i)
      if gender != .unknown { return gender }
    }
    return .unknown
  }
}

/// Finds the full names that a name could belong to without comparing it with all.
private struct PersonIndex {
  private var surnames: [String: [Int]] = [:]
  private var words: [String: [Int]] = [:]
  private var singles: [String: Int] = [:]
  /// By the first letters of the surname.
  private var starts: [Substring: [Int]] = [:]

  mutating func add(_ i: Int, _ person: PersonName) {
    let surname = NameFolding.transliterationKey(person.surname)
    surnames[surname, default: []].append(i)
    starts[surname.prefix(3), default: []].append(i)
    for word in person.words { words[word, default: []].append(i) }
    if let first = person.words.first, let form = GivenNames.forms[first] { words["#\(form)", default: []].append(i) }
  }

  mutating func addSingle(_ i: Int, _ person: PersonName) {
    let surname = NameFolding.transliterationKey(person.surname)
    singles[surname] = i
    starts[surname.prefix(3), default: []].append(i)
  }

  func single(_ person: PersonName) -> Int? { singles[NameFolding.transliterationKey(person.surname)] }

  func candidates(for person: PersonName) -> [Int] {
    var found = surnames[NameFolding.transliterationKey(person.surname)] ?? []
    for k in words[person.words[0]] ?? [] where !found.contains(k) { found.append(k) }
    return found
  }

  func bySurname(_ person: PersonName) -> [Int] { surnames[NameFolding.transliterationKey(person.surname)] ?? [] }

  func byWord(_ person: PersonName) -> [Int] {
    var found = words[person.words[0]] ?? []
    if let form = GivenNames.forms[person.words[0]] {
      for k in words["#\(form)"] ?? [] where !found.contains(k) { found.append(k) }
    }
    return found
  }

  /// Names whose surname begins with the same three letters.
  func near(_ person: PersonName) -> [Int] {
    guard person.surname.utf8.count >= 6 else { return [] }
    return starts[NameFolding.transliterationKey(person.surname).prefix(3)] ?? []
  }
}
