/// Text for a terminal outside the screen: the same choke point, line by line.
enum SafeText {
  /// `text` as one line that no terminal can act on.
  static func line(_ text: String) -> String { String(GlyphReader(text).compactMap(\.glyph?.character)) }

  /// `bytes` as one line that no terminal can act on.
  static func line(utf8 bytes: ArraySlice<UInt8>) -> String {
    String(GlyphReader(bytes).compactMap(\.glyph?.character))
  }

  /// `bytes` with the lines and tabs that they have, and nothing else that a terminal can act on.
  static func page(utf8 bytes: [UInt8]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(bytes.count)
    var start = 0
    for at in 0...bytes.count where at == bytes.count || bytes[at] == 0x0A || bytes[at] == 0x09 {
      // The end of a line of CSV.
      let isReturn = at > start && at < bytes.count && bytes[at] == 0x0A && bytes[at - 1] == 0x0D
      page.append(contentsOf: line(utf8: bytes[start..<(isReturn ? at - 1 : at)]).utf8)
      if at < bytes.count { page.append(bytes[at]) }
      start = at + 1
    }
    return page
  }
}
