import Core
import Foundation

/// Reads two-column token files (word, BIO label), makes running text of them, cuts it with our own tokenizer and
/// projects the labels by offset, so that the model learns on the tokens that it will see.
struct ConllReader {
  var convention: SetConvention
  /// One sentence in so many is kept.
  var keepOneIn = 1

  private struct Word {
    var text: Substring
    var label: Substring
  }

  func read(_ url: URL) throws -> [AnnotatedText] {
    let contents = try String(contentsOf: url, encoding: .utf8)
    var result: [AnnotatedText] = []
    var document: [[Word]] = []
    var sentence: [Word] = []
    var number = 0
    func closeDocument() {
      if !document.isEmpty { result.append(annotated(document, id: "\(convention.file)#\(result.count)")) }
      document = []
    }
    func closeSentence() {
      guard !sentence.isEmpty else { return }
      number += 1
      if number % keepOneIn == 0 { document.append(sentence) }
      sentence = []
      if !convention.hasDocuments { closeDocument() }
    }
    for line in contents.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        closeSentence()
      } else if line.hasPrefix("-DOCSTART-") {
        closeSentence()
        closeDocument()
      } else {
        let columns = line.split(separator: "\t")
        guard columns.count == 2 else {
          throw Problem(.data, "\(url.lastPathComponent): not a word and a label: \(line)", hint: nil)
        }
        sentence.append(Word(text: columns[0], label: columns[1]))
      }
    }
    closeSentence()
    closeDocument()
    return result
  }

  private func annotated(_ document: [[Word]], id: String) -> AnnotatedText {
    var string = ""
    var sentenceSpans: [Span] = []
    var marks: [(span: Span, label: String)] = []
    for sentence in document {
      if !string.isEmpty { string += "\n\n" }
      let start = string.utf8.count
      var openQuote = false
      var previous: String?
      for word in sentence {
        let text = Detokenizer.plain(word.text)
        if let previous, Detokenizer.needsSpace(previous, text, openQuote, glueHyphens: convention.glueHyphens) {
          string += " "
        }
        if text == "\"" { openQuote.toggle() }
        let from = string.utf8.count
        string += text
        let span = Span(start: from, end: string.utf8.count)
        if word.label.hasPrefix("B-") {
          marks.append((span, String(word.label.dropFirst(2))))
        } else if word.label.hasPrefix("I-"), !marks.isEmpty {
          marks[marks.count - 1].span.end = span.end
        }
        previous = text
      }
      sentenceSpans.append(Span(start: start, end: string.utf8.count))
    }
    let text = Text(string)
    let tokens = Tokenizer.tokens(of: text)
    let sentences = sentenceSpans.map { tokens.indices(overlapping: $0) }.filter { !$0.isEmpty }
    let names = marks.compactMap { mark in
      convention.name(tokens.indices(overlapping: mark.span), label: mark.label, tokens: tokens)
    }
    return AnnotatedText(
      set: convention.file, id: id, text: text, tokens: tokens, sentences: sentences, names: names.inOrder(),
      unmarked: convention.unmarked)
  }
}

/// Where running text has spaces that token files do not show.
enum Detokenizer {
  private static let noSpaceBefore: Set<String> = [
    ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "'",
    "...",
  ]
  private static let noSpaceAfter: Set<String> = ["(", "[", "{", "$", "£", "€", "#", "@"]

  static func plain(_ word: Substring) -> String {
    switch word {
    case "-LRB-": "("
    case "-RRB-": ")"
    case "-LSB-": "["
    case "-RSB-": "]"
    case "``", "''": "\""
    default: String(word)
    }
  }

  static func needsSpace(_ previous: String, _ next: String, _ openQuote: Bool, glueHyphens: Bool) -> Bool {
    if noSpaceBefore.contains(next) || noSpaceAfter.contains(previous) { return false }
    if next == "\"" { return !openQuote }
    if previous == "\"" { return !openQuote }
    if glueHyphens, previous == "-" || next == "-" { return false }
    return true
  }
}
