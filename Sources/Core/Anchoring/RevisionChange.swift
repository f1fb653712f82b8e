/// What became of the words between two revisions, for people to read.
package struct RevisionChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case inserted, deleted, replaced, moved }

  package var kind: Kind
  /// In the old revision; empty for `inserted`: where it came in.
  package var old: Span
  /// In the new revision; empty for `deleted`: where it went out.
  package var new: Span

  package init(kind: Kind, old: Span, new: Span) {
    self.kind = kind
    self.old = old
    self.new = new
  }
}

extension RevisionDiff {
  /// Words that came, went, were replaced or moved, in the order of the new revision.
  ///
  /// Whole words (and single marks) only; changes with nothing but marks between them are one. Different spaces and line
  /// breaks between the same words are no change. Every word of either text that is in no change stands in both.
  package var changes: [RevisionChange] {
    var result: [RevisionChange] = []
    for hunk in changedRanges() { add(hunk.old, hunk.new, to: &result) }
    addMoves(to: &result)
    return result.sorted { ($0.new.start, $0.old.start, $0.new.end) < ($1.new.start, $1.old.start, $1.new.end) }
  }

  private struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The same word in order, also by its bytes: a capital that came is a change.
  private func isKept(_ i: Int) -> Bool {
    guard matching.toNew[i] >= 0, matching.block[i] == 0 else { return false }
    return isSameWord(i, Int(matching.toNew[i]))
  }

  private func isSameWord(_ i: Int, _ j: Int) -> Bool {
    let a = matching.old[i]
    let b = matching.new[j]
    return oldText.bytes[Int(a.start)..<Int(a.end)] == newText.bytes[Int(b.start)..<Int(b.end)]
  }

  /// Stretches between kept tokens, joined over marks.
  private func changedRanges() -> [Hunk] {
    let old = matching.old
    let new = matching.new
    var result: [Hunk] = []
    var oldStart = 0
    var newStart = 0
    for i in 0...old.count {
      guard i == old.count || isKept(i) else { continue }
      let newEnd = i < old.count ? Int(matching.toNew[i]) : new.count
      if oldStart < i || newStart < newEnd {
        let hunk = Hunk(old: oldStart..<i, new: newStart..<newEnd)
        if let last = result.last, !last.old.isEmpty || !hunk.old.isEmpty, !last.new.isEmpty || !hunk.new.isEmpty,
          (last.old.upperBound..<hunk.old.lowerBound).allSatisfy({ old[$0].isMark }),
          hunk.old.lowerBound - last.old.upperBound == 1
        {
          result[result.count - 1] = Hunk(
            old: last.old.lowerBound..<hunk.old.upperBound, new: last.new.lowerBound..<hunk.new.upperBound)
        } else {
          result.append(hunk)
        }
      }
      oldStart = i + 1
      newStart = newEnd + 1
    }
    return result
  }

  private func isMovedOld(_ i: Int) -> Bool { matching.toNew[i] >= 0 && matching.block[i] != 0 }
  private func isMovedNew(_ j: Int) -> Bool { matching.toOld[j] >= 0 && matching.block[Int(matching.toOld[j])] != 0 }

  /// One stretch as changes; what moved away from or into it is left to `addMoves`.
  private func add(_ old: Range<Int>, _ new: Range<Int>, to result: inout [RevisionChange]) {
    let gone = runs(old) { !isMovedOld($0) }
    let come = runs(new) { !isMovedNew($0) }
    if gone.count == 1, come.count == 1 {
      result.append(
        RevisionChange(kind: .replaced, old: span(gone[0], matching.old), new: span(come[0], matching.new)))
      return
    }
    for range in gone {
      let at = point(new.lowerBound, matching.new, newText)
      result.append(RevisionChange(kind: .deleted, old: span(range, matching.old), new: at))
    }
    for range in come {
      let at = point(old.lowerBound, matching.old, oldText)
      result.append(RevisionChange(kind: .inserted, old: at, new: span(range, matching.new)))
    }
  }

  private func addMoves(to result: inout [RevisionChange]) {
    for range in runs(matching.old.indices, { isMovedOld($0) }) {
      var start = range.lowerBound
      for i in range.dropFirst() where matching.block[i] != matching.block[start] {
        result.append(move(start..<i))
        start = i
      }
      result.append(move(start..<range.upperBound))
    }
  }

  private func move(_ old: Range<Int>) -> RevisionChange {
    let targets = old.map { Int(matching.toNew[$0]) }
    let first = targets.min() ?? 0
    let last = targets.max() ?? first
    return RevisionChange(kind: .moved, old: span(old, matching.old), new: span(first..<(last + 1), matching.new))
  }

  private func runs(_ range: Range<Int>, _ isIn: (Int) -> Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for i in range where isIn(i) {
      if let last = result.last, last.upperBound == i {
        result[result.count - 1] = last.lowerBound..<(i + 1)
      } else {
        result.append(i..<(i + 1))
      }
    }
    return result
  }

  private func span(_ range: Range<Int>, _ tokens: [AnchorToken]) -> Span {
    Span(start: Int(tokens[range.lowerBound].start), end: Int(tokens[range.upperBound - 1].end))
  }

  /// Before a token, or at the end of the text.
  private func point(_ index: Int, _ tokens: [AnchorToken], _ text: Text) -> Span {
    let offset = index < tokens.count ? Int(tokens[index].start) : text.count
    return Span(start: offset, end: offset)
  }
}
