/// The one editable line that a filter is shown as:
/// `with:"Mark Milley" kind:person from:2022 to:2023-05 tag:talks by:ada is:unread has:notes other words`.
///
/// Words are searched for in the texts; so is what stands in double quotes. Values with spaces stand in double quotes.
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
      let key = item.text[..<colon].lowercased()
      switch key {
      case "with", "entity":
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
      case "by", "author": authors.append(value)
      case "is" where value == "unread": unread = true
      case "has" where value == "notes": hasNotes = true
      default:
        guard !Self.isMistyped(key, value) else {
          throw Problem(.usage, "\(item.text) means nothing here", hint: "Keys: \(Self.keys.joined(separator: " "))")
        }
        words.append(item.source)
      }
    }
    text = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// What a line may hold beside words.
  package static let keys = ["with:", "kind:", "from:", "to:", "tag:", "by:", "is:unread", "has:notes"]

  /// Whether `key:value` looks like one of ours and is none: a search for it would find nothing, silently.
  private static func isMistyped(_ key: String, _ value: String) -> Bool {
    guard !value.isEmpty, !value.hasPrefix("//") else { return false }
    if key == "is" || key == "has" { return true }
    return key.utf8.count > 2 && key.utf8.allSatisfy { (0x61...0x7A).contains($0) }
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

  /// One word of a line, or one `key:"value with spaces"`.
  struct Item {
    /// Without quotes.
    var text = ""
    /// As written.
    var source = ""
    var isQuoted = false
  }

  static func items(_ line: String) -> [Item] {
    var items: [Item] = []
    var item: Item?
    var isInside = false
    // Scalar by scalar: a mark after a space would make one character of both, which is no space any more.
    for scalar in line.unicodeScalars {
      if scalar == "\"" {
        if item == nil { item = Item(isQuoted: true) }
        isInside.toggle()
        item?.source.unicodeScalars.append(scalar)
      } else if scalar.properties.isWhitespace, !isInside {
        if let item { items.append(item) }
        item = nil
      } else {
        if item == nil { item = Item() }
        item?.text.unicodeScalars.append(scalar)
        item?.source.unicodeScalars.append(scalar)
      }
    }
    if let item { items.append(item) }
    return items.filter { !$0.source.isEmpty }
  }

  static func quoted(_ value: String) -> String {
    let scalars = value.unicodeScalars.filter { $0 != "\"" }
    let clean = String(String.UnicodeScalarView(scalars))
    return scalars.contains(where: \.properties.isWhitespace) || clean.isEmpty ? "\"\(clean)\"" : clean
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

extension Library {
  /// Reads a filter line; names are looked up: the one of that name with the most mentions, else the first completion.
  package func filter(parsing line: String) throws -> Filter {
    try store.read { try filter(parsing: line, $0) }
  }

  func filter(parsing line: String, _ session: Session) throws -> Filter {
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
}
