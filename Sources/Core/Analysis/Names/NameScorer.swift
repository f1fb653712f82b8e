/// Label scores of every token of an article's words under a model.
struct NameScorer {
  private struct RowSink: FeatureSink {
    let table: UnsafeRawPointer
    let shift: UInt32
    var sum = SIMD16<Int16>()

    @inline(__always)
    mutating func add(_ feature: UInt32) {
      let row = table.loadUnaligned(fromByteOffset: Int(feature >> shift) * NameLabel.lanes, as: SIMD16<Int8>.self)
      sum &+= SIMD16<Int16>(truncatingIfNeeded: row)
    }
  }

  let model: NameModel

  /// First pass: features of forms and of places.
  func rows(of words: ArticleWords) -> [LabelRow] {
    model.withBytes { raw in
      guard let base = raw.baseAddress else { return [] }
      let table = base + model.layout.table
      let shift = UInt32(32 - model.layout.rowBits)
      // What each form brings to the five tokens around it, added up once.
      let reach = NameFeatures.reach
      let width = 2 * reach + 1
      var perForm: [SIMD16<Int16>] = []
      perForm.reserveCapacity((words.forms.count + 1) * width)
      func append(_ form: WordForm) {
        for offset in -reach...reach {
          var sink = RowSink(table: table, shift: shift)
          NameFeatures.add(form: form, at: offset, to: &sink)
          perForm.append(sink.sum)
        }
      }
      for form in words.forms { append(form) }
      append(.edge)
      let edge = words.forms.count
      var result: [LabelRow] = Array(repeating: LabelRow(), count: words.count)
      for (s, sentence) in words.sentences.enumerated() {
        for i in sentence {
          var sink = RowSink(table: table, shift: shift)
          NameFeatures.add(place: i, s, of: words, to: &sink)
          for offset in -reach...reach {
            let k = i + offset
            let form = sentence.contains(k) ? Int(words.formOf[k]) : edge
            sink.sum &+= perForm[form * width + offset + reach]
          }
          result[i] = LabelRow(sink.sum) * model.layout.scale
        }
      }
      return result
    }
  }

  /// Second pass: adds what the article says about each capitalised word.
  func add(evidence: ArticleEvidence, of words: ArticleWords, to rows: inout [LabelRow]) {
    model.withBytes { raw in
      guard let base = raw.baseAddress else { return }
      let table = base + model.layout.table
      let shift = UInt32(32 - model.layout.rowBits)
      for i in 0..<words.count {
        guard let found = evidence.word(i, of: words) else { continue }
        var sink = RowSink(table: table, shift: shift)
        NameFeatures.add(evidence: found, form: words.form(i), to: &sink)
        rows[i] += LabelRow(sink.sum) * model.layout.scale
      }
    }
  }
}
