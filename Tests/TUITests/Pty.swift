import Glibc

/// A pseudo-terminal for tests: what a program writes is kept, what a person types is sent.
final class Pty: @unchecked Sendable {
  let master: Int32
  let path: String
  /// Kept open, so that the terminal outlives the programs on it.
  private(set) var slave: Int32
  private(set) var received: [UInt8] = []
  /// How much of it the last `settle` has seen.
  private var settled = 0

  init(rows: Int = 24, columns: Int = 80) {
    // Linux: unlock the pair, ask for its number.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    _ = ioctl(master, UInt(0x4004_5431), &unlocked)
    var number: UInt32 = 0
    _ = ioctl(master, UInt(0x8004_5430), &number)
    path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    resize(rows: rows, columns: columns)
  }

  deinit {
    if slave >= 0 { close(slave) }
    close(master)
  }

  func resize(rows: Int, columns: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  /// - Parameter taking: false when nobody shall read what comes meanwhile: then keys that find no room are not typed.
  func type(_ text: String, taking: Bool) { type(Array(text.utf8), taking: taking) }

  func type(_ bytes: [UInt8], taking: Bool = true) {
    var at = 0
    while at < bytes.count {
      var source = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
      guard poll(&source, 1, taking ? 2_000 : 0) > 0 else { return }
      let count = bytes[at...].withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 512)) }
      guard count > 0 else { return }
      at += count
      if taking { take(milliseconds: 0) }
    }
  }

  /// Keeps what comes until nothing came for `quiet` milliseconds.
  ///
  /// - Returns: what came since the last call, also what typing and waiting took in meanwhile.
  @discardableResult
  func settle(quiet: Int32 = 80) -> [UInt8] {
    while take(milliseconds: quiet) {}
    defer { settled = received.count }
    return Array(received[settled...])
  }

  /// Waits until what came since `offset` contains `text`.
  func waits(for text: String, since offset: Int = 0, milliseconds: Int = 30_000) -> Bool {
    let wanted = Array(text.utf8)
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while !received[offset...].contains(wanted) {
      guard ContinuousClock.now < end else { return false }
      take(milliseconds: 50)
    }
    return true
  }

  @discardableResult
  private func take(milliseconds: Int32) -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0, source.revents & Int16(POLLIN) != 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    received += bytes[..<count]
    return true
  }

  /// The terminal's settings, to see whether they come back.
  var settings: [UInt32] {
    var settings = termios()
    _ = tcgetattr(slave, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  /// Cuts the line: every program on it sees a hangup.
  func hangUp() {
    close(slave)
    slave = -1
    close(master)
  }

  /// Starts a program with this as its controlling terminal.
  func start(_ program: String, _ arguments: [String], environment: [String: String]) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGPIPE, SIGINT, SIGQUIT, SIGTSTP, SIGHUP, SIGTERM] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Threads of the test runner block most signals, and a child would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // POSIX_SPAWN_SETSID is 0x80; opening the first terminal then makes it the controlling one.
    posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    return posix_spawn(&process, program, &actions, &attributes, &words, &variables) == 0 ? process : nil
  }

  /// Waits for the end of a program.
  ///
  /// - Returns: its exit status, 128 + signal, or nil when it did not end in time (it is killed then).
  func ends(_ process: pid_t, milliseconds: Int = 30_000, taking: Bool = true) -> Int32? {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < end else {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return nil
      }
      if slave >= 0, taking { take(milliseconds: 5) } else { usleep(5_000) }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
