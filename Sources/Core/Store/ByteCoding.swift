/// Writes compact binary records: integers as LEB128, strings with their length.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func count(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Signed, zigzag: small in either direction is short.
  mutating func signed(_ value: Int) { count(value << 1 ^ value >> 63) }

  mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      count(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func optional(_ value: String?) {
    byte(value == nil ? 0 : 1)
    if let value { string(value) }
  }

  mutating func optional(_ value: Int?) {
    byte(value == nil ? 0 : 1)
    if let value { signed(value) }
  }

  mutating func float(_ value: Float) {
    for shift in [0, 8, 16, 24] as [UInt32] { byte(UInt8(truncatingIfNeeded: value.bitPattern >> shift)) }
  }

  mutating func double(_ value: Double) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { byte(UInt8(truncatingIfNeeded: value.bitPattern >> shift)) }
  }

  mutating func strings(_ values: [String]) {
    count(values.count)
    for value in values { string(value) }
  }
}

/// A record that does not decode: the file is damaged or written by something else.
struct DamagedRecord: Error {}

/// Reads what `ByteWriter` wrote; refuses everything else, and never reads outside.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func byte() throws(DamagedRecord) -> UInt8 {
    guard at < bytes.count else { throw DamagedRecord() }
    defer { at += 1 }
    return bytes[at]
  }

  mutating func count() throws(DamagedRecord) -> Int {
    let value = try raw()
    guard value <= UInt64(Int64.max) else { throw DamagedRecord() }
    return Int(value)
  }

  private mutating func raw() throws(DamagedRecord) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || next <= 1 else { throw DamagedRecord() }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
      guard shift < 64 else { throw DamagedRecord() }
    }
  }

  mutating func signed() throws(DamagedRecord) -> Int {
    let value = try raw()
    return Int(bitPattern: UInt(value >> 1) ^ (0 &- UInt(value & 1)))
  }

  /// A number of items, each of which takes at least one byte: refuses counts that cannot be.
  mutating func items() throws(DamagedRecord) -> Int {
    let value = try count()
    guard value <= bytes.count - at else { throw DamagedRecord() }
    return value
  }

  mutating func string() throws(DamagedRecord) -> String {
    let length = try items()
    defer { at += length }
    return String(decoding: bytes[at..<(at + length)], as: UTF8.self)
  }

  mutating func optionalString() throws(DamagedRecord) -> String? {
    switch try byte() {
    case 0: nil
    case 1: try string()
    default: throw DamagedRecord()
    }
  }

  mutating func optionalSigned() throws(DamagedRecord) -> Int? {
    switch try byte() {
    case 0: nil
    case 1: try signed()
    default: throw DamagedRecord()
    }
  }

  mutating func float() throws(DamagedRecord) -> Float {
    var bits: UInt32 = 0
    for shift in [0, 8, 16, 24] as [UInt32] { bits |= UInt32(try byte()) << shift }
    return Float(bitPattern: bits)
  }

  mutating func double() throws(DamagedRecord) -> Double {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
    return Double(bitPattern: bits)
  }

  mutating func strings() throws(DamagedRecord) -> [String] {
    let number = try items()
    var values: [String] = []
    values.reserveCapacity(number)
    for _ in 0..<number { values.append(try string()) }
    return values
  }
}
