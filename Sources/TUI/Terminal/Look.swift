/// How a cell looks: attributes and colours as numbers that the terminal at hand knows.
struct Look: Hashable, Sendable {
  var attributes: Attributes = []
  /// A colour number of the terminal; -1 is its own colour.
  var foreground: Int32 = -1
  var background: Int32 = -1

  /// Raw values are those of `CNcurses`.
  struct Attributes: OptionSet, Hashable, Sendable {
    let rawValue: Int32
    static let bold = Attributes(rawValue: 1)
    static let dim = Attributes(rawValue: 2)
    static let italic = Attributes(rawValue: 4)
    static let underline = Attributes(rawValue: 8)
    static let reverse = Attributes(rawValue: 16)
  }
}

/// How many colours there are to work with.
enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  case monochrome = 0
  case eight = 8
  case sixteen = 16
  case indexed = 256
  case direct = 16_777_216

  static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }

  /// The depth of a terminal that says it has `colors`.
  init(colors: Int) {
    self = ColorDepth.allCases.last { $0.rawValue <= max(0, colors) } ?? .monochrome
  }
}

/// What `--color` says.
enum ColorChoice: String, CaseIterable, Sendable {
  case never, auto, always
}

/// Whether the terminal's background is dark or light, or which of both is not known.
enum Background: String, CaseIterable, Sendable {
  case unknown, dark, light

  /// By the relative luminance of red, green and blue, each 0 to 1 (WCAG 2, linear part is enough to split in two).
  init(red: Double, green: Double, blue: Double) {
    self = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? .light : .dark
  }
}
