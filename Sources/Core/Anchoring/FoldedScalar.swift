/// What a Unicode scalar is to the token diff, and how it is compared.
///
/// Folding is what survives re-typesetting and changes of case: compatibility forms (full width, ligatures,
/// superscripts), case, all quotes of a kind, all dashes; soft hyphens, zero-width and direction marks are dropped.
/// Canonical equivalence (é as one scalar or two) is left to `String` hashing.
enum FoldedScalar {
  enum Role: UInt8 {
    /// Part of a word.
    case letter
    /// A letter of a script without spaces: a token of its own.
    case ideograph
    /// Belongs to the token before it.
    case combining
    case mark
    case space
    /// Nothing at all: soft hyphen, zero width, direction.
    case ignored
  }

  static func role(_ value: UInt32) -> Role {
    if value < 0x530 { return Role(rawValue: table[Int(value)].role) ?? .mark }
    switch value {
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x1680: return .space
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x180B...0x180E: return .ignored
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF:
      return isCombining(value) ? .combining : isLetter(value) ? .ideograph : .mark
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x30FA, 0x30FC...0x312F, 0x31A0...0x31FF,
      0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return .ideograph
    case 0x2010...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3001...0x303F: return .mark
    case 0xAC00...0xD7A3: return .letter
    default: return isCombining(value) ? .combining : isLetter(value) ? .letter : .mark
    }
  }

  /// Appends the folded form.
  static func fold(_ value: UInt32, into result: inout [UInt8]) {
    if value < 0x530 {
      result.append(contentsOf: table[Int(value)].folded)
      return
    }
    switch value {
    case 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0xFF07: result.append(0x27)
    case 0x201C...0x201F, 0x2033, 0x2036, 0x300C...0x300F, 0xFF02: result.append(0x22)
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: result.append(0x2D)
    case 0x2026: result.append(0x2E)
    case 0x2022, 0x2023, 0x2043, 0x2219, 0x25CF, 0x25AA: result.append(0x2A)
    case 0xFF01...0xFF5E: appendLower(value - 0xFEE0, to: &result)
    case 0xFB00...0xFB06:
      let forms = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
      result.append(contentsOf: forms[Int(value - 0xFB00)].utf8)
    case 0x2070, 0x2074...0x2079: result.append(UInt8(0x30 + value - 0x2070))
    case 0x2080...0x2089: result.append(UInt8(0x30 + value - 0x2080))
    default: appendLower(value, to: &result)
    }
  }

  private static func isCombining(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }

  private static func appendLower(_ value: UInt32, to result: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return }
    result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  }

  private struct Entry {
    var role: UInt8
    var folded: [UInt8]
  }

  /// Latin, Greek, Cyrillic: what nearly all text is made of.
  private static let table: [Entry] = (0..<UInt32(0x530)).map { value in
    var folded: [UInt8] = []
    let role: Role
    switch value {
    case ...0x20, 0x7F...0xA0:
      role = .space
    case 0xAD, 0x34F:
      role = .ignored
    case 0x27, 0x60, 0xB4, 0x2BC:
      role = .mark
      folded = [0x27]
    case 0x22, 0xAB, 0xBB:
      role = .mark
      folded = [0x22]
    case 0xB7:
      role = .mark
      folded = [0x2A]
    case 0xB2, 0xB3:
      role = .letter
      folded = [UInt8(value - 0xB2 + 0x32)]
    case 0xB9:
      role = .letter
      folded = [0x31]
    case 0xDF:
      role = .letter
      folded = [0x73, 0x73]
    case 0x3C2:
      role = .letter
      folded = Array("σ".utf8)
    default:
      role = isCombining(value) ? .combining : isLetter(value) ? .letter : .mark
      appendLower(value, to: &folded)
    }
    return Entry(role: role.rawValue, folded: folded)
  }
}
