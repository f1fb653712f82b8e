import Foundation
import Testing

@testable import TUI

struct ManualTests {
  @Test func `the README has the key table of the program`() throws {
    let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../README.md").standardized
    let readme = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(readme.range(of: "<!-- keys -->\n")?.upperBound)
    let end = try #require(readme.range(of: "<!-- /keys -->")?.lowerBound)
    #expect(readme[start..<end] == KeyHelp.markdown(), "run: sh scripts/keys.sh BINARY")
  }

  @Test func `the manual names every command and its keys`() {
    for command in Command.allCases { #expect(ManualPage.text.contains(".It Ic \(command.name)")) }
    #expect(!ManualPage.text.split(separator: "\n").contains { $0.hasPrefix("'") })
  }
}
