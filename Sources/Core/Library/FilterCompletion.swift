/// What a half-written filter line can go on with.
package struct FilterCompletion: Hashable, Sendable {
  /// Index of the character where the word begins that a completion replaces.
  package var start: Int
  /// Whole words, ready to stand in the line.
  package var words: [String]

  package init(start: Int, words: [String]) {
    self.start = start
    self.words = words
  }
}

extension Library {
  /// Completions of the last word of a line: keys, names (also without a key), kinds, tags, authors, saved filters.
  ///
  /// - Parameter line: the line up to the cursor.
  package func completions(ofFilter line: String) throws(Problem) -> FilterCompletion {
    let item = line.last.map { $0.isWhitespace } == true && !Self.isOpen(line) ? nil : Filter.items(line).last
    let source = item?.source ?? ""
    let start = line.count - source.count
    return FilterCompletion(
      start: start, words: try words(for: item?.text ?? "", isFirst: start == 0).filter { $0 != source })
  }

  private static func isOpen(_ line: String) -> Bool { line.count { $0 == "\"" } % 2 == 1 }

  private func words(for word: String, isFirst: Bool) throws(Problem) -> [String] {
    let folded = Fold.key(word)
    if isFirst, word.hasPrefix("@") {
      return try names(of: savedFilters().map(\.name), after: "@", String(word.dropFirst()))
    }
    guard let colon = word.firstIndex(of: ":") else {
      var words = Filter.keys.filter { $0.hasPrefix(word.lowercased()) }
      if word.isEmpty, isFirst { words += try savedFilters().map { "@\($0.name)" } }
      if folded.utf8.count > 1 { words += try entityNames(word, after: "with:") }
      return words
    }
    let value = String(word[word.index(after: colon)...])
    let key = String(word[...colon])
    switch key.lowercased() {
    case "with:", "entity:": return try entityNames(value, after: key)
    case "kind:": return names(of: EntityKind.allCases.map(\.rawValue), after: key, value)
    case "tag:": return try names(of: tags().map(\.tag), after: key, value)
    case "by:", "author:": return try names(of: authors(), after: key, value)
    default: return Filter.keys.filter { $0.hasPrefix(word.lowercased()) }
    }
  }

  private func entityNames(_ prefix: String, after key: String) throws(Problem) -> [String] {
    let found =
      prefix.isEmpty
      ? try entities(matching: Filter(), order: .count, limit: Self.mostCompletions)
      : try entities(named: prefix, limit: Self.mostCompletions)
    var words: [String] = []
    for name in found.map({ key + Filter.quoted($0.name) }) where !words.contains(name) { words.append(name) }
    return words
  }

  private func names(of all: [String], after key: String, _ prefix: String) -> [String] {
    let folded = Fold.key(prefix)
    return all.filter { Fold.key($0).hasPrefix(folded) }
      .map { key + (key == "@" ? $0 : Filter.quoted($0)) }
  }

  private static let mostCompletions = 12
}
