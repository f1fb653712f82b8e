/// Lines that say who wrote an article: `By Jane Roe`, `By JANE ROE and JOHN DOE, Associated Press`.
enum Byline {
  /// The names without "By", and the outlet where one follows; nil where the line is prose or something else.
  static func parse(_ line: String) -> (names: String, source: String?)? {
    guard line.utf8.count <= 160, let rest = afterBy(line) else { return nil }
    var words = 0, capitals = 0
    for word in rest.split(whereSeparator: { $0 == " " }) {
      words += 1
      let first = word.unicodeScalars.first { $0 != "(" }
      if let first, first.properties.isUppercase || joining.contains(word.lowercased().filter(\.isLetter)) {
        capitals += 1
      }
    }
    guard (1...16).contains(words), capitals * 4 >= words * 3, !endsLikeProse(rest) else { return nil }
    return split(rest)
  }

  /// A closing note on the author: `By Jane Roe, a professor of history at …`.
  static func parseClosing(_ line: String) -> String? {
    guard line.utf8.count <= 400, let rest = afterBy(line) else { return nil }
    let name = rest.prefix { $0 != "," }
    let words = name.split(separator: " ")
    guard (2...5).contains(words.count),
      words.allSatisfy({ $0.unicodeScalars.first?.properties.isUppercase == true || joining.contains(String($0)) })
    else { return nil }
    if rest.endIndex == name.endIndex { return endsLikeProse(rest) ? nil : String(name) }
    let note = rest[name.endIndex...].dropFirst().drop { $0 == " " }.lowercased()
    let opens = ["a ", "an ", "the ", "who ", "is ", "former ", "professor", "senior ", "director"]
    return opens.contains { note.hasPrefix($0) } ? String(name) : nil
  }

  static func withoutBy(_ text: String) -> String { afterBy(text) ?? text }

  private static func afterBy(_ line: String) -> String? {
    let bytes = line.utf8.prefix(3)
    guard bytes.count == 3,
      bytes.elementsEqual("By ".utf8) || bytes.elementsEqual("BY ".utf8)
        || bytes.elementsEqual("by ".utf8)
    else { return nil }
    let rest = line.dropFirst(3).drop { $0 == " " }
    return rest.first?.isLetter == true ? String(rest) : nil
  }

  private static let joining: Set<String> = [
    "and", "in", "of", "the", "de", "von", "van", "der", "den", "al", "el", "bin", "for", "with", "da", "di", "le",
    "la",
  ]

  private static func endsLikeProse(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    if last == "?" || last == "!" || last == ":" { return true }
    // "By Jane Roe Jr." is a name; "By Monday the talks had failed." has a long last word.
    guard last == "." else { return false }
    let lastWord = text.split(separator: " ").last ?? ""
    return lastWord.count > 4
  }

  /// Cuts the outlet off the names: after a comma or a bar.
  private static func split(_ text: String) -> (names: String, source: String?) {
    for separator in [" | ", " • ", " · ", " / "] {
      if let (names, source) = cut(text, separator) { return (names, source) }
    }
    if let (names, source) = cut(text, ", "), NewsOutlets.contains(source) { return (names, source) }
    return (text, nil)
  }

  private static func cut(_ text: String, _ separator: String) -> (String, String)? {
    let size = separator.utf8.count
    var found: Int?
    let bytes = Array(text.utf8), sign = Array(separator.utf8)
    var i = 0
    while i + size <= bytes.count {
      if Array(bytes[i..<i + size]) == sign { found = i }
      i += 1
    }
    guard let found, found > 0 else { return nil }
    return (String(decoding: bytes[..<found], as: UTF8.self), String(decoding: bytes[(found + size)...], as: UTF8.self))
  }
}

/// Agencies and outlets that stand in datelines and behind bylines.
enum NewsOutlets {
  static func contains(_ name: String) -> Bool { known.contains(name.lowercased()) }

  private static let known: Set<String> = [
    "reuters", "associated press", "the associated press", "ap", "afp", "agence france-presse", "bloomberg",
    "bloomberg news", "dpa", "efe", "ansa", "tass", "interfax", "ria novosti", "xinhua", "kyodo", "kyodo news",
    "yonhap", "upi", "united press international", "pa", "pa media", "press association", "cnn", "bbc", "bbc news",
    "nbc news", "cbs news", "abc news", "fox news", "npr", "voa", "voa news", "ukrinform", "interfax-ukraine",
    "rfe/rl", "politico", "axios", "the guardian", "guardian", "the times", "the new york times", "new york times",
    "the washington post", "washington post", "financial times", "the economist", "the wall street journal",
    "wall street journal", "usa today", "los angeles times", "al jazeera", "deutsche welle", "dw", "euronews",
    "pti", "ani", "anadolu agency", "mena", "wam", "spa", "belta", "unian", "canadian press", "the canadian press",
    "aap", "apa", "pap", "ctk", "mti", "kyiv independent", "the kyiv independent", "wikinews", "ips", "knight ridder",
  ]
}
