import Core
import Glibc

/// Standard output of a command: written whole, quiet when nobody reads any more, and on a terminal nothing that a terminal
/// could act on, whatever the format.
enum Output {
  /// Ends a command whose reader has gone (`| head`): no error.
  struct Closed: Error {}

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// - Throws: `Closed`, or a `Problem` where it cannot be written, as on a full disk.
  static func write(_ bytes: [UInt8]) throws {
    let bytes = isTerminal ? SafeText.page(utf8: bytes) : bytes
    let failure = send(bytes, to: STDOUT_FILENO)
    guard failure != 0 else { return }
    // EIO: the terminal is gone.
    if failure == EPIPE || failure == EIO { throw Closed() }
    throw Problem(.user, "standard output cannot be written: \(String(cString: strerror(failure)))")
  }

  /// Writes all of it, also where the descriptor does not wait.
  ///
  /// - Returns: 0, or the `errno` of what failed.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var at = 0
    while at < bytes.count {
      let count = bytes[at...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        at += count
      } else if errno == EAGAIN {
        var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&place, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  static func write(line: String) throws { try write(Array(line.utf8) + [0x0A]) }
}

/// A bar on standard error while long work runs on a terminal; nothing at all elsewhere.
struct ProgressBar {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var last = 0.0
  private var hasDrawn = false

  /// Redraws at most ten times a second: a slow line must not be filled by it.
  mutating func show(_ what: String, done: Int, total: Int?) {
    guard isShown else { return }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    guard now - last >= 0.1 else { return }
    last = now
    hasDrawn = true
    let count = total.map { "\(done) of \($0)" } ?? "\(done)"
    put("\r\(TextWidth.clipped("\(count)  \(SafeText.line(what))", to: 78))\u{1B}[K")
  }

  mutating func clear() {
    if hasDrawn { put("\r\u{1B}[K") }
    hasDrawn = false
  }

  private func put(_ text: String) {
    _ = Output.send(Array(text.utf8), to: STDERR_FILENO)
  }
}
