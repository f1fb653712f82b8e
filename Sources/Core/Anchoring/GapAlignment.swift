/// The best alignment of two short stretches of tokens: most weight in the fewest, longest runs.
enum GapAlignment {
  /// What a run costs that does not continue the one before it: a lone common word is not worth it. In thousandths.
  static let open: Int32 = 350
  /// What each further token of a run brings beside its weight.
  static let bonus: Int32 = 100

  /// Pairs of indices (old, new), both rising. Negative keys match nothing. Time and bytes: old.count · new.count.
  ///
  /// The stretches are taken as joined to equal text on both sides, so runs at their ends cost no opening.
  /// Source: Gotoh 1982 (affine gaps), turned round: the runs are opened, the gaps are free.
  static func pairs(
    _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, weights: TokenWeights, isJoined: Bool = true
  ) -> [(old: Int, new: Int)] {
    let n = old.count
    let m = new.count
    guard n > 0, m > 0 else { return [] }
    let none = Int32.min / 2
    // Bits 0-1: the best score comes from a match here (0), from above (1), from the left (2). Bit 2: the match
    // continues a run.
    var trace = [UInt8](repeating: 0, count: n * m)
    var best = [Int32](repeating: 0, count: m + 1)
    var run = [Int32](repeating: none, count: m + 1)
    var bestBefore = best
    var runBefore = run
    if isJoined { runBefore[0] = 0 }
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        trace.withUnsafeMutableBufferPointer { trace in
          for i in 0..<n {
            let key = old[i]
            let weight = key >= 0 ? weights[key] : 0
            best[0] = 0
            run[0] = none
            for j in 0..<m {
              var cell: UInt8 = 0
              var match = none
              if key >= 0, key == new[j] {
                let opened = bestBefore[j] - open
                let continued = runBefore[j] == none ? none : runBefore[j] + bonus
                if continued >= opened {
                  match = continued + weight
                  cell = 4
                } else {
                  match = opened + weight
                }
              }
              run[j + 1] = match
              if isJoined, i == n - 1, j == m - 1, match > none { match += open }
              var top = match
              if bestBefore[j + 1] >= top {
                top = bestBefore[j + 1]
                cell |= 1
              }
              if best[j] > top {
                top = best[j]
                cell = cell & 4 | 2
              }
              best[j + 1] = top
              trace[i * m + j] = cell
            }
            swap(&best, &bestBefore)
            swap(&run, &runBefore)
          }
        }
      }
    }
    return path(trace, n, m, old.startIndex, new.startIndex)
  }

  private static func path(_ trace: [UInt8], _ n: Int, _ m: Int, _ oldStart: Int, _ newStart: Int)
    -> [(old: Int, new: Int)]
  {
    var result: [(old: Int, new: Int)] = []
    var i = n - 1
    var j = m - 1
    var inRun = false
    while i >= 0, j >= 0 {
      let cell = trace[i * m + j]
      if inRun || cell & 3 == 0 {
        result.append((oldStart + i, newStart + j))
        inRun = cell & 4 != 0
        i -= 1
        j -= 1
      } else if cell & 3 == 1 {
        i -= 1
      } else {
        j -= 1
      }
    }
    return result.reversed()
  }
}
