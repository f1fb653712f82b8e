import Core
import Foundation

/// Reading and showing for the benchmark.
enum Files {
  static func paragraphs(ofArticlesIn folder: String) throws -> [[[String]]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    return try names.map { name in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      let text = Text(String(decoding: bytes, as: UTF8.self))
      let tokens = Tokenizer.tokens(of: text)
      return Paragraphs.spans(of: text).map { paragraph in
        let inside = tokens.filter { paragraph.contains($0.span) }
        return Sentences.ranges(of: inside, paragraphs: [paragraph], text: text).map { range in
          text.string(Span(start: Int(inside[range.lowerBound].start), end: Int(inside[range.upperBound - 1].end)))
        }
      }
    }
  }

  static func show(_ title: String, _ made: EditCase, _ carried: Carried) {
    func text(_ bytes: [UInt8], _ range: Range<Int>?) -> String {
      guard let range else { return "(lost)" }
      let from = max(0, range.lowerBound - 60)
      let to = min(bytes.count, range.upperBound + 60)
      let around = bytes[from..<range.lowerBound] + [0x5B] + bytes[range] + [0x5D] + bytes[range.upperBound..<to]
      return String(decoding: around.map { $0 == 0x0A ? 0x7C : $0 }, as: UTF8.self)
    }
    print("## \(title)\n  old   \(text(made.old, made.passage))\n  truth \(text(made.new, made.truth))")
    print("  found \(carried.state) \(text(made.new, carried.span?.range))")
  }

  /// The old matcher counts scalars; ranges here are bytes.
  static func oldWay(_ made: EditCase) -> Range<Int>? {
    let old = Array(String(decoding: made.old, as: UTF8.self).unicodeScalars)
    let new = Array(String(decoding: made.new, as: UTF8.self).unicodeScalars)
    func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
    let start = scalars(made.old[..<made.passage.lowerBound])
    let passage = start..<(start + scalars(made.old[made.passage]))
    guard let found = OldWay(new).find(passage, in: old) else { return nil }
    func byte(_ index: Int) -> Int { new[..<index].reduce(0) { $0 + UTF8.width($1) } }
    return byte(found.lowerBound)..<byte(found.upperBound)
  }
}
