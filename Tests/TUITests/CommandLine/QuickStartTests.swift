import ArgumentParser
import Testing

@testable import TUI

/// The short way in says the same as the argument parser, or nothing.
struct QuickStartTests {
  @Test(
    arguments: [
      [], ["a.txt"], ["seeds", "more"], ["--library", "l", "a.txt"], ["a.txt", "--library", "l"],
      ["--restricted", "--user", "bob", "/srv/library"], ["--plain"], ["--read-only", "x.sqlite"],
      ["--no-mouse", "--no-links", "--no-clipboard", "x"],
      ["list.txt", "list"],
    ]) func `what is understood at once is what the parser understands`(arguments: [String]) throws
  {
    let quick = try #require(QuickStart.run(arguments))
    let parsed = try #require(try Dossier.parseAsRoot(arguments) as? ReadCommand)
    #expect(quick == parsed.wishes)
  }

  @Test(
    arguments: [
      ["list"], ["--help"], ["-h"], ["--version"], ["--user"], ["--library", "--plain"], ["--library=l"], ["--", "x"],
      ["--lib", "l"], ["--color", "never"], ["--dump-config"], ["-"], [""], ["--nonsense"], ["--plain", "add", "x"],
    ]) func `everything else is the parser's`(arguments: [String])
  {
    #expect(QuickStart.run(arguments) == nil)
  }

  @Test func `no command is taken for a file`() {
    let names = Dossier.configuration.subcommands.map { $0._commandName }
    #expect(QuickStart.commands == Set(names + ["help"]))
  }
}
