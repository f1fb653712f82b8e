import Core

/// A passage being chosen by keyboard or mouse.
struct Selection: Hashable, Sendable {
  enum Unit: Int, CaseIterable, Hashable, Sendable { case word, sentence, paragraph }

  var unit: Unit
  /// Where it began, and the offset to which it reaches: the ends that become larger or smaller units.
  var origin: Int
  var reach: Int
  /// The units at the two.
  var anchor: Span
  var head: Span

  var span: Span { Span(start: min(anchor.start, head.start), end: max(anchor.end, head.end)) }
}

extension Reader {
  /// The word (a name counts as one), sentence or paragraph at an offset.
  func unitSpan(_ unit: Selection.Unit, at offset: Int) -> Span {
    switch unit {
    case .word: mention(at: offset).map { article.analysis.mentions[$0].span } ?? word(at: offset)
    case .sentence: trimmed(sentence(at: offset))
    case .paragraph: paragraph(at: offset)
    }
  }

  mutating func beginSelection(_ unit: Selection.Unit = .word) {
    let span = unitSpan(unit, at: cursor)
    selection = Selection(unit: unit, origin: cursor, reach: cursor, anchor: span, head: span)
  }

  /// Both ends become whole words, sentences or paragraphs.
  mutating func setSelectionUnit(_ unit: Selection.Unit) {
    guard let old = selection else { return }
    selection = Selection(
      unit: unit, origin: old.origin, reach: old.reach, anchor: unitSpan(unit, at: old.origin),
      head: unitSpan(unit, at: old.reach))
  }

  /// The moved cursor takes its end of the selection along.
  mutating func extendSelection() {
    guard var selection else { return }
    selection.reach = cursor
    selection.head = unitSpan(selection.unit, at: cursor)
    self.selection = selection
  }

  mutating func swapSelectionEnds(height: Int) {
    guard let old = selection else { return }
    selection = Selection(unit: old.unit, origin: old.reach, reach: old.origin, anchor: old.head, head: old.anchor)
    go(to: old.origin, height: height)
  }
}
