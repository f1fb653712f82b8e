/// The one editable line that a filter is shown as:
/// `with:"Mark Milley" kind:person from:2022 to:2023-05 tag:talks by:ada is:unread has:notes other words`.
///
/// What is no `key:value` of these is searched for in the texts. Values with spaces stand in double quotes.
extension Filter {
  /// - Parameter entity: the id of a name; nil where there is none. `#12` is taken as an id without asking.
  package init(parsing line: String, entity: (String) throws -> Int64?) throws {
    self.init()
    var words: [String] = []
    for item in Self.items(line) {
      guard let colon = item.text.firstIndex(of: ":"), !item.isQuoted else {
        words.append(item.source)
        continue
      }
      let value = String(item.text[item.text.index(after: colon)...])
      switch item.text[..<colon].lowercased() {
      case "with":
        if value.hasPrefix("#"), let id = Int64(value.dropFirst()) {
          entities.append(id)
        } else if let id = try entity(value) {
          entities.append(id)
        } else {
          throw Problem(.usage, "there is no entity “\(value)”", hint: "See: dossier entities")
        }
      case "kind":
        for name in value.split(separator: ",") {
          guard let kind = EntityKind(rawValue: name.lowercased()) else {
            let all = EntityKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(.usage, "there is no kind “\(name)”", hint: "Kinds: \(all)")
          }
          kinds.insert(kind)
        }
      case "from": from = try Self.day(value, isEnd: false)
      case "to": to = try Self.day(value, isEnd: true)
      case "tag": tags.append(value)
      case "by": authors.append(value)
      case "is" where value == "unread": unread = true
      case "has" where value == "notes": hasNotes = true
      default: words.append(item.source)
      }
    }
    text = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The line that parses to this filter.
  ///
  /// - Parameter name: how an entity is called; nil for its number.
  package func line(name: (Int64) -> String?) -> String {
    var parts = entities.map { "with:" + (name($0).map(Self.quoted) ?? "#\($0)") }
    if !kinds.isEmpty { parts.append("kind:" + kinds.map(\.rawValue).sorted().joined(separator: ",")) }
    if let from { parts.append("from:\(from)") }
    if let to { parts.append("to:\(to)") }
    parts += tags.map { "tag:" + Self.quoted($0) }
    parts += authors.map { "by:" + Self.quoted($0) }
    if unread { parts.append("is:unread") }
    if hasNotes { parts.append("has:notes") }
    if let text { parts.append(text) }
    return parts.joined(separator: " ")
  }

  private struct Item {
    /// Without quotes.
    var text = ""
    /// As written.
    var source = ""
    var isQuoted = false
  }

  private static func items(_ line: String) -> [Item] {
    var items: [Item] = []
    var item: Item?
    var isInside = false
    for character in line {
      if character == "\"" {
        if item == nil { item = Item(isQuoted: true) }
        isInside.toggle()
        item?.source.append(character)
      } else if character.isWhitespace, !isInside {
        if let item { items.append(item) }
        item = nil
      } else {
        if item == nil { item = Item() }
        item?.text.append(character)
        item?.source.append(character)
      }
    }
    if let item { items.append(item) }
    return items.filter { !$0.source.isEmpty }
  }

  private static func quoted(_ value: String) -> String {
    let clean = value.filter { $0 != "\"" }
    return clean.contains(where: \.isWhitespace) || clean.isEmpty ? "\"\(clean)\"" : clean
  }

  /// `2022`, `2022-11` or `2022-11-09`: the first or the last day of it.
  private static func day(_ value: String, isEnd: Bool) throws -> Day {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let numbers = parts.compactMap { $0 }
    if numbers.count == parts.count, (1...3).contains(numbers.count), numbers[0] > 0 {
      let month = numbers.count > 1 ? numbers[1] : isEnd ? 12 : 1
      if (1...12).contains(month) {
        let day = numbers.count > 2 ? numbers[2] : isEnd ? Day.length(ofMonth: month, year: numbers[0]) : 1
        if let day = Day(year: numbers[0], month: month, day: day) { return day }
      }
    }
    throw Problem(.usage, "“\(value)” is no date", hint: "Write 2022, 2022-11 or 2022-11-09.")
  }
}

/// A filter with a name, and how much of it came since its owner looked last.
package struct SavedFilter: Hashable, Sendable {
  package var name: String
  package var line: String
  /// Articles that are new, or have a new revision, since the last look.
  package var fresh: Int

  package init(name: String, line: String, fresh: Int) {
    self.name = name
    self.line = line
    self.fresh = fresh
  }
}

extension Library {
  /// Reads a filter line; names are looked up: the one of that name with the most mentions, else the first completion.
  package func filter(parsing line: String) throws -> Filter {
    try store.read { try filter(parsing: line, $0) }
  }

  private func filter(parsing line: String, _ session: Session) throws -> Filter {
    try Filter(parsing: line) { name in
      let found = try session.entities(named: name, limit: 20)
      let folded = Fold.key(name)
      return (found.first { Fold.key($0.name) == folded } ?? found.first)?.id
    }
  }

  package func line(of filter: Filter) throws(Problem) -> String {
    try store.read { session in
      let names = try filter.entities.map { ($0, try session.summary(of: $0)?.name) }
      return filter.line { id in names.first { $0.0 == id }?.1 }
    }
  }

  package func saveFilter(_ filter: Filter, as name: String) throws(Problem) {
    let line = filter.line { _ in nil }
    try store.write { try $0.saveFilter(name, line, of: actor) }
  }

  package func forgetFilter(_ name: String) throws(Problem) {
    try store.write { try $0.removeFilter(name, of: actor) }
  }

  package func savedFilters() throws(Problem) -> [SavedFilter] {
    try store.read { session in
      try session.savedFilters(of: actor).map { saved in
        let filter = try filter(parsing: saved.line, session)
        let fresh = try session.articleCount(where: Condition(filter, actor: actor).newer(than: saved.looked))
        let names = try filter.entities.map { ($0, try session.summary(of: $0)?.name) }
        return SavedFilter(
          name: saved.name, line: filter.line { id in names.first { $0.0 == id }?.1 }, fresh: fresh)
      }
    }
  }

  /// The filter of that name; looking at it makes what it finds no longer new.
  package func lookAtFilter(_ name: String) throws(Problem) -> Filter? {
    try store.write { session in
      guard let saved = try session.savedFilters(of: actor).first(where: { $0.name == name }) else { return nil }
      try session.lookedAtFilter(name, of: actor)
      return try filter(parsing: saved.line, session)
    }
  }
}
