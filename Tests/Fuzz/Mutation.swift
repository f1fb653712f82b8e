/// Small changes to files of a corpus, the same for the same seed.
struct Mutation {
  private var state: UInt64
  private let files: [[UInt8]]

  /// Pieces of the formats, so that a mutation often stays near to what a parser takes.
  private static let pieces: [[UInt8]] = [
    "---\n", "\n\n", "\r\n", "\u{C}", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{202E}", "\u{200B}", "e\u{301}", "\u{FEFF}",
    "By Jane Roe, a professor", "2024-05-07 | Record", "Published: ", "(Reuters) - ", "-----", "End of Document",
    "1 of 2 DOCUMENTS", "From a@b Tue May  7 06:30:00 2024", "BODY:", "* ", "1. ", "> ", "| a | b |\n|---|---|\n",
    "[a](b)", "![", "```", "**", "# ", "&#27;", "&#x9b;", "&amp;", "<p>", "</p>", "<div class=\"ad\">", "<article>",
    "<table><tr><td>", "<script type=\"application/ld+json\">", "<!--", "<![CDATA[", "<!DOCTYPE", "<br>", "<li>",
    "{\"text\":\"", "\\ud83d", "\\u0000", "\"}", "[[[[", "{{{{", "]]]]", "key: ", "&a [*a]", "*a", "? ", "!!binary ",
    "|\n",
  ].map { Array($0.utf8) }

  init(seed: UInt64, files: [[UInt8]]) {
    state = seed
    self.files = files
  }

  mutating func next() -> [UInt8] {
    var bytes = files[below(files.count)]
    for _ in 0...below(6) { change(&bytes) }
    return Array(bytes.prefix(1 << 16))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let at = below(bytes.count + 1)
    let end = min(bytes.count, at + 1 + below(40))
    switch below(8) {
    case 0: if at < bytes.count { bytes[at] ^= 1 << UInt8(below(8)) }
    case 1: if at < bytes.count { bytes[at] = UInt8(below(256)) }
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: Array(bytes[at..<end]), at: at)
    case 4: bytes.insert(contentsOf: Array(repeating: Array(bytes[at..<end]), count: below(200)).joined(), at: at)
    case 5:
      let other = files[below(files.count)]
      let from = below(other.count + 1)
      bytes.replaceSubrange(at..<end, with: other[from..<min(other.count, from + 200)])
    case 6: bytes.removeSubrange(at...)
    default: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: at)
    }
  }

  /// SplitMix64 (S. Vigna, public domain).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ z >> 31) % UInt64(max(1, bound)))
  }
}
