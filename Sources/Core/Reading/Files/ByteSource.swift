private import Glibc

/// An open file or standard input, read in pieces.
struct ByteSource: ~Copyable {
  let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  /// Whether it is a file, which gives what it has at once.
  let isFile: Bool

  /// Standard input.
  init() {
    name = "-"
    descriptor = STDIN_FILENO
    isOwned = false
    isFile = false
  }

  /// - Throws: `Problem` that says why the file cannot be opened: missing, no rights, a folder, a device.
  init(path: String) throws(Problem) {
    // Without O_NONBLOCK a forgotten named pipe in a folder would stop everything.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard opened >= 0 else { throw ByteSource.problem(path, errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw ByteSource.problem(path, code)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG || kind == S_IFIFO else {
      close(opened)
      throw .unreadable(path, kind == S_IFDIR ? "it is a folder" : "it is a device or a socket, not a file", nil)
    }
    if kind == S_IFIFO {
      // `<(command)`: its writer may need time.
      _ = fcntl(opened, F_SETFL, fcntl(opened, F_GETFL) & ~O_NONBLOCK)
    }
    name = path
    descriptor = opened
    isOwned = true
    isFile = kind == S_IFREG
  }

  deinit { if isOwned { close(descriptor) } }

  /// Appends up to `count` bytes. Returns false at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(Problem) -> Bool {
    var result = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat {
        result = Glibc.read(descriptor, buffer.baseAddress, count)
      } while result < 0 && errno == EINTR
      filled = max(0, result)
    }
    if result < 0 { throw ByteSource.problem(name, errno) }
    bytes.append(contentsOf: piece)
    return result > 0
  }

  /// Appends the rest.
  /// - Throws: `Problem` when more than `limit` bytes would be held.
  func readAll(into bytes: inout [UInt8], limit: Int) throws(Problem) {
    var piece = 1 << 16
    while try read(piece, into: &bytes) {
      if bytes.count > limit {
        throw .unreadable(name, "it is larger than \(ReadingLimits.words(limit))", "split it into parts")
      }
      piece = min(piece * 2, 4 << 20)
    }
  }

  static func problem(_ path: String, _ code: Int32) -> Problem {
    let path = Sanitizer.line(path)
    switch code {
    case ENOENT: return Problem(.user, "\(path): no such file or folder", hint: "check the name")
    case EACCES, EPERM: return Problem(.user, "\(path): no right to read it", hint: "ask its owner, or chmod +r")
    case ELOOP: return Problem(.user, "\(path): links that lead in a circle", hint: nil)
    default: return Problem(.user, "\(path): \(String(cString: strerror(code)))", hint: nil)
    }
  }
}
