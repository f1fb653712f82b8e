/// One text with its metadata, as reading gives it and before the library has seen it.
package struct Article: Hashable, Sendable {
  package var title: String
  package var byline: String?
  /// Publisher or outlet, as the text or its metadata names it.
  package var source: String?
  package var url: String?
  /// nil when no date is given anywhere: never guessed, never today.
  package var published: Day?
  package var text: Text
  /// Where it came from: a path, or a path and a number inside it (`letters.txt#2`), or an id of a JSON Lines file.
  /// Identity for re-import: the same origin again is a new revision of the same article.
  package var origin: String

  package init(
    title: String, byline: String? = nil, source: String? = nil, url: String? = nil, published: Day? = nil,
    text: Text, origin: String
  ) {
    self.title = title
    self.byline = byline
    self.source = source
    self.url = url
    self.published = published
    self.text = text
    self.origin = origin
  }
}
