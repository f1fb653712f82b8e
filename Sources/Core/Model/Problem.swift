/// The one error that people are shown: what is wrong, where, and what to do.
package struct Problem: Error, Hashable, Sendable {
  /// Decides the exit status: `user` and `data` 1, `usage` 2, `internal` 70.
  package enum Kind: String, Sendable { case user, usage, data, config, `internal` }

  package var kind: Kind
  /// One line: what is wrong, with the file and the line where there is one.
  package var message: String
  /// One line: what to do about it.
  package var hint: String?

  package init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = Self.oneLine(message)
    self.hint = hint.map(Self.oneLine)
  }

  /// What is repeated from a file may hold anything: line ends become spaces, other controls U+FFFD.
  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: line.append(" ")
      case 0..<0x20, 0x7F: line.append("\u{FFFD}")
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
