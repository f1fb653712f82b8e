/// A union-find over name numbers that keeps why each two were joined.
struct NameGroups {
  private var parent: [Int32] = []
  private(set) var reasons: [(alias: Int, name: Int, reason: LinkReason)] = []

  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  mutating func add() -> Int {
    parent.append(Int32(parent.count))
    return parent.count - 1
  }

  func root(_ i: Int) -> Int {
    var i = i
    while Int(parent[i]) != i { i = Int(parent[i]) }
    return i
  }

  /// Joins two names' groups; the first root stays the root.
  mutating func join(_ name: Int, _ alias: Int, _ reason: LinkReason) {
    let a = root(name), b = root(alias)
    guard a != b else { return }
    parent[b] = Int32(a)
    // Halving the path of the joined one keeps the chains short without touching what `root` promises.
    parent[alias] = Int32(a)
    reasons.append((alias, name, reason))
  }
}

/// Why two names are one entity. Raw values are the words that the screen shows.
package enum LinkReason: String, CaseIterable, Sendable {
  case sameName = "same name"
  case definition = "defined in brackets"
  case initials = "its initials"
  case known = "known as"
  case corporate = "same name with a corporate word"
  case shortForm = "short form, one name that it fits in this article"
  case fuller = "fuller form of the same name"
  case spelling = "another spelling"
  case surname = "surname, one person of that name in this article"
  case surnameNear = "surname, the person of that name named before"
  case givenName = "given name, one person of that name in this article"
  case surnameInLibrary = "surname, one person of that name in the library"
  case aliasInArticle = "named so in its own article"
  case nameInLibrary = "one entity of that name in the library"
}
