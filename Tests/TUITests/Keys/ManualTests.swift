import Foundation
import Testing

@testable import TUI

struct ManualTests {
  @Test func `the README has the key table of the program`() throws {
    let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../README.md").standardized
    let readme = try String(contentsOf: file, encoding: .utf8)
    #expect(readme.contains(KeyHelp.markdown()), "run: dossier manual --keys")
  }

  @Test func `the manual names every command and its keys`() {
    for command in Command.allCases { #expect(ManualPage.text.contains(".It Ic \(command.name)")) }
    #expect(!ManualPage.text.split(separator: "\n").contains { $0.hasPrefix("'") })
  }
}
