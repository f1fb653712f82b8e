import Testing

@testable import TUI

/// Among the tests of the loop, one after another: terminfo has one current terminal.
extension LoopTests {
  private func check(_ name: String?) -> TerminalCheck {
    TerminalCheck.terminal(Environment { $0 == "TERM" ? name : nil })
  }

  @Test func `a terminal without an entry, or without a name, is said with what to do`() {
    for finding in [check("no-such-terminal"), check(nil), check("")] {
      #expect(!finding.isFine)
      #expect(finding.hint?.isEmpty == false)
    }
  }

  @Test func `usual terminals are fine, and one without a cursor gets the dialogue`() {
    #expect(check("xterm-256color").isFine)
    #expect(check("vt100").isFine)
    #expect(check("dumb").message.contains("dialogue"))
  }

  @Test func `in a script the terminal does not matter`() {
    let findings = TerminalCheck.findings(Environment { _ in nil }, isTerminal: false)
    #expect(findings.map(\.name) == ["locale"])
  }
}
