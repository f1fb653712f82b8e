import ArgumentParser
import Core
import Foundation
import Glibc
import Testing

@testable import TUI

/// The table of `docs/ssh.md`, row by row, with the real program: once by `--restricted`, once by the administrator's file,
/// which is put where it belongs by a mount of the test's own.
extension FaultTests {
  @Suite struct Restricted {
    private let rig: Rig
    private let article: String
    private let sound: String

    init() throws {
      rig = try Rig()
      article = try rig.write(Rig.winter, to: "winter.txt")
      sound = try rig.write("Carl Dorn left Paris.\n", to: "sound.txt")
      #expect(try rig.run(["add", "--library", rig.library, article]).status == 0)
    }

    /// A host whose administrator has restricted every run.
    private func host() throws -> [String] {
      let etc = rig.folder + "/etc"
      try FileManager.default.createDirectory(atPath: etc + "/dossier", withIntermediateDirectories: true)
      for name in ["passwd", "group", "nsswitch.conf", "ld.so.cache"] {
        try? FileManager.default.copyItem(atPath: "/etc/" + name, toPath: "\(etc)/\(name)")
      }
      try Data("restricted = true\n".utf8).write(to: URL(fileURLWithPath: etc + "/dossier/config.toml"))
      return Mounts.words + ["/bin/sh", "-c", "mount --bind \"$0\" /etc && exec \"$@\"", etc]
    }

    /// What files there are, and how large.
    private func listing() throws -> [String: Int] {
      var sizes: [String: Int] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: rig.folder)
      where !name.hasPrefix("etc") && !name.hasPrefix("library.sqlite") {
        sizes[name] = try FileManager.default.attributesOfItem(atPath: "\(rig.folder)/\(name)")[.size] as? Int
      }
      return sizes
    }

    private static func refused(_ rig: Rig, _ sound: String) -> [[String]] {
      let file = rig.folder + "/made"
      return [
        ["add", "--library", rig.library, sound], ["backup", "--library", rig.library, file],
        ["restore", "--library", rig.library, "--replace", sound], ["import", "--library", rig.library, sound],
        ["export", "--library", rig.library, "notes", "-o", file],
        ["export", "--library", rig.library, "--all", file],
        ["export", "--library", rig.library, "notes", "--format", "markdown", "-o", file],
        ["--library", rig.library, sound], ["--library", rig.library, "--plain", sound],
        ["list", "--library", file], ["--library", file, "--plain"],
        ["entities", "--library", file], ["doctor", "--library", file, "--repair"],
      ]
    }

    private func tryCommands(through: [String], flag: [String]) throws {
      let before = try listing()
      for words in Self.refused(rig, sound) {
        let isCommand = words[0].hasPrefix("--") == false
        let run = try rig.run(isCommand ? [words[0]] + flag + words.dropFirst() : flag + words, through: through)
        #expect([1, 2].contains(run.status), "\(words): \(run)")
        #expect(run.errors.contains("restricted") || run.errors.contains("no library here"), "\(words): \(run.errors)")
        #expect(try listing() == before, "\(words)")
      }
      // What reads or writes the library alone goes on, and so does what comes on standard input.
      for words in [["list"], ["doctor"], ["export", "notes"], ["import", "-"]] {
        let run = try rig.run([words[0]] + flag + ["--library", rig.library] + words.dropFirst(), through: through)
        #expect(run.status == 0, "\(words): \(run)")
      }
      #expect(try Library.open(at: rig.library, actor: "t").articleCount() == 1)
    }

    /// Every way out of the screen, with other programs that would leave a mark.
    private func tryScreen(through: [String], flag: [String]) throws {
      let mark = rig.folder + "/mark"
      let script = try rig.write("#!/bin/sh\ntouch \(mark)\n", to: "tool")
      chmod(script, 0o755)
      for name in ["EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL"] { rig.environment[name] = script }
      try FileManager.default.createDirectory(
        atPath: rig.folder + "/.config/dossier", withIntermediateDirectories: true)
      _ = try rig.write("theme = \"nonsense\"\n", to: ".config/dossier/config.toml")
      // The reader's own configuration would stop this run; a restricted one does not look at it.
      #expect(try rig.run(["--library", rig.library, "--dump-config"]).status == 1)

      let pty = Pty()
      let process = try rig.start(pty, flag + ["--no-clipboard"], through: through)
      #expect(pty.waits(for: "Milley"))
      pty.settle(quiet: 300)
      func type(_ keys: String, says words: String) {
        let before = pty.received.count
        pty.type(keys)
        #expect(pty.waits(for: words, since: before, milliseconds: 10_000), "\(keys.debugDescription)")
        pty.settle(quiet: 100)
        pty.type("\u{1B}")
        pty.settle(quiet: 150)
      }
      type("\u{1A}", says: "restricted mode")
      // Curses sends what differs from the message before, so each other one stands between two of these.
      type(":nonsense1\r", says: "nonsense1")
      type(":suspend\r", says: "restricted")
      type(":nonsense2\r", says: "nonsense2")
      type(":add \(sound)\r", says: "restricted")
      type(":nonsense3\r", says: "nonsense3")
      type("1A", says: "restricted")
      pty.type("2")
      type(":!touch \(mark)\r", says: "No command")
      type("vsy", says: "Not copied")
      pty.type("vsa")
      pty.settle(quiet: 150)
      pty.type("words\u{0F}")
      #expect(pty.waits(for: "switched off", milliseconds: 10_000))
      #expect(Rig.status(process, "State")?.hasPrefix("T") == false)
      kill(process, SIGTERM)
      #expect(pty.ends(process) == 143)
      #expect(!FileManager.default.fileExists(atPath: mark))
      #expect(!FileManager.default.fileExists(atPath: rig.folder + "/.local/state/dossier/copied.txt"))
      let library = try Library.open(at: rig.library, actor: "t")
      #expect(try library.articleCount() == 1)
    }

    @Test func `by the flag: no file outside the library by any command`() throws {
      try tryCommands(through: [], flag: ["--restricted"])
    }

    @Test func `by the flag: no other program, no shell and no file from the screen`() throws {
      try tryScreen(through: [], flag: ["--restricted"])
    }

    @Test(.enabled(if: Mounts.areAllowed, "\(Mounts.why)"))
    func `by the administrator: no file outside the library by any command`() throws {
      let through = try host()
      try tryCommands(through: through, flag: [])
      let run = try rig.run(["analyze", sound], through: through)
      #expect(run.status == 2 && run.errors.contains("restricted"), "\(run)")
      #expect(try rig.run(["analyze", "-"], through: through, input: sound).status == 0)
    }

    @Test(.enabled(if: Mounts.areAllowed, "\(Mounts.why)"))
    func `by the administrator: no other program, no shell and no file from the screen`() throws {
      try tryScreen(through: host(), flag: [])
    }

    @Test func `the dialogue of lines cannot be stopped by the terminal's own key`() throws {
      let pty = Pty()
      let process = try rig.start(pty, ["--restricted", "--plain"])
      #expect(pty.waits(for: "dossier>"))
      pty.type("\u{1A}")
      pty.settle(quiet: 300)
      #expect(Rig.status(process, "State")?.hasPrefix("T") == false)
      pty.type("quit\n")
      #expect(pty.ends(process) == 0)
    }

    @Test func `where the library is does not come from the reader's environment`() throws {
      var environment = Environment { ["HOME": "/home/ann", "XDG_DATA_HOME": "/tmp/elsewhere"][$0] }
      environment.ownLibrary = "/home/own/library.sqlite"
      #expect(try LibraryChoice().decide(environment: environment).library.hasPrefix("/tmp/elsewhere"))
      let restricted = try LibraryChoice(isRestricted: true).decide(environment: environment)
      #expect(restricted.library == "/home/own/library.sqlite")
    }

    @Test func `every command has been asked whether it may be used`() {
      // A new command stops here until somebody has decided: does it reach a file, a program or a shell?
      let refused: Set<Command> = [.editExternally, .addArticles, .suspend]
      #expect(Set(Command.allCases.filter { !$0.isAllowedWhenRestricted }) == refused)
      let asked = Decided.allowed.union(refused.map(\.name))
      #expect(Set(Command.allCases.map(\.name)).subtracting(asked) == [], "decide about these")
      #expect(asked.subtracting(Command.allCases.map(\.name)) == [], "these are no commands any more")
    }

    @Test func `every subcommand has been asked whether it uses files`() {
      let names = Dossier.configuration.subcommands.map { $0.configuration.commandName ?? "" }
      let files: Set<String> = ["add", "backup", "restore"]
      // These look at their own arguments: standard input and output are allowed, paths are not.
      let some: Set<String> = ["read", "analyze", "import", "export"]
      let none: Set<String> = ["anchor", "list", "search", "entities", "timeline", "notes", "doctor", "manual"]
      #expect(Set(names) == files.union(some).union(none))
      for command in Dossier.configuration.subcommands {
        guard let command = command as? any LibraryCommand.Type else { continue }
        #expect(command.usesFiles == files.contains(command.configuration.commandName ?? ""))
      }
    }
  }
}
