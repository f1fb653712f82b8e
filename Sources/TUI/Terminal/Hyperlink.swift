/// Links that a terminal may open (OSC 8): only web addresses, and nothing in them that a terminal could act on.
enum Hyperlink {
  static let close = Array("\u{1B}]8;;\u{1B}\\".utf8)

  /// The sequence that opens a link, or nil when the address is none that is passed on.
  static func open(_ address: String) -> [UInt8]? {
    let bytes = Array(address.utf8)
    let schemes = ["https://", "http://"].map { Array($0.utf8) }
    let lower = bytes.prefix(8).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    guard schemes.contains(where: { lower.starts(with: $0) }), bytes.count <= 2_000,
      bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E })
    else { return nil }
    return Array("\u{1B}]8;;".utf8) + bytes + Array("\u{1B}\\".utf8)
  }
}
