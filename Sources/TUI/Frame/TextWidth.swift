/// Measures and cuts text in cells, by the same rules by which it is put.
enum TextWidth {
  /// Cells that `text` takes.
  static func of(_ text: String) -> Int {
    var width = 0
    for piece in GlyphReader(text) { width += piece.width }
    return width
  }

  /// `text` if it fits, else as much as fits before an ellipsis.
  static func clipped(_ text: String, to columns: Int) -> String {
    guard columns > 0 else { return "" }
    guard text.utf8.count > columns, of(text) > columns else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<fitting(bytes[...], in: columns - 1)], as: UTF8.self) + "…"
  }

  /// The offset where the part of `bytes` ends that fits into `columns` cells.
  static func fitting(_ bytes: ArraySlice<UInt8>, in columns: Int) -> Int {
    var reader = GlyphReader(bytes)
    var width = 0
    var end = reader.offset
    while let piece = reader.next() {
      width += piece.width
      guard width <= columns else { break }
      end = reader.offset
    }
    return end
  }
}
