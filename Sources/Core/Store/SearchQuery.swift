/// What a person types to search, in words that FTS5 takes: nothing typed can be a syntax error.
///
/// Words must all occur; `"two words"` is a phrase; `-word` must not occur; `one OR two`; `begin*` is a prefix. Case
/// counts when a capital letter is typed (smartcase), accents never do.
package struct SearchQuery: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    package var text: String
    package var isPrefix: Bool
    package var isExcluded: Bool
    /// Joined to the term before by OR.
    package var isAlternative: Bool

    package init(text: String, isPrefix: Bool = false, isExcluded: Bool = false, isAlternative: Bool = false) {
      self.text = text
      self.isPrefix = isPrefix
      self.isExcluded = isExcluded
      self.isAlternative = isAlternative
    }
  }

  package private(set) var terms: [Term] = []

  package init(_ text: String) {
    var rest = Substring(text)
    var isAlternative = false
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      var isExcluded = false
      if rest.first == "-", rest.dropFirst().first.map({ !$0.isWhitespace }) ?? false {
        isExcluded = true
        rest = rest.dropFirst()
      }
      var word: Substring
      var isPrefix = false
      if rest.first == "\"" {
        rest = rest.dropFirst()
        let end = rest.firstIndex(of: "\"") ?? rest.endIndex
        word = rest[..<end]
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(where: { $0.isWhitespace || $0 == "\"" }) ?? rest.endIndex
        word = rest[..<end]
        rest = rest[end...]
        if word == "OR", !terms.isEmpty {
          isAlternative = true
          continue
        }
        while word.last == "*" {
          word = word.dropLast()
          isPrefix = true
        }
      }
      guard word.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      terms.append(
        Term(
          text: String(word), isPrefix: isPrefix, isExcluded: isExcluded, isAlternative: isAlternative && !isExcluded))
      isAlternative = false
    }
  }

  /// The FTS5 expression; nil where nothing can be searched for.
  package var match: String? {
    var groups: [[String]] = []
    for term in terms where !term.isExcluded {
      let quoted = Self.quoted(term)
      if term.isAlternative, !groups.isEmpty {
        groups[groups.count - 1].append(quoted)
      } else {
        groups.append([quoted])
      }
    }
    guard !groups.isEmpty else { return nil }
    let wanted = groups.map { $0.count == 1 ? $0[0] : "(" + $0.joined(separator: " OR ") + ")" }
    let unwanted = terms.filter(\.isExcluded).map(Self.quoted)
    let all = wanted.joined(separator: " AND ")
    return unwanted.isEmpty ? all : "(\(all)) NOT (\(unwanted.joined(separator: " OR ")))"
  }

  private static func quoted(_ term: Term) -> String {
    let text = term.text.unicodeScalars.map { $0 == "\"" || $0.value == 0 ? " " : String($0) }.joined()
    return "\"\(text)\"" + (term.isPrefix ? " *" : "")
  }
}
