import Foundation

/// The file on disk before SQLite sees it: folder, rights, kind.
struct LibraryFile {
  let path: String

  /// Makes folder and file where they are missing.
  ///
  /// The file gets the rights that its folder gives, less the umask: in a folder for a group the group can write, and
  /// nobody gets more than the folder lets them. A file that is there keeps its rights.
  ///
  /// - Returns: whether the file was there.
  func prepare(isReadOnly: Bool) throws(Problem) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Problem(.user, "\(path): this is no file", hint: "Name a library file with --library.")
      }
      guard access(path, R_OK) == 0 else {
        throw Problem(.user, "\(path): you may not read this library", hint: "Ask its owner, or name another one.")
      }
      if !isReadOnly, access(path, W_OK) != 0 {
        throw Problem(
          .user, "\(path): you may not write this library", hint: "Open it with --read-only, or name another one.")
      }
      return status.st_size > 0
    }
    guard errno == ENOENT else { throw problem("cannot be opened") }
    guard !isReadOnly else {
      throw Problem(.user, "\(path): there is no library here", hint: "Make one with: dossier add PATH")
    }
    try makeFolder()
    return false
  }

  private func makeFolder() throws(Problem) {
    let folder = Self.folder(of: path)
    var made = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && !part.isEmpty || made == "/" ? String(part) : "/" + part
      guard !made.isEmpty, made != "/" else { continue }
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw problem("its folder cannot be made") }
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw problem("its folder cannot be used")
    }
    let mode = status.st_mode & 0o666
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    if file < 0 {
      // Another process was first: it is there now, and that is all that was wanted.
      guard errno == EEXIST else { throw problem("cannot be made") }
    } else {
      Foundation.close(file)
    }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func problem(_ what: String) -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(.user, "\(path): \(what): \(reason)", hint: "Name another place with --library.")
  }
}
