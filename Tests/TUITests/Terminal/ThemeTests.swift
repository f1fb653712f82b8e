import Testing

@testable import TUI

struct ThemeTests {
  private let mentions: [Style] = [
    .text, .mentionPerson, .mentionOrganization, .mentionPlace, .mentionFacility, .mentionGroup, .mentionEvent,
    .mentionWork,
    .mentionChosen, .time, .selection, .searchMatch, .searchCurrent, .noteOwn, .noteOther,
  ]

  @Test func `without colour no two meanings in the text look alike`() {
    let theme = Theme(.terminal, depth: .monochrome)
    #expect(Set(mentions.map(theme.look)).count == mentions.count)
    #expect(mentions.allSatisfy { theme.look(of: $0).foreground == -1 && theme.look(of: $0).background == -1 })
  }

  @Test(arguments: Theme.Name.allCases, [ColorDepth.eight, .sixteen, .indexed, .direct])
  func `with colour none look alike either and none asks for more colours than there are`(
    name: Theme.Name, depth: ColorDepth
  ) {
    let theme = Theme(name, depth: depth)
    #expect(Set(mentions.map(theme.look)).count == mentions.count)
    for style in Style.allCases {
      let look = theme.look(of: style)
      #expect(look.foreground < depth.rawValue && look.background < depth.rawValue)
    }
  }

  @Test func `indexed colours are the nearest`() {
    #expect(Theme.nearestIndex(of: 0xFF0000) == 196)
    #expect(Theme.nearestIndex(of: 0x121212) == 233)
    #expect(Theme.nearestIndex(of: 0x87D787) == 114)
  }

  @Test func `the background that the terminal tells decides between dark and light`() {
    #expect(Theme(.auto, depth: .indexed, background: .light) == Theme(.light, depth: .indexed))
    #expect(Theme(.auto, depth: .indexed, background: .dark) == Theme(.dark, depth: .indexed))
    #expect(Theme(.auto, depth: .indexed) == Theme(.terminal, depth: .indexed))
  }

  @Test func `depth is decided by the option, then NO_COLOR, then terminfo, then configuration`() {
    var options = Screen.Options(terminal: "xterm-256color")
    #expect(Screen.depth(options, terminfo: 256) == .indexed)
    options.configuredDepth = .eight
    #expect(Screen.depth(options, terminfo: 256) == .eight)
    options.refusesColor = true
    #expect(Screen.depth(options, terminfo: 256) == .monochrome)
    options.color = .always
    #expect(Screen.depth(options, terminfo: 256) == .eight)
    #expect(Screen.depth(options, terminfo: -1) == .monochrome)
    options.color = .never
    #expect(Screen.depth(options, terminfo: 256) == .monochrome)
  }

  @Test func `an unknown terminal is tried under its own name, then as what most understand`() {
    #expect(
      Screen.entries(for: .init(terminal: "xterm-kitty")) == [
        "xterm-kitty", "xterm-256color", "xterm", "linux", "vt100",
      ])
    #expect(Screen.entries(for: .init(terminal: nil)).first == "xterm-256color")
    #expect(Screen.entries(for: .init(terminal: "dumb")).isEmpty)
    #expect(
      Screen.entries(for: .init(terminal: "xterm-256color", colorTerminal: "truecolor", theme: .dark)).first
        == "xterm-direct")
  }
}
