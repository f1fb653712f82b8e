/// What the loop runs: takes notices, says what to show.
protocol Program {
  associatedtype Message: Sendable

  /// Takes one notice, in the order they came.
  mutating func receive(_ event: Notice<Message>)
  /// What the screen should show now.
  func frame(rows: Int, columns: Int) -> Frame
  /// When it wants a `tick` if nothing else comes.
  var deadline: ContinuousClock.Instant? { get }
  var isFinished: Bool { get }
  /// What only the owner of the terminal can do, taken once.
  mutating func takeRequests() -> [Request]
}

/// What happened since the loop looked last.
enum Notice<Message: Sendable>: Sendable {
  case key(Key)
  case resized(rows: Int, columns: Int)
  case message(Message)
  /// The deadline has passed.
  case tick
  /// Somebody asked the process to interrupt what it does (SIGINT).
  case interrupted
  /// The line was dropped or the process was asked to end: save, then be finished.
  case ending(EndReason)
  /// The terminal is ours again, after the process was stopped or another program had it.
  case resumed
  /// Whether text reached the reader's clipboard.
  case copied(Bool)
  /// Another program that had the terminal ended: its status, nil when it could not be started.
  case ran(status: Int32?)
}

/// Why the program has to end.
enum EndReason: Hashable, Sendable {
  case hangup
  case terminate
}

/// What a program wants of the owner of the terminal.
enum Request: Hashable, Sendable {
  case suspend
  case redraw
  case copy(String)
  /// Other looks for all that is shown, at once.
  case theme(Theme.Name)
  /// Runs another program, argument by argument, on the terminal.
  case run([String])
}
