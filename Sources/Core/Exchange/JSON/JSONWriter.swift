extension JSON {
  /// On one line, without white space between tokens; ASCII controls escaped, everything else as UTF-8.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// Indented by two columns a level, for files that people read and compare.
  package var indented: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    return bytes
  }

  package func write(to bytes: inout [UInt8]) { write(to: &bytes, indent: nil) }

  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value):
      // JSON has no infinities; a whole number is written as one.
      if let whole = Int(exactly: value) {
        bytes.append(contentsOf: String(whole).utf8)
      } else {
        bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
      }
    case .string(let value): JSON.write(string: value.utf8, to: &bytes)
    case .array(let values):
      JSON.write(list: values, open: 0x5B, close: 0x5D, indent: indent, to: &bytes) { value, inner, bytes in
        value.write(to: &bytes, indent: inner)
      }
    case .object(let members):
      JSON.write(list: members, open: 0x7B, close: 0x7D, indent: indent, to: &bytes) { member, inner, bytes in
        JSON.write(string: member.name.utf8, to: &bytes)
        bytes.append(0x3A)
        if inner != nil { bytes.append(0x20) }
        member.value.write(to: &bytes, indent: inner)
      }
    }
  }

  private static func write<Element>(
    list: [Element], open: UInt8, close: UInt8, indent: Int?, to bytes: inout [UInt8],
    each: (Element, Int?, inout [UInt8]) -> Void
  ) {
    bytes.append(open)
    let inner = indent.map { $0 + 2 }
    for (i, element) in list.enumerated() {
      if i > 0 { bytes.append(0x2C) }
      if let inner { newLine(inner, to: &bytes) }
      each(element, inner, &bytes)
    }
    if let indent, !list.isEmpty { newLine(indent, to: &bytes) }
    bytes.append(close)
  }

  private static func newLine(_ columns: Int, to bytes: inout [UInt8]) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: columns))
  }

  /// Writes UTF-8 as a JSON string with its quotes. The bytes must be valid UTF-8.
  package static func write(string: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in string {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case ..<0x20, 0x7F:
        bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30])
        bytes.append(hexDigit(byte >> 4))
        bytes.append(hexDigit(byte & 15))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
