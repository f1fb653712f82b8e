import Core

extension Pages {
  /// Two versions of one note, both in full: mine and what somebody else made of it meanwhile.
  static func conflict(_ conflict: AnnotationConflict, columns: Int) -> Page {
    let mine = conflict.mine
    let theirs = conflict.theirs
    func version(_ title: String, _ note: Annotation, key: String) -> [Page.Line] {
      var lines = [heading("\(key)  \(title)")]
      lines +=
        note.body.isEmpty
        ? [Page.Line(text: "  (no words)", style: .textDim)]
        : WrappedWords.lines(oneLinePerLine(note.body), columns: columns - 3)
      if !note.tags.isEmpty {
        lines.append(Page.Line(text: "  #" + note.tags.joined(separator: " #"), style: .textDim))
      }
      if note.isDeleted { lines.append(Page.Line(text: "  (deleted)", style: .statusError)) }
      if note.colour != (key == "m" ? theirs : mine).colour {
        lines.append(Page.Line(text: "  \(note.colour)", style: .textDim))
      }
      return lines + [blank]
    }
    let lines =
      [Page.Line(text: "“\(oneLine(theirs.anchor.exact, limit: 300))”", style: .quotation), blank]
      + version("mine, not stored yet", mine, key: "m")
      + version("theirs, stored by \(oneLine(theirs.author)) meanwhile", theirs, key: "t")
    return Page(kind: .conflict(theirs.id), title: "Two versions of one note", lines: lines)
  }

  private static func oneLinePerLine(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { oneLine(String($0), limit: 10_000) }
      .joined(separator: "\n")
  }
}
