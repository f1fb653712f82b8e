import ArgumentParser
import Core
import Glibc

/// Files and messages of `export` and `import`.
enum ExchangeFiles {
  static func fail(_ problem: Problem) throws -> Never {
    complain(problem.message + (problem.hint.map { " (\($0))" } ?? ""))
    throw ExitCode(problem.kind == .internal ? 70 : problem.kind == .usage ? 2 : 1)
  }

  /// One line on standard error, without anything that a terminal would obey.
  static func complain(_ message: String) { _ = writeAll(Array("dossier: \(shown(message))\n".utf8), STDERR_FILENO) }

  static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: "\u{FFFD}"
          default: scalar
          }
        }))
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
  static func write(_ bytes: [UInt8], to path: String?, in folder: String?) throws(Problem) {
    guard let path, path != "-" else {
      _ = writeAll(bytes, STDOUT_FILENO)
      return
    }
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

  /// The same for the same article: its number, then its title.
  static func fileName(_ summary: ArticleSummary) -> String {
    let title = summary.title.unicodeScalars.map {
      $0.properties.isAlphabetic || $0.properties.numericType != nil ? $0 : " "
    }
    let words = String(String.UnicodeScalarView(title)).split(separator: " ").prefix(10).joined(separator: " ")
    return "\(summary.id) \(words.prefix(60))"
  }
}
