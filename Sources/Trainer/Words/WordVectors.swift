import Core

/// Word vectors `[words × 48]` by skip-gram with negative sampling. Source: Mikolov et al. 2013.
struct WordVectors {
  static let parts = 3
  static let size = parts * 16
  /// `parts` rows a word.
  private(set) var rows: [SIMD16<Float>]

  /// - Parameters:
  ///   - window: most words on each side; each time drawn from 1…window.
  init(_ stream: WordStream, passes: Int, window: Int, negatives: Int, seed: UInt64) {
    let count = stream.words.count
    var random = SplitMix64(state: seed)
    func small() -> Float { (Float(random.next() >> 40) / Float(1 << 24) - 0.5) / Float(Self.size) }
    var vectors = (0..<count * Self.parts).map { _ in
      var row = SIMD16<Float>()
      for lane in 0..<16 { row[lane] = small() }
      return row
    }
    var contexts = Array(repeating: SIMD16<Float>(), count: count * Self.parts)
    let drawn = Self.negativeTable(stream)
    let total = stream.words.reduce(0) { $0 + $1.count }
    // Frequent words are skipped with the probability of the paper, threshold 1e-4.
    let keep = stream.words.map { word -> Float in
      let ratio = 1e-4 * Float(total) / Float(word.count)
      return min(1, ratio.squareRoot() + ratio)
    }
    let sigmoid = (0..<1024).map { i -> Float in
      let x = (Float(i) - 511.5) / 512 * 6
      let e = SIMD16<Float>.exp(SIMD16(repeating: -x))[0]
      return 1 / (1 + e)
    }
    let steps = stream.ids.count * passes
    var done = 0
    var sentence: [Int32] = []
    vectors.withUnsafeMutableBufferPointer { vectors in
      contexts.withUnsafeMutableBufferPointer { contexts in
        func train(_ center: Int, _ context: Int, _ rate: Float) {
          let v = center * Self.parts
          let v0 = vectors[v], v1 = vectors[v + 1], v2 = vectors[v + 2]
          var e0 = SIMD16<Float>(), e1 = SIMD16<Float>(), e2 = SIMD16<Float>()
          for k in 0...negatives {
            let target = k == 0 ? context : Int(drawn[Int(random.next() >> 32) & (drawn.count - 1)])
            if k > 0, target == context { continue }
            let c = target * Self.parts
            let dot = (v0 * contexts[c] + v1 * contexts[c + 1] + v2 * contexts[c + 2]).sum()
            let p: Float = dot > 6 ? 1 : dot < -6 ? 0 : sigmoid[Int((dot + 6) * (1023 / 12))]
            let g = ((k == 0 ? 1 : 0) - p) * rate
            e0 += contexts[c] * g
            e1 += contexts[c + 1] * g
            e2 += contexts[c + 2] * g
            contexts[c] += v0 * g
            contexts[c + 1] += v1 * g
            contexts[c + 2] += v2 * g
          }
          vectors[v] += e0
          vectors[v + 1] += e1
          vectors[v + 2] += e2
        }
        for _ in 0..<passes {
          var i = 0
          while i < stream.ids.count {
            sentence.removeAll(keepingCapacity: true)
            while i < stream.ids.count, stream.ids[i] != -1 {
              let id = stream.ids[i]
              if id >= 0, Float(random.next() >> 40) / Float(1 << 24) < keep[Int(id)] { sentence.append(id) }
              i += 1
              done += 1
            }
            i += 1
            done += 1
            let rate = max(0.0001, 0.03 * (1 - Float(done) / Float(steps)))
            for (t, id) in sentence.enumerated() {
              let reach = 1 + Int(random.next() >> 33) % window
              for k in max(0, t - reach)...min(sentence.count - 1, t + reach) where k != t {
                train(Int(id), Int(sentence[k]), rate)
              }
            }
          }
        }
      }
    }
    rows = vectors
    normalize()
  }

  /// 2^20 words drawn in proportion to count^0.75.
  private static func negativeTable(_ stream: WordStream) -> [Int32] {
    let size = 1 << 20
    let weights = stream.words.map { word -> Double in
      let root = Double(word.count).squareRoot()
      return root * root.squareRoot()
    }
    let total = weights.reduce(0, +)
    var table: [Int32] = []
    table.reserveCapacity(size)
    var sum = 0.0
    for (i, weight) in weights.enumerated() {
      sum += weight
      while table.count < size, Double(table.count) < sum / total * Double(size) { table.append(Int32(i)) }
    }
    while table.count < size { table.append(0) }
    return table
  }

  private mutating func normalize() {
    for word in 0..<rows.count / Self.parts {
      let base = word * Self.parts
      var sum: Float = 0
      for k in 0..<Self.parts { sum += (rows[base + k] * rows[base + k]).sum() }
      let scale = 1 / max(sum.squareRoot(), 1e-9)
      for k in 0..<Self.parts { rows[base + k] *= scale }
    }
  }

  /// Cluster of each word, 1…count, by k-means on the unit sphere; the more frequent half of the words places the
  /// centres.
  func clusters(_ count: Int, passes: Int, seed: UInt64) -> [Int] {
    let words = rows.count / Self.parts
    guard words > count else { return (0..<words).map { $0 + 1 } }
    var random = SplitMix64(state: seed)
    var centres: [SIMD16<Float>] = []
    // Spread starts over the frequency ranks: one drawn from each of `count` equal slices of the frequent half.
    let half = max(count, words / 2)
    for c in 0..<count {
      let low = c * half / count, high = max(low + 1, (c + 1) * half / count)
      let word = low + Int(random.next() % UInt64(high - low))
      for k in 0..<Self.parts { centres.append(rows[word * Self.parts + k]) }
    }
    var result = Array(repeating: 0, count: words)
    for pass in 0...passes {
      let upTo = pass == passes ? words : half
      rows.withUnsafeBufferPointer { rows in
        centres.withUnsafeBufferPointer { centres in
          for word in 0..<upTo {
            let w0 = rows[word * 3], w1 = rows[word * 3 + 1], w2 = rows[word * 3 + 2]
            var best = -Float.infinity
            for c in 0..<count {
              let dot = (w0 * centres[c * 3] + w1 * centres[c * 3 + 1] + w2 * centres[c * 3 + 2]).sum()
              if dot > best {
                best = dot
                result[word] = c
              }
            }
          }
        }
      }
      guard pass < passes else { break }
      var sums = Array(repeating: SIMD16<Float>(), count: count * Self.parts)
      for word in 0..<half {
        for k in 0..<Self.parts { sums[result[word] * Self.parts + k] += rows[word * Self.parts + k] }
      }
      for c in 0..<count {
        var square: Float = 0
        for k in 0..<Self.parts { square += (sums[c * Self.parts + k] * sums[c * Self.parts + k]).sum() }
        guard square > 0 else { continue }
        let scale = 1 / square.squareRoot()
        for k in 0..<Self.parts { centres[c * Self.parts + k] = sums[c * Self.parts + k] * scale }
      }
    }
    return result.map { $0 + 1 }
  }
}
