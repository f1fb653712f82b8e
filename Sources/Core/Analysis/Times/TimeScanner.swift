/// Tokens → lexemes: one table look-up a word, one pass over the digits of a number. About 6 ns a token.
enum TimeScanner {
  static func lexemes(of tokens: [Token], text: Text) -> [Lexeme] {
    let lexicon = TimeLexicon.shared
    return text.bytes.withUnsafeBufferPointer { bytes in
      [Lexeme](unsafeUninitializedCapacity: tokens.count) { buffer, count in
        for (i, token) in tokens.enumerated() {
          let lexeme: Lexeme
          switch token.kind {
          case .number: lexeme = number(bytes, token)
          case .word where token.end - token.start > 1 && isDigit(bytes[Int(token.end) - 1]):
            lexeme = code(bytes, token)
          default: lexeme = lexicon.lookup(token.folded)
          }
          buffer.initializeElement(at: i, to: lexeme)
        }
        count = tokens.count
      }
    }
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// A number token: plain, grouped, decimal, or with letters behind it (20th, 1940s, 6am, 0300hrs, 3Q, 01T10).
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Lexeme {
    let end = Int(token.end)
    var at = Int(token.start)
    let digits = run(bytes, &at, end)
    guard let whole = digits.value else { return Lexeme() }
    if at == end {
      var flags: UInt8 = digits.count == 4 ? Lexeme.fourDigits : 0
      if digits.count == 2 { flags |= Lexeme.twoDigits }
      return Lexeme(word: .digits, flags: flags, value: Int32(whole))
    }
    if bytes[at] == 0x2C { return grouped(bytes, at, end, whole, digits.count) }
    var minute = 0
    if bytes[at] == 0x2E {
      at += 1
      let fraction = run(bytes, &at, end)
      guard let value = fraction.value, fraction.count > 0, whole < 1_000_000 else { return Lexeme() }
      if at == end {
        // Hundredths: 2.5 is 250; 6.30 has two digits and may be a clock.
        let hundredths = fraction.count == 1 ? value * 10 : fraction.count == 2 ? value : 0
        return Lexeme(
          word: .decimal, flags: fraction.count == 2 ? Lexeme.twoDigits : 0, value: Int32(whole * 100 + hundredths))
      }
      if bytes[at] == 0x2E { return Lexeme(word: .decimal, value: Int32(whole * 100)) }
      guard fraction.count == 2 else { return Lexeme() }
      minute = value
    }
    return suffixed(bytes, at, end, whole, digits.count, minute)
  }

  private static func run(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int) -> (value: Int?, count: Int)
  {
    let start = at
    var value = 0
    while at < end, isDigit(bytes[at]) {
      if value < 100_000_000 { value = value * 10 + Int(bytes[at]) - 0x30 }
      at += 1
    }
    return (value < 100_000_000 ? value : nil, at - start)
  }

  private static func grouped(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int, _ whole: Int, _ first: Int)
    -> Lexeme
  {
    var at = from
    var value = whole
    while at < end, bytes[at] == 0x2C {
      at += 1
      let group = run(bytes, &at, end)
      guard let number = group.value, group.count == 3, value < 10_000 else {
        return Lexeme(word: .grouped, value: 99_999_999)
      }
      value = value * 1000 + number
    }
    return Lexeme(word: .grouped, value: at == end && first <= 3 ? Int32(value) : 99_999_999)
  }

  private static func suffixed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int, _ whole: Int, _ count: Int, _ minute: Int
  ) -> Lexeme {
    func letter(_ k: Int) -> UInt8 { at + k < end ? bytes[at + k] | 0x20 : 0 }
    switch (end - at, letter(0), letter(1)) {
    case (1, 0x73, _):
      guard (count == 4 && whole % 10 == 0 && whole >= 1000 && whole < 2200) || (count == 2 && whole % 10 == 0) else {
        return Lexeme()
      }
      return Lexeme(word: .decade, value: Int32(whole))
    case (2, 0x73, 0x74), (2, 0x6E, 0x64), (2, 0x72, 0x64), (2, 0x74, 0x68):
      return whole > 0 && whole < 100 ? Lexeme(word: .ordinal, value: Int32(whole)) : Lexeme()
    case (2, 0x61, 0x6D), (2, 0x70, 0x6D):
      let pm = letter(0) == 0x70 ? Lexeme.plural : 0
      if count >= 3 { return whole < 1300 ? Lexeme(word: .clock, flags: pm, value: Int32(whole)) : Lexeme() }
      return Lexeme(word: .clock, flags: pm, value: Int32(whole * 100 + minute))
    case (3, 0x68, 0x72):
      return Lexeme(word: .hoursClock, value: Int32(min(whole, 9999)))
    case (1, 0x71, _): return (1...4).contains(whole) ? Lexeme(word: .quarterCode, value: Int32(whole)) : Lexeme()
    case (1, 0x7A, _) where count == 4: return Lexeme(word: .hoursClock, value: Int32(whole))
    case (3..., 0x74, _) where count == 2 && isDigit(bytes[at + 1]): return Lexeme(word: .dayHour, value: Int32(whole))
    default: return Lexeme()
    }
  }

  /// Q3, H1, FY2024, FY24.
  private static func code(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Lexeme {
    let start = Int(token.start), end = Int(token.end)
    let length = end - start
    switch bytes[start] {
    case 0x51 where length == 2 && (0x31...0x34).contains(bytes[start + 1]):
      return Lexeme(word: .quarterCode, value: Int32(bytes[start + 1] - 0x30))
    case 0x48 where length == 2 && (0x31...0x32).contains(bytes[start + 1]):
      return Lexeme(word: .halfCode, value: Int32(bytes[start + 1] - 0x30))
    case 0x46 where (length == 4 || length == 6) && bytes[start + 1] == 0x59:
      var at = start + 2
      let digits = run(bytes, &at, end)
      guard at == end, let value = digits.value else { return Lexeme() }
      return Lexeme(word: .fiscalYear, value: Int32(length == 4 ? TimeGrammar.century(of: value) : value))
    default: return Lexeme()
    }
  }
}
