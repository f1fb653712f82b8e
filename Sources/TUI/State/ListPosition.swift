/// Which row of a list is chosen, and which is the first on the screen.
struct ListPosition: Hashable, Sendable {
  var chosen = 0
  var top = 0

  /// Moves by `rows`; the list jumps half a page at its edge, so that most moves change two rows only.
  mutating func move(by rows: Int, count: Int, height: Int) {
    choose(chosen + rows, count: count, height: height)
  }

  mutating func choose(_ row: Int, count: Int, height: Int) {
    chosen = max(0, min(row, count - 1))
    reveal(count: count, height: height)
  }

  /// Brings the chosen row onto the screen.
  mutating func reveal(count: Int, height: Int) {
    let height = max(1, height)
    chosen = max(0, min(chosen, count - 1))
    if chosen < top || chosen >= top + height { top = chosen - height / 2 }
    top = max(0, min(top, count - height))
  }

  /// A page or half a page; the chosen row keeps its row on the screen.
  mutating func page(by rows: Int, count: Int, height: Int) {
    let row = chosen - top
    let newTop = max(0, min(top + rows, max(0, count - height)))
    chosen = newTop == top ? chosen + rows : newTop + row
    top = newTop
    reveal(count: count, height: height)
  }
}
