import Core
import Glibc

/// Files of `export` and `import`.
enum ExchangeFiles {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func read(_ path: String, isOptional: Bool) throws(Problem) -> [UInt8]? {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if isOptional, errno == ENOENT { return nil }
      throw Problem(.user, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { if path != "-" { close(file) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Problem(.user, "\(path): \(String(cString: strerror(errno)))") }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes a file whole or not at all: beside it first, then in its place.
  ///
  /// - Parameter folder: is made where it is missing.
  static func write(_ bytes: [UInt8], to path: String, in folder: String?) throws(Problem) {
    if let folder, mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw Problem(.user, "\(folder): \(String(cString: strerror(errno)))")
    }
    let beside = path + ".\(getpid()).part"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Problem(.user, "\(path): \(String(cString: strerror(errno)))") }
    let isWritten = writeAll(bytes, file) && fsync(file) == 0
    let isClosed = close(file) == 0
    guard isWritten, isClosed, rename(beside, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(beside)
      throw Problem(.user, "\(path): \(reason)")
    }
  }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count > 0 { done += count } else if errno != EINTR { return false }
    }
    return true
  }

  /// The file of an article: its number, then its title; the file of an earlier title goes on.
  static func markdownPath(_ summary: ArticleSummary, in folder: String) throws(Problem) -> String {
    if let directory = opendir(folder) {
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix("\(summary.id) "), name.hasSuffix(".md") { return folder + "/" + name }
      }
    }
    return folder + "/" + fileName(summary) + ".md"
  }

  /// At most 120 bytes: file systems allow 255.
  private static func fileName(_ summary: ArticleSummary) -> String {
    let title = summary.title.unicodeScalars.map {
      $0.properties.isAlphabetic || $0.properties.numericType != nil ? $0 : " "
    }
    var name = "\(summary.id)"
    for word in String(String.UnicodeScalarView(title)).split(separator: " ") {
      guard name.utf8.count + word.utf8.count < 120 else { break }
      name += " " + word
    }
    return name == "\(summary.id)" ? name + " notes" : name
  }
}
