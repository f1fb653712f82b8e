import Core
import Foundation
import Glibc
import Synchronization
import Testing

@testable import TUI

/// Shows numbered lines with a cursor, and what it was told.
private struct Lines: Program {
  var events: [String] = []
  var top = 0
  var row = 0
  var isFinished = false
  var requests: [Request] = []
  var frames = 0
  var title = "lines"
  var deadline: ContinuousClock.Instant? { nil }

  mutating func receive(_ event: Notice<String>) {
    switch event {
    case .key(.character("q")), .ending: isFinished = true
    case .key(.character("j")): row += 1
    case .key(.character("d")): top += 10
    case .key(.character("c")): requests.append(.copy("quote"))
    case .key(.control("l")): requests.append(.redraw)
    case .message(let text): title = text
    default: break
    }
    events.append("\(event)")
  }

  func frame(rows: Int, columns: Int) -> Frame {
    var frame = Frame(rows: rows, columns: columns)
    frame.put(title, row: 0, column: 0, style: .paneTitle)
    for line in 1..<max(1, rows) { frame.put("line \(line + top) of many", row: line, column: 0, style: .text) }
    frame.cursor = Frame.Position(row: row % max(1, rows), column: 0)
    return frame
  }

  mutating func takeRequests() -> [Request] {
    defer { requests = [] }
    return requests
  }
}

/// One terminal at a time: curses has one.
@Suite(.serialized) struct LoopTests {
  /// The loop on a thread of its own, as in the program: other tests may hold the shared ones.
  private final class Run: Sendable {
    private let ended = Mutex<Result<(Lines, EndReason?), Problem>?>(nil)

    init(pty: Pty, _ options: Screen.Options, mailbox: Mailbox<String>) {
      Thread.detachNewThread {
        let result: Result<(Lines, EndReason?), Problem>
        do throws(Problem) {
          let screen = try Screen.take(options, input: pty.slave, output: pty.slave)
          var loop = Loop(screen: screen)
          var lines = Lines()
          let reason = loop.run(&lines, mailbox: mailbox)
          result = .success((lines, reason))
        } catch {
          result = .failure(error)
        }
        self.ended.withLock { $0 = result }
      }
    }

    /// Waits for the end, half a minute at most.
    var value: (Lines, EndReason?) {
      get throws {
        for _ in 0..<6_000 {
          if let result = ended.withLock({ $0 }) { return try result.get() }
          usleep(5_000)
        }
        throw Problem(.internal, "the loop did not end")
      }
    }
  }

  private func run(
    on pty: Pty, _ options: Screen.Options = .init(terminal: "xterm-256color"), mailbox: Mailbox<String> = Mailbox()
  ) -> Run { Run(pty: pty, options, mailbox: mailbox) }

  @Test func `a screen comes, keys move the cursor for a few bytes, and the end gives the terminal back`() throws {
    let pty = Pty()
    let settings = pty.settings
    let task = run(on: pty)
    #expect(pty.waits(for: "line 23 of many"))
    #expect(pty.settings != settings)
    pty.settle(quiet: 300)
    pty.type("j")
    #expect(pty.settle().count <= 5)
    pty.type("q")
    let (lines, reason) = try task.value
    #expect(reason == nil)
    #expect(lines.events.last == "key(TUI.Key.character(\"q\"))")
    let end = String(decoding: pty.settle(), as: UTF8.self)
    #expect(end.contains("\u{1B}[?1049l") && end.contains("\u{1B}[?2004l") && end.contains("\u{1B}[?1000l"))
    #expect(pty.settings == settings)
  }

  @Test func `a burst of forty keys is one or two frames, and an idle screen sends nothing`() throws {
    let pty = Pty()
    let task = run(on: pty)
    #expect(pty.waits(for: "line 23 of many"))
    pty.settle()
    let before = pty.received.count
    pty.type(String(repeating: "d", count: 40))
    #expect(pty.waits(for: "423 of many", since: before))
    pty.settle()
    #expect(pty.received.count - before < 2_000)
    #expect(pty.settle(quiet: 300).isEmpty)
    pty.type("q")
    _ = try task.value
  }

  @Test func `nothing is cleared but by ^L`() throws {
    let pty = Pty()
    let task = run(on: pty)
    #expect(pty.waits(for: "line 23 of many"))
    pty.settle()
    pty.type("djdj")
    #expect(!String(decoding: pty.settle(), as: UTF8.self).contains("\u{1B}[2J"))
    let before = pty.received.count
    pty.type("\u{C}")
    #expect(pty.waits(for: "\u{1B}[2J", since: before))
    #expect(pty.waits(for: "line 43 of many", since: before))
    pty.type("q")
    _ = try task.value
  }

  @Test func `synchronized output is used only after the terminal said that it can`() throws {
    let pty = Pty()
    let task = run(on: pty)
    #expect(pty.waits(for: "\u{1B}[?2026$p"))
    pty.settle()
    pty.type("d")
    #expect(!String(decoding: pty.settle(), as: UTF8.self).contains("?2026h"))
    let before = pty.received.count
    pty.type("\u{1B}[?2026;2$yd")
    #expect(pty.waits(for: "\u{1B}[?2026l", since: before))
    let frame = String(decoding: pty.received[before...], as: UTF8.self)
    #expect(frame.hasPrefix("\u{1B}[?2026h") && frame.contains("of many"))
    pty.type("q")
    let (lines, _) = try task.value
    #expect(!lines.events.contains { $0.contains("2026") })
  }

  @Test func `results of background work are shown as they come`() throws {
    let pty = Pty()
    let mailbox = Mailbox<String>()
    let task = run(on: pty, mailbox: mailbox)
    #expect(pty.waits(for: "line 23 of many"))
    mailbox.post("found 12")
    #expect(pty.waits(for: "found 12"))
    pty.type("q")
    _ = try task.value
  }

  @Test func `a copied quote goes to the terminal as OSC 52`() throws {
    let pty = Pty()
    let task = run(on: pty)
    #expect(pty.waits(for: "line 23 of many"))
    pty.type("c")
    #expect(pty.waits(for: "\u{1B}]52;c;cXVvdGU=\u{7}"))
    pty.type("q")
    let (lines, _) = try task.value
    #expect(lines.events.contains("copied(true)"))
  }

  @Test(arguments: ["xterm-256color", "screen", "tmux-256color", "linux", "vt100", "no-such-terminal", ""])
  func `every terminal shows the screen and gets it back`(terminal: String) throws {
    let pty = Pty(rows: 10, columns: 40)
    let settings = pty.settings
    let task = run(on: pty, .init(terminal: terminal))
    #expect(pty.waits(for: "line 9 of many"))
    pty.type("q")
    _ = try task.value
    pty.settle()
    #expect(pty.settings == settings)
  }

  @Test func `a terminal that cannot place its cursor is refused with what to do`() {
    let pty = Pty()
    #expect(throws: Problem.self) { try run(on: pty, .init(terminal: "dumb")).value }
  }

  @Test func `a cell of one by one is enough to run`() throws {
    let pty = Pty(rows: 1, columns: 1)
    let task = run(on: pty)
    #expect(pty.waits(for: "l"))
    pty.type("jd")
    pty.settle()
    pty.type("q")
    _ = try task.value
  }
}
