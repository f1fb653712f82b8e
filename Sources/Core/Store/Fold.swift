/// Text without case and accents, for looking names up: `Zełenski`, `ZEŁENSKI` and `zelenski` are one key.
package enum Fold {
  /// U+00C0…U+017F in their base letters; a space stands for "as it is".
  private static let latin = Array(
    ("aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkklllllll"
      + "lllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
      .unicodeScalars.map { $0 })

  /// - Parameter keepsCase: folds accents only.
  package static func key(_ text: String, keepsCase: Bool = false) -> String {
    var text = text
    let isPlain = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
    if isPlain {
      return text.withUTF8 { utf8 in
        keepsCase
          ? String(decoding: utf8, as: UTF8.self)
          : String(decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
      }
    }
    if keepsCase { return keepingCase(text) }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00...0x7F: out.append(scalar.value >= 0x41 && scalar.value <= 0x5A ? lower(scalar) : scalar)
      case 0x0300...0x036F: continue
      case 0x2018, 0x2019, 0x02BC: out.append("'")
      case 0x2010...0x2014: out.append("-")
      case 0xC6, 0xE6: out.append(contentsOf: "ae".unicodeScalars)
      case 0xDF: out.append(contentsOf: "ss".unicodeScalars)
      case 0x152, 0x153: out.append(contentsOf: "oe".unicodeScalars)
      case 0xD8, 0xF8: out.append("o")
      case 0xD0, 0xF0: out.append("d")
      case 0xC0...0x17F where latin[Int(scalar.value) - 0xC0] != " ": out.append(latin[Int(scalar.value) - 0xC0])
      default: out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(out)
  }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar { Unicode.Scalar(UInt8(scalar.value | 0x20)) }

  private static func keepingCase(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      let folded = key(String(Character(scalar)))
      out += scalar.properties.isUppercase ? folded.uppercased() : folded
    }
    return out
  }
}
