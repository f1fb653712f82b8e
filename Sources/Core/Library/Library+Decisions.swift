extension Library {
  /// Appends a decision that takes these back. Returns the ids whose taking back does them again.
  func takeBack(_ ids: [String], _ session: Session) throws -> [String] {
    throw Problem(.internal, "no decisions yet", hint: nil)
  }

  /// Notes of an article move with its text.
  func carryAnnotations(of article: Int64, from old: Int64, to new: Int64, _ session: Session) throws {}
}
