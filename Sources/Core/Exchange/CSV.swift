/// Comma-separated values. Source: RFC 4180; UTF-8, CRLF, one header.
package enum CSV {
  package static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Quoted where needed. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
  package static func field(_ value: String) -> String {
    let isFormula = value.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D].contains($0) } ?? false
    let safe = isFormula ? "'" + value : value
    guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return safe }
    var bytes: [UInt8] = [0x22]
    for byte in safe.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Text for XML 1.0 and HTML.
package enum Markup {
  /// Escapes `& < > " '`; leaves out what XML 1.0 cannot hold.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
