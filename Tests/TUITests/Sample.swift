import Core

@testable import TUI

/// A small article whose names, dates and sentences are marked in the text: `[Mark Milley|P1]`, `{Tuesday|2025-03-18}`.
///
/// The letter is the kind, the number the entity; sentences end at a full stop before a space or at a paragraph's end.
enum Sample {
  static let text = """
    [Mark Milley|P1] spoke at the [Economic Club|O2] of [New York|L3] in {November 2022|2022-11}. The general said that a \
    victory was unlikely.

    A year later [Valerii Zaluzhnyi|P4] told [The Economist|O5] that the war had become a stalemate. The words of \
    [Zaluzhnyi|P4] echoed those of [Milley|P1] across the ocean. In [Kyiv|L6] they were not liked.

    On {8 February 2024|2024-02-08} [Zaluzhnyi|P4] was replaced by [Oleksandr Syrskyi|P7]. Naïve readers in Zürich \
    were surprised; 東京の新聞は「膠着状態」と書いた。 The 👩‍👩‍👧 family emoji and क्षि stay whole.
    """

  static func article(
    _ marked: String = text, id: Int64 = 1, title: String = "Two generals, one word",
    published: Day? = Day(iso: "2024-02-10"), annotations: [Annotation] = []
  ) -> OpenArticle {
    var bytes: [UInt8] = []
    var mentions: [Mention] = []
    var times: [TimeExpression] = []
    var entities: [Entity] = []
    var numbers: [Int: Int] = [:]
    var start = 0
    var label: [Character]?
    for character in marked {
      switch character {
      case "[", "{": start = bytes.count
      case "|": label = []
      case "]":
        guard let code = label, let kind = EntityKind.allCases.first(where: { $0.letter == code.first }),
          let number = Int(String(code.dropFirst()))
        else { continue }
        let span = Span(start: start, end: bytes.count)
        if numbers[number] == nil {
          numbers[number] = entities.count
          entities.append(Entity(name: String(decoding: bytes[start...], as: UTF8.self), kind: kind))
        }
        mentions.append(Mention(span: span, kind: kind, entity: numbers[number] ?? 0))
        label = nil
      case "}":
        let value = String(label ?? [])
        let day = Day(iso: value) ?? Day(iso: value + "-01")
        times.append(
          TimeExpression(
            span: Span(start: start, end: bytes.count), kind: .date, value: value, earliest: day, latest: day,
            edtf: value))
        label = nil
      default:
        if label != nil { label?.append(character) } else { bytes += Array(String(character).utf8) }
      }
    }
    let body = Text(bytes: bytes)
    let paragraphs = Paragraphs.spans(of: body)
    var sentences: [Span] = []
    for paragraph in paragraphs {
      var from = paragraph.start
      for i in paragraph.range where bytes[i] == 0x2E && (i + 1 == paragraph.end || bytes[i + 1] == 0x20) {
        sentences.append(Span(start: from, end: i + 1))
        from = min(i + 2, paragraph.end)
      }
      if from < paragraph.end { sentences.append(Span(start: from, end: paragraph.end)) }
    }
    let ids = numbers.sorted { $0.value < $1.value }.map { Int64($0.key) }
    return OpenArticle(
      summary: ArticleSummary(
        id: id, title: title, source: "Our paper", published: published, words: 90, notes: annotations.count,
        people: ["Zaluzhnyi", "Milley"], isAnalyzed: true),
      revision: "r\(id)", text: body,
      analysis: Analysis(
        paragraphs: paragraphs, sentences: sentences, mentions: mentions, entities: entities, times: times),
      entityIDs: ids, annotations: annotations)
  }

  static func row(_ id: Int64, _ day: String, _ label: String, article: Int64, _ span: Span, people: [Int64])
    -> TimelineRow
  {
    let date = Day(iso: day) ?? Day(ordinal: 0)
    return TimelineRow(
      id: id, earliest: date, latest: date, edtf: day, label: label, status: .reported, participants: people,
      sources: [TimelineRow.Source(article: article, span: span)], isMain: true)
  }

  /// A state in which the sample is open, as if the library had answered.
  static func state(rows: Int = 24, columns: Int = 80, _ article: OpenArticle = article()) -> State {
    var state = State(rows: rows, columns: columns, settings: Settings(actor: "ann"))
    _ = state.update(.started(Memory(libraryName: "seeds")))
    _ = state.update(.articlesListed(Filter(), .date, [article.summary]))
    _ = state.update(.opened(article, .remembered, remembered: nil, draft: nil))
    let sentences = article.analysis.sentences
    if sentences.count > 2, let asked = state.timeline.asked {
      _ = state.update(
        .timelineShown(
          asked, mainOnly: true,
          [
            row(1, "2022-11-09", "Mark Milley speaks at the Economic Club", article: 1, sentences[0], people: [1]),
            row(2, "2023-11-01", "Valerii Zaluzhnyi calls the war a stalemate", article: 1, sentences[2], people: [4]),
          ]))
    }
    return state
  }
}

/// Keys as a test writes them: `nn<tab>j`.
func keys(_ text: String) -> [Key] { KeyName.parse(text) ?? [] }

extension State {
  /// Presses keys and collects what they ask for.
  @discardableResult
  mutating func press(_ text: String) -> [Effect] { keys(text).flatMap { update(.key($0)) } }

  /// The words under the reading cursor.
  var underCursor: String {
    guard let reader else { return "" }
    return reader.text.string(
      reader.mention(at: reader.cursor).map { reader.article.analysis.mentions[$0].span }
        ?? reader.word(at: reader.cursor))
  }
}
