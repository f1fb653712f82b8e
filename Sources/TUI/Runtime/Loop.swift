import CNcurses
import Glibc

/// The one loop, on the thread that owns the terminal: one wait, input before results, one frame for all that came.
struct Loop: ~Copyable {
  private var screen: Screen
  private var decoder: KeyDecoder
  private let signals: Int32
  private var end: EndReason?
  private var isGone = false
  private var emptyReads = 0
  /// Bytes of the longest clipboard sequence; 0 switches the clipboard off.
  private let clipboardLimit: Int

  /// How long keys that keep coming may hold back a frame, so that a held key still moves visibly.
  private static let patience: Duration = .milliseconds(30)

  init(screen: consuming Screen, escapeDelay: Int? = nil, clipboardLimit: Int = 74_994) {
    // Signals are ours before anything can come; HUP, TERM, TSTP and CONT arrive as bytes.
    signals = term_signals()
    decoder = KeyDecoder(escapeDelay: .milliseconds(escapeDelay ?? 50))
    decoder.terminfo = screen.terminfoKeys()
    self.screen = screen
    self.clipboardLimit = clipboardLimit
  }

  var rows: Int { screen.rows }
  var columns: Int { screen.columns }

  /// Shows a frame before the program is there.
  mutating func show(_ frame: Frame) { screen.show(frame) }

  /// Runs until the program is finished.
  ///
  /// - Returns: why it had to end, nil when it wanted to.
  mutating func run<P: Program>(_ program: inout P, mailbox: Mailbox<P.Message>) -> EndReason? {
    program.receive(.resized(rows: screen.rows, columns: screen.columns))
    serve(&program)
    draw(&program)
    while !program.isFinished {
      wait(program.deadline, mailbox: mailbox.descriptor)
      takeSignals(&program)
      takeKeys(&program)
      for message in mailbox.takeAll() { program.receive(.message(message)) }
      if let deadline = program.deadline, deadline <= .now { program.receive(.tick) }
      serve(&program)
      if program.isFinished { break }
      draw(&program)
    }
    if end != nil {
      // What must be saved has the time of the watchdog, which started with the signal.
      return end
    }
    return nil
  }

  private mutating func draw<P: Program>(_ program: inout P) {
    guard !isGone else { return }
    let frame = program.frame(rows: screen.rows, columns: screen.columns)
    if screen.shown != frame { screen.show(frame) }
  }

  /// The only wait.
  private mutating func wait(_ deadline: ContinuousClock.Instant?, mailbox: Int32) {
    var sources = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0), pollfd(fd: mailbox, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isGone ? -1 : screen.input, events: Int16(POLLIN), revents: 0),
    ]
    let next = [deadline, decoder.deadline].compactMap { $0 }.min()
    var timeout: Int32 = -1
    if let next {
      let left = (next - .now) / .milliseconds(1)
      timeout = Int32(max(0, min(left.rounded(.up), 3_600_000)))
    }
    _ = poll(&sources, 3, timeout)
  }

  private var hasInput: Bool {
    var source = pollfd(fd: screen.input, events: Int16(POLLIN), revents: 0)
    return !isGone && poll(&source, 1, 0) > 0 && source.revents != 0
  }

  private mutating func takeKeys<P: Program>(_ program: inout P) {
    let start = ContinuousClock.now
    for input in decoder.expire(now: start) { deliver(input, to: &program) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while hasInput {
      let count = read(screen.input, &bytes, bytes.count)
      if count > 0 {
        emptyReads = 0
        for input in decoder.feed(bytes[..<count], now: .now) { deliver(input, to: &program) }
      } else if count < 0, errno == EINTR || errno == EAGAIN {
        continue
      } else {
        // The terminal is gone: what a hangup says, also where its signal is ignored.
        emptyReads += 1
        guard emptyReads > 1 || count < 0 else { continue }
        isGone = true
        finish(.hangup, &program)
        return
      }
      if program.isFinished || .now - start > Self.patience { return }
    }
  }

  private mutating func deliver<P: Program>(_ input: Input, to program: inout P) {
    switch input {
    case .key(let key):
      program.receive(.key(key))
      // What one key asks for happens before the next.
      serve(&program)
    case .reply(let reply): if screen.accept(reply) { screen.redraw() }
    }
  }

  private mutating func takeSignals<P: Program>(_ program: inout P) {
    var isResized = false
    var isContinued = false
    while case let number = term_next_signal(), number != 0 {
      switch number {
      case SIGWINCH: isResized = true
      case SIGCONT: isContinued = true
      case SIGINT: program.receive(.interrupted)
      case SIGTSTP:
        stop(withGroup: false, &program)
      case SIGHUP:
        isGone = true
        finish(.hangup, &program)
      case SIGTERM: finish(.terminate, &program)
      default: break
      }
    }
    if isContinued, !isGone {
      // Stopped from outside without a word: the shell has had the terminal.
      screen.takeBack()
      program.receive(.resized(rows: screen.rows, columns: screen.columns))
      program.receive(.resumed)
    } else if isResized, screen.resize() {
      program.receive(.resized(rows: screen.rows, columns: screen.columns))
    }
  }

  private mutating func finish<P: Program>(_ reason: EndReason, _ program: inout P) {
    guard end == nil else { return }
    end = reason
    program.receive(.ending(reason))
  }

  private mutating func stop<P: Program>(withGroup: Bool, _ program: inout P) {
    screen.lend { term_stop_process(withGroup ? 1 : 0) }
    // Continued by a signal that has nothing new to say.
    drainContinue()
    program.receive(.resized(rows: screen.rows, columns: screen.columns))
    program.receive(.resumed)
  }

  private func drainContinue() {
    var kept: [Int32] = []
    while case let number = term_next_signal(), number != 0 {
      if number != SIGCONT, number != SIGWINCH { kept.append(number) }
    }
    for number in kept { raise(number) }
  }

  private mutating func serve<P: Program>(_ program: inout P) {
    for request in program.takeRequests() {
      switch request {
      case .suspend: stop(withGroup: true, &program)
      case .redraw: screen.redraw()
      case .theme(let name): screen.choose(name)
      case .copy(let text):
        program.receive(.copied(clipboardLimit > 0 && screen.copy(text, limit: clipboardLimit)))
      case .run(let arguments):
        var status: Int32?
        screen.lend { status = ChildProcess.run(arguments) }
        drainContinue()
        program.receive(.resized(rows: screen.rows, columns: screen.columns))
        program.receive(.resumed)
        program.receive(.ran(status: status))
      }
    }
  }
}
