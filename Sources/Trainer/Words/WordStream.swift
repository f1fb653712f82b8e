import Core
import Foundation

/// All running text of the data folder as numbered words, for learning word vectors.
struct WordStream {
  /// Word numbers; -1 between paragraphs, -2 for a word that is too rare.
  private(set) var ids: [Int32] = []
  /// `WordForm.exact` hash and count of each word, most frequent first.
  private(set) var words: [(hash: UInt32, count: Int)] = []

  /// Numbers count as one word.
  private static let number: UInt32 = 0xD161_7000

  init(_ folder: URL, annotated: [AnnotatedText], largest: Int, rarest: Int) throws {
    var stream: [UInt32] = []
    var counts: [UInt32: Int] = [:]
    func add(_ text: Text) {
      for paragraph in Paragraphs.spans(of: text) {
        let part = Text(bytes: Array(text.bytes[paragraph.range]))
        for token in Tokenizer.tokens(of: part) {
          var hash = Self.number
          if token.kind != .number {
            hash = WordForm.fold(part.bytes[token.span.range].reduce(FNV64.seed) { FNV64.add($1, to: $0) })
            if hash == 0 { hash = 1 }
          }
          counts[hash, default: 0] += 1
          stream.append(hash)
        }
        stream.append(0)
      }
    }
    for text in annotated { add(text.text) }
    for url in try Self.textFiles(folder.appending(path: "articles")) {
      add(Text(try String(contentsOf: url, encoding: .utf8)))
    }
    let bulk = folder.appending(path: "bulk/whitehouse.jsonl.xz")
    if FileManager.default.fileExists(atPath: bulk.path) {
      struct Page: Decodable { var text: String }
      let decoder = JSONDecoder()
      for line in try Self.unpacked(bulk).split(separator: 0x0A) {
        add(Text(try decoder.decode(Page.self, from: Data(line)).text))
      }
    }
    let kept = counts.filter { $0.value >= rarest }.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(largest)
    words = kept.map { ($0.key, $0.value) }
    var numbers: [UInt32: Int32] = [:]
    for (i, word) in words.enumerated() { numbers[word.hash] = Int32(i) }
    ids = stream.map { $0 == 0 ? -1 : numbers[$0] ?? -2 }
  }

  private static func textFiles(_ folder: URL) throws -> [URL] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
  }

  /// The bytes of an .xz file, by the program of that name.
  private static func unpacked(_ url: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xz", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Problem(.data, "\(url.path) cannot be unpacked", hint: "install xz-utils")
    }
    return data
  }
}

/// 64-bit FNV-1a, as `Token.folded` and `WordForm.exact` use it.
enum FNV64 {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}
