import Core

/// Words in several styles, wrapped into lines of a page.
struct WrappedWords {
  struct Piece: Hashable, Sendable {
    var text: String
    var style: Style?
  }

  /// - Parameters:
  ///   - pieces: in order; white space between words is one space, a line break is kept as one.
  ///   - indent: cells before each line.
  static func lines(_ pieces: [Piece], columns: Int, indent: Int = 2, style: Style = .text) -> [Page.Line] {
    var builder = Builder(room: max(8, columns - indent), indent: indent, style: style)
    for piece in pieces { builder.add(piece) }
    return builder.finished
  }

  /// Plain text, each of its lines wrapped.
  static func lines(_ text: String, columns: Int, indent: Int = 2, style: Style = .text) -> [Page.Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let wrapped = lines([Piece(text: String(line))], columns: columns, indent: indent, style: style)
      return wrapped.isEmpty ? [Page.Line(text: "")] : wrapped
    }
  }

  private struct Builder {
    let room: Int
    let indent: Int
    let style: Style
    private var done: [Page.Line] = []
    private var text = ""
    private var width = 0
    private var marks: [Page.Line.Mark] = []
    private var needsSpace = false

    init(room: Int, indent: Int, style: Style) {
      self.room = room
      self.indent = indent
      self.style = style
    }

    mutating func add(_ piece: Piece) {
      var word = ""
      for character in piece.text {
        if character.isWhitespace {
          put(word, piece.style)
          word = ""
          needsSpace = width > 0
        } else {
          word.append(character)
        }
      }
      put(word, piece.style)
    }

    private mutating func put(_ word: String, _ style: Style?) {
      guard !word.isEmpty else { return }
      var word = word
      let wanted = TextWidth.of(word) + (needsSpace ? 1 : 0)
      if width > 0, width + wanted > room { close() }
      while TextWidth.of(word) > room {
        let part = TextWidth.clipped(word, to: room)
        let kept = part == word ? part : String(word.prefix(max(1, part.count - 1)))
        append(kept, style)
        close()
        word = String(word.dropFirst(kept.count))
      }
      if needsSpace, width > 0 { append(" ", marks.last?.style == style ? style : nil) }
      needsSpace = false
      append(word, style)
    }

    private mutating func append(_ words: String, _ style: Style?) {
      if text.isEmpty { text = String(repeating: " ", count: indent) }
      let start = text.utf8.count
      text += words
      width += TextWidth.of(words)
      guard let style else { return }
      if let last = marks.last, last.style == style, last.span.end == start {
        marks[marks.count - 1].span = Span(start: last.span.start, end: text.utf8.count)
      } else {
        marks.append(Page.Line.Mark(span: Span(start: start, end: text.utf8.count), style: style))
      }
    }

    private mutating func close() {
      guard !text.isEmpty else { return }
      var line = Page.Line(text: text, style: style)
      line.marks = marks
      done.append(line)
      text = ""
      width = 0
      marks = []
      needsSpace = false
    }

    var finished: [Page.Line] {
      var copy = self
      copy.close()
      return copy.done
    }
  }
}
