import Core

/// The filter as one line: `from:2022-11 to:2023 kind:person tag:x author:ann is:unread has:notes entity:"Mark Milley" words`.
enum FilterLine {
  /// - Throws: a `Problem` that names the word which means nothing.
  static func parse(_ text: String, in library: Library) throws(Problem) -> Filter {
    var filter = Filter()
    var words: [String] = []
    for word in ShellWords.split(text) {
      guard let colon = word.firstIndex(of: ":"), colon != word.startIndex else {
        words.append(word)
        continue
      }
      let key = word[..<colon]
      let value = String(word[word.index(after: colon)...])
      switch key {
      case "from": filter.from = try day(value, isEnd: false)
      case "to": filter.to = try day(value, isEnd: true)
      case "kind":
        guard let kind = EntityKind(rawValue: value) else {
          throw Problem(
            .user, "no kind \(value)", hint: EntityKind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        filter.kinds.insert(kind)
      case "tag": filter.tags.append(value)
      case "author": filter.authors.append(value)
      case "is" where value == "unread": filter.unread = true
      case "has" where value == "notes": filter.hasNotes = true
      case "entity", "with":
        guard let entity = try library.entities(named: value, limit: 1).first else {
          throw Problem(.user, "no name begins with \(value)", hint: "with:\"Mark Milley\"")
        }
        filter.entities.append(entity.id)
      default:
        throw Problem(
          .user, "\(word) means nothing here", hint: "from: to: kind: tag: author: with: is:unread has:notes, or words")
      }
    }
    if !words.isEmpty { filter.text = words.joined(separator: " ") }
    return filter
  }

  /// `2023`, `2023-11` or `2023-11-01`, as its first or its last day.
  private static func day(_ text: String, isEnd: Bool) throws(Problem) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let day: Day?
    switch parts.count {
    case 1: day = isEnd ? Day(year: parts[0], month: 12, day: 31) : Day(year: parts[0], month: 1, day: 1)
    case 2:
      let isMonth = (1...12).contains(parts[1])
      day =
        isMonth
        ? Day(
          year: parts[0], month: parts[1], day: isEnd ? Day.length(ofMonth: parts[1], year: parts[0]) : 1) : nil
    case 3: day = Day(year: parts[0], month: parts[1], day: parts[2])
    default: day = nil
    }
    guard let day, text.split(separator: "-").count == parts.count else {
      throw Problem(.user, "\(text) is no day, month or year", hint: "2023, 2023-11 or 2023-11-01")
    }
    return day
  }
}
