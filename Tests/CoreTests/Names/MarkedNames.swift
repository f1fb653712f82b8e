import Testing

@testable import Core

/// A text with its names in brackets, `[Mark Milley|person] spoke in [Kyiv|place].`, as text and as marks.
struct MarkedNames {
  let text: Text
  let marks: [Mention]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var marks: [Mention] = []
    var start: Int?
    var kind: [UInt8]?
    for byte in marked.utf8 {
      switch byte {
      case UInt8(ascii: "["): start = bytes.count
      case UInt8(ascii: "|") where start != nil: kind = []
      case UInt8(ascii: "]"):
        if let from = start, let name = EntityKind(rawValue: String(decoding: kind ?? [], as: UTF8.self)) {
          marks.append(Mention(span: Span(start: from, end: bytes.count), kind: name))
        }
        start = nil
        kind = nil
      default: if kind != nil { kind?.append(byte) } else { bytes.append(byte) }
      }
    }
    text = Text(bytes: bytes)
    self.marks = marks
  }

  /// The text with brackets around mentions, for comparing.
  static func show(_ text: Text, _ mentions: [Mention]) -> String {
    var result = ""
    var at = 0
    for mention in mentions {
      result += text.string(Span(start: at, end: mention.span.start))
      result += "[\(text.string(mention.span))|\(mention.kind.rawValue)]"
      at = mention.span.end
    }
    return result + text.string(Span(start: at, end: text.count))
  }
}
