import Foundation
import Glibc
import Testing

@testable import TUI

/// What nobody would call an article, named to the real program on a terminal: a clear message or a sane screen each.
extension ProgramOnPtyTests {
  private func start(_ pty: Pty, _ arguments: [String], asNobody: Bool = false) throws -> pid_t {
    var command = [Self.program, "--library", "\(folder)/library.sqlite"] + arguments
    if asNobody, getuid() == 0 {
      // Root may read and write everything; somebody else may not.
      command = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] + command
    }
    return try #require(
      pty.start(
        command[0], Array(command.dropFirst()),
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": "/usr/bin:/bin"]))
  }

  /// Starts, waits for the words, leaves with `q`; what was sent.
  private func shows(_ words: String, _ arguments: [String], asNobody: Bool = false) throws {
    let pty = Pty(columns: 160)
    let settings = pty.settings
    let process = try start(pty, arguments, asNobody: asNobody)
    #expect(pty.waits(for: words), "\(String(decoding: pty.received.suffix(2_000), as: UTF8.self))")
    pty.settle(quiet: 200)
    pty.type("q")
    #expect(pty.ends(process) == 0)
    pty.settle()
    #expect(Stream.violations(pty.received) == [])
    #expect(pty.settings == settings)
  }

  @Test func `an empty folder, a missing file, a binary and a text of wrong bytes are said or shown`() throws {
    defer { finish() }
    let empty = folder + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    try shows("No articles found in", [empty])
    try shows("no such file", [folder + "/missing.txt"])
    let binary = folder + "/program.txt"
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 3, 0, 0xFF, 0xFE, 0, 0]).write(to: URL(fileURLWithPath: binary))
    try shows("cannot be read", [binary])
    let broken = folder + "/broken.txt"
    let words = "The long winter\n\nMark Milley spoke in Zürich about “the war”, and it went on "
    try Data(
      Array(Array(repeating: words, count: 12).joined().utf8) + [0xC3, 0x28, 0xFF, 0xFE] + Array("after that.\n".utf8)
    ).write(
      to: URL(fileURLWithPath: broken))
    try shows("Z\u{FC}rich", [broken])
  }

  @Test func `a folder that may not be read is named with its reason`() throws {
    defer {
      _ = chmod(folder + "/closed", 0o700)
      finish()
    }
    _ = chmod(folder, 0o777)
    try FileManager.default.createDirectory(atPath: folder + "/closed", withIntermediateDirectories: true)
    _ = chmod(folder + "/closed", 0)
    try shows("/closed: ", [folder + "/closed"], asNobody: true)
  }

  @Test func `two hundred megabytes of one line are refused by name, within bounded memory`() throws {
    defer { finish() }
    let path = folder + "/line.txt"
    FileManager.default.createFile(atPath: path, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let part = Data(Array(repeating: Array("words ".utf8), count: 174_763).joined())
    for _ in 0..<200 { try handle.write(contentsOf: part) }
    try handle.close()
    let pty = Pty(columns: 160)
    let process = try start(pty, [path])
    #expect(pty.waits(for: "line 1 is longer than", milliseconds: 60_000))
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM") })
    let peak = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
    #expect(peak < 450_000, "kB: the file itself is 200,000")
    pty.type("q")
    #expect(pty.ends(process) == 0)
  }
}
