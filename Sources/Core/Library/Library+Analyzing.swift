extension Library {
  /// Bytes up to which an article's names, dates and events are looked for: two novels as long as War and Peace.
  ///
  /// Longer files are dumps and logs rather than articles. What is found in 50 MB takes 600 MB of memory and fills every
  /// list; their text is read, searched and annotated like any other.
  package static let longestAnalyzed = 8_000_000

  /// The analysis of an article's text; of one that is too long, its paragraphs alone.
  func analysis(of text: Text, title: String?, published: Day?) -> Analysis {
    guard text.count <= Library.longestAnalyzed else { return Analysis(paragraphs: Paragraphs.spans(of: text)) }
    return analyzer.analyze(text, title: title, published: published)
  }
}
