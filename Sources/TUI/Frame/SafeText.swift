/// Text for a terminal outside the screen: the same choke point, line by line.
enum SafeText {
  /// `text` as one line that no terminal can act on.
  static func line(_ text: String) -> String { String(GlyphReader(text).compactMap(\.glyph?.character)) }

  /// `bytes` as one line that no terminal can act on.
  static func line(utf8 bytes: ArraySlice<UInt8>) -> String {
    String(GlyphReader(bytes).compactMap(\.glyph?.character))
  }
}
