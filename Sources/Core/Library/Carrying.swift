/// How passages go from one revision of an article to another: what stands before and after all changes keeps its
/// place; what stands once in either text is found again; everything else is lost.
struct Carrying {
  private let old: Text
  private let new: Text
  /// Bytes that are equal at the beginning and at the end.
  private let head: Int
  private let tail: Int

  static func diff(from old: Int64, to new: Int64, _ session: Session) throws -> Carrying {
    Carrying(old: try session.body(of: old), new: try session.body(of: new))
  }

  init(old: Text, new: Text) {
    self.old = old
    self.new = new
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, old.bytes[head] == new.bytes[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, old.bytes[old.count - 1 - tail] == new.bytes[new.count - 1 - tail] { tail += 1 }
    self.head = head
    self.tail = tail
  }

  func carry(_ span: Span) -> (state: Anchor.State, span: Span?) {
    guard span.start >= 0, span.end <= old.count, !span.isEmpty else { return (.lost, nil) }
    if span.end <= head { return (.exact, span) }
    let shift = new.count - old.count
    if span.start >= old.count - tail {
      let moved = Span(start: span.start + shift, end: span.end + shift)
      return (shift == 0 ? .exact : .shifted, moved)
    }
    let words = Array(old.bytes[span.range])
    let before = Library.occurrences(of: words, in: old.bytes), after = Library.occurrences(of: words, in: new.bytes)
    guard before == [span.start], after.count == 1, let place = after.first else { return (.lost, nil) }
    return (.shifted, Span(start: place, end: place + span.length))
  }
}

extension Library {
  /// Notes of an article go with its text. One that is lost keeps its old revision and words, and is listed there.
  func carryAnnotations(of article: Int64, to new: Int64, _ session: Session) throws {
    let notes = try session.everyAnnotation(in: article)
    guard !notes.isEmpty, let newest = try session.revision(of: article) else { return }
    var diffs: [String: Carrying] = [:]
    for note in notes where note.anchor.revision != newest.hash {
      guard let old = try session.revision(of: article, hash: note.anchor.revision) else { continue }
      let diff = try diffs[old.hash] ?? Carrying.diff(from: old.id, to: new, session)
      diffs[old.hash] = diff
      var anchor = note.anchor
      let carried = diff.carry(anchor.span)
      anchor.state = carried.state
      if let span = carried.span {
        anchor.revision = newest.hash
        anchor.span = span
      }
      try session.move(note.id, to: anchor)
    }
  }
}
