/// How a file is read: by its extension, and where that says nothing, by how it begins.
enum Format: Hashable, Sendable {
  case plain, markdown, html, jsonLines, json

  static func of(name: String, content: [UInt8]) -> Format {
    switch FileName.suffix(name) {
    case "md", "markdown", "mdown", "mkd": return .markdown
    case "htm", "html", "xhtml", "shtml": return .html
    case "jsonl", "ndjson": return .jsonLines
    case "json": return isJSONLines(content) ? .jsonLines : .json
    case "txt", "text", "asc", "mbox": return .plain
    default: return sniff(content)
    }
  }

  private static func sniff(_ content: [UInt8]) -> Format {
    var start = content.prefix(4096)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 <= 0x20 }
    if start.first == 0x7B { return isJSONLines(content) ? .jsonLines : .plain }
    if start.first == 0x3C {
      let opening = String(decoding: start.prefix(600), as: UTF8.self).lowercased()
      let signs = ["<!doctype html", "<html", "<head", "<body", "<article", "<!--", "<meta", "<title"]
      if signs.contains(where: { opening.hasPrefix($0) }) || opening.contains("<html") { return .html }
    }
    if start.starts(with: Array("---\n".utf8)) || start.starts(with: Array("---\r\n".utf8)) {
      return .markdown
    }
    return .plain
  }

  /// Whether the first line is a whole object. Of an indented one it is only the opening brace.
  private static func isJSONLines(_ content: [UInt8]) -> Bool {
    let line = content.prefix { $0 != 0x0A }.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 0x20 }
    guard line.first == 0x7B else { return false }
    // A line that is longer than what has been read so far is no indented object.
    return line.count > 200 || line.last(where: { $0 > 0x20 }) == 0x7D
  }
}

/// Known kinds of file that are no text, told by their first bytes.
enum Signature {
  static func name(of bytes: [UInt8]) -> (kind: String, hint: String)? {
    for (start, kind, hint) in table where bytes.starts(with: start) { return (kind, hint) }
    return nil
  }

  static func problem(_ name: String, _ known: (kind: String, hint: String)) -> Problem {
    .unreadable(name, "it is \(known.kind)", known.hint)
  }

  private static let table: [([UInt8], String, String)] = [
    (Array("%PDF-".utf8), "a PDF file", "make text of it: pdftotext FILE.pdf"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (or a DOCX, ODT or EPUB file)", "unpack it, or save it as text or HTML"),
    ([0x1F, 0x8B], "compressed with gzip", "zcat FILE.gz | dossier add -"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed with xz", "xzcat FILE.xz | dossier add -"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", "zstdcat FILE.zst | dossier add -"),
    (Array("BZh".utf8), "compressed with bzip2", "bzcat FILE.bz2 | dossier add -"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Microsoft Office file", "save it as text or HTML"),
    (Array("{\\rtf".utf8), "an RTF file", "save it as text or HTML"),
    (Array("SQLite format 3".utf8), "a SQLite database", "open a library with --library"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", "dossier reads text only"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture", "dossier reads text only"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program", "dossier reads text only"),
  ]
}
