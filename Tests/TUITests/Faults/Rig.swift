import Foundation
import Glibc
import Testing

@testable import TUI

/// What can go wrong at the far end of a line: one after another, they share the machine's patience.
@Suite(.serialized) struct FaultTests {}

/// How often a fault is tried: a few times in every run, and with `DOSSIER_LONG=1` as often as `docs/faults.md` says.
enum Often {
  static let isLong = ProcessInfo.processInfo.environment["DOSSIER_LONG"] == "1"
  static func count(_ short: Int, long: Int) -> Int { isLong ? long : short }
}

/// The same choices every time: xorshift64*.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// The real program with a folder of its own, which goes when this does.
final class Rig {
  /// What was built beside the tests; `DOSSIER_PROGRAM` names another one.
  static let program: String = {
    if let named = ProcessInfo.processInfo.environment["DOSSIER_PROGRAM"] { return named }
    let test =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("dossier").path
  }()

  static let winter =
    "The long winter\n\nOn 9 November 2022 Mark Milley spoke in New York.\n\nHe said it again a week later.\n"

  let folder: String
  var library: String { folder + "/library.sqlite" }
  var environment: [String: String]

  init() throws {
    folder = NSTemporaryDirectory() + "dossier-fault-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    environment = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ text: String, to name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// As many articles as wanted, each with something to find in it.
  func articles(_ count: Int, length: Int = 1) throws -> String {
    var lines = ""
    for i in 0..<count {
      let sentence = "Anna Berg met Carl Dorn in Paris on 3 May 2021, number \(i)."
      let text = Array(repeating: sentence, count: length).joined(separator: " ")
      lines += "{\"id\":\"\(i)\",\"title\":\"Report \(i)\",\"published\":\"2021-05-04\",\"text\":\"\(text)\"}\n"
    }
    return try write(lines, to: "articles.jsonl")
  }

  /// Starts the program on a terminal with this rig's library.
  ///
  /// - Parameter through: a program that starts it, with its arguments.
  func start(_ pty: Pty, _ arguments: [String] = [], through: [String] = []) throws -> pid_t {
    let words = through + [Self.program, "--library", library] + arguments
    return try #require(pty.start(words[0], Array(words.dropFirst()), environment: environment))
  }

  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs a command to its end, without a terminal. The words are all of its arguments.
  func run(_ words: [String], through: [String] = [], input: String = "/dev/null") throws -> Run {
    let words = through + [Self.program] + words
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = environment
    let paths = ["out", "err"].map { "\(folder)/.\($0)" }
    let handles = try paths.map { path in
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return try #require(FileHandle(forWritingAtPath: path))
    }
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try paths.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
    for path in paths { unlink(path) }
    let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Run(status: status, output: texts[0], errors: texts[1])
  }

  /// A field of `/proc/PID/status`: kilobytes of `VmRSS`, the letter of `State`.
  static func status(_ process: pid_t, _ field: String) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix(field + ":") {
      return line.split(separator: "\t").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return nil
  }
}

/// Whether this host lets a test have mounts of its own.
enum Mounts {
  static let words = ["/usr/bin/unshare"] + (geteuid() == 0 ? ["-m"] : ["-rm"])
  static let why = "needs the right to mount: root or user namespaces"

  static let areAllowed: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst()) + ["mount", "-t", "tmpfs", "none", "/mnt"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
