import Testing

@testable import Core

struct TimelineBuilderTests {
  private func event(
    _ article: Int64, _ date: String, _ label: String, _ participants: [Int64] = [1], weight: Float = 0.5,
    status: Event.Status = .reported
  ) -> LibraryEvent {
    let days = PlacedValue.days(of: date)
    let day = days?.earliest ?? Day(ordinal: 0)
    return LibraryEvent(
      article: article, span: Span(start: label.utf8.count, end: label.utf8.count + 10), earliest: day,
      latest: days?.latest ?? day, edtf: date, label: label, status: status, participants: participants, weight: weight)
  }

  @Test func `one event told by two articles is one row with two sources`() {
    let rows = TimelineBuilder.rows([
      event(1, "2025-03-18", "Trump and Putin spoke by phone", [1, 2]),
      event(2, "2025-03-18", "Putin spoke with Trump for two hours", [2, 1], weight: 0.9),
      event(3, "2025-03-18", "Starmer welcomed the call", [3]),
    ])
    #expect(Set(rows.map(\.label)) == ["Putin spoke with Trump for two hours", "Starmer welcomed the call"])
    #expect(rows.count == 2)
    #expect(rows.first { $0.participants.count == 2 }?.sources.map(\.article) == [2, 1])
  }

  @Test func `a month that holds the day is the same event, and the day is the row's date`() {
    let rows = TimelineBuilder.rows([
      event(1, "2022-11", "Milley gave a talk at the Economic Club", [1, 7]),
      event(2, "2022-11-09", "Milley gave a talk on negotiation at the Economic Club", [1, 7]),
    ])
    #expect(rows.map(\.edtf) == ["2022-11-09"])
    #expect(rows.first?.sources.count == 2)
  }

  @Test func `other days, other people or other words stay apart`() {
    #expect(
      TimelineBuilder.rows([
        event(1, "2025-03-18", "Trump and Putin spoke by phone"),
        event(2, "2025-03-19", "Trump and Putin spoke by phone"),
        event(3, "2025-03-18", "Trump and Putin spoke by phone", [9]),
        event(4, "2025-03-18", "Trump visited a factory in Ohio"),
        event(5, "2025", "Trump and Putin spoke by phone"),
      ]).count == 5)
  }

  @Test func `rows are in order of time`() {
    let rows = TimelineBuilder.rows([event(1, "2025-03-18", "b"), event(1, "2022-11", "a"), event(2, "2025-03", "c")])
    #expect(rows.map(\.label) == ["a", "c", "b"])
  }

  @Test func `two hundred articles have about two hundred main rows`() {
    let events = (0..<3_000).map { i in
      var event = event(
        Int64(i % 200), "2024-0\(1 + i % 9)-1\(i % 10)", "Word\(i) happened to nobody", [Int64(i)],
        weight: Float(i % 97) / 100)
      event.span = Span(start: i, end: i + 1)
      return event
    }
    let rows = TimelineBuilder.rows(events)
    #expect(rows.count == 3_000)
    #expect(rows.filter(\.isMain).count == 200)
    #expect(Set(rows.map(\.id)).count == 3_000)
  }

  @Test func `a row keeps its id when an article is added`() {
    let old = [event(1, "2025-03-18", "Trump and Putin spoke by phone", [1, 2])]
    let new = old + [event(2, "2025-03-18", "Putin and Trump spoke by phone", [1, 2]), event(3, "2020", "Else")]
    #expect(TimelineBuilder.rows(new).contains { $0.id == TimelineBuilder.rows(old).first?.id })
  }

  @Test func `a month joins only one of its days, and the row's label is that of its day`() {
    let rows = TimelineBuilder.rows([
      event(1, "2023-11", "Zaluzhnyi wrote of stalemate", [1, 2], weight: 0.9),
      event(2, "2023-11-01", "Zaluzhnyi spoke of stalemate in an essay", [1, 2]),
      event(3, "2023-11-04", "Zelensky denied the stalemate of Zaluzhnyi", [1, 2]),
    ])
    #expect(rows.map(\.edtf) == ["2023-11-01", "2023-11-04"])
    #expect(
      rows.map(\.label) == ["Zaluzhnyi spoke of stalemate in an essay", "Zelensky denied the stalemate of Zaluzhnyi"])
  }

  @Test func `what is not understood alone is no main row`() {
    #expect(TimelineBuilder.rows([event(1, "2025-03-18", "It was seen by all", weight: 0)]).map(\.isMain) == [false])
  }
}
