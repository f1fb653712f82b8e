private import Yams

/// A block of YAML between `---` lines at the head of a file.
struct FrontMatter {
  var metadata = Metadata()
  /// First byte after the block.
  var bodyStart = 0

  /// - Parameter bytes: clean text of the file.
  /// - Returns: nil where there is none: no closing line, or no `key: value` in it (a rule is a rule).
  /// - Throws: `Problem` with file and line where the YAML is wrong.
  init?(_ bytes: [UInt8], name: String, limit: Int) throws(Problem) {
    guard let (block, body) = FrontMatter.block(of: bytes) else { return nil }
    guard block.count <= limit else {
      throw .unreadable(name, "its front matter is larger than \(ReadingLimits.words(limit))", "shorten it")
    }
    guard let metadata = try YAMLFields.read(Array(bytes[block]), name: name, firstLine: 2) else { return nil }
    self.metadata = metadata
    bodyStart = body
  }

  private static func block(of bytes: [UInt8]) -> (block: Range<Int>, body: Int)? {
    guard bytes.starts(with: Array("---".utf8)), let first = bytes.firstIndex(of: 0x0A),
      bytes[3..<first].allSatisfy({ $0 == 0x20 })
    else { return nil }
    var start = first + 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      while line.last == 0x20 { line = line.dropLast() }
      if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) {
        return (first + 1..<start, min(end + 1, bytes.count))
      }
      start = end + 1
    }
    return nil
  }
}

/// The top level of a YAML mapping, read as metadata. Aliases, tags and nesting that could be a bomb are refused.
enum YAMLFields {
  /// Deeper than metadata ever is; the composer recurses.
  private static let deepest = 24

  /// - Parameter firstLine: number of the first line in its file.
  /// - Returns: nil where it is no mapping.
  static func read(_ bytes: [UInt8], name: String, firstLine: Int) throws(Problem) -> Metadata? {
    if let line = tooDeepLine(bytes) {
      throw .atLine(name, firstLine + line, "nested deeper than \(deepest) levels", "keep metadata flat")
    }
    guard aliases(in: bytes) <= mostAliases else {
      throw .atLine(name, firstLine, "more than \(mostAliases) YAML aliases", "write the values out")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
    } catch let error as YamlError {
      let (reason, line) = describe(error)
      throw .atLine(name, firstLine + max(0, line - 1), "front matter: \(reason)", "mend the YAML, or take it away")
    } catch {
      throw .unreadable(name, "its YAML cannot be read", "mend it, or take it away")
    }
    guard let node, case .mapping(let mapping) = node else { return nil }
    var metadata = Metadata()
    for (key, value) in mapping {
      if let key = key.scalar?.string, let text = plainText(value) { _ = metadata.set(key, to: text) }
    }
    return metadata
  }

  private static func plainText(_ node: Node) -> String? {
    switch node {
    case .scalar(let scalar): return scalar.string == "null" || scalar.string == "~" ? nil : scalar.string
    case .sequence(let items):
      let texts = items.prefix(20).compactMap { item in
        item.scalar?.string ?? item.mapping.flatMap { $0["name"]?.scalar?.string }
      }
      return texts.isEmpty ? nil : texts.joined(separator: ", ")
    case .mapping(let mapping): return mapping["name"]?.scalar?.string
    case .alias: return nil
    }
  }

  private static func describe(_ error: YamlError) -> (reason: String, line: Int) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (Sanitizer.line(problem), mark.line)
    case .duplicatedKeysInMapping(_, let context): return ("the same key stands twice", context.mark.line)
    default: return ("it is not YAML", 1)
    }
  }

  /// With as few as these, lists of lists of aliases stay small.
  private static let mostAliases = 16

  /// `*name` where a value may stand.
  private static func aliases(in bytes: [UInt8]) -> Int {
    var count = 0
    var before: UInt8 = 0x0A
    for byte in bytes {
      if byte == 0x2A, [0x0A, 0x20, 0x2C, 0x5B, 0x7B].contains(before) { count += 1 }
      before = byte
    }
    return count
  }

  /// Index of the line where brackets, dashes or indentation go too deep.
  private static func tooDeepLine(_ bytes: [UInt8]) -> Int? {
    var line = 0, open = 0, dashes = 0
    var indent = 0
    var isStart = true
    for byte in bytes {
      switch byte {
      case 0x0A:
        line += 1
        dashes = 0
        indent = 0
        isStart = true
        continue
      case 0x20: if isStart { indent += 1 }
      case 0x5B, 0x7B: open += 1
      case 0x5D, 0x7D: open -= 1
      // "- - -" and "? ? ?" nest within a line.
      case 0x2D, 0x3F: if isStart { dashes += 1 }
      default: isStart = false
      }
      // Each level of a block takes two columns as people write it; a bomb takes one.
      if open > deepest || dashes > deepest || isStart && indent > deepest * 4 { return line }
    }
    return nil
  }
}
