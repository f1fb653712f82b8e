/// A word of an article under edit; `isQuoted` says that the passage holds it.
struct EditWord {
  var text: String
  var isQuoted = false
}

/// An article as sentences of words; `paragraph` groups them.
struct EditArticle {
  struct Sentence {
    var words: [EditWord]
    var paragraph: Int
  }

  var sentences: [Sentence]
  /// Between words: a space, or what re-typesetting makes of it.
  var space = " "

  init(_ paragraphs: [[String]]) {
    sentences = paragraphs.enumerated().flatMap { number, paragraph in
      paragraph.map { sentence in
        Sentence(words: sentence.split(separator: " ").map { EditWord(text: String($0)) }, paragraph: number)
      }
    }
  }

  /// The text, and the passage as a range of its bytes; nil where no word of it is left.
  var text: (bytes: [UInt8], passage: Range<Int>?) {
    var bytes: [UInt8] = []
    var start: Int?
    var end = 0
    for (number, sentence) in sentences.enumerated() {
      if number > 0 {
        bytes.append(contentsOf: (sentences[number - 1].paragraph == sentence.paragraph ? " " : "\n\n").utf8)
      }
      for (index, word) in sentence.words.enumerated() {
        if index > 0 { bytes.append(contentsOf: space.utf8) }
        if word.isQuoted, start == nil { start = bytes.count }
        bytes.append(contentsOf: word.text.utf8)
        if word.isQuoted { end = bytes.count }
      }
    }
    return (bytes, start.map { $0..<end })
  }
}

/// What is done to a passage between two revisions. Source: the rows of the anchoring table, and untouched text.
enum Operator: String, CaseIterable {
  case untouched = "only noise around it"
  case edited = "words edited inside quote"
  case inserted = "12-word clause inserted inside quote"
  case recased = "case change"
  case typeset = "quotes, dashes, nbsp re-typeset"
  case moved = "sentence moved"
  case deleted = "sentence deleted"
  case editedLookalike = "edited, lookalike sibling exists"
  case editedDuplicate = "edited, exact duplicate exists"
  case deletedLookalike = "deleted, lookalike exists"
  case deletedDuplicate = "deleted, exact duplicate exists"
}

struct EditCase {
  var old: [UInt8]
  var passage: Range<Int>
  var new: [UInt8]
  /// Where the passage is; nil when it is gone.
  var truth: Range<Int>?
  /// A one-word passage whose word was replaced: its place and "lost" are both right.
  var mayBeLost: Bool
}

extension Operator {
  /// One case, or nil when the sentence is too short for the passage.
  ///
  /// - Parameters:
  ///   - length: words of the passage; 0 for the whole sentence.
  ///   - noise: share of words replaced elsewhere.
  func makeCase(
    _ paragraphs: [[String]], length: Int, noise: Double, insertions: Int, _ chance: inout Chance
  ) -> EditCase? {
    var article = EditArticle(paragraphs)
    let candidates = article.sentences.indices.filter { article.sentences[$0].words.count >= max(length + 2, 6) }
    guard !candidates.isEmpty else { return nil }
    var at = chance.pick(candidates)
    let count = article.sentences[at].words.count
    let size = length == 0 ? count : length
    let first = length == 0 ? 0 : chance.below(count - size + 1)
    for k in first..<(first + size) { article.sentences[at].words[k].isQuoted = true }
    if self == .editedLookalike || self == .deletedLookalike || self == .editedDuplicate || self == .deletedDuplicate {
      var sibling = article.sentences[at]
      for k in sibling.words.indices {
        sibling.words[k].isQuoted = false
        let isLookalike = self == .editedLookalike || self == .deletedLookalike
        if isLookalike, chance.happens(0.25) { sibling.words[k].text = Prose.word(&chance) }
      }
      // Not beside it: of two equal sentences in a row nobody can say which one went.
      guard article.sentences.count > 4 else { return nil }
      var other = chance.below(article.sentences.count + 1)
      while (at - 1...at + 2).contains(other) { other = chance.below(article.sentences.count + 1) }
      let beside = min(other, article.sentences.count - 1)
      sibling.paragraph = article.sentences[beside].paragraph
      article.sentences.insert(sibling, at: other)
      if other <= at { at += 1 }
    }
    let (old, passage) = article.text
    guard let passage else { return nil }
    var mayBeLost = false
    switch self {
    case .untouched: break
    case .edited, .editedLookalike, .editedDuplicate:
      let quoted = article.sentences[at].words.indices.filter { article.sentences[at].words[$0].isQuoted }
      for _ in 0..<max(1, quoted.count / 6) {
        article.sentences[at].words[chance.pick(quoted)].text = Prose.word(&chance)
      }
      mayBeLost = quoted.count == 1
      if self != .edited {
        // The sentence around is edited as well, so that the lookalike is the nearer one.
        for k in article.sentences[at].words.indices
        where chance.happens(0.1) && !article.sentences[at].words[k].isQuoted {
          article.sentences[at].words[k].text = Prose.word(&chance)
        }
      }
    case .inserted:
      let inside = size == 1 ? first : first + 1 + chance.below(max(1, size - 1))
      let clause = (0..<12).map { _ in EditWord(text: Prose.word(&chance), isQuoted: size > 1) }
      article.sentences[at].words.insert(contentsOf: clause, at: inside)
    case .recased:
      for k in article.sentences[at].words.indices {
        article.sentences[at].words[k].text = article.sentences[at].words[k].text.uppercased()
      }
    case .typeset:
      article.space = "\u{A0}"
      for s in article.sentences.indices {
        for k in article.sentences[s].words.indices {
          let word = article.sentences[s].words[k].text
          article.sentences[s].words[k].text = Operator.curly(word)
        }
      }
    case .moved:
      var sentence = article.sentences.remove(at: at)
      var target = chance.below(article.sentences.count)
      while abs(target - at) < 3 { target = chance.below(article.sentences.count) }
      sentence.paragraph = article.sentences[target].paragraph
      article.sentences.insert(sentence, at: target)
    case .deleted, .deletedLookalike, .deletedDuplicate: article.sentences.remove(at: at)
    }
    Operator.disturb(&article, noise: noise, insertions: insertions, sparesPassage: size == 1, &chance)
    let (new, truth) = article.text
    return EditCase(old: old, passage: passage, new: new, truth: truth, mayBeLost: mayBeLost)
  }

  private static func disturb(
    _ article: inout EditArticle, noise: Double, insertions: Int, sparesPassage: Bool, _ chance: inout Chance
  ) {
    for s in article.sentences.indices {
      for k in article.sentences[s].words.indices where chance.happens(noise) {
        if sparesPassage, article.sentences[s].words[k].isQuoted { continue }
        article.sentences[s].words[k].text = Prose.word(&chance)
      }
    }
    for _ in 0..<insertions {
      let at = chance.below(article.sentences.count)
      let words = Prose.sentence(&chance).split(separator: " ").map { EditWord(text: String($0)) }
      article.sentences.insert(.init(words: words, paragraph: article.sentences[at].paragraph), at: at)
    }
  }

  private static func curly(_ word: String) -> String {
    var result = ""
    for (index, character) in word.enumerated() {
      switch character {
      case "\"": result += index == 0 ? "“" : "”"
      case "'": result += "’"
      case "-": result += "–"
      default: result.append(character)
      }
    }
    return result
  }
}
