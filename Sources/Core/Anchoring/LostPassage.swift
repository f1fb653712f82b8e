/// What is said about a passage that changed or went.
extension RevisionDiff {
  func editReason(_ tokens: Range<Int>, _ place: Range<Int>) -> String {
    let words = tokens.filter { !matching.old[$0].isMark }
    let gone = words.filter { matching.toNew[$0] < 0 || matching.isSimilar[$0] }.count
    let added = place.filter { !matching.new[$0].isMark && (matching.toOld[$0] < 0) }.count
    switch (gone, added) {
    case (0, 0): return "only capitals, marks or spaces changed"
    case (0, _): return "\(added) \(added == 1 ? "word" : "words") added"
    default: return "\(gone) of \(words.count) \(words.count == 1 ? "word" : "words") changed"
    }
  }

  func lostReason(_ tokens: Range<Int>) -> String {
    let words = tokens.filter { !matching.old[$0].isMark }
    let kept = words.filter { matching.toNew[$0] >= 0 }.count
    if kept == 0 { return words.count == 1 ? "its word is gone" : "its words are gone" }
    return "only \(kept) of its \(words.count) words are left: too few to be sure"
  }

  /// The nearest sentences before and after that survive in order.
  func gap(around tokens: Range<Int>) -> Carried.Gap {
    let before = (0..<tokens.lowerBound).last { matching.toNew[$0] >= 0 && matching.block[$0] == 0 }
    let after = (tokens.upperBound..<matching.old.count).first {
      matching.toNew[$0] >= 0 && matching.block[$0] == 0
    }
    return Carried.Gap(
      before: before.map { sentence(ofNew: Int(matching.toNew[$0])) },
      after: after.map { sentence(ofNew: Int(matching.toNew[$0])) })
  }

  private func sentence(ofNew index: Int) -> Span {
    let new = matching.new
    let longest = 200
    var start = index
    while start > 0, new[start].boundary == 0, index - start < longest { start -= 1 }
    var end = index + 1
    while end < new.count, new[end].boundary == 0, end - index < longest { end += 1 }
    return Span(start: Int(new[start].start), end: Int(new[end - 1].end))
  }
}
