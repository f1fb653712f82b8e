import Testing

@testable import TUI

struct KeymapTests {
  @Test(arguments: ["j", "<C-d>", "<A-x>", "<S-tab>", "<F1>", "<lt>", "<space>", "]", "<enter>", "'a", "<pageup>", "é"])
  func `a key name is read as it is printed`(name: String) throws {
    let keys = try #require(KeyName.parse(name))
    #expect(KeyName.print(keys) == name)
  }

  @Test(arguments: ["", "<F0>", "<F99>", "<nonsense>", "<X-a>"])
  func `what is no key is refused`(name: String) {
    #expect(KeyName.parse(name) == nil)
  }

  @Test func `no key means two things in one context`() {
    var seen: [Context: [[Key]: Command]] = [:]
    for command in Command.allCases {
      for binding in command.row.bindings {
        let other = seen[binding.context]?[binding.keys]
        #expect(other == nil, "\(KeyName.print(binding.keys)) is \(command) and \(String(describing: other))")
        seen[binding.context, default: [:]][binding.keys] = command
      }
    }
  }

  @Test func `every command has words and every key of the table can be read`() {
    for command in Command.allCases {
      #expect(!command.row.summary.isEmpty && !command.row.short.isEmpty)
      #expect(command.name.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }

  @Test func `a nearer context wins`() {
    #expect(Keymap.standard.resolve(keys("w"), in: .text) == .command(.nextWord))
    #expect(Keymap.standard.resolve(keys("w"), in: .selection) == .command(.selectWord))
    #expect(Keymap.standard.resolve(keys("w"), in: .entities) == .command(.why))
    #expect(Keymap.standard.resolve(keys("q"), in: .selection) == .command(.quit))
  }

  @Test func `a chord waits for its end`() {
    var keymap = Keymap.standard
    keymap.bind(keys("zt"), to: .top, in: .text)
    #expect(keymap.resolve(keys("z"), in: .text) == .prefix)
    #expect(keymap.resolve(keys("zt"), in: .text) == .command(.top))
    #expect(keymap.resolve(keys("zx"), in: .text) == .nothing)
  }

  @Test func `help lists every command once, under its keys of now`() {
    var keymap = Keymap.standard
    keymap.bind(keys("Z"), to: .nextMention, in: .text)
    for context in Context.allCases {
      let names = KeyHelp.lines(keymap: keymap, context: context, filter: "").map(\.name).filter { !$0.isEmpty }
      #expect(names.sorted() == Command.allCases.map(\.name).sorted())
    }
    let line = KeyHelp.lines(keymap: keymap, context: .text, filter: "next-mention")[1]
    #expect(line.keys == "n Z")
  }
}
