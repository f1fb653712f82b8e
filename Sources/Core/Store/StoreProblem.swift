import GRDB

extension Problem {
  /// What SQLite says, in words that say what is safe and what to do.
  init(storeError error: any Error, path: String) {
    if let problem = error as? Problem {
      self = problem
      return
    }
    if let conflict = error as? AnnotationConflict {
      self.init(conflict: conflict)
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(
        .data, "\(path): a record of the library is damaged",
        hint: "Run: dossier doctor --repair --library \(path)")
      return
    }
    let detail = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL:
      self.init(
        .user, "\(path): the disk is full; nothing of this step was saved, all that was saved before is safe",
        hint: "Free some space and try again.")
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        .user, "\(path): the library cannot be written (\(detail))",
        hint: "Check the rights of the file and of its folder, or open it with --read-only.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .user, "\(path): another process keeps the library locked; nothing of this step was saved",
        hint: "Try again; `fuser FILE` shows who has it open.")
    case .SQLITE_NOTADB:
      self.init(.data, "\(path): this is no dossier library", hint: "Name another file with --library.")
    case .SQLITE_CORRUPT:
      self.init(
        .data, "\(path): the library is damaged (\(detail))",
        hint: "Copy the file away, then run: dossier doctor --repair --library \(path)")
    case .SQLITE_CANTOPEN:
      self.init(
        .user, "\(path): the library cannot be opened (\(detail))", hint: "Check the rights of the file and its folder."
      )
    case .SQLITE_IOERR:
      self.init(
        .user, "\(path): the disk refused (\(detail)); what was saved before is safe",
        hint: "Check free space, quota and the disk.")
    case .SQLITE_INTERRUPT:
      self.init(.user, "\(path): interrupted", hint: nil)
    default:
      self.init(.internal, "\(path): \(detail)", hint: error.sql.map { "While running: \($0)" })
    }
  }

  /// The last resort where a caller does not ask for the two versions.
  init(conflict: AnnotationConflict) {
    self.init(
      .user, "\(conflict.theirs.author) changed this note meanwhile (edit \(conflict.theirs.revision))",
      hint: "Both versions are kept: choose one.")
  }
}
