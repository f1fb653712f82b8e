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
    self.message = message
    self.hint = hint
  }
}
