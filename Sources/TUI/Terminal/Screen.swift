import CNcurses
import Core
import Glibc

/// The terminal while the program owns it: the only door to curses.
///
/// `~Copyable` and lent, so no other thread can hold it: ncurses is not safe on two. Its end gives the terminal back.
struct Screen: ~Copyable {
  struct Options: Sendable {
    /// `$TERM`; nil and empty count as unknown.
    var terminal: String?
    var color = ColorChoice.auto
    /// Whether `NO_COLOR` is set to anything.
    var refusesColor = false
    /// `COLORTERM`.
    var colorTerminal: String?
    /// What the configuration says when neither terminfo nor `COLORTERM` knows.
    var configuredDepth: ColorDepth?
    var theme = Theme.Name.terminal
    var background = Background.unknown
    var hasMouse = true
    /// Milliseconds of `ESCDELAY`.
    var escapeDelay: Int?
    /// Whether addresses are marked as links (OSC 8).
    var hasLinks = true
    /// Whether the terminal is asked what it can do.
    var asks = true
  }

  /// What is shown now.
  private(set) var shown: Frame?
  private(set) var rows: Int
  private(set) var columns: Int
  let depth: ColorDepth
  /// The terminfo entry in use; not `$TERM` when that is unknown here.
  let terminal: String
  /// Whether keys come from here: standard input, or the terminal itself when that is a file.
  let input: Int32
  let isUTF8: Bool
  private let output: Int32
  private var options: Options
  private var theme: Theme
  private var pairs: [Look: Int32] = [:]
  private var isSynchronized = false
  private var hasAsked = false
  private var marked: [Frame.Link] = []
  /// Paints where the terminal speaks ECMA-48 in UTF-8; curses does elsewhere.
  private var painter: Painter?

  // Reused from frame to frame.
  private var scalars: [UInt32] = []
  private var lengths: [UInt8] = []
  private var widths: [UInt8] = []

  /// Takes the terminal.
  ///
  /// - Throws: a `Problem` when there is no terminal, or one that cannot address its cursor.
  static func take(_ options: Options, input: Int32 = 0, output: Int32 = 1) throws(Problem) -> Screen {
    guard isatty(output) == 1 else {
      throw Problem(.user, "standard output is not a terminal", hint: "Use a subcommand, or --plain.")
    }
    let input = isatty(input) == 1 ? input : open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard input >= 0 else {
      throw Problem(
        .user, "there is no terminal to read keys from", hint: "Start dossier in a terminal, or use --plain.")
    }
    let isUTF8 = term_set_locale() == 1
    let modes = (options.hasMouse ? Int32(TERM_MOUSE) : 0) | Int32(TERM_PASTE)
    guard let entry = entries(for: options).first(where: { term_start($0, output, input, modes) == 0 }) else {
      throw Problem(
        .user, "the terminal \"\(options.terminal ?? "")\" cannot place its cursor, or its terminfo entry is missing",
        hint: "Use --plain, or set TERM (for instance TERM=xterm-256color).")
    }
    return Screen(options, terminal: entry, input: input, output: output, isUTF8: isUTF8)
  }

  private init(_ options: Options, terminal: String, input: Int32, output: Int32, isUTF8: Bool) {
    self.options = options
    self.terminal = terminal
    self.input = input
    self.output = output
    self.isUTF8 = isUTF8
    depth = Self.depth(options, terminfo: Int(term_colors()))
    theme = Theme(options.theme, depth: depth, background: options.background)
    var size: (Int32, Int32) = (0, 0)
    term_size(output, &size.0, &size.1)
    rows = Int(size.0)
    columns = Int(size.1)
    term_resize(size.0, size.1)
    let speaks = isUTF8 ? term_speaks_ansi() : 0
    if speaks > 0 { painter = Painter(ink: Self.ink(theme), scrolls: speaks > 1) }
  }

  deinit { term_stop() }

  private static func ink(_ theme: Theme) -> Painter.Ink {
    Painter.Ink(
      look: { theme.look(of: $0) }, parameters: { parameters(of: $0) },
      isDoubtful: { glyph in
        guard glyph.base > 0x7E else { return false }
        return term_wcwidth(glyph.base) != Int32(glyph.width) || glyph.marks.contains { term_wcwidth($0) != 0 }
      })
  }

  /// The SGR parameters of a look, colours as the terminal's entry says them.
  private static func parameters(of look: Look) -> [UInt8] {
    var parts: [[UInt8]] = []
    if look.attributes.contains(.bold) { parts.append([0x31]) }
    if look.attributes.contains(.dim) { parts.append([0x32]) }
    if look.attributes.contains(.italic) { parts.append([term_capability("sitm") != nil ? 0x33 : 0x34]) }
    if look.attributes.contains(.underline) { parts.append([0x34]) }
    if look.attributes.contains(.reverse) { parts.append([0x37]) }
    for (colour, isBackground) in [(look.foreground, Int32(0)), (look.background, 1)] where colour >= 0 {
      var words = [CChar](repeating: 0, count: 48)
      let count = Int(term_colour_parameters(colour, isBackground, &words, 48))
      if count > 0 { parts.append(words[..<count].map(UInt8.init(bitPattern:))) }
    }
    return Array(parts.joined(separator: [0x3B]))
  }

  /// Terminfo entries to try: a direct-colour sibling where `COLORTERM` promises one, the one asked for, and what nearly every
  /// emulator of an unknown name understands.
  static func entries(for options: Options) -> [String] {
    let name = options.terminal ?? ""
    guard name != "dumb" else { return [] }
    var entries: [String] = []
    let promises = options.colorTerminal == "truecolor" || options.colorTerminal == "24bit"
    if promises, options.theme != .terminal, !name.hasSuffix("-direct"), options.color != .never, !options.refusesColor
    {
      if name.hasPrefix("xterm") { entries.append("xterm-direct") }
    }
    if !name.isEmpty { entries.append(name) }
    return entries + ["xterm-256color", "xterm", "linux", "vt100"]
  }

  /// The depth: `--color`, `NO_COLOR`, then terminfo, then `COLORTERM`, then configuration.
  static func depth(_ options: Options, terminfo colors: Int) -> ColorDepth {
    switch options.color {
    case .never: return .monochrome
    case .auto where options.refusesColor: return .monochrome
    case .auto, .always: break
    }
    let depth = ColorDepth(colors: colors)
    guard depth == .monochrome else {
      return options.configuredDepth.map { min($0, depth) } ?? depth
    }
    // An entry without colours cannot send any, whatever else is promised.
    return .monochrome
  }

  /// Sequences of function keys in this terminal's entry.
  func terminfoKeys() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    let named: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
    ]
    for (name, key) in named + (1...12).map({ ("kf\($0)", Key.function($0)) }) {
      guard let text = term_capability(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if bytes.count > 1, bytes[0] == 0x1B { keys[bytes] = key }
    }
    return keys
  }

  /// Shows a frame: only what differs from the last goes out, in one write where the terminal lets it.
  mutating func show(_ frame: Frame) {
    let isFirst = shown == nil
    if painter != nil {
      // Of another size only while a resize is on its way: the next frame fits.
      guard frame.rows == rows, frame.columns == columns else { return }
      showPainted(frame)
    } else {
      showByCurses(frame, isFirst: isFirst)
    }
    shown = frame
    if isFirst { ask() }
  }

  private mutating func showPainted(_ frame: Frame) {
    guard var painter else { return }
    if shown == nil {
      term_clear()
      painter.forget()
    }
    let changed = painter.paint(frame, over: shown)
    if options.hasLinks {
      let links = newLinks(in: frame)
      for (link, opening) in links {
        painter.paint(
          Self.cells(of: link, in: frame), at: Frame.Position(row: link.row, column: link.columns.lowerBound),
          between: opening, and: Hyperlink.close)
      }
    }
    painter.place(cursor(of: frame))
    var bytes = painter.take()
    if isSynchronized, changed > 1 {
      bytes = Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[?2026l".utf8)
    }
    if !bytes.isEmpty { write(bytes) }
    self.painter = painter
  }

  private func cursor(of frame: Frame) -> Frame.Position? {
    guard let cursor = frame.cursor, (0..<rows).contains(cursor.row), (0..<columns).contains(cursor.column) else {
      return nil
    }
    return cursor
  }

  /// Links that are not marked on the screen as they are in the frame, with their opening sequences.
  private mutating func newLinks(in frame: Frame) -> [(Frame.Link, [UInt8])] {
    let known = frame.links.filter { Hyperlink.open($0.address) != nil }
    defer { marked = known }
    return known.compactMap { link in
      guard let opening = Hyperlink.open(link.address), link.row >= 0, link.row < frame.rows,
        link.columns.lowerBound >= 0, link.columns.lowerBound < frame.columns
      else { return nil }
      let isMarked =
        marked.contains(link) && shown.map { Self.cells(of: link, in: $0) } == Self.cells(of: link, in: frame)
      return isMarked ? nil : (link, opening)
    }
  }

  private mutating func showByCurses(_ frame: Frame, isFirst: Bool) {
    let changed = paint(frame)
    if let cursor = cursor(of: frame) {
      term_cursor(Int32(cursor.row), Int32(cursor.column))
    } else {
      term_cursor(-1, 0)
    }
    term_flush(isSynchronized && changed > 1 ? 1 : 0, changed > 2 && !isFirst ? 1 : 0)
    if options.hasLinks { mark(frame.links, in: frame) }
  }

  /// Puts the rows that differ; how many.
  private mutating func paint(_ frame: Frame) -> Int {
    var changed = 0
    let old = shown.flatMap { $0.rows == frame.rows && $0.columns == frame.columns ? $0 : nil }
    for row in 0..<min(frame.rows, rows) {
      let cells = frame.row(row)
      if let old, old.row(row) == cells { continue }
      changed += 1
      put(cells, row: row, from: 0)
    }
    return changed
  }

  private mutating func put(_ cells: ArraySlice<Cell>, row: Int, from column: Int) {
    var index = cells.startIndex
    var at = column
    let end = min(cells.endIndex, cells.startIndex + columns - column)
    while index < end {
      let style = cells[index].style
      let start = at
      scalars.removeAll(keepingCapacity: true)
      lengths.removeAll(keepingCapacity: true)
      widths.removeAll(keepingCapacity: true)
      while index < end, cells[index].style == style {
        let glyph = cells[index].glyph
        let width = glyph.width
        if width > 0 {
          // Half of a wide glyph at the edge of a screen that just shrank.
          let fits = at + width <= columns
          var count: UInt8 = 0
          (fits ? glyph : .blank).forEachScalar {
            scalars.append($0)
            count += 1
          }
          lengths.append(count)
          widths.append(UInt8(fits ? width : 1))
          at += width
        }
        index += 1
      }
      let look = theme.look(of: style)
      term_put(
        Int32(row), Int32(start), scalars, lengths, widths, Int32(lengths.count), look.attributes.rawValue,
        pair(of: look))
    }
  }

  private mutating func pair(of look: Look) -> Int32 {
    guard look.foreground >= 0 || look.background >= 0 else { return 0 }
    let colors = Look(foreground: look.foreground, background: look.background)
    if let pair = pairs[colors] { return pair }
    let pair = term_pair(look.foreground, look.background)
    pairs[colors] = pair
    return pair
  }

  /// Marks cells as links by painting them once more between the marks; ncurses still does the painting.
  private mutating func mark(_ links: [Frame.Link], in frame: Frame) {
    let known = links.filter { Hyperlink.open($0.address) != nil }
    defer { marked = known }
    for link in known
    where !marked.contains(link) || shown.map({ Self.cells(of: link, in: $0) }) != Self.cells(of: link, in: frame) {
      guard let opening = Hyperlink.open(link.address), link.row >= 0, link.row < min(rows, frame.rows) else {
        continue
      }
      let range = link.columns.clamped(to: 0..<min(columns, frame.columns))
      guard !range.isEmpty else { continue }
      let row = frame.row(link.row)
      let cells = row[(row.startIndex + range.lowerBound)..<(row.startIndex + range.upperBound)]
      put(ArraySlice(cells.map { Cell(glyph: .blank, style: $0.style) }), row: link.row, from: range.lowerBound)
      term_flush(0, 0)
      write(opening)
      put(cells, row: link.row, from: range.lowerBound)
      term_flush(0, 0)
      write(Hyperlink.close)
    }
  }

  private static func cells(of link: Frame.Link, in frame: Frame) -> [Cell] {
    guard link.row >= 0, link.row < frame.rows else { return [] }
    let row = frame.row(link.row)
    let range = link.columns.clamped(to: 0..<frame.columns)
    return Array(row[(row.startIndex + range.lowerBound)..<(row.startIndex + range.upperBound)])
  }

  private func write(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { term_write($0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)) }
  }

  /// Asks the terminal, once and after the first screen, for what it can do; the answer comes when it comes.
  private mutating func ask() {
    guard !hasAsked else { return }
    hasAsked = true
    guard isTalkative else { return }
    var question = Array("\u{1B}[?2026$p".utf8)
    if options.theme == .auto, options.background == .unknown { question += Self.backgroundQuestion }
    write(question)
  }

  private static let backgroundQuestion = Array("\u{1B}]11;?\u{1B}\\".utf8)

  /// Whether this terminal takes questions.
  private var isTalkative: Bool {
    let deaf = ["linux", "vt", "screen", "ansi", "dumb", "sun", "cons", "cygwin"]
    guard options.asks, !deaf.contains(where: terminal.hasPrefix), let name = options.terminal, !name.isEmpty else {
      return false
    }
    return !deaf.contains(where: name.hasPrefix)
  }

  /// Other looks from now on; `auto` asks the terminal for its background where that is not known.
  mutating func choose(_ name: Theme.Name) {
    options.theme = name
    theme = Theme(name, depth: depth, background: options.background)
    if name == .auto, options.background == .unknown, isTalkative { write(Self.backgroundQuestion) }
    redraw()
  }

  /// Takes an answer of the terminal.
  ///
  /// - Returns: whether everything looks different now, so the frame has to be shown again.
  mutating func accept(_ reply: Input.Reply) -> Bool {
    switch reply {
    case .synchronizedOutput(let isThere):
      isSynchronized = isThere
      return false
    case .background(let background):
      options.background = background
      let answered = Theme(options.theme, depth: depth, background: background)
      guard options.theme == .auto, answered != theme else { return false }
      theme = answered
      if painter != nil { painter = Painter(ink: Self.ink(answered), scrolls: term_speaks_ansi() > 1) }
      shown = nil
      return true
    }
  }

  /// Looks at the terminal's size again; true when it changed.
  mutating func resize() -> Bool {
    var size: (Int32, Int32) = (0, 0)
    term_size(output, &size.0, &size.1)
    guard Int(size.0) != rows || Int(size.1) != columns else { return false }
    rows = Int(size.0)
    columns = Int(size.1)
    term_resize(size.0, size.1)
    shown = nil
    return true
  }

  /// The next frame is painted from nothing.
  mutating func redraw() {
    term_redraw()
    shown = nil
    marked = []
  }

  /// Puts text on the reader's own clipboard.
  func copy(_ text: String, limit: Int) -> Bool {
    guard let bytes = Clipboard.sequence(for: text, terminal: options.terminal ?? terminal, limit: limit) else {
      return false
    }
    write(bytes)
    return true
  }

  /// Gives the terminal back while `body` runs, then takes it again.
  mutating func lend(_ body: () -> Void) {
    term_leave()
    body()
    takeBack()
  }

  /// Takes the terminal again, for instance after the process was stopped.
  mutating func takeBack() {
    _ = resize()
    term_return()
    shown = nil
    marked = []
  }
}
