private import CHTML

/// A web page as a flat tree: nodes in document order, so a node's subtree is one range of indices.
struct Page {
  struct Node {
    /// Lower case; empty for text.
    var tag: String
    /// Of a text node: as parsed, references decoded, not yet cleaned.
    var text: [UInt8] = []
    var attributes: [String: String] = [:]
    /// Index; -1 for the root.
    var parent: Int
    /// Index after the last node of the subtree.
    var end: Int = 0
  }

  private(set) var nodes: [Node] = []

  var root: Int { 0 }
  subscript(_ i: Int) -> Node { nodes[i] }

  /// What is asked of attributes anywhere; others are not copied.
  private static let kept: Set<String> = [
    "class", "id", "role", "hidden", "aria-hidden", "style", "itemprop", "rel", "href", "datetime", "property", "name",
    "content", "type", "start", "itemtype",
  ]
  /// Longer values are data (scripts, pictures), not names.
  private static let longestAttribute = 4096

  /// Parses with libxml2's HTML parser: no network, no external entities, its depth (256) and node size limits on.
  ///
  /// - Parameters:
  ///   - bytes: of the page.
  ///   - encoding: nil lets the page's own declaration decide.
  /// - Returns: nil where nothing can be made of it.
  /// - Throws: `Problem` where the page has more than `limit` nodes.
  init?(_ bytes: [UInt8], encoding: String?, limit: Int, name: String) throws(Problem) {
    guard html_available() == 1 else {
      throw .unreadable(name, "web pages need libxml2, which is not on this host", "install it (Debian: libxml2)")
    }
    guard bytes.count < Int(Int32.max) else { return nil }
    let document = bytes.withUnsafeBytes { buffer in
      html_parse(buffer.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), encoding)
    }
    guard let document else { return nil }
    defer { html_free(document) }
    guard let root = html_root(document) else { return nil }
    var parent = -1
    var current: OpaquePointer? = root
    while let node = current {
      guard nodes.count < limit else {
        throw .unreadable(name, "the page has more than \(limit) elements", "no article is built like that")
      }
      let kept = append(node, parent: parent)
      if let kept, html_kind(node) == Int32(HTML_ELEMENT), let child = html_child(node) {
        parent = kept
        current = child
        continue
      }
      if let kept { nodes[kept].end = nodes.count }
      // Up to the next node that has a sibling.
      var up = node
      current = nil
      while true {
        if up == root { break }
        if let next = html_next(up) {
          current = next
          break
        }
        guard parent >= 0, let above = html_parent(up) else { break }
        nodes[parent].end = nodes.count
        parent = nodes[parent].parent
        up = above
      }
    }
    for i in nodes.indices where nodes[i].end == 0 { nodes[i].end = nodes.count }
  }

  private mutating func append(_ node: OpaquePointer, parent: Int) -> Int? {
    switch html_kind(node) {
    case Int32(HTML_TEXT):
      guard let content = html_content(node) else { return nil }
      let text = Page.bytes(content)
      if text.isEmpty { return nil }
      nodes.append(Node(tag: "", text: text, parent: parent))
    case Int32(HTML_ELEMENT):
      guard let name = html_name(node) else { return nil }
      let tag = String(decoding: Page.bytes(name), as: UTF8.self).lowercased()
      nodes.append(Node(tag: tag, attributes: Page.attributes(of: node), parent: parent))
    default: return nil
    }
    return nodes.count - 1
  }

  private static func attributes(of node: OpaquePointer) -> [String: String] {
    var result: [String: String] = [:]
    var current = html_attributes(node)
    while let attribute = current {
      current = html_next_attribute(attribute)
      guard let name = html_attribute_name(attribute) else { continue }
      let key = String(decoding: bytes(name), as: UTF8.self).lowercased()
      guard kept.contains(key) else { continue }
      var value: [UInt8] = []
      var child = html_attribute_value(attribute)
      while let part = child, value.count <= longestAttribute {
        if let content = html_content(part) { value.append(contentsOf: bytes(content)) }
        child = html_next(part)
      }
      result[key] = String(decoding: value.prefix(longestAttribute), as: UTF8.self)
    }
    return result
  }

  private static func bytes(_ pointer: UnsafePointer<UInt8>) -> [UInt8] {
    var count = 0
    while pointer[count] != 0 { count += 1 }
    return Array(UnsafeBufferPointer(start: pointer, count: count))
  }
}

extension Page {
  /// Indices of the subtree without `i` itself.
  func inside(_ i: Int) -> Range<Int> { i + 1..<nodes[i].end }

  func children(_ i: Int) -> [Int] {
    var result: [Int] = []
    var at = i + 1
    while at < nodes[i].end {
      result.append(at)
      at = nodes[at].end
    }
    return result
  }

  func isInside(_ i: Int, _ ancestor: Int) -> Bool { ancestor <= i && i < nodes[ancestor].end }

  /// Elements of a name in document order.
  func all(_ tag: String) -> [Int] { nodes.indices.filter { nodes[$0].tag == tag } }

  /// All text below, white space folded, cleaned.
  func text(_ i: Int) -> String {
    var bytes: [UInt8] = []
    for at in i..<nodes[i].end where nodes[at].tag.isEmpty {
      bytes.append(contentsOf: nodes[at].text)
      bytes.append(0x20)
      if bytes.count > 8192 { break }
    }
    return Sanitizer.line(String(decoding: bytes, as: UTF8.self))
  }

  /// Words of class, id and the like: `article-body__mainText` → article, body, main, text.
  func words(_ i: Int) -> [String] {
    let attributes = nodes[i].attributes
    var words: [String] = []
    for key in ["class", "id", "itemprop"] {
      guard let value = attributes[key] else { continue }
      var word: [UInt8] = []
      var wasLower = false
      for byte in value.utf8.prefix(400) {
        let isUpper = (0x41...0x5A).contains(byte), isLower = (0x61...0x7A).contains(byte)
        if !isUpper && !isLower || isUpper && wasLower {
          if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
          word = []
        }
        if isUpper || isLower { word.append(byte | 0x20) }
        wasLower = isLower
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    }
    return words
  }
}
