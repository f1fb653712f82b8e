/// Element of a page → its paragraphs as plain text.
struct Blocks {
  struct Block {
    var text: [UInt8] = []
    var tag = ""
    /// Bytes of it that are links.
    var linked = 0

    var isHeading: Bool { tag.count == 2 && tag.first == "h" && tag != "hr" }
    var string: String { String(decoding: text, as: UTF8.self) }
  }

  private let page: Page
  private let clutter: [Bool]
  private(set) var blocks: [Block] = []
  private var open = Block()
  private var pendingSpace = false

  private static let blockTags: Set<String> = [
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "thead", "tfoot", "tr", "ul", "caption",
  ]

  init(_ page: Page, of element: Int, clutter: [Bool]) {
    self.page = page
    self.clutter = clutter
    walk(element)
    close()
  }

  private mutating func walk(_ element: Int) {
    // Elements whose end lies ahead, innermost last.
    var ends: [(element: Int, number: Int)] = []
    var linkEnd = 0
    var i = element
    let last = page[element].end
    while i <= last {
      while let top = ends.last, i >= page[top.element].end {
        ends.removeLast()
        if Self.blockTags.contains(page[top.element].tag) { close() }
      }
      if i == last { break }
      if clutter[i] {
        i = page[i].end
        continue
      }
      let tag = page[i].tag
      if tag.isEmpty {
        let isCode = ends.contains { page[$0.element].tag == "pre" }
        add(page[i].text, isLink: i < linkEnd, keepsLines: isCode)
        i += 1
        continue
      }
      switch tag {
      case "br": lineBreak()
      case "a": linkEnd = max(linkEnd, page[i].end)
      case "td", "th":
        if !open.text.isEmpty {
          open.text.append(contentsOf: Array(" | ".utf8))
          pendingSpace = false
        }
      default:
        if Self.blockTags.contains(tag) {
          // A paragraph inside a list item belongs to its mark.
          let continues = !open.text.isEmpty && open.text.count <= 5 && open.tag == "li"
          if !continues { close() }
          if !continues || tag == "li" { open.tag = tag }
          if tag == "li" { mark(&ends) }
        }
      }
      let first = tag == "ol" ? Int(page[i].attributes["start"] ?? "") ?? 1 : 1
      ends.append((i, first.magnitude < 100_000 ? first : 1))
      i += 1
    }
  }

  /// The bullet or number of a list item.
  private mutating func mark(_ ends: inout [(element: Int, number: Int)]) {
    if let list = ends.lastIndex(where: { ["ol", "ul", "menu"].contains(page[$0.element].tag) }),
      page[ends[list].element].tag == "ol"
    {
      open.text = Array("\(ends[list].number). ".utf8)
      ends[list].number += 1
    } else {
      open.text = Array("• ".utf8)
    }
    pendingSpace = false
  }

  private mutating func add(_ text: [UInt8], isLink: Bool, keepsLines: Bool) {
    let before = open.text.count
    for byte in text {
      if byte <= 0x20 && byte != 0x1B || byte == 0x7F {
        if keepsLines && byte == 0x0A {
          open.text.append(0x0A)
          pendingSpace = false
        } else {
          pendingSpace = true
        }
      } else {
        if pendingSpace, let last = open.text.last, last != 0x20, last != 0x0A { open.text.append(0x20) }
        pendingSpace = false
        open.text.append(byte)
      }
    }
    if isLink { open.linked += open.text.count - before }
  }

  /// One is a line end, two are a paragraph.
  private mutating func lineBreak() {
    while open.text.last == 0x20 { open.text.removeLast() }
    pendingSpace = false
    if open.text.last == 0x0A {
      let tag = open.tag
      close()
      open.tag = tag
    } else if !open.text.isEmpty {
      open.text.append(0x0A)
    }
  }

  private mutating func close() {
    var block = open
    block.text = Sanitizer.clean(block.text)
    while let last = block.text.last, last <= 0x20 { block.text.removeLast() }
    let start = block.text.prefix { $0 <= 0x20 }.count
    block.text.removeFirst(start)
    let isMarkOnly = block.tag == "li" && block.text.count <= 4
    if !block.text.isEmpty, !isMarkOnly { blocks.append(block) }
    open = Block()
    pendingSpace = false
  }
}
