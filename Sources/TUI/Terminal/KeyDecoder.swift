/// What came from the terminal.
enum Input: Hashable, Sendable {
  case key(Key)
  case reply(Reply)

  /// An answer of the terminal to a question that was asked without waiting.
  enum Reply: Hashable, Sendable {
    case synchronizedOutput(Bool)
    case background(Background)
  }
}

/// Turns the bytes of a terminal into keys: a value, so every sequence and every split of it is testable.
///
/// Knows xterm, rxvt, the Linux console, vt100, screen and tmux, `CSI u`, SGR and X10 mice, bracketed paste, and the
/// strings of the terminfo entry at hand. A sequence that comes in pieces over a bad line is put together; a lone escape
/// counts as the key after `escapeDelay`, and a tail like `[A` that comes late is still the arrow.
struct KeyDecoder: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// How long a lone escape waits for more.
  var escapeDelay: Duration
  /// Sequences of this terminal's terminfo entry.
  var terminfo: [[UInt8]: Key] = [:]

  private var buffer: [UInt8] = []
  private var pasted: [UInt8]?
  private var lastFed: Instant
  /// When a lone escape was taken as the key: what follows soon may be its tail.
  private var escapedAt: Instant?
  private var lastClick: (mouse: Key.Mouse, at: Instant)?

  /// A paste is cut here: 4 MiB.
  private static let pasteLimit = 4 << 20
  /// A reply or string sequence longer than this is noise.
  private static let stringLimit = 4_096
  private static let lateTail: Duration = .milliseconds(500)
  private static let sequenceDelay: Duration = .milliseconds(500)
  private static let pasteDelay: Duration = .seconds(1)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  init(escapeDelay: Duration = .milliseconds(50), now: Instant = .now) {
    self.escapeDelay = escapeDelay
    lastFed = now
  }

  /// When `expire` should be called, if nothing comes before.
  var deadline: Instant? {
    if pasted != nil { return lastFed + Self.pasteDelay }
    guard !buffer.isEmpty else { return nil }
    return lastFed
      + (buffer == [0x1B] || buffer[0] != 0x1B || buffer == [0x1B, 0x4F] ? escapeDelay : Self.sequenceDelay)
  }

  /// Takes bytes that came.
  mutating func feed(_ bytes: some Sequence<UInt8>, now: Instant) -> [Input] {
    buffer += bytes
    lastFed = now
    return take(now: now, isFinal: false)
  }

  /// Takes what waits as it is: nothing more came.
  mutating func expire(now: Instant) -> [Input] {
    guard let deadline, now >= deadline else { return [] }
    if let text = pasted {
      pasted = nil
      let rest = buffer
      buffer = []
      return [.key(.paste(Self.text(text + rest)))]
    }
    return take(now: now, isFinal: true)
  }

  private enum Step {
    /// What it is, and its bytes.
    case input(Input, Int)
    case skip(Int)
    case beginPaste(Int)
    case incomplete
  }

  private mutating func take(now: Instant, isFinal: Bool) -> [Input] {
    var inputs: [Input] = []
    var at = 0
    defer { buffer.removeFirst(min(at, buffer.count)) }
    while at < buffer.count {
      if pasted != nil {
        guard takePaste(&at, &inputs) else { break }
        continue
      }
      switch step(buffer[at...], now: now, isFinal: isFinal) {
      case .input(.key(.mouse(let mouse)), let length):
        inputs.append(.key(.mouse(counted(mouse, now: now))))
        at += length
      case .input(let input, let length):
        if input == .key(.escape), at + length == buffer.count { escapedAt = now } else { escapedAt = nil }
        inputs.append(input)
        at += length
      case .skip(let length): at += length
      case .beginPaste(let length):
        pasted = []
        at += length
      case .incomplete: return inputs
      }
    }
    return inputs
  }

  /// Moves bytes into the paste; false when its end has not come yet.
  private mutating func takePaste(_ at: inout Int, _ inputs: inout [Input]) -> Bool {
    let rest = buffer[at...]
    let end = Self.pasteEnd
    var stop = rest.endIndex
    var isComplete = false
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == 0x1B {
        let tail = rest[index..<min(index + end.count, rest.endIndex)]
        if tail.elementsEqual(end) {
          (stop, isComplete) = (index, true)
          break
        }
        if index + end.count > rest.endIndex, end.starts(with: tail) {
          stop = index
          break
        }
      }
      index += 1
    }
    if let text = pasted, text.count < Self.pasteLimit {
      pasted?.append(contentsOf: rest[..<stop].prefix(Self.pasteLimit - text.count))
    }
    at = stop
    guard isComplete else { return false }
    at += end.count
    inputs.append(.key(.paste(Self.text(pasted ?? []))))
    pasted = nil
    return true
  }

  /// Line ends of a paste become `\n`; other controls but tab are dropped.
  private static func text(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: kept.append(0x0A)
      case 0x0A: if previous != 0x0D { kept.append(0x0A) }
      case 0x09, 0x20...0x7E, 0x80...0xFF: kept.append(byte)
      default: break
      }
      previous = byte
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private mutating func counted(_ mouse: Key.Mouse, now: Instant) -> Key.Mouse {
    var mouse = mouse
    if let last = lastClick, last.mouse == mouse, mouse.button == .left, now - last.at < .milliseconds(400) {
      mouse.isDouble = true
      lastClick = nil
    } else {
      lastClick = (mouse, now)
    }
    return mouse
  }

  private func step(_ bytes: ArraySlice<UInt8>, now: Instant, isFinal: Bool) -> Step {
    let start = bytes.startIndex
    let first = bytes[start]
    if first == 0x1B { return escape(bytes, isFinal: isFinal) }
    if let escapedAt, first == 0x5B || first == 0x4F, start == buffer.startIndex, now - escapedAt < Self.lateTail {
      // The escape before was the head of this.
      if bytes.count == 1 { return isFinal ? plain(bytes, isFinal: true) : .incomplete }
      switch escape([0x1B] + bytes, isFinal: isFinal) {
      case .input(.key(let key), let length) where key != .escape && length > 2:
        if case .alt = key { break }
        return .input(.key(key), length - 1)
      case .incomplete where !isFinal: return .incomplete
      default: break
      }
    }
    return plain(bytes, isFinal: isFinal)
  }

  /// A control or a UTF-8 scalar.
  private func plain(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x09: return .input(.key(.tab), 1)
    case 0x0A, 0x0D: return .input(.key(.enter), 1)
    case 0x08, 0x7F: return .input(.key(.backspace), 1)
    case 0x00: return .input(.key(.control(" ")), 1)
    case 0x01...0x1A: return .input(.key(.control(Character(Unicode.Scalar(first + 0x60)))), 1)
    case 0x1C...0x1F: return .input(.key(.control(Character(Unicode.Scalar(first + 0x40)))), 1)
    case 0x20...0x7E: return .input(.key(.character(Character(Unicode.Scalar(first)))), 1)
    default: break
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, first < 0xF5 else { return .skip(1) }
    guard bytes.count >= length else {
      let tailIsSound = bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
      return tailIsSound && !isFinal ? .incomplete : .skip(1)
    }
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return .skip(1) }
    return .input(.key(.character(Character(scalar))), length)
  }

  private func escape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let start = bytes.startIndex
    for (sequence, key) in terminfo where bytes.starts(with: sequence) { return .input(.key(key), sequence.count) }
    guard bytes.count > 1 else { return isFinal ? .input(.key(.escape), 1) : .incomplete }
    switch bytes[start + 1] {
    case 0x5B: return control(bytes, isFinal: isFinal)
    case 0x4F:
      var at = start + 2
      while at < bytes.endIndex, (0x30...0x39).contains(bytes[at]) { at += 1 }
      guard at < bytes.endIndex else { return isFinal ? .input(.key(.alt("O")), 2) : .incomplete }
      guard let key = Self.lettered(bytes[at]) else { return .input(.key(.alt("O")), 2) }
      return .input(.key(key), at + 1 - start)
    case 0x5D, 0x50, 0x5F, 0x5E, 0x58: return string(bytes, isFinal: isFinal)
    case 0x1B: return .input(.key(.escape), 1)
    case 0x7F, 0x00..<0x20: return .input(.key(.escape), 1)
    default:
      switch plain(bytes.dropFirst(), isFinal: isFinal) {
      case .input(.key(.character(let character)), let length): return .input(.key(.alt(character)), length + 1)
      case .incomplete: return .incomplete
      default: return .input(.key(.escape), 1)
      }
    }
  }

  /// OSC, DCS, APC, PM, SOS: up to BEL or ST.
  private func string(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    var at = bytes.startIndex + 2
    while at < bytes.endIndex {
      if bytes[at] == 0x07 {
        return Self.reply(bytes[(bytes.startIndex + 1)..<at], length: at + 1 - bytes.startIndex)
      }
      if bytes[at] == 0x1B, at + 1 < bytes.endIndex {
        guard bytes[at + 1] == 0x5C else { return .skip(at - bytes.startIndex) }
        return Self.reply(bytes[(bytes.startIndex + 1)..<at], length: at + 2 - bytes.startIndex)
      }
      at += 1
    }
    if bytes.count > Self.stringLimit { return .skip(bytes.count) }
    guard isFinal else { return .incomplete }
    // Alt with one of these letters, or the rest of a broken answer.
    guard bytes.count == 2 else { return .skip(bytes.count) }
    return .input(.key(.alt(Character(Unicode.Scalar(bytes[bytes.startIndex + 1])))), 2)
  }

  /// `]11;rgb:RRRR/GGGG/BBBB`
  private static func reply(_ body: ArraySlice<UInt8>, length: Int) -> Step {
    let prefix = Array("]11;rgb:".utf8)
    guard body.starts(with: prefix) else { return .skip(length) }
    let parts = body.dropFirst(prefix.count).split(separator: 0x2F, omittingEmptySubsequences: false)
    let values: [Double] = parts.compactMap { part in
      guard (1...4).contains(part.count), let value = Int(String(decoding: part, as: UTF8.self), radix: 16) else {
        return nil
      }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard parts.count == 3, values.count == 3 else { return .skip(length) }
    return .input(.reply(.background(Background(red: values[0], green: values[1], blue: values[2]))), length)
  }

  private func control(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let start = bytes.startIndex
    var at = start + 2
    guard at < bytes.endIndex else { return isFinal ? .input(.key(.alt("[")), 2) : .incomplete }
    if bytes[at] == 0x5B {  // the Linux console's F1 to F5
      guard at + 1 < bytes.endIndex else { return isFinal ? .skip(3) : .incomplete }
      let number = Int(bytes[at + 1]) - 0x40
      return (1...5).contains(number) ? .input(.key(.function(number)), 4) : .skip(3)
    }
    if bytes[at] == 0x4D {  // the X10 mouse: button, column, row
      guard bytes.count >= 6 else { return isFinal ? .skip(bytes.count) : .incomplete }
      let numbers = bytes[(at + 1)...(at + 3)].map { Int($0) - 32 }
      return Self.mouse(code: numbers[0], column: numbers[1], row: numbers[2], isPress: numbers[0] & 3 != 3, length: 6)
    }
    while at < bytes.endIndex, (0x20...0x3F).contains(bytes[at]) { at += 1 }
    guard at < bytes.endIndex else {
      return isFinal || bytes.count > 64 ? .skip(bytes.count) : .incomplete
    }
    guard (0x40...0x7E).contains(bytes[at]) else { return .skip(at - start) }
    return Self.control(parameters: bytes[(start + 2)..<at], final: bytes[at], length: at + 1 - start)
  }

  private static func control(parameters: ArraySlice<UInt8>, final: UInt8, length: Int) -> Step {
    let isPrivate = parameters.first.map { (0x3C...0x3F).contains($0) } ?? false
    let numbers = parameters.drop { (0x3C...0x3F).contains($0) }
      .prefix { (0x30...0x3B).contains($0) }
      .split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0.prefix { $0 != 0x3A }, as: UTF8.self)) ?? 0 }
    switch (final, isPrivate ? parameters.first : nil) {
    case (0x4D, 0x3C), (0x6D, 0x3C):
      guard numbers.count == 3 else { return .skip(length) }
      return mouse(code: numbers[0], column: numbers[1], row: numbers[2], isPress: final == 0x4D, length: length)
    case (0x79, 0x3F):
      guard numbers.count == 2, numbers[0] == 2_026 else { return .skip(length) }
      return .input(.reply(.synchronizedOutput((1...2).contains(numbers[1]))), length)
    case (_, .some): return .skip(length)
    case (0x7E, nil):
      if numbers.first == 200 { return .beginPaste(length) }
      if numbers.first == 27, numbers.count == 3 { return coded(numbers[2], modifiers: numbers[1], length: length) }
      guard let number = numbers.first, let key = numbered(number) else { return .skip(length) }
      return .input(.key(key), length)
    case (0x75, nil): return coded(numbers.first ?? 0, modifiers: numbers.count > 1 ? numbers[1] : 1, length: length)
    case (0x52, nil):  // F3, or an answer where the cursor is
      return numbers.isEmpty || numbers.first == 1 ? .input(.key(.function(3)), length) : .skip(length)
    default:
      guard let key = lettered(final) else { return .skip(length) }
      return .input(.key(key), length)
    }
  }

  private static func mouse(code: Int, column: Int, row: Int, isPress: Bool, length: Int) -> Step {
    guard isPress, code & 32 == 0, column >= 1, row >= 1 else { return .skip(length) }
    let button: Key.Mouse.Button
    switch code & 0b1100_0011 {
    case 0: button = .left
    case 1: button = .middle
    case 2: button = .right
    case 64: button = .wheelUp
    case 65: button = .wheelDown
    default: return .skip(length)
    }
    return .input(.key(.mouse(Key.Mouse(button: button, row: row - 1, column: column - 1))), length)
  }

  /// Final letters of CSI and SS3.
  private static func lettered(_ letter: UInt8) -> Key? {
    switch letter {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x4D: .enter
    case 0x50...0x53: .function(Int(letter) - 0x4F)
    case 0x5A: .backTab
    default: nil
    }
  }

  /// Numbers of `CSI n ~`.
  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 4, 8: .end
    case 2: .insert
    case 3: .delete
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// `CSI code ; modifiers u`; modifiers are one more than shift 1, alt 2, control 4.
  private static func coded(_ code: Int, modifiers: Int, length: Int) -> Step {
    let bits = max(0, modifiers - 1)
    switch code {
    case 9: return .input(.key(bits & 1 != 0 ? .backTab : .tab), length)
    case 13: return .input(.key(.enter), length)
    case 27: return .input(.key(.escape), length)
    case 127, 8: return .input(.key(.backspace), length)
    default: break
    }
    guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code)), code >= 0x20, code < 0xE000 || code > 0xF8FF,
      !(0x7F..<0xA0).contains(code)
    else { return .skip(length) }
    let character = Character(scalar)
    if bits & 4 != 0 { return .input(.key(.control(Character(character.lowercased()))), length) }
    if bits & 2 != 0 { return .input(.key(.alt(character)), length) }
    return .input(.key(.character(character)), length)
  }
}
