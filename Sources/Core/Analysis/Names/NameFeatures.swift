/// Takes the features of a token: the tagger adds up their rows, the trainer writes them down.
package protocol FeatureSink {
  mutating func add(_ feature: UInt32)
}

/// The features of the tagger, each a 32-bit hash of a template's number and its value.
///
/// Those of a form alone (`add(form:at:)`) do not depend on the sentence, so that the tagger adds them up once a form;
/// those of a place (`add(place:)`) are made for each token; `add(evidence:)` is the second pass over the article.
package enum NameFeatures {
  /// Places before and after a token whose forms are looked at.
  package static let reach = 2

  @inline(__always)
  private static func feature(_ template: UInt32, _ value: UInt32) -> UInt32 {
    var hash = (UInt64(template) << 32 | UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  @inline(__always)
  private static func join(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let mixed = (UInt64(a) &* 0x85EB_CA77_C2B2_AE63) ^ (UInt64(b) &* 0xC2B2_AE3D_27D4_EB4F) &+ 0x1656_67B1
    return UInt32(truncatingIfNeeded: mixed >> 24)
  }

  /// What a form brings to the token `offset` places before it, -2…2 (0: the token itself).
  @inline(__always)
  static func add(form: WordForm, at offset: Int, to sink: inout some FeatureSink) {
    let o = UInt32(bitPattern: Int32(offset + 2)) * 16
    sink.add(feature(o + 1, form.folded))
    sink.add(feature(o + 2, form.fine))
    if offset >= -1, offset <= 1 {
      sink.add(feature(o + 3, form.exact))
      sink.add(feature(o + 4, form.shape))
      sink.add(feature(o + 5, join(form.coarse, form.shape)))
      sink.add(feature(o + 7, form.suffixes.2))
    }
    sink.add(feature(o + 8, form.coarse))
    guard offset == 0 else { return }
    sink.add(feature(100, 0))
    sink.add(feature(101, form.longShape))
    guard form.kind == .word else { return }
    sink.add(feature(102, form.prefixes.0))
    sink.add(feature(103, form.prefixes.1))
    sink.add(feature(104, form.prefixes.2))
    sink.add(feature(105, form.prefixes.3))
    sink.add(feature(106, form.suffixes.0))
    sink.add(feature(107, form.suffixes.1))
    sink.add(feature(109, form.suffixes.3))
    sink.add(feature(110, form.suffixes.4))
    sink.add(feature(111, join(form.suffixes.2, form.shape)))
    sink.add(feature(112, join(form.suffixes.1, form.shape)))
    sink.add(feature(113, join(form.fine, form.shape)))
  }

  /// What the place of token `i` brings: its sentence, its run, its neighbours, the lists and the article.
  @inline(__always)
  static func add(place i: Int, _ sentence: Int, of words: ArticleWords, to sink: inout some FeatureSink) {
    let range = words.sentences[sentence]
    let style = words.styles[sentence].rawValue
    func form(_ k: Int) -> WordForm { range.contains(k) ? words.form(k) : .edge }
    let here = words.form(i), before = form(i - 1), after = form(i + 1)
    sink.add(feature(120, join(before.folded, here.folded)))
    sink.add(feature(121, join(here.folded, after.folded)))
    sink.add(feature(122, join(before.shape, here.shape)))
    sink.add(feature(123, join(here.shape, after.shape)))
    sink.add(feature(124, join(join(before.shape, here.shape), after.shape)))
    sink.add(feature(125, join(here.shape, before.folded)))
    sink.add(feature(126, join(here.shape, after.folded)))
    sink.add(feature(127, form(i - 3).folded))
    sink.add(feature(127, form(i - 4).folded))
    sink.add(feature(128, form(i + 3).folded))
    sink.add(feature(128, form(i + 4).folded))
    sink.add(feature(129, join(before.fine, here.coarse)))
    sink.add(feature(130, join(here.coarse, after.fine)))
    sink.add(feature(131, join(join(style, i == range.lowerBound ? 1 : 0), here.shape)))
    let glue: UInt32 = (words.glued[i] ? 1 : 0) | (i + 1 < words.count && words.glued[i + 1] ? 2 : 0)
    sink.add(feature(132, join(glue, here.shape)))

    if glue != 0 {
      // Inside a hyphen or beside a mark: what stands there on both sides.
      sink.add(feature(133, join(join(form(i - 2).shape, before.shape), join(here.shape, join(after.shape, glue)))))
      sink.add(feature(134, join(join(before.folded, glue), after.shape)))
    }

    let listed = UInt32(words.listed[i])
    sink.add(feature(140, join(listed, here.shape)))
    if listed != 0 {
      for bit in UInt32(0)..<16 where listed >> bit & 1 != 0 { sink.add(feature(141, bit)) }
    }
    if i > range.lowerBound { sink.add(feature(142, join(UInt32(words.listed[i - 1]), listed))) }
    if i + 1 < range.upperBound { sink.add(feature(143, join(listed, UInt32(words.listed[i + 1])))) }

    let r = Int(words.runOf[i])
    if r >= 0 {
      let run = words.runs[r]
      let start = Int(run.start), end = Int(run.end)
      let length = UInt32(min(end - start, 6)), place = UInt32(min(i - start, 4))
      let first = words.form(start), last = words.form(end - 1)
      sink.add(feature(150, join(length, place)))
      sink.add(feature(151, last.folded))
      sink.add(feature(152, first.folded))
      sink.add(feature(153, form(start - 1).folded))
      sink.add(feature(154, form(end).folded))
      sink.add(feature(155, join(last.fine, place)))
      sink.add(feature(156, join(form(start - 1).fine, length)))
      sink.add(feature(157, join(form(end).fine, length)))
      sink.add(feature(158, last.suffixes.2))
      sink.add(feature(159, join(join(style, length), UInt32(words.listed[start]))))
      let isStart: UInt32 = i == start ? 1 : 0
      let size = isStart << 4 | UInt32(min(end - start, 3))
      addCue(180, first, size, to: &sink)
      addCue(181, last, size, to: &sink)
      addCue(182, form(start - 1), size, to: &sink)
      addCue(183, form(start - 2), size, to: &sink)
      addCue(184, form(end), size, to: &sink)
      for k in start..<max(start, end - 1) { addCue(187, words.form(k), isStart << 1 | (k < i ? 1 : 0), to: &sink) }
      // The run on the other side of "and", a comma, a hyphen: names are listed with their like.
      if NameJoints.contains(form(end).folded), range.contains(end + 1), words.runOf[end + 1] >= 0 {
        let other = words.runs[Int(words.runOf[end + 1])]
        sink.add(
          feature(188, join(UInt32(words.listed[end + 1]), UInt32(min(other.end - other.start, 3)) << 4 | length)))
        sink.add(feature(189, words.form(end + 1).fine))
      }
      if NameJoints.contains(form(start - 1).folded), range.contains(start - 2), words.runOf[start - 2] >= 0 {
        let other = words.runs[Int(words.runOf[start - 2])]
        sink.add(
          feature(
            193, join(UInt32(words.listed[Int(other.start)]), UInt32(min(other.end - other.start, 3)) << 4 | length)))
        sink.add(feature(194, words.form(Int(other.end) - 1).fine))
      }
    }

    guard here.kind == .word else { return }
    let word = words.word(i)
    let isFirst: UInt32 = i == range.lowerBound ? 1 : 0
    let lower = UInt32(min(word.lower, 2)), capital = UInt32(min(word.midCapital, 2))
    let seen = UInt32(word.occurrences > 1 ? 1 : 0)
    sink.add(feature(160, join(lower << 8 | capital << 4 | isFirst << 1 | seen, here.shape)))
    sink.add(feature(161, join(lower << 8 | capital << 4 | style << 1 | seen, isFirst)))
    if here.isCapitalized, word.occurrences > 1 {
      if word.firstSeen != Int32(i) {
        sink.add(feature(162, word.neighbours.before))
        sink.add(feature(163, word.neighbours.after))
      } else if word.neighbours.before2 != 0 {
        sink.add(feature(162, word.neighbours.before2))
        sink.add(feature(163, word.neighbours.after2))
      }
    }
  }

  /// The class of a word at the edge of a run of capitalised words, inside it or beside it.
  @inline(__always)
  private static func addCue(_ template: UInt32, _ form: WordForm, _ value: UInt32, to sink: inout some FeatureSink) {
    if form.cue != .none { sink.add(feature(template, join(UInt32(form.cue.rawValue), value))) }
  }

  /// What the first pass thought of the same word elsewhere in the article.
  @inline(__always)
  static func add(evidence: WordEvidence, form: WordForm, to sink: inout some FeatureSink) {
    sink.add(feature(170, evidence.majority))
    sink.add(feature(171, join(evidence.majority, form.shape)))
    sink.add(feature(172, join(evidence.majority, evidence.strength)))
  }

  /// All first-pass features of a token, as the tagger adds them up.
  package static func add(token i: Int, _ sentence: Int, of words: ArticleWords, to sink: inout some FeatureSink) {
    let range = words.sentences[sentence]
    for offset in -reach...reach {
      add(form: range.contains(i + offset) ? words.form(i + offset) : .edge, at: offset, to: &sink)
    }
    add(place: i, sentence, of: words, to: &sink)
  }

  /// The second-pass features of a token, none where the article says nothing.
  package static func addEvidence(
    _ evidence: ArticleEvidence, _ i: Int, of words: ArticleWords, to sink: inout some FeatureSink
  ) {
    guard let found = evidence.word(i, of: words) else { return }
    add(evidence: found, form: words.form(i), to: &sink)
  }
}

/// What joins names of one kind in a list.
private enum NameJoints {
  private static let words = ["and", "or", ",", "-", "&"].map { WordForm.fold(foldedHash($0)) }

  @inline(__always)
  static func contains(_ folded: UInt32) -> Bool {
    for word in words where word == folded { return true }
    return false
  }
}
