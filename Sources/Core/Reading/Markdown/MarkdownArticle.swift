private import CMarkdown

/// Markdown (CommonMark with GitHub's tables and strikethrough) → metadata and paragraphs.
///
/// Headings, paragraphs, items (`• `, `1. `), quotations and table rows (cells joined by ` | `) become paragraphs;
/// emphasis, links and code lose their marks and keep their words; pictures go, since their texts are captions; HTML
/// loses its tags. A first heading of level 1 is the headline where the front matter has none.
enum MarkdownArticle {
  static func read(_ clean: [UInt8], name: String, limits: ReadingLimits) throws(Problem) -> (
    metadata: Metadata, paragraphs: [[UInt8]]
  ) {
    let front = try FrontMatter(clean, name: name, limit: limits.metadata)
    var metadata = front?.metadata ?? Metadata()
    var blocks = blocks(of: Array(clean[(front?.bodyStart ?? 0)...]), limit: limits.nodes)
    var at = 0
    if let first = blocks.first, first.isHeading {
      let title = Sanitizer.line(String(decoding: first.text, as: UTF8.self))
      metadata.title = metadata.title ?? title
      if metadata.title == title || first.level == 1 && front == nil {
        blocks.removeFirst()
      }
    }
    while at < min(4, blocks.count), let line = HeaderLine(String(decoding: blocks[at].text, as: UTF8.self)),
      line.metadata != Metadata()
    {
      metadata.fill(from: line.metadata)
      at += 1
    }
    var paragraphs = blocks[at...].map(\.text)
    if let first = paragraphs.first, let dateline = Dateline(first) {
      metadata.source = metadata.source ?? dateline.source
      metadata.published = metadata.published ?? dateline.published
    }
    if let title = metadata.title { paragraphs.insert(Array(title.utf8), at: 0) }
    return (metadata, paragraphs)
  }

  struct Block {
    var text: [UInt8] = []
    /// Of a heading, 1…6; 0 for others.
    var level = 0
    var isHeading: Bool { level > 0 }
  }

  private static let mostCells = 500

  private static func blocks(of bytes: [UInt8], limit: Int) -> [Block] {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES) else { return [] }
    defer { cmark_parser_free(parser) }
    // cmark-gfm's tables take quadratic time in the cells of a row; no table for people has as many.
    let hasTables = !bytes.split(separator: 0x0A).contains {
      $0.count > mostCells && $0.count { $0 == 0x7C } > mostCells
    }
    for name in hasTables ? ["table", "strikethrough"] : ["strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    bytes.withUnsafeBytes { buffer in
      if let base = buffer.bindMemory(to: CChar.self).baseAddress { cmark_parser_feed(parser, base, buffer.count) }
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    var writer = Writer()
    guard let iterator = cmark_iter_new(document) else { return [] }
    defer { cmark_iter_free(iterator) }
    var seen = 0
    while seen < limit {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      writer.take(node, isEntering: event == CMARK_EVENT_ENTER)
      seen += 1
    }
    writer.close()
    return writer.blocks
  }

  /// Takes the events of cmark's iterator.
  private struct Writer {
    var blocks: [Block] = []
    private var open = Block()
    /// Pictures that are open: their texts are captions.
    private var pictures = 0
    /// Number of the last item of each open list; nil for one with bullets.
    private var lists: [Int?] = []

    mutating func take(_ node: OpaquePointer, isEntering: Bool) {
      let type = cmark_node_get_type(node)
      switch type {
      case CMARK_NODE_TEXT: if pictures == 0 { add(cmark_node_get_literal(node)) }
      case CMARK_NODE_CODE: add(cmark_node_get_literal(node))
      case CMARK_NODE_SOFTBREAK: open.text.append(0x20)
      case CMARK_NODE_LINEBREAK: open.text.append(0x0A)
      case CMARK_NODE_IMAGE: pictures += isEntering ? 1 : -1
      case CMARK_NODE_HTML_INLINE, CMARK_NODE_FOOTNOTE_REFERENCE, CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK:
        break
      case CMARK_NODE_HTML_BLOCK:
        close()
        add(withoutTags(cmark_node_get_literal(node)))
        close()
      case CMARK_NODE_CODE_BLOCK:
        close()
        add(cmark_node_get_literal(node))
        close()
      case CMARK_NODE_HEADING:
        close()
        open.level = isEntering ? Int(cmark_node_get_heading_level(node)) : 0
      case CMARK_NODE_LIST:
        close()
        if isEntering {
          let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          lists.append(isOrdered ? Int(cmark_node_get_list_start(node)) - 1 : nil)
        } else {
          lists.removeLast()
        }
      case CMARK_NODE_ITEM:
        close()
        if isEntering { open.text = mark() }
      case CMARK_NODE_PARAGRAPH:
        // The first paragraph of an item goes behind its mark.
        if !(isEntering && isOnlyMark) { close() }
      default: takeExtension(node, isEntering: isEntering)
      }
    }

    private mutating func takeExtension(_ node: OpaquePointer, isEntering: Bool) {
      switch cmark_node_get_type_string(node).map({ String(cString: $0) }) {
      case "table_cell":
        if !isEntering, cmark_node_next(node) != nil { open.text.append(contentsOf: Array(" | ".utf8)) }
      case "strikethrough": break
      default: close()
      }
    }

    private var isOnlyMark: Bool { open.text.count <= 5 && open.text.last == 0x20 && !open.isHeading }

    private mutating func mark() -> [UInt8] {
      guard let last = lists.indices.last, let number = lists[last] else { return Array("• ".utf8) }
      lists[last] = number + 1
      return Array("\(number + 1). ".utf8)
    }

    private mutating func add(_ literal: UnsafePointer<CChar>?) {
      guard let literal else { return }
      var i = 0
      while literal[i] != 0 {
        open.text.append(UInt8(bitPattern: literal[i]))
        i += 1
      }
    }

    private mutating func add(_ bytes: [UInt8]) { open.text.append(contentsOf: bytes) }

    /// Words of an HTML block: comments and tags out, references stay as they are written.
    private func withoutTags(_ literal: UnsafePointer<CChar>?) -> [UInt8] {
      guard let literal else { return [] }
      let html = String(cString: literal)
      if html.hasPrefix("<!--") || html.lowercased().hasPrefix("<script") || html.lowercased().hasPrefix("<style")
        || html.lowercased().hasPrefix("<figure")
      {
        return []
      }
      var result: [UInt8] = []
      var isTag = false
      for byte in html.utf8 {
        if byte == 0x3C { isTag = true } else if byte == 0x3E { isTag = false } else if !isTag { result.append(byte) }
      }
      return result
    }

    mutating func close() {
      // References (`&#27;`) may have made control characters.
      var text = Sanitizer.clean(open.text)
      while let last = text.last, last <= 0x20 { text.removeLast() }
      text.removeFirst(text.prefix { $0 <= 0x20 }.count)
      let isMark = text.count <= 4 && (text.elementsEqual("•".utf8) || text.last == 0x2E)
      if !text.isEmpty, !isMark { blocks.append(Block(text: folded(text), level: open.level)) }
      open = Block()
    }

    /// Blank lines inside a block (code) would end the paragraph.
    private func folded(_ text: [UInt8]) -> [UInt8] {
      var result: [UInt8] = []
      for byte in text where byte != 0x0A || result.last != 0x0A { result.append(byte) }
      return result
    }
  }
}
