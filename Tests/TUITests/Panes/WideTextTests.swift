import Core
import Testing

@testable import TUI

/// Wide characters, combining marks and emoji everywhere a text can stand: lines between panes and right edges stay.
struct WideTextTests {
  /// Names, titles and words that terminals and programs disagree about.
  private static let nasty = [
    "東京の新聞", "Ngu\u{303}gi\u{303} wa Thiong’o", "👩‍👩‍👧‍👦 Familie", "क्षत्रिय", "Zoe\u{308} 🇺🇦🇩🇪", "ﷺ", "ｆｕｌｌ", "한국어 한글",
    "1\u{FE0F}\u{20E3} key", "Ζ\u{301}\u{302}\u{303}\u{304}\u{305}algo", "❤️ heart", "a\u{200D}b\u{200B}c",
  ]

  private func article(_ nasty: [String]) -> OpenArticle {
    func word(_ index: Int) -> String { nasty[index % nasty.count] }
    let text = (0..<6).map { number in
      "[\(word(number))|P\(number + 1)] met [\(word(number + 5))|O\(number + 11)] in {November 2022|2022-11}: "
        + (0..<12).map { word($0 + number) }.joined(separator: " ") + "."
    }
    return Sample.article(
      text.joined(separator: "\n\n"), title: nasty.joined(separator: " "),
      annotations: [])
  }

  private func screens(_ nasty: [String], rows: Int, columns: Int) -> [(String, Frame)] {
    let article = article(nasty)
    var state = Sample.state(rows: rows, columns: columns, article)
    let list = (1...40).map { number in
      ArticleSummary(
        id: Int64(number), title: (0..<5).map { nasty[(number + $0) % nasty.count] }.joined(separator: " "),
        published: Day(ordinal: 19_000 + number), words: 1_234, notes: 2,
        people: [nasty[number % nasty.count], nasty[(number + 1) % nasty.count]])
    }
    _ = state.update(.articlesListed(Filter(), .date, list))
    if let asked = state.timeline.asked {
      let rows = (1...20).map { number in
        Sample.row(
          Int64(number), "2022-11-09", nasty.joined(separator: " "), article: 1, article.analysis.sentences[0],
          people: [1])
      }
      _ = state.update(.timelineShown(asked, mainOnly: true, rows))
    }
    var frames = [("reading", render(state))]
    for (name, keys) in [
      ("names", "3j"), ("timeline", "2tt"), ("articles", "q1"), ("search", "2/a"), ("note", "<esc>vsa"),
    ] {
      if name == "articles" { state.screen = .articles } else { state.press(keys) }
      frames.append((name, render(state)))
      if name == "articles" { state.screen = .reading }
    }
    var page = state
    page.editor = nil
    let entity = EntitySummary(id: 1, name: nasty[0], kind: .person, mentions: 3, articles: 2)
    let passage = Passage(
      article: 1, span: article.analysis.sentences[0], text: nasty.joined(separator: " "),
      published: Day(iso: "2023-11-01"))
    page.show(
      Pages.card(
        EntityCard(
          summary: entity, aliases: nasty, firstSeen: nil, lastSeen: nil, months: [], quotations: [passage], events: [],
          related: [.init(entity: entity, articles: 3, surprise: 1, evidence: passage)],
          articles: [.init(article: article.summary, mentions: 3)]), articles: page.articles))
    frames.append(("card", render(page)))
    return frames
  }

  @Test(arguments: ScreenTests.sizes)
  func `lines between panes and right edges stand where they stand beside plain text`(rows: Int, columns: Int) throws {
    // As many cells as the nasty words take, so that all wraps alike or not at all.
    let plain = Self.nasty.map { String(repeating: "x", count: TextWidth.of($0)) }
    let wide = screens(Self.nasty, rows: rows, columns: columns)
    let ascii = screens(plain, rows: rows, columns: columns)
    func lines(_ frame: Frame) -> [[Int]] {
      (0..<frame.rows).map { row in
        frame.row(row).enumerated().filter {
          "│┴─".contains($0.element.glyph.character ?? " ") && $0.element.style == .paneLine
        }
        .map(\.offset)
      }
    }
    for ((name, wide), (_, ascii)) in zip(wide, ascii) {
      #expect(lines(wide) == lines(ascii), "\(name)")
      for row in 0..<rows {
        let cells = Array(wide.row(row))
        #expect(cells.count == columns)
        for (column, cell) in cells.enumerated() where cell.glyph.width == 2 {
          #expect(column + 1 < columns && cells[column + 1].glyph.isTail, "\(name) \(row),\(column): half a glyph")
        }
        for (column, cell) in cells.enumerated() where cell.glyph.isTail {
          #expect(column > 0 && cells[column - 1].glyph.width == 2, "\(name) \(row),\(column): a tail alone")
        }
      }
    }
  }
}
