extension ArticleLinker {
  /// Numbers the groups by first mention and gives each its name, its other names and its evidence.
  func result() -> Result {
    var entityOfRoot: [Int: Int] = [:]
    var members: [[Int]] = []
    var linked = mentions
    for i in linked.indices {
      let root = groups.root(nameOfMention[i])
      let entity = entityOfRoot[root] ?? members.count
      if entity == members.count {
        entityOfRoot[root] = entity
        members.append([])
      }
      linked[i].entity = entity
    }
    for i in names.indices where !names[i].mentions.isEmpty {
      if let entity = entityOfRoot[groups.root(i)] { members[entity].append(i) }
    }
    var entities = members.map { group in
      let kind = majorityKind(group)
      let best = bestName(group, kind)
      var seen: Set<String> = [names[best].surface]
      let aliases = group.map { names[$0].surface }.filter { seen.insert($0).inserted }
      return Entity(name: names[best].surface, kind: kind, aliases: aliases)
    }
    for (alias, name, reason) in groups.reasons where !names[alias].mentions.isEmpty {
      guard let entity = entityOfRoot[groups.root(alias)], names[alias].surface != names[name].surface else { continue }
      let evidence = Evidence(alias: names[alias].surface, name: names[name].surface, reason: reason.rawValue)
      if !entities[entity].evidence.contains(evidence) { entities[entity].evidence.append(evidence) }
    }
    return Result(mentions: linked, entities: entities, genders: members.map(genderOfMembers))
  }

  private func majorityKind(_ group: [Int]) -> EntityKind {
    var counts: [EntityKind: Int] = [:]
    for i in group { counts[names[i].kind, default: 0] += names[i].mentions.count }
    let most = counts.values.max() ?? 0
    // The first named one decides a tie.
    return group.map { names[$0].kind }.first { counts[$0] == most } ?? .organization
  }

  /// The fullest usual name: for people the most frequent one with a given name, else the longest that is no acronym.
  private func bestName(_ group: [Int], _ kind: EntityKind) -> Int {
    func rank(_ i: Int) -> (Int, Int, Int) {
      let count = names[i].mentions.count
      let isShouted = names[i].surface.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
      switch kind {
      case .person:
        return (names[i].person?.isSingle == false ? 1 : 0, isShouted ? 0 : min(count, 3), names[i].surface.utf8.count)
      case .group: return (isShouted ? 0 : 1, count, 0)
      default: return (isShouted ? 0 : 1, names[i].words.count, count)
      }
    }
    var best = group[0]
    for i in group.dropFirst() where rank(i) > rank(best) { best = i }
    return best
  }

  private func genderOfMembers(_ group: [Int]) -> Gender {
    for i in group {
      for mention in names[i].mentions where titleGender[mention] != .unknown { return titleGender[mention] }
    }
    for i in group {
      let gender = gender(ofName: i)
      if gender != .unknown { return gender }
    }
    return .unknown
  }
}

/// The title directly before a name.
enum TitleBefore {
  static func gender(of mention: Mention, in text: Text) -> Gender {
    guard mention.kind == .person else { return .unknown }
    var end = mention.span.start
    while end > 0, text.bytes[end - 1] <= 0x20 || text.bytes[end - 1] == 0x2E { end -= 1 }
    var start = end
    while start > 0, text.bytes[start - 1] | 0x20 >= 0x61, text.bytes[start - 1] | 0x20 <= 0x7A, end - start < 12 {
      start -= 1
    }
    guard end > start, end < mention.span.start else { return .unknown }
    let word = String(decoding: text.bytes[start..<end].map { $0 | 0x20 }, as: UTF8.self)
    return PersonTitles.all[word] ?? .unknown
  }
}
