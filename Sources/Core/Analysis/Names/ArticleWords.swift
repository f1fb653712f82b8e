/// The words of one article (or of one window of a very long one): forms, and what the article says about each word.
///
/// Trainer and tagger build it with the same code, so that they cannot drift apart.
package struct ArticleWords {
  let tokens: [Token]
  /// Ranges of `tokens`, covering all.
  package let sentences: [Range<Int>]
  var forms: [WordForm] = []
  /// Index of each token's form.
  var formOf: [Int32] = []
  var words: [Word] = []
  /// How each sentence is written.
  var styles: [SentenceStyle] = []
  /// The run of capitalised words that a token is in.
  var runs: [Run] = []
  /// Index into `runs`, -1 outside.
  var runOf: [Int32] = []
  /// Matches of the lists: low byte begins, high byte continues, one bit a list.
  var listed: [UInt16] = []
  /// Whether no white space stands before the token.
  var glued: [Bool] = []

  package var count: Int { tokens.count }

  /// What the article says about one lower-case word.
  struct Word {
    var lower: Int32 = 0
    /// Capitalised where nothing asks for it: inside a sentence of normal style.
    var midCapital: Int32 = 0
    var occurrences: Int32 = 0
    /// Folded hashes of the neighbours of up to two capitalised occurrences.
    var neighbours: (before: UInt32, after: UInt32, before2: UInt32, after2: UInt32) = (0, 0, 0, 0)
    var firstSeen: Int32 = -1
  }

  enum SentenceStyle: UInt32 { case normal, title, capitals, short }

  /// Capitalised words with the particles and initials between them.
  struct Run {
    var start: Int32
    var end: Int32
  }

  package init(text: Text, tokens: [Token], sentences: [Range<Int>], model: NameModel) {
    self.tokens = tokens
    self.sentences = sentences
    text.bytes.withUnsafeBufferPointer { bytes in
      model.withBytes { raw in
        let lists = NameLists(model: model, bytes: raw)
        let clusters = WordClusters(model: model, bytes: raw)
        number(bytes, clusters)
        listed = Array(repeating: 0, count: tokens.count)
        for sentence in sentences {
          let style = style(of: sentence, bytes)
          styles.append(style)
          count(sentence, style)
          lists.mark(sentence, of: self, into: &listed)
        }
      }
    }
    runOf = Array(repeating: -1, count: tokens.count)
    for sentence in sentences { findRuns(in: sentence) }
  }

  @inline(__always) func form(_ i: Int) -> WordForm { forms[Int(formOf[i])] }
  @inline(__always) func word(_ i: Int) -> Word { words[Int(forms[Int(formOf[i])].word)] }

  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, _ clusters: WordClusters) {
    formOf.reserveCapacity(tokens.count)
    glued.reserveCapacity(tokens.count)
    var formIndex = HashIndex(capacity: tokens.count / 2)
    var wordIndex = HashIndex(capacity: tokens.count / 2)
    var lastEnd: Int32 = -1
    for token in tokens {
      var hash = FNV.seed
      for i in Int(token.start)..<Int(token.end) { hash = FNV.add(bytes[i], to: hash) }
      let (number, isNew) = formIndex.number(hash)
      if isNew {
        var form = WordForm(token, exact: WordForm.fold(hash), bytes: bytes)
        let (word, isNewWord) = wordIndex.number(token.folded)
        if isNewWord { words.append(Word()) }
        form.word = Int32(word)
        form.cluster = clusters.cluster(exact: form.exact, folded: form.folded)
        forms.append(form)
      }
      formOf.append(Int32(number))
      glued.append(token.start == lastEnd)
      lastEnd = token.end
    }
  }

  private func style(of sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> SentenceStyle {
    var words = 0, capitalized = 0, capitals = 0, longLower = 0
    for i in sentence where tokens[i].kind == .word {
      words += 1
      let form = form(i)
      switch form.letterCase {
      case .capitalized, .mixed: capitalized += 1
      case .upper:
        capitalized += 1
        capitals += 1
      default: if form.length > 3 { longLower += 1 }
      }
    }
    guard words > 2 else { return words == capitalized ? .short : .normal }
    if capitals * 4 >= words * 3 { return .capitals }
    let last = tokens[sentence.upperBound - 1]
    let stops = last.kind == .mark && (bytes[Int(last.start)] == 0x2E || bytes[Int(last.start)] == 0x22)
    if words > 3, !stops, capitalized * 10 >= words * 6, longLower * 5 <= words { return .title }
    return .normal
  }

  private mutating func count(_ sentence: Range<Int>, _ style: SentenceStyle) {
    var first = true
    for i in sentence where tokens[i].kind == .word {
      let form = form(i)
      let w = Int(form.word)
      words[w].occurrences += 1
      if form.letterCase == .lower {
        words[w].lower += 1
      } else if form.isCapitalized {
        if !first, style == .normal { words[w].midCapital += 1 }
        let before = i > sentence.lowerBound ? self.form(i - 1).folded : 1
        let after = i + 1 < sentence.upperBound ? self.form(i + 1).folded : 1
        if words[w].firstSeen < 0 {
          words[w].firstSeen = Int32(i)
          words[w].neighbours.before = before
          words[w].neighbours.after = after
        } else if words[w].neighbours.before2 == 0 {
          words[w].neighbours.before2 = before
          words[w].neighbours.after2 = after
        }
      }
      first = false
    }
  }

  private mutating func findRuns(in sentence: Range<Int>) {
    var i = sentence.lowerBound
    while i < sentence.upperBound {
      guard form(i).isCapitalized else {
        i += 1
        continue
      }
      var end = i + 1
      var next = end
      while next < sentence.upperBound {
        if form(next).isCapitalized {
          next += 1
          end = next
        } else if next - end < 2,
          NameParticles.joins(tokens[next].folded) || glued[next] && tokens[next].folded == NameParticles.hyphen
        {
          next += 1
        } else {
          break
        }
      }
      for k in i..<end { runOf[k] = Int32(runs.count) }
      runs.append(Run(start: Int32(i), end: Int32(end)))
      i = end
    }
  }
}

/// Small words that stand inside names.
enum NameParticles {
  static let hyphen = foldedHash("-")

  private static let joining: Set<UInt64> = [
    foldedHash("of"), foldedHash("de"), foldedHash("von"), foldedHash("van"), foldedHash("der"), foldedHash("den"),
    foldedHash("la"), foldedHash("le"), foldedHash("du"), foldedHash("da"), foldedHash("dos"), foldedHash("del"),
    foldedHash("di"), foldedHash("al"), foldedHash("bin"), foldedHash("ibn"), foldedHash("el"), foldedHash("the"),
    foldedHash("for"), foldedHash("&"), foldedHash("y"), foldedHash("ter"), foldedHash("ten"),
  ]

  static func joins(_ folded: UInt64) -> Bool { joining.contains(folded) }
}
