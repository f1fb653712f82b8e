/// Best path and marginals of a linear chain of label rows; the arithmetic that trainer and tagger share.
package struct LabelLattice {
  /// `exp(transitions)`, by previous label and by next label.
  private let outgoing: [LabelRow]
  private let incoming: [LabelRow]
  private let scores: [LabelRow]
  private let starts: LabelRow
  private let startFactors: LabelRow

  package init(transitions: [LabelRow], starts: LabelRow) {
    scores = transitions
    self.starts = starts
    outgoing = transitions.map(LabelRow.exp)
    incoming = (0..<NameLabel.lanes).map { next in
      var row = LabelRow()
      for previous in 0..<NameLabel.lanes { row[previous] = transitions[previous][next] }
      return .exp(row)
    }
    startFactors = .exp(starts)
  }

  /// Labels of the best path, one a row. Scores are log-linear, forbidden transitions -1e4.
  package func bestPath(_ rows: UnsafeBufferPointer<LabelRow>, into labels: UnsafeMutableBufferPointer<UInt8>) {
    guard rows.count > 0 else { return }
    var back: [SIMD16<UInt8>] = Array(repeating: SIMD16(), count: rows.count)
    var best = rows[0] + starts
    scores.withUnsafeBufferPointer { scores in
      back.withUnsafeMutableBufferPointer { back in
        for t in 1..<max(1, rows.count) {
          var top = LabelRow(repeating: best[0]) + scores[0]
          var from = SIMD16<Int32>(repeating: 0)
          for previous in 1..<NameLabel.count {
            let candidate = LabelRow(repeating: best[previous]) + scores[previous]
            let better = candidate .> top
            top.replace(with: candidate, where: better)
            from.replace(with: Int32(previous), where: better)
          }
          back[t] = SIMD16<UInt8>(truncatingIfNeeded: from)
          best = top + rows[t]
        }
        var label = 0
        for lane in 1..<NameLabel.count where best[lane] > best[label] { label = lane }
        for t in stride(from: rows.count - 1, through: 0, by: -1) {
          labels[t] = UInt8(label)
          label = Int(back[t][label])
        }
      }
    }
  }

  /// Probability of each label at each row, and the log of the partition sum.
  ///
  /// - Parameter allowed: 0 or 1 a label and row, nil for all 1: what the annotation leaves open.
  @discardableResult
  package func marginals(
    _ rows: UnsafeBufferPointer<LabelRow>, allowed: UnsafeBufferPointer<LabelRow>?,
    into result: UnsafeMutableBufferPointer<LabelRow>, pairs: UnsafeMutablePointer<LabelRow>? = nil
  ) -> Float {
    let n = rows.count
    guard n > 0 else { return 0 }
    // Forward sums are kept in `result`; factors are exp(row - its largest value) so that nothing overflows.
    return withUnsafeTemporaryAllocation(of: LabelRow.self, capacity: n) { factors in
      var logSum: Float = 0
      var forward = LabelRow()
      for t in 0..<n {
        let top = rows[t].max()
        var factor = LabelRow.exp(rows[t] - top)
        if let allowed { factor *= allowed[t] }
        factor[NameLabel.count] = 0
        factors[t] = factor
        forward = t == 0 ? startFactors * factor : Self.product(outgoing, forward) * factor
        let sum = max(forward.sum(), .leastNormalMagnitude)
        forward /= sum
        logSum += top + Self.log(sum)
        result[t] = forward
      }
      var backward = LabelRow(repeating: 1)
      var t = n - 1
      while t >= 0 {
        let here = result[t]
        var p = here * backward
        p /= max(p.sum(), .leastNormalMagnitude)
        result[t] = p
        if t > 0 {
          let message = factors[t] * backward
          let previous = result[t - 1]
          if let pairs {
            var total: Float = 0
            for i in 0..<NameLabel.count { total += (message * outgoing[i]).sum() * previous[i] }
            let scale = 1 / max(total, .leastNormalMagnitude)
            for i in 0..<NameLabel.count { pairs[i] += message * outgoing[i] * (previous[i] * scale) }
          }
          backward = Self.product(incoming, message)
          backward /= max(backward.sum(), .leastNormalMagnitude)
        }
        t -= 1
      }
      return logSum
    }
  }

  @inline(__always)
  private static func product(_ matrix: [LabelRow], _ vector: LabelRow) -> LabelRow {
    matrix.withUnsafeBufferPointer { matrix in
      var sum = matrix[0] * vector[0]
      for i in 1..<NameLabel.count { sum += matrix[i] * vector[i] }
      return sum
    }
  }

  private static func log(_ x: Float) -> Float {
    // x = m · 2^e with m in 1..<2; the series of artanh((m - 1) / (m + 1)).
    let e = Float(x.exponent)
    let m = x.significand
    let s = (m - 1) / (m + 1)
    let q = s * s
    return e * 0.693_147_18 + 2 * s * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q / 9))))
  }
}

extension SIMD16<Float> {
  /// e to each lane, relative error below 3e-6; lanes under -80 give 0.
  ///
  /// 2^n · 2^f with a polynomial for 2^f; rounding by the 1.5·2^23 trick, so that no lane leaves the vector unit.
  @inline(__always)
  package static func exp(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let low = SIMD16<Float>(repeating: -80)
    var y = x
    y.replace(with: low, where: x .< low)
    y *= 1.442_695_04
    let magic: Float = 12_582_912
    let shifted = y + magic
    let f = y - (shifted - magic)
    var p = f * 0.001_333_355_8 + 0.009_618_129_1
    p = p * f + 0.055_504_108_7
    p = p * f + 0.240_226_507
    p = p * f + 0.693_147_181
    p = p * f + 1
    let bits = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- Int32(bitPattern: magic.bitPattern)
    var result = unsafeBitCast(unsafeBitCast(p, to: SIMD16<Int32>.self) &+ (bits &<< 23), to: SIMD16<Float>.self)
    result.replace(with: 0, where: x .< low)
    return result
  }
}
