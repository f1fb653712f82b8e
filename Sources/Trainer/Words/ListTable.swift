import Core
import Foundation

/// Makes the table of known names from the text files of a folder; one bit a list, see `NameLists`.
enum ListTable {
  /// Files and their bits. Files that are not there are left out.
  private static let files: [(name: String, bit: UInt8)] = [
    ("given", 0), ("census-given", 0), ("census-surnames", 1), ("places", 2), ("cities", 3), ("groups", 4),
    ("organizations", 5), ("others", 6),
  ]

  /// Adds the lists of a folder to the resources. Names stand between semicolons; lines with # are remarks.
  static func add(_ folder: URL, to resources: inout Resources) throws {
    var entries: [UInt64: UInt8] = [:]
    var order: [UInt64] = []
    func set(_ key: UInt64, _ mask: UInt8) {
      if let old = entries[key] {
        entries[key] = old | mask
      } else {
        entries[key] = mask
        order.append(key)
      }
    }
    for file in files {
      let url = folder.appending(path: "\(file.name).txt")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
        for name in line.split(separator: ";") {
          let tokens = Tokenizer.tokens(of: Text(String(name)))
          guard !tokens.isEmpty, tokens.count <= NameLists.longest else { continue }
          var key = NameLists.seed
          for (i, token) in tokens.enumerated() {
            key = NameLists.extend(key, token.folded)
            set(key, i + 1 == tokens.count ? 1 << file.bit : NameLists.prefixBit)
          }
        }
      }
    }
    guard !order.isEmpty else { return }
    resources.listBits = 8
    while 1 << resources.listBits < order.count * 3 / 2 { resources.listBits += 1 }
    let slots = 1 << resources.listBits
    resources.listTags = Array(repeating: 0, count: slots)
    resources.listMasks = Array(repeating: 0, count: slots)
    for key in order {
      var (slot, tag) = NameLists.place(key, mask: slots - 1)
      while resources.listTags[slot] != 0, resources.listTags[slot] != tag { slot = (slot + 1) & (slots - 1) }
      resources.listTags[slot] = tag
      resources.listMasks[slot] |= entries[key] ?? 0
    }
  }
}
