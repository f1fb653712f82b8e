/// One screen cell.
struct Cell: Hashable, Sendable {
  /// What stands here: one spacing scalar with at most four combining marks, already safe for a terminal;
  /// nil is the right half of the wide glyph before it.
  var glyph: Character?
  var style: Style

  static let blank = Cell(glyph: " ", style: .text)
}
