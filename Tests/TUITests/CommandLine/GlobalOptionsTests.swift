import ArgumentParser
import Core
import Testing

@testable import TUI

struct GlobalOptionsTests {
  private let environment: Environment = {
    var environment = Environment { ["HOME": "/home/ann", "XDG_DATA_HOME": "relative"][$0] }
    environment.login = "ann"
    return environment
  }()

  private func decided(_ arguments: [String], _ administration: String = "") throws -> GlobalOptions.Decided {
    try GlobalOptions.parse(arguments).decide(
      environment: environment, administration: Administration(text: administration, path: "config.toml"))
  }

  @Test func `the author is who is logged in, and the library is in the data folder`() throws {
    let decided = try decided([])
    #expect(decided.actor == "ann")
    #expect(decided.library == "/home/ann/.local/share/dossier/library.sqlite")
    #expect(!decided.isRestricted)
  }

  @Test func `another author needs leave: a forced command, a flag, or the administrator`() throws {
    #expect(throws: Problem.self) { try decided(["--user", "bob"]) }
    #expect(try decided(["--user", "ann"]).actor == "ann")
    #expect(try decided(["--user", "bob", "--restricted"]).actor == "bob")
    #expect(try decided(["--user", "bob", "--allow-user"]).actor == "bob")
    #expect(try decided(["--user", "bob"], "users = \"any\"").actor == "bob")
    #expect(throws: Problem.self) { try decided(["--user", "b\u{1B}ob", "--allow-user"]) }
  }

  @Test func `the administrator's restriction holds for every run, and where the library is`() throws {
    let decided = try decided([], "restricted = true\nlibrary = \"/srv/library.sqlite\"")
    #expect(decided.isRestricted)
    #expect(decided.library == "/srv/library.sqlite")
  }

  @Test(arguments: ["restricted = 1", "users = \"all\"", "library = \"here\"", "restricted = \nx"])
  func `rules that cannot be understood stop the program`(text: String) {
    #expect(throws: Problem.self) { try decided([], text) }
  }

  /// Found by fuzzing: the parser's words repeat what stands in the file.
  @Test(arguments: ["restricted = tr\u{1}\u{0}ue", "a = \u{1B}]0;x\u{7}\nb", "\u{7F}"])
  func `what is wrong is said without the controls of the file`(text: String) {
    #expect { try decided([], text) } throws: { error in
      let problem = error as? Problem
      return problem?.message.isEmpty == false
        && problem?.message.utf8.contains { $0 < 0x20 || $0 == 0x7F } == false
    }
  }

  @Test func `a broken file is named with its line`() {
    #expect { try decided([], "restricted = true\nusers = = 3") } throws: { error in
      (error as? Problem)?.message.hasPrefix("config.toml:2:") == true
    }
  }
}
