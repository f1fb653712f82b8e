import Glibc

/// Where copies go when the terminal has no clipboard: one private file, the newest copy at its end.
struct CopyFile: Hashable, Sendable {
  var path: String

  /// Appends a copy.
  ///
  /// - Returns: whether all of it is on disk.
  func append(_ text: String) -> Bool {
    let folder = path.split(separator: "/").dropLast()
    var made = ""
    for part in folder {
      made += "/" + part
      mkdir(made, 0o700)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    var bytes = Array((text + "\n\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes = bytes.dropFirst(count)
    }
    return close(file) == 0 && bytes.isEmpty
  }
}
