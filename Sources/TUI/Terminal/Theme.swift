/// Maps each meaning to a look for the terminal at hand.
///
/// Three themes: `terminal` uses the reader's own sixteen colours (readable wherever these are, and the fewest bytes), `dark`
/// and `light` have tuned colours for 256 colours and true colour and fall back to `terminal` below. Colour only repeats
/// what attributes say, so that monochrome terminals lose nothing.
struct Theme: Hashable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case terminal, dark, light, auto
  }

  private let looks: [Style: Look]

  init(_ name: Name, depth: ColorDepth, background: Background = .unknown) {
    var palette = name
    if name == .auto {
      palette = background == .unknown ? .terminal : background == .light ? .light : .dark
    }
    if depth < .indexed { palette = .terminal }
    var looks: [Style: Look] = [:]
    for style in Style.allCases { looks[style] = Self.look(Self.row(of: style), palette: palette, depth: depth) }
    self.looks = looks
  }

  func look(of style: Style) -> Look { looks[style] ?? Look() }

  private static func look(_ row: Row, palette: Name, depth: ColorDepth) -> Look {
    guard depth > .monochrome else { return Look(attributes: row.plain) }
    func number(_ paint: Paint?) -> Int32 {
      guard let paint else { return -1 }
      switch palette {
      case .terminal, .auto: return depth < .sixteen ? paint.ansi & 7 : paint.ansi
      case .dark: return depth == .direct ? max(paint.dark, 8) : Self.nearestIndex(of: paint.dark)
      case .light: return depth == .direct ? max(paint.light, 8) : Self.nearestIndex(of: paint.light)
      }
    }
    return Look(attributes: row.colored, foreground: number(row.foreground), background: number(row.background))
  }

  /// The nearest colour of the 6×6×6 cube or the grey ramp of 256 colours to `0xRRGGBB`.
  static func nearestIndex(of rgb: Int32) -> Int32 {
    let levels: [Int32] = [0, 95, 135, 175, 215, 255]
    let parts = [rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF]
    func distance(_ color: [Int32]) -> Int32 {
      zip(parts, color).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let steps = parts.map { part in
      (0..<6).min { abs(levels[$0] - part) < abs(levels[$1] - part) } ?? 0
    }
    let cube = (index: Int32(16 + 36 * steps[0] + 6 * steps[1] + steps[2]), color: steps.map { levels[$0] })
    let step = max(0, min(23, (parts.reduce(0, +) / 3 - 3) / 10))
    let grey = (index: 232 + step, color: Array(repeating: 8 + 10 * step, count: 3))
    return distance(grey.color) < distance(cube.color) ? grey.index : cube.index
  }

  /// One colour in all palettes: a number of the sixteen, and `0xRRGGBB` on dark and on light background.
  private struct Paint {
    var ansi: Int32
    var dark: Int32
    var light: Int32
  }

  private struct Row {
    /// Attributes without colour; no two styles that may stand side by side share them.
    var plain: Look.Attributes
    /// Attributes beside colour.
    var colored: Look.Attributes
    var foreground: Paint?
    var background: Paint?

    init(
      _ plain: Look.Attributes, _ colored: Look.Attributes? = nil, _ foreground: Paint? = nil,
      on background: Paint? = nil
    ) {
      self.plain = plain
      self.colored = colored ?? plain
      self.foreground = foreground
      self.background = background
    }
  }

  private static let red = Paint(ansi: 1, dark: 0xFF875F, light: 0xAF0000)
  private static let green = Paint(ansi: 2, dark: 0x87D787, light: 0x005F00)
  private static let yellow = Paint(ansi: 3, dark: 0xD7AF5F, light: 0x875F00)
  private static let blue = Paint(ansi: 4, dark: 0x87AFFF, light: 0x0000AF)
  private static let magenta = Paint(ansi: 5, dark: 0xD787D7, light: 0x870087)
  private static let cyan = Paint(ansi: 6, dark: 0x5FD7D7, light: 0x005F87)
  private static let black = Paint(ansi: 0, dark: 0x121212, light: 0x121212)
  private static let amber = Paint(ansi: 3, dark: 0xFFD75F, light: 0xFFD75F)

  private static func row(of style: Style) -> Row {
    switch style {
    case .text: Row([])
    case .textDim, .paneLine: Row([.dim])
    case .paneTitle: Row([])
    case .paneTitleFocused: Row([.bold])
    case .selection: Row([.reverse])
    case .rowChosen: Row([.bold])
    case .mentionPerson: Row([.bold], [.bold], cyan)
    case .mentionOrganization: Row([.underline], [], magenta)
    case .mentionPlace: Row([.bold, .underline], [], green)
    case .mentionFacility: Row([.dim, .underline], [.underline], green)
    case .mentionGroup: Row([.italic, .underline], [], yellow)
    case .mentionEvent: Row([.bold, .italic], [], red)
    case .mentionWork: Row([.italic], [.italic], magenta)
    case .mentionChosen: Row([.reverse, .bold], [.bold, .reverse], cyan)
    case .time: Row([.dim, .italic], [.underline])
    case .quotation: Row([])
    case .eventSentence: Row([.bold, .dim], [.bold])
    case .searchMatch: Row([.reverse, .underline], [], black, on: amber)
    case .searchCurrent: Row([.reverse, .bold, .underline], [.bold, .reverse], yellow)
    case .noteOwn: Row([.underline, .bold, .italic], [.underline], yellow)
    case .noteOther: Row([.underline, .dim, .italic], [.underline], blue)
    case .hint: Row([.reverse, .bold, .dim], [.bold, .reverse])
    case .key: Row([.bold])
    case .statusInfo: Row([])
    case .statusError: Row([.bold, .reverse], [.bold], red)
    case .density: Row([], [], cyan)
    case .revisionAdded: Row([.bold, .dim, .underline], [], green)
    case .revisionRemoved: Row([.dim, .reverse], [.dim], red)
    }
  }
}
