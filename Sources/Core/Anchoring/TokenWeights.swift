/// How much a token says about where it stands: rare words much, common ones little, marks next to nothing.
struct TokenWeights {
  /// Of a key, in thousandths: 20 for marks, 150…1000 for words.
  private let byKey: [Int32]

  init(old: [AnchorToken], new: [AnchorToken], keys: Int) {
    var counts = [Int32](repeating: 0, count: keys)
    var newCounts = counts
    var isMark = [Bool](repeating: false, count: keys)
    var isShort = isMark
    for token in old {
      counts[Int(token.key)] += 1
      isMark[Int(token.key)] = token.isMark
      isShort[Int(token.key)] = token.end - token.start <= 3
    }
    for token in new {
      newCounts[Int(token.key)] += 1
      isMark[Int(token.key)] = token.isMark
      isShort[Int(token.key)] = token.end - token.start <= 3
    }
    let scale = logarithm(Int32(clamping: max(old.count, new.count) + 2))
    byKey = (0..<keys).map { key in
      if isMark[key] { return 20 }
      let count = max(counts[key], newCounts[key], 1)
      let rarity = max(0.25, 1 - logarithm(count) / scale)
      return Int32(1000 * rarity * (isShort[key] ? 0.6 : 1))
    }
  }

  @inline(__always)
  subscript(_ key: Int32) -> Int32 { byKey[Int(key)] }

  func isWord(_ key: Int32) -> Bool { byKey[Int(key)] > 20 }
}

/// Logarithm to base 2, to two decimals or better; enough for weights and needs no C library.
private func logarithm(_ value: Int32) -> Double {
  let value = max(1, value)
  let whole = 31 - value.leadingZeroBitCount
  let fraction = Double(value) / Double(1 << whole) - 1
  return Double(whole) + fraction * (1.3465 - 0.3465 * fraction)
}
