/// Rows of the timeline in foreign formats.
package enum TimelineFiles {
  /// What a file is made from: rows, and the names and sentences they point to.
  package struct Content: Sendable {
    package var rows: [TimelineRow]
    package var names: [Int64: String]
    package var articles: [Int64: OpenArticle]

    package init(rows: [TimelineRow], names: [Int64: String], articles: [Int64: OpenArticle]) {
      self.rows = rows
      self.names = names
      self.articles = articles
    }

    func quote(_ row: TimelineRow) -> String {
      guard let source = row.sources.first, let article = articles[source.article] else { return "" }
      return article.text.string(source.span)
    }

    func title(_ row: TimelineRow) -> String { row.sources.first.flatMap { articles[$0.article] }?.summary.title ?? "" }

    func participants(_ row: TimelineRow) -> [String] { row.participants.compactMap { names[$0] } }
  }

  package static func csv(_ content: Content) -> String {
    let rows = content.rows.map { row in
      let source = row.sources.first
      let points = source.flatMap { content.articles[$0.article] }.map { CodePoints($0.text) }
      return [
        "ev-\(row.id)", row.edtf, row.earliest.description, row.latest.description, row.label, row.status.rawValue,
        source.map { String($0.article) } ?? "", content.title(row),
        points.flatMap { points in source.map { String(points.index(ofOffset: $0.span.start)) } } ?? "",
        points.flatMap { points in source.map { String(points.index(ofOffset: $0.span.end)) } } ?? "",
        content.quote(row), content.participants(row).joined(separator: "; "),
      ]
    }
    return CSV.text(
      header: [
        "event_id", "edtf", "earliest", "latest", "title", "status", "article_id", "article", "start", "end", "quote",
        "entities",
      ], rows: rows)
  }

  /// TimelineJS 3. An event of less than a day's precision says its date in `display_date`.
  package static func timelineJS(_ content: Content, title: String) -> [UInt8] {
    let events: [JSON] = content.rows.map { row in
      var start: [JSON.Member] = [.init("year", .integer(row.earliest.year))]
      let isDay = row.earliest == row.latest
      if isDay || row.earliest.month != 1 || row.latest.month != 12 {
        start.append(.init("month", .integer(row.earliest.month)))
      }
      if isDay { start.append(.init("day", .integer(row.earliest.day))) }
      start.append(.init("display_date", .string(row.edtf)))
      var members: [JSON.Member] = [.init("unique_id", .string("ev-\(row.id)")), .init("start_date", .object(start))]
      if !isDay {
        members.append(
          .init(
            "end_date",
            [
              "year": .integer(row.latest.year), "month": .integer(row.latest.month), "day": .integer(row.latest.day),
              "display_date": "",
            ]))
      }
      let text = "<p>“\(Markup.escaped(content.quote(row)))” — \(Markup.escaped(content.title(row)))</p>"
      members.append(.init("text", ["headline": .string(Markup.escaped(row.label)), "text": .string(text)]))
      if let group = content.participants(row).first { members.append(.init("group", .string(group))) }
      return .object(members)
    }
    let file: JSON = ["title": ["text": ["headline": .string(Markup.escaped(title))]], "events": .array(events)]
    return file.indented + [0x0A]
  }

  /// iCalendar. Source: RFC 5545.
  ///
  /// - Returns: the text, and how many events it cannot say: dates of a month, quarter or year, and before the year 1.
  package static func calendar(_ content: Content, now: Double) -> (text: String, skipped: Int) {
    let longest = 31
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dossier//EN"]
    var skipped = 0
    let stamp = Stamp.text(now).filter { $0 != "-" && $0 != ":" }
    for row in content.rows {
      let isWhole =
        row.earliest == row.latest || row.edtf.contains("/") && row.latest.ordinal - row.earliest.ordinal < longest
      guard isWhole, row.earliest.year >= 1, row.latest.year <= 9_998 else {
        skipped += 1
        continue
      }
      lines += [
        "BEGIN:VEVENT", "UID:ev-\(row.id)@dossier", "DTSTAMP:" + stamp, "DTSTART;VALUE=DATE:" + plain(row.earliest),
        "DTEND;VALUE=DATE:" + plain(row.latest.adding(days: 1)), "SUMMARY:" + escaped(row.label),
        "DESCRIPTION:" + escaped("“\(content.quote(row))” — \(content.title(row))"), "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return (lines.map { folded($0) + "\r\n" }.joined(), skipped)
  }

  private static func plain(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// At most 75 octets a line, never inside a character; continuation lines begin with a space.
  static func folded(_ line: String) -> String {
    var result = ""
    var used = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if used + width > 75 {
        result += "\r\n "
        used = 1
      }
      result.unicodeScalars.append(scalar)
      used += width
    }
    return result
  }
}
