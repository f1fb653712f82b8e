import Core
import Testing

@testable import TUI

struct ConfigurationTests {
  private func problem(_ text: String) -> String? {
    do {
      _ = try Configuration(text: text, path: "config.toml")
      return nil
    } catch { return error.message }
  }

  @Test func `settings and keys are taken`() throws {
    let configuration = try Configuration(
      text: """
        theme = "dark"
        measure = 60
        sidebar = false
        [keys.text]
        "<C-g>" = "next-mention"
        "n" = "none"
        "zt" = "top"
        [colours.teal]
        key = "t"
        meaning = "to translate"
        """, path: "config.toml")
    #expect(configuration.theme == .dark && configuration.settings.measure == 60)
    #expect(!configuration.settings.wish.sidebar)
    #expect(configuration.settings.keymap.resolve(keys("<C-g>"), in: .text) == .command(.nextMention))
    #expect(configuration.settings.keymap.resolve(keys("n"), in: .text) == .nothing)
    #expect(configuration.settings.keymap.resolve(keys("zt"), in: .text) == .command(.top))
    #expect(configuration.settings.colours.last?.meaning == "to translate")
  }

  @Test func `what is wrong is said with its line`() {
    #expect(problem("measure = 60\ncolour = 1\n") == "config.toml:2: colour is no setting")
    #expect(problem("\n\nmeasure = \"wide\"") == "config.toml:3: measure must be a number from 20 to 200")
    #expect(problem("[keys.text]\n\"x\" = \"fly\"") == "config.toml:2: fly is no command")
    #expect(problem("[keys.text]\n\"<C-q-q>\" = \"quit\"") == "config.toml:2: <C-q-q> is no key")
    #expect(problem("[keys.nowhere]\n\"x\" = \"quit\"")?.hasPrefix("config.toml:1: nowhere is no context") == true)
    #expect(problem("[keys.text]\n\"zt\" = \"top\"\n\"z\" = \"quit\"")?.contains("clashes with") == true)
    #expect(problem("[colours.teal]\nkey = \"y\"") == "config.toml:1: the key y belongs to yellow")
    #expect(problem("measure = = 1")?.hasPrefix("config.toml:1:") == true)
  }

  @Test func `the dump reads as what it was dumped from`() throws {
    var configuration = Configuration()
    configuration.theme = .light
    configuration.settings.theme = "light"
    configuration.settings.keymap.bind(keys("\\\""), to: .quit, in: .card)
    #expect(try Configuration(text: configuration.text, path: "dump") == configuration)
  }
}
