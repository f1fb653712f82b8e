/// One input line of `dossier analyze --jsonl`.
package struct AnalysisRequest: Sendable {
  /// A string or a number, given back in the answer.
  package var id: JSON
  package var text: Text
  package var title: String?
  package var published: Day?
  /// A `published` that is no date: reported, and the article analysed without one.
  package var unreadableDate: String?
  /// Mentions and times that the line brings along, in text order; nil where it has none.
  package var givenMentions: [Mention]?
  package var givenTimes: [TimeExpression]?

  /// - Throws: what is wrong with the line, in words, without its number.
  package init(line: [UInt8]) throws(Problem) {
    let json: JSON
    do throws(JSONError) {
      json = try JSON.parse(line)
    } catch {
      throw Problem(.data, "not JSON: \(error.reason) (byte \(error.offset + 1))")
    }
    guard json.members != nil else { throw Problem(.data, "not a JSON object") }
    switch json["id"] {
    case .some(.string), .some(.integer), .some(.number): id = json["id"] ?? .null
    default: throw Problem(.data, "“id” is neither a string nor a number")
    }
    guard let text = json["text"]?.string else { throw Problem(.data, "“text” is not a string") }
    self.text = Text(text)
    title = json["title"]?.string
    if let date = json["published"], !date.isNull, date != "" {
      published = date.string.flatMap { Day(iso: $0) }
      if published == nil { unreadableDate = date.string ?? "something that is no string" }
    }
    guard json["mentions"] != nil || json["times"] != nil else { return }
    let points = CodePoints(self.text)
    func span(_ json: JSON) -> Span? {
      guard let start = json["start"]?.integer, let end = json["end"]?.integer, start < end else { return nil }
      return points.span(from: start, to: end)
    }
    givenMentions = json["mentions"]?.array?.compactMap { json in
      guard let span = span(json), let kind = json["kind"]?.string.flatMap(EntityKind.init) else { return nil }
      return Mention(span: span, kind: kind)
    }.sorted { $0.span < $1.span }
    givenTimes = json["times"]?.array?.compactMap { json in
      guard let span = span(json), let kind = json["type"]?.string.flatMap(TimeExpression.Kind.init),
        let value = json["value"]?.string
      else { return nil }
      let days = kind == .date || kind == .time ? PlacedValue.days(of: value) : nil
      return TimeExpression(
        span: span, kind: kind, value: value, earliest: days?.earliest, latest: days?.latest)
    }.sorted { $0.span < $1.span }
  }
}
