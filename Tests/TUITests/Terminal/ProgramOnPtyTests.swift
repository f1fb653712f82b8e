import Foundation
import Glibc
import Testing

@testable import TUI

/// The real program on a pseudo-terminal: what leaves it, and what it stands.
@Suite(.serialized) struct ProgramOnPtyTests {
  /// The program that was built beside the tests.
  static let program: String = {
    let test =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("dossier").path
  }()

  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "dossier-pty-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func article(_ name: String, _ text: String) throws -> String {
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

  func finish() { try? FileManager.default.removeItem(atPath: folder) }

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
}
