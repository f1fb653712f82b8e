/// What may leave the program: printable text, and the sequences that curses and `Screen` send.
enum Stream {
  /// Everything else, as text.
  ///
  /// - Parameters:
  ///   - allowsClipboard: whether a copy may be among it: base64 and nothing else.
  ///   - allowsLinks: whether links may be: web addresses in printable ASCII.
  static func violations(
    _ bytes: [UInt8], allowsClipboard: Bool = false, allowsLinks: Bool = false
  ) -> [String] {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    // What was cut off at the end is no fault of the program.
    var found = String(validating: bytes.dropLast(4), as: UTF8.self) == nil && !isCut(bytes) ? ["invalid UTF-8"] : []
    var at = 0
    func isFinal(_ scalar: Unicode.Scalar) -> Bool { (0x40...0x7E).contains(scalar.value) }
    while at < scalars.count {
      let scalar = scalars[at]
      switch scalar.value {
      case 0x1B:
        guard at + 1 < scalars.count else { return found }
        switch scalars[at + 1] {
        case "[":
          var end = at + 2
          while end < scalars.count, !isFinal(scalars[end]) { end += 1 }
          guard end < scalars.count else { return found }
          var body = String(String.UnicodeScalarView(scalars[(at + 2)...end]))
          if !isAllowed(body) { found.append("CSI \(body)") }
          body = ""
          at = end
        case "(", ")": at += 2
        case "=", ">", "7", "8", "M", "D", "H": at += 1
        case "]" where allowsClipboard && scalars[at...].starts(with: "\u{1B}]52;c;".unicodeScalars):
          at += 7
          while at < scalars.count,
            scalars[at].properties.isAlphabetic || "0123456789+/=".unicodeScalars.contains(scalars[at])
          {
            at += 1
          }
          if at < scalars.count, scalars[at] != "\u{7}" { found.append("clipboard") }
        case "]" where allowsLinks && scalars[at...].starts(with: "\u{1B}]8;;".unicodeScalars):
          at += 5
          let start = at
          while at < scalars.count, (0x21...0x7E).contains(scalars[at].value) { at += 1 }
          let address = String(String.UnicodeScalarView(scalars[start..<at]))
          let ends = at + 1 >= scalars.count || scalars[at] == "\u{1B}" && scalars[at + 1] == "\\"
          if !ends || !(address.isEmpty || address.hasPrefix("http://") || address.hasPrefix("https://")) {
            found.append("link \(address)")
          }
          at += 1
        case "]":
          // A clipboard or a link, which are tested elsewhere, never come unasked; a title never.
          found.append(
            "OSC " + String(String.UnicodeScalarView(scalars[at..<min(at + 20, scalars.count)])).debugDescription)
          at += 1
        default:
          found.append("ESC \(scalars[at + 1].value)")
          at += 1
        }
      case 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F: break
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE0FFF:
        found.append("U+\(String(scalar.value, radix: 16))")
      default: break
      }
      at += 1
    }
    return found
  }

  /// Whether the bytes are UTF-8 but for a letter that the cut went through.
  private static func isCut(_ bytes: [UInt8]) -> Bool {
    (4...7).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }

  /// The body of a control sequence, its final letter included.
  private static func isAllowed(_ body: String) -> Bool {
    guard let final = body.last else { return false }
    let parameters = body.dropLast()
    if parameters.hasPrefix("?") {
      let modes = parameters.dropFirst().split(separator: ";")
      let known: Set<Substring> = ["1", "7", "12", "25", "1000", "1006", "1049", "2004", "2026", "2026$"]
      return "hlp".contains(final) && modes.allSatisfy(known.contains)
    }
    if final == "t" { return parameters.hasPrefix("22;0;0") || parameters.hasPrefix("23;0;0") }
    guard "ABCDGHJKLMPSTXZ@abdfghlmrn".contains(final), final != "n" else { return false }
    return parameters.allSatisfy { $0.isNumber || $0 == ";" } || parameters == "4" || parameters == "!"
  }
}
