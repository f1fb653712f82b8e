/// Why bytes are not JSON.
package struct JSONError: Error, Hashable, Sendable {
  /// Offset of the byte that cannot stand where it stands.
  package var offset: Int
  /// In words, without the place: "a comma or } is missing".
  package var reason: String
}

extension JSON {
  /// Deeper nesting is refused, so that no input can exhaust the stack.
  package static let deepest = 128

  /// Reads one value that fills the bytes (white space and a byte order mark around it are allowed). Linear.
  ///
  /// Lone surrogates and invalid UTF-8 in strings become U+FFFD; numbers too large for an `Int` become `Double`.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    let result: Result<JSON, JSONError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      do throws(JSONError) {
        let value = try parser.document()
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  package static func parse(_ text: String) throws(JSONError) -> JSON { try parse(Array(text.utf8)) }
}

/// Recursive descent. Source: RFC 8259.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSON {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
    let result = try value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw error("something follows the value") }
    return result
  }

  func error(_ reason: String) -> JSONError { JSONError(offset: at, reason: reason) }

  var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    guard depth <= JSON.deepest else { throw error("nested deeper than \(JSON.deepest) levels") }
    switch byte {
    case 0x22: return .string(try string())
    case 0x7B: return try object(depth: depth)
    case 0x5B: return try array(depth: depth)
    case 0x74: return try literal("true", .bool(true))
    case 0x66: return try literal("false", .bool(false))
    case 0x6E: return try literal("null", .null)
    case let next? where next == 0x2D || (0x30...0x39).contains(next): return try number()
    case nil: throw error("a value is missing at the end")
    default: throw error("not a JSON value")
    }
  }

  mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let fits = word.withUTF8Buffer { at + $0.count <= bytes.count && $0.elementsEqual(bytes[at..<(at + $0.count)]) }
    guard fits else { throw error("not a JSON value") }
    at += word.utf8CodeUnitCount
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSON {
    at += 1
    var members: [JSON.Member] = []
    skipSpace()
    if byte == 0x7D {
      at += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard byte == 0x22 else { throw error("a name in quotes is missing") }
      let name = try string()
      skipSpace()
      guard byte == 0x3A else { throw error("a colon is missing") }
      at += 1
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      skipSpace()
      switch byte {
      case 0x2C: at += 1
      case 0x7D:
        at += 1
        return .object(members)
      default: throw error("a comma or } is missing")
      }
    }
  }

  mutating func array(depth: Int) throws(JSONError) -> JSON {
    at += 1
    var values: [JSON] = []
    skipSpace()
    if byte == 0x5D {
      at += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch byte {
      case 0x2C: at += 1
      case 0x5D:
        at += 1
        return .array(values)
      default: throw error("a comma or ] is missing")
      }
    }
  }

  mutating func digits() throws(JSONError) {
    guard let first = byte, (0x30...0x39).contains(first) else { throw error("a digit is missing") }
    while let next = byte, (0x30...0x39).contains(next) { at += 1 }
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = at
    var isInteger = true
    if byte == 0x2D { at += 1 }
    if byte == 0x30 {
      at += 1
      if let next = byte, (0x30...0x39).contains(next) { throw error("a number begins with 0") }
    } else {
      try digits()
    }
    if byte == 0x2E {
      isInteger = false
      at += 1
      try digits()
    }
    if byte == 0x65 || byte == 0x45 {
      isInteger = false
      at += 1
      if byte == 0x2B || byte == 0x2D { at += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if isInteger, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw error("a number is too large") }
    return .number(value)
  }

  mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
    guard at < bytes.count else { throw error("a closing quote is missing") }
    if bytes[at] == 0x22 {
      defer { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    var unescaped = Array(bytes[start..<at])
    while at < bytes.count {
      let next = bytes[at]
      switch next {
      case 0x22:
        at += 1
        return String(decoding: unescaped, as: UTF8.self)
      case 0x5C: try escape(into: &unescaped)
      case ..<0x20: throw error("a control character stands in a string")
      default:
        unescaped.append(next)
        at += 1
      }
    }
    throw error("a closing quote is missing")
  }

  mutating func escape(into result: inout [UInt8]) throws(JSONError) {
    at += 1
    guard let kind = byte else { throw error("a closing quote is missing") }
    at += 1
    switch kind {
    case 0x22, 0x5C, 0x2F: result.append(kind)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75:
      var unit = try hex()
      if (0xD800..<0xDC00).contains(unit), at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
        let back = at
        at += 2
        let low = try hex()
        if (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          at = back
        }
      }
      let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      at -= 1
      throw error("an unknown escape")
    }
  }

  mutating func hex() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let next = byte else { throw error("four hexadecimal digits are missing") }
      switch next {
      case 0x30...0x39: value = value << 4 | UInt32(next - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(next - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(next - 0x57)
      default: throw error("four hexadecimal digits are missing")
      }
      at += 1
    }
    return value
  }
}
