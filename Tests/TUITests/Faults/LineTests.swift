import Core
import Foundation
import Glibc
import Testing

@testable import TUI

/// The line: it stalls, it is cut, its window changes as fast as anybody can drag it; keys that nobody has thought of.
extension FaultTests {
  @Suite struct Line {
    private let rig: Rig
    init() throws { rig = try Rig() }

    @Test func `a line that stalls holds up nothing but the screen`() throws {
      let count = Often.count(60, long: 2_000)
      let pty = Pty()
      let process = try rig.start(pty, [try rig.articles(count)])
      #expect(pty.waits(for: "Report"))
      // Nobody reads: keys that repaint fill the terminal's buffer until the program stands in a write.
      for _ in 0..<200 { pty.type("J", taking: false) }
      // The import and the analysis go on and end.
      var isDone = false
      for _ in 0..<600 where !isDone {
        usleep(200_000)
        let run = try rig.run(["list", "--library", rig.library, "--format", "jsonl"])
        isDone = run.output.split(separator: "\n").count(where: { $0.contains("Anna Berg") }) == count
      }
      #expect(isDone)
      // The line comes back: what was typed is done, the program answers.
      pty.settle(quiet: 500)
      let before = pty.received.count
      pty.type("?")
      #expect(pty.waits(for: "Moving", since: before))
      pty.type("\u{1B}")
      pty.settle(quiet: 200)
      kill(process, SIGTERM)
      #expect(pty.ends(process) == 143)
      #expect(Stream.violations(pty.received) == [])
    }

    @Test(arguments: [SIGHUP, SIGTERM])
    func `a stalled line and then a signal: the process ends, the draft is there`(signal: Int32) throws {
      let path = try rig.write(Rig.winter, to: "winter.txt")
      let pty = Pty()
      let process = try rig.start(pty, [path])
      #expect(pty.waits(for: "Milley"))
      pty.settle(quiet: 300)
      pty.type("vsa")
      pty.settle(quiet: 200)
      pty.type("half a thought")
      #expect(pty.waits(for: "thought"))
      usleep(1_200_000)
      for _ in 0..<400 { pty.type("\u{0C}x\u{7F}", taking: false) }
      usleep(200_000)
      let start = ContinuousClock.now
      kill(process, signal)
      #expect(pty.ends(process, milliseconds: 15_000, taking: false) == 128 + signal)
      #expect(ContinuousClock.now - start < .seconds(10))
      let library = try Library.open(at: rig.library, actor: Environment.current.login)
      #expect(try library.drafts().first?.body.hasPrefix("half a thought") == true)
    }

    @Test func `a cut line ends the program while it works, also where SIGHUP is ignored`() throws {
      for (index, isIgnored) in [false, true].enumerated() {
        let pty = Pty()
        let through = isIgnored ? ["/bin/sh", "-c", "trap '' HUP; exec \"$0\" \"$@\""] : []
        let process = try rig.start(pty, [try rig.articles(100 * (index + 1))], through: through)
        #expect(pty.waits(for: "Report"))
        usleep(150_000)
        pty.hangUp()
        #expect(pty.ends(process) == 129)
      }
      #expect(try Library.open(at: rig.library, actor: "t").examine().allSatisfy(\.isFine))
    }

    @Test func `two hundred sizes a second, down to one by one, and the same place afterwards`() throws {
      let path = try rig.write(
        Rig.winter + Array(repeating: "\nMore of it, and more.\n", count: 60).joined(), to: "w.txt")
      let pty = Pty()
      let process = try rig.start(pty, [path])
      #expect(pty.waits(for: "Milley"))
      pty.settle(quiet: 300)
      let count = Often.count(400, long: 20_000)
      var random = SeededGenerator(state: 7)
      let start = ContinuousClock.now
      for step in 0..<count {
        let isSmall = step % 3 == 0
        pty.resize(
          rows: isSmall ? 1 : Int(random.next() % 60) + 1,
          columns: isSmall || step % 2 == 0 ? 1 : Int(random.next() % 200) + 1)
        pty.settle(quiet: 0)
        let next = start + .milliseconds(5 * (step + 1))
        if next > .now { usleep(UInt32((next - .now) / .microseconds(1))) }
      }
      pty.resize(rows: 24, columns: 80)
      let before = pty.received.count
      #expect(pty.waits(for: "Milley", since: before))
      pty.type("q")
      #expect(pty.ends(process) == 0)
      #expect(Stream.violations(pty.received, allowsLinks: true) == [])
    }

    @Test func `keys of a monkey: no end, no leak, nothing but cells, and a sound library`() throws {
      let path = try rig.write(Rig.winter + "\nCarl Dorn left Paris on 3 May 2021.\n", to: "winter.txt")
      let other = try rig.write("Mark Milley came back.\n\nOn 4 May 2021 he left Paris again.\n", to: "back.txt")
      let pty = Pty()
      let process = try rig.start(pty, [path, other])
      #expect(pty.waits(for: "Milley"))
      pty.settle(quiet: 300)
      var random = SeededGenerator(state: 20_261_124)
      // Nothing that leaves (q, ^Z, ^C, : with a command) or starts another program (^O in the editor).
      let keys =
        Array("jkhlwB(){}gGneENfFmKivosayctTrRuUxXdDsSQJ/?\\[]<>.,=+-_|&1234567890 bL;'\"!".unicodeScalars).map(
          String.init)
        + [
          "\u{1B}[A", "\u{1B}[B", "\t", "\u{1B}[Z", "\r", "\u{1B}", "\u{7F}", "\u{4}", "\u{15}", "\u{12}", "\u{13}",
          "作", "\u{1B}[<0;5;5M", "\u{1B}[200~pasted\ntext\u{1B}[201~", "\u{1B}[201~", "\u{202E}", "\u{9B}",
        ]
      let count = Often.count(10_000, long: 100_000)
      var after: [Int] = []
      for step in 0..<count / 25 {
        pty.type((0..<25).map { _ in keys[Int(random.next() % UInt64(keys.count))] }.joined())
        pty.settle(quiet: 1)
        if step % 20 == 0 { pty.resize(rows: Int(random.next() % 50) + 1, columns: Int(random.next() % 150) + 1) }
        var status: Int32 = 0
        let ended = waitpid(process, &status, WNOHANG)
        #expect(ended == 0, "ended with \(status) after \(step * 25) keys")
        if ended != 0 { return }
        if step % 40 == 39 {
          let words = Rig.status(process, "VmRSS")?.split(separator: " ").first
          if let kilobytes = words.flatMap({ Int($0) }) { after.append(kilobytes) }
        }
      }
      kill(process, SIGTERM)
      #expect(pty.ends(process) == 143)
      // Thousands of keys later it is as large as it was: notes and undo grow the library, not the process.
      let early = after.prefix(after.count / 2).max() ?? 0
      let late = after.max() ?? 0
      #expect(late < 400_000 && late < early * 3 / 2, "\(after)")
      #expect(Stream.violations(pty.received, allowsClipboard: true, allowsLinks: true) == [])
      let library = try Library.open(at: rig.library, actor: "t")
      #expect(try library.examine().filter { !$0.isFine } == [])
    }
  }
}
