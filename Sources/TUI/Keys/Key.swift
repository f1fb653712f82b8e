/// One key press, as decoded from the terminal.
enum Key: Hashable, Sendable {
  case character(Character)
  /// Control with a letter: `control("d")`.
  case control(Character)
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// Text that arrived between the marks of a bracketed paste: never run as commands.
  case paste(String)
  case mouse(Mouse)

  struct Mouse: Hashable, Sendable {
    enum Button: Hashable, Sendable { case left, middle, right, wheelUp, wheelDown }
    var button: Button
    var row: Int
    var column: Int
    var isDouble = false
  }
}
