/// Decisions in the words of people: for the list of what can be undone, for "why?", for contradictions.
extension Decision {
  /// For instance “Mark Milley = Vladimir Putin”.
  package var words: String {
    let left = groups.first.map(Decision.name) ?? "?"
    let right = groups.count > 1 ? Decision.name(groups[1]) : "?"
    switch verb {
    case .same: return "\(left) = \(right)"
    case .different: return "\(left) ≠ \(right)"
    case .split:
      let count = groups.first?.count ?? 0
      return "\(count == 1 ? "1 mention" : "\(count) mentions") “\(left)” split off from \(right)"
    case .rename: return "\(left) is called \(value)"
    case .retype: return "\(left) is of the kind \(value)"
    case .ignore: return "\(left) is no name"
    case .ignoreInArticle: return "\(left) is no name in one article"
    case .ignoreMention: return "one “\(left)” is no name"
    case .add: return "“\(left)” is a name (\(value))"
    case .alias: return "\(left) is also called \(value)"
    case .link: return value.isEmpty ? "\(left) has no outside identifier" : "\(left) is \(value)"
    case .note: return "note on \(left): \(value)"
    case .undo: return "taken back"
    }
  }

  /// What most of the shown mentions are called; the longest of those that are called so equally often.
  private static func name(_ group: [MentionRef]) -> String {
    var uses: [String: Int] = [:]
    for ref in group { uses[ref.exact, default: 0] += 1 }
    let name = uses.max { ($0.value, $0.key.utf8.count, $1.key) < ($1.value, $1.key.utf8.count, $0.key) }?.key ?? "?"
    return Sanitizer.line(name)
  }
}

extension DecisionOperation {
  /// For the list of what can be undone, before it is done.
  ///
  /// - Parameter name: of an entity.
  func words(_ name: (Int64) throws -> String) rethrows -> String {
    switch self {
    case .same(let a, let b): try "\(name(a)) = \(name(b))"
    case .different(let a, let b): try "\(name(a)) ≠ \(name(b))"
    case .split(let places, let entity):
      try "\(places.count == 1 ? "1 mention" : "\(places.count) mentions") split off from \(name(entity))"
    case .rename(let entity, let new): try "\(name(entity)) is called \(Sanitizer.line(new))"
    case .retype(let entity, let kind): try "\(name(entity)) is of the kind \(kind.rawValue)"
    case .ignore(let entity): try "\(name(entity)) is no name"
    case .ignoreInArticle(let entity, _): try "\(name(entity)) is no name in one article"
    case .ignoreMention: "one mention is no name"
    case .addMention(_, _, let kind, _, let identical):
      identical ? "all equal words are a name (\(kind.rawValue))" : "a name added (\(kind.rawValue))"
    case .alias(let entity, let other): try "\(name(entity)) is also called \(Sanitizer.line(other))"
    case .link(let entity, let identifier):
      try identifier.isEmpty
        ? "\(name(entity)) has no outside identifier" : "\(name(entity)) is \(Sanitizer.line(identifier))"
    case .note(let entity, _): try "note on \(name(entity))"
    }
  }

  /// The same about what the entities became by decisions before it in the same step.
  func following(_ became: [Int64: Int64]) -> DecisionOperation {
    func now(_ entity: Int64) -> Int64 { became[entity] ?? entity }
    switch self {
    case .same(let a, let b): return .same(now(a), now(b))
    case .rename(let entity, let name): return .rename(now(entity), name: name)
    case .retype(let entity, let kind): return .retype(now(entity), kind: kind)
    case .alias(let entity, let name): return .alias(now(entity), name: name)
    default: return self
    }
  }
}
