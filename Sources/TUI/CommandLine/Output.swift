import Glibc

/// Standard output of a command: written whole, and quiet when nobody reads any more.
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

  static func write(_ bytes: [UInt8]) throws {
    var at = 0
    while at < bytes.count {
      let count = bytes[at...].withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Closed() }
      at += count
    }
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
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
