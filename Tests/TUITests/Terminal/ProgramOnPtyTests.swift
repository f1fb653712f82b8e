import Foundation
import Glibc
import Testing

@testable import TUI

/// The real program on a pseudo-terminal: what leaves it, and what it stands.
@Suite(.serialized) struct ProgramOnPtyTests {
  /// The program that was built beside the tests.
  private static let program: String = {
    let test =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("dossier").path
  }()

  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "dossier-pty-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func article(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func start(_ pty: Pty, _ arguments: [String], terminal: String = "xterm-256color") throws -> pid_t {
    try #require(
      pty.start(
        Self.program, ["--library", "\(folder)/library.sqlite"] + arguments,
        environment: ["TERM": terminal, "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": "/usr/bin:/bin"]))
  }

  private func finish() { try? FileManager.default.removeItem(atPath: folder) }

  private let quiet =
    "The long winter\n\nOn 9 November 2022 Mark Milley spoke in New York.\n\nHe said it again a week later.\n"

  @Test func `nothing hostile in text, title, file name or keys leaves as more than cells`() throws {
    defer { finish() }
    var attacks = "Title \u{1B}]0;owned\u{7} end\n\n"
    // Other C0 controls make a file binary, which is refused; GlyphTests has all of them.
    for value in [0x07, 0x08, 0x1B] + Array(UInt32(0x7F)...0x9F) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      attacks += "Control \(value): \(scalar) here. "
    }
    attacks +=
      "\n\n\u{1B}[31mred\u{1B}[0m \u{1B}]52;c;ZXZpbA==\u{7} \u{1B}]8;;http://evil\u{1B}\\link\u{1B}]8;;\u{1B}\\ \u{1B}P+q544e\u{1B}\\"
    attacks +=
      " \u{9B}2J \u{9D}0;c1\u{9C} user\u{202E}txt.exe \u{2066}a\u{2069} zero\u{200B}width\u{FEFF} tag\u{E0041} \u{1B}c \u{1B}[?1049l\n"
    let path = try article("evil \u{1B}]0;name\u{7}.txt", attacks)
    let pty = Pty()
    let process = try start(pty, [path])
    #expect(pty.waits(for: "Control"))
    pty.settle(quiet: 500)
    for keys in [
      " ", "/\u{202E}\u{200B}red\r", ":nonsense \u{9B}2J\r", "j", "\u{1B}[200~\u{1B}]0;paste\u{7}\u{1B}[201~", "?",
      "\u{1B}", "!", "\u{1B}",
    ] {
      pty.type(keys)
      pty.settle(quiet: 150)
    }
    pty.type("\u{1B}")
    pty.settle(quiet: 150)
    pty.type("q")
    #expect(pty.ends(process) == 0)
    pty.settle()
    #expect(Stream.violations(pty.received) == [])
  }

  @Test(
    arguments: [
      (SIGTERM, 143), (SIGHUP, 129), (SIGSEGV, 139), (SIGABRT, 134), (SIGTRAP, 133), (SIGILL, 132), (SIGBUS, 135),
    ] as [(Int32, Int32)])
  func `a signal ends the program with its status and the terminal as it was`(signal: Int32, status: Int32) throws {
    defer { finish() }
    let pty = Pty()
    let settings = pty.settings
    let process = try start(pty, [try article("winter.txt", quiet)])
    #expect(pty.waits(for: "Milley"))
    pty.settle(quiet: 300)
    kill(process, signal)
    #expect(pty.ends(process) == status)
    let end = String(decoding: pty.settle(), as: UTF8.self)
    #expect(pty.settings == settings)
    // A dropped line has no terminal to give back.
    if signal != SIGHUP {
      for sequence in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1000l"] {
        #expect(end.contains(sequence) || String(decoding: pty.received, as: UTF8.self).contains(sequence))
      }
    }
  }

  @Test func `a library that cannot be opened is said on a terminal that is as it was`() throws {
    defer { finish() }
    let path = try article("winter.txt", quiet)
    let pty = Pty()
    let settings = pty.settings
    let process = try #require(
      pty.start(
        Self.program, ["--library", path, try article("other.txt", quiet)],
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": "/usr/bin:/bin"]))
    #expect(pty.ends(process) == 1)
    pty.settle()
    let all = String(decoding: pty.received, as: UTF8.self)
    let end = try #require(all.range(of: "\u{1B}[?1049l", options: .backwards))
    #expect(all[end.upperBound...].contains("winter.txt"))
    #expect(pty.settings == settings)
  }

  @Test func `a line that is cut ends the program, also where SIGHUP is ignored`() throws {
    defer { finish() }
    let pty = Pty()
    let path = try article("winter.txt", quiet)
    let process = try #require(
      pty.start(
        "/bin/sh",
        ["-c", "trap '' HUP; exec \"$0\" \"$@\"", Self.program, "--library", "\(folder)/library.sqlite", path],
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": "/usr/bin:/bin"]))
    #expect(pty.waits(for: "Milley"))
    pty.settle(quiet: 300)
    pty.hangUp()
    #expect(pty.ends(process) != nil)
  }

  @Test func `a storm of sizes down to one by one leaves the program as it was`() throws {
    defer { finish() }
    let pty = Pty()
    let process = try start(pty, [try article("winter.txt", quiet)])
    #expect(pty.waits(for: "Milley"))
    for step in 0..<200 {
      pty.resize(rows: step % 3 == 0 ? 1 : step % 40 + 1, columns: step % 2 == 0 ? 1 : step % 120 + 1)
      usleep(5_000)
      pty.settle(quiet: 0)
    }
    pty.resize(rows: 24, columns: 80)
    let before = pty.received.count
    #expect(pty.waits(for: "Milley", since: before))
    pty.type("q")
    #expect(pty.ends(process) == 0)
    #expect(Stream.violations(pty.received) == [])
  }

  @Test func `keys of a monkey do not end, stop or confuse it, and the library opens again`() throws {
    defer { finish() }
    let path = try article("winter.txt", quiet)
    let pty = Pty()
    let process = try start(pty, [path])
    #expect(pty.waits(for: "Milley"))
    pty.settle(quiet: 300)
    var random = SeededGenerator(state: 20_261_124)
    // Nothing that leaves (q, ^Z, ^C, : with a command) or starts another program (^O in the editor).
    let keys =
      Array("jkhlwB(){}gGneENfFmKivosayctTrRuUxXdDsS/?\\[]<>.,=+-_|&1234567890 bL;'\"".unicodeScalars).map(String.init)
      + [
        "\u{1B}[A", "\u{1B}[B", "\t", "\u{1B}[Z", "\r", "\u{1B}", "\u{7F}", "\u{4}", "\u{15}", "\u{12}", "\u{13}", "作",
        "\u{1B}[<0;5;5M",
      ]
    for _ in 0..<400 {
      pty.type((0..<25).map { _ in keys[Int(random.next() % UInt64(keys.count))] }.joined())
      pty.settle(quiet: 1)
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      #expect(ended == 0, "ended with \(status)")
      if ended != 0 { return }
    }
    kill(process, SIGTERM)
    #expect(pty.ends(process) == 143)
    // A monkey finds the key that copies.
    #expect(Stream.violations(pty.received, allowsClipboard: true) == [])
    let again = Pty()
    let second = try start(again, [])
    #expect(again.waits(for: "winter"))
    again.settle(quiet: 300)
    kill(second, SIGTERM)
    #expect(again.ends(second) == 143)
  }
}

/// xorshift64*: the same keys every time.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// What may leave the program: printable text, and the sequences that curses and `Screen` send.
enum Stream {
  /// Everything else, as text.
  static func violations(_ bytes: [UInt8], allowsClipboard: Bool = false) -> [String] {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var found: [String] = []
    var at = 0
    func isFinal(_ scalar: Unicode.Scalar) -> Bool { (0x40...0x7E).contains(scalar.value) }
    while at < scalars.count {
      let scalar = scalars[at]
      switch scalar.value {
      case 0x1B:
        guard at + 1 < scalars.count else { return found }
        switch scalars[at + 1] {
        case "[":
          var end = at + 2
          while end < scalars.count, !isFinal(scalars[end]) { end += 1 }
          guard end < scalars.count else { return found }
          var body = String(String.UnicodeScalarView(scalars[(at + 2)...end]))
          if !isAllowed(body) { found.append("CSI \(body)") }
          body = ""
          at = end
        case "(", ")": at += 2
        case "=", ">", "7", "8", "M", "D", "H": at += 1
        case "]" where allowsClipboard && scalars[at...].starts(with: "\u{1B}]52;c;".unicodeScalars):
          at += 7
          while at < scalars.count,
            scalars[at].properties.isAlphabetic || "0123456789+/=".unicodeScalars.contains(scalars[at])
          {
            at += 1
          }
          if at < scalars.count, scalars[at] != "\u{7}" { found.append("clipboard") }
        case "]":
          // A clipboard or a link, which are tested elsewhere, never come unasked; a title never.
          found.append(
            "OSC " + String(String.UnicodeScalarView(scalars[at..<min(at + 20, scalars.count)])).debugDescription)
          at += 1
        default:
          found.append("ESC \(scalars[at + 1].value)")
          at += 1
        }
      case 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F: break
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE0FFF:
        found.append("U+\(String(scalar.value, radix: 16))")
      default: break
      }
      at += 1
    }
    return found
  }

  /// The body of a control sequence, its final letter included.
  private static func isAllowed(_ body: String) -> Bool {
    guard let final = body.last else { return false }
    let parameters = body.dropLast()
    if parameters.hasPrefix("?") {
      let modes = parameters.dropFirst().split(separator: ";")
      let known: Set<Substring> = ["1", "7", "12", "25", "1000", "1006", "1049", "2004", "2026", "2026$"]
      return "hlp".contains(final) && modes.allSatisfy(known.contains)
    }
    if final == "t" { return parameters.hasPrefix("22;0;0") || parameters.hasPrefix("23;0;0") }
    guard "ABCDGHJKLMPSTXZ@abdfghlmrn".contains(final), final != "n" else { return false }
    return parameters.allSatisfy { $0.isNumber || $0 == ";" } || parameters == "4" || parameters == "!"
  }
}
