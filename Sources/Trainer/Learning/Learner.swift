import Core

/// A linear-chain CRF in full precision that learns by stochastic gradient (AdaGrad) with feature drop-out.
///
/// Sources: Lafferty, McCallum, Pereira 2001 (the model); Duchi, Hazan, Singer 2011 (AdaGrad). Where the annotation leaves
/// labels open the loss is the log of the allowed share of the partition sum, with `openShare` as the prior odds.
struct Learner {
  struct Options {
    var rate: Float = 0.02
    var dropout: Float = 0.3
    /// Chance that a sentence is learnt with the features of the second pass.
    var evidence: Float = 0.5
    /// Prior odds, against none, of a kind that the set does not mark where a name stands open.
    var openShare: Float = 0.05
  }

  let rowBits: Int
  private var weights: [LabelRow]
  private var squares: [LabelRow]
  private var transitions: [LabelRow]
  private var transitionSquares: [LabelRow]
  private var starts = LabelRow()
  private var startSquares = LabelRow(repeating: 1)
  private var random: SplitMix64

  init(rowBits: Int, seed: UInt64) {
    self.rowBits = rowBits
    weights = Array(repeating: LabelRow(), count: 1 << rowBits)
    squares = Array(repeating: LabelRow(repeating: 0.5), count: 1 << rowBits)
    transitions = (0..<NameLabel.lanes).map { previous in
      var row = LabelRow(repeating: -1e4)
      for next in 0..<NameLabel.count where NameLabel.allows(previous, next) { row[next] = 0 }
      return row
    }
    transitionSquares = Array(repeating: LabelRow(repeating: 1), count: NameLabel.lanes)
    for next in 0..<NameLabel.lanes where !NameLabel.allows(nil, next) { starts[next] = -1e4 }
    random = SplitMix64(state: seed)
  }

  /// Forgets how far each weight has been learnt, so that a new set moves it again.
  mutating func refresh() {
    for i in squares.indices { squares[i] = LabelRow(repeating: 0.5) + (squares[i] - 0.5) * 0.1 }
  }

  /// One pass over sentences in random order.
  mutating func learn(_ order: [Int], of examples: Examples, options: Options) {
    var order = order
    for i in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(i, Int(random.next() % UInt64(i + 1))) }
    var kept: [UInt32] = []
    var keptStarts: [Int] = []
    let threshold = UInt64(Double(options.dropout) * 65536)
    let scale = 1 / (1 - options.dropout)
    for number in order {
      let sentence = examples.sentences[number]
      let n = sentence.tokens.count
      kept.removeAll(keepingCapacity: true)
      keptStarts.removeAll(keepingCapacity: true)
      keptStarts.append(0)
      let withEvidence = Float(random.next() >> 40) / Float(1 << 24) < options.evidence
      for t in sentence.tokens {
        var bits: UInt64 = 0, left = 0
        for k in examples.starts[t]..<examples.starts[t + 1] {
          if left == 0 {
            bits = random.next()
            left = 4
          }
          if bits & 0xFFFF >= threshold { kept.append(examples.features[k]) }
          bits >>= 16
          left -= 1
        }
        if withEvidence {
          for k in t * Examples.evidenceWidth..<(t + 1) * Examples.evidenceWidth {
            if let feature = examples.evidence[k], random.next() & 0xFFFF >= threshold { kept.append(feature) }
          }
        }
        keptStarts.append(kept.count)
      }
      update(
        kept, keptStarts, examples.allowed[sentence.tokens], sentence.isComplete, n, scale, options.rate,
        options.openShare)
    }
  }

  private mutating func update(
    _ features: [UInt32], _ first: [Int], _ allowed: ArraySlice<UInt16>, _ isComplete: Bool, _ n: Int, _ scale: Float,
    _ rate: Float, _ openShare: Float
  ) {
    let lattice = LabelLattice(transitions: transitions, starts: starts)
    var rows = Array(repeating: LabelRow(), count: n)
    for t in 0..<n {
      var sum = LabelRow()
      for k in first[t]..<first[t + 1] { sum += weights[Int(features[k])] }
      rows[t] = sum * scale
    }
    var free = Array(repeating: LabelRow(), count: n)
    var freePairs = Array(repeating: LabelRow(), count: NameLabel.lanes)
    run(lattice, rows, nil, &free, &freePairs)
    var bound = Array(repeating: LabelRow(), count: n)
    var boundPairs = Array(repeating: LabelRow(), count: NameLabel.lanes)
    let masks = allowed.map { mask in
      var row = LabelRow()
      let isOpen = mask & 1 != 0 && mask != 1
      for lane in 0..<NameLabel.count where mask >> UInt16(lane) & 1 != 0 {
        row[lane] = isOpen && lane != NameLabel.outside ? openShare : 1
      }
      return row
    }
    if isComplete {
      bound = masks
      var previous: Int?
      for mask in allowed {
        let label = mask.trailingZeroBitCount
        if let previous { boundPairs[previous][label] += 1 }
        previous = label
      }
    } else {
      run(lattice, rows, masks, &bound, &boundPairs)
    }
    for t in 0..<n {
      let gradient = (free[t] - bound[t]) * scale
      if max(gradient.max(), -gradient.min()) < 0.003 { continue }
      let square = gradient * gradient
      for k in first[t]..<first[t + 1] {
        let row = Int(features[k])
        squares[row] += square
        weights[row] -= gradient * rate / squares[row].squareRoot()
      }
    }
    for previous in 0..<NameLabel.count {
      let gradient = freePairs[previous] - boundPairs[previous]
      transitionSquares[previous] += gradient * gradient
      let step = gradient * rate / transitionSquares[previous].squareRoot()
      for next in 0..<NameLabel.count where NameLabel.allows(previous, next) {
        transitions[previous][next] -= step[next]
      }
    }
    let gradient = free[0] - bound[0]
    startSquares += gradient * gradient
    let step = gradient * rate / startSquares.squareRoot()
    for next in 0..<NameLabel.count where NameLabel.allows(nil, next) { starts[next] -= step[next] }
  }

  private func run(
    _ lattice: LabelLattice, _ rows: [LabelRow], _ masks: [LabelRow]?, _ result: inout [LabelRow],
    _ pairs: inout [LabelRow]
  ) {
    rows.withUnsafeBufferPointer { rows in
      result.withUnsafeMutableBufferPointer { result in
        pairs.withUnsafeMutableBufferPointer { pairs in
          if let masks {
            masks.withUnsafeBufferPointer { masks in
              _ = lattice.marginals(rows, allowed: masks, into: result, pairs: pairs.baseAddress)
            }
          } else {
            _ = lattice.marginals(rows, allowed: nil, into: result, pairs: pairs.baseAddress)
          }
        }
      }
    }
  }

  /// Adds another learner's weights, for a mean over several moments or seeds of learning.
  mutating func add(_ other: Learner) {
    for i in weights.indices { weights[i] += other.weights[i] }
    for i in transitions.indices { transitions[i] += other.transitions[i] }
    starts += other.starts
  }

  mutating func divide(by count: Int) {
    let factor = 1 / Float(count)
    for i in weights.indices { weights[i] *= factor }
    for i in transitions.indices { transitions[i] *= factor }
    starts *= factor
  }

  /// Makes every name likelier by `gain` in log odds: a loss over tokens, most of them no names, misses more names than
  /// it finds false ones.
  mutating func lean(towards gain: Float) {
    for kind in EntityKind.allCases.indices {
      let begin = NameLabel.begin(kind)
      for previous in 0..<NameLabel.count where NameLabel.allows(previous, begin) {
        transitions[previous][begin] += gain
      }
      if NameLabel.allows(nil, begin) { starts[begin] += gain }
    }
  }

  /// The model file's parts: table in 8 bits, one scale for all.
  func quantized() -> (scale: Float, table: [Int8], transitions: [LabelRow], starts: LabelRow) {
    var largest: [Float] = weights.map { max($0.max(), -$0.min()) }.filter { $0 > 0 }
    largest.sort()
    // Clipping one row in ten thousand costs nothing and gives all others finer steps.
    let top = largest.isEmpty ? 1 : largest[min(largest.count - 1, largest.count * 9999 / 10000)]
    let scale = top / 127
    var table: [Int8] = []
    table.reserveCapacity(weights.count * NameLabel.lanes)
    for row in weights {
      for lane in 0..<NameLabel.lanes {
        table.append(Int8(max(-127, min(127, (row[lane] / scale).rounded()))))
      }
    }
    return (scale, table, transitions, starts)
  }
}

/// SplitMix64: a small generator whose whole state is its seed. Source: Steele, Lea, Flood 2014.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
