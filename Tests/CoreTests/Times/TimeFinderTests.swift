import Core
import Testing

@Suite struct TimeFinderTests {
  @Test(arguments: TimeCase.table(TimeTables.calendar)) func `calendar dates`(row: TimeCase) { expectTimes(row) }

  @Test(arguments: TimeCase.table(TimeTables.relative)) func `dates that count from publication or from the text`(
    row: TimeCase
  ) { expectTimes(row) }

  @Test(arguments: TimeCase.table(TimeTables.clocks)) func `clock times and parts of the day`(row: TimeCase) {
    expectTimes(row)
  }

  @Test(arguments: TimeCase.table(TimeTables.lengths)) func `lengths and frequencies`(row: TimeCase) {
    expectTimes(row)
  }

  @Test(arguments: TimeCase.table(TimeTables.history)) func `history takes its years from the text`(row: TimeCase) {
    expectTimes(row)
  }

  @Test(arguments: TimeCase.table(TimeTables.traps)) func `what looks like a time and is none`(row: TimeCase) {
    expectTimes(row)
  }

  @Test(arguments: TimeCase.table(TimeTables.undated)) func `without a publication date relative times stay open`(
    row: TimeCase
  ) { expectTimes(row) }

  @Test func `a month inside a name is dropped when the name is known`() {
    let text = Text("The offer came from August Wilson in April.")
    let name = Mention(span: Span(start: 20, end: 33), kind: .person)
    let found = times(in: text, published: Day(iso: "2025-03-19"), mentions: [name])
    #expect(found.map { text.string($0.span) } == ["April"])
  }

  @Test func `a paper named after a day is no day when the name is known`() {
    let text = Text("The Friday Gazette printed it on Friday.")
    let name = Mention(span: Span(start: 4, end: 18), kind: .organization)
    let found = times(in: text, published: Day(iso: "2025-03-19"), mentions: [name])
    #expect(found.map(\.span) == [Span(start: 33, end: 39)])
  }

  @Test(arguments: [
    ("It opened on Tuesday.", "2025-03-18", "2025-03-18", "2025-03-18"),
    ("It opened in February 2024.", "2024-02-01", "2024-02-29", "2024-02"),
    ("It opened in early 2024.", "2024-01-01", "2024-05-01", "2024"),
    ("It opened in late March 2024.", "2024-03-22", "2024-03-31", "2024-03"),
    ("It opened in the spring of 2024.", "2024-03-01", "2024-05-31", "2024-21"),
    ("It opened in the winter of 2023.", "2023-12-01", "2024-02-29", "2023-24"),
    ("It opened in the third quarter of 2024.", "2024-07-01", "2024-09-30", "2024-07/2024-09"),
    ("It opened last week.", "2025-03-10", "2025-03-16", "2025-03-10/2025-03-16"),
    ("It opened in the 1940s.", "1940-01-01", "1949-12-31", "194X"),
    ("It opened in the 19th century.", "1801-01-01", "1900-12-31", "18XX"),
    ("It opened in 44 BC.", "-0044-01-01", "-0044-12-31", "-0043"),
    ("It opened at noon on Tuesday.", "2025-03-18", "2025-03-18", "2025-03-18T12:00:00"),
    ("It opened at 18:30 UTC on Tuesday.", "2025-03-18", "2025-03-18", "2025-03-18T18:30:00Z"),
  ]) func `first and last day and EDTF`(_ string: String, _ first: String, _ last: String, _ edtf: String) {
    let found = times(in: Text(string), published: Day(iso: "2025-03-19"))
    #expect(found.map { "\($0.earliest.map(\.description) ?? "-")" } == [first])
    #expect(found.map { "\($0.latest.map(\.description) ?? "-")" } == [last])
    #expect(found.map(\.edtf) == [edtf])
  }

  @Test func `lengths, sets and vague times have no place on the timeline`() {
    let found = times(
      in: Text("It now meets every week for three hours, as it recently did."), published: Day(iso: "2025-03-19"))
    #expect(found.count == 4)
    #expect(found.allSatisfy { !$0.isPlaced })
  }

  @Test func `day or month first is taken from the article`() {
    let day = times(in: Text("It ran from 25/12/2024 to 05/01/2025."), published: nil)
    #expect(day.map(\.value) == ["2024-12-25", "2025-01-05"])
    let month = times(in: Text("It ran from 12/25/2024 to 01/05/2025."), published: nil)
    #expect(month.map(\.value) == ["2024-12-25", "2025-01-05"])
  }

  @Test func `day or month first that nobody can tell is said to be unknown`() {
    let found = times(in: Text("It was signed on 05/06/1994."), published: Day(iso: "2025-03-19"))
    #expect(found.map(\.value) == ["1994-XX-XX"])
    #expect(found.first?.earliest == Day(iso: "1994-05-06"))
    #expect(found.first?.latest == Day(iso: "1994-06-05"))
  }

  @Test func `the screen can say why`() {
    let published = "2025-03-19"
    #expect(
      explanation(of: "Tuesday", in: "They spoke on Tuesday.", published: published)
        == "Tuesday → 2025-03-18, the Tuesday before publication on 2025-03-19")
    #expect(
      explanation(of: "the next day", in: "They met on 11 March 2025 and again the next day.", published: published)
        == "the next day → 2025-03-12, counted from 2025-03-11, mentioned before")
    #expect(
      explanation(of: "11 March 2025", in: "They met on 11 March 2025.", published: published)
        == "11 March 2025 → 2025-03-11, as written")
    #expect(
      explanation(of: "today", in: "They meet today.", published: published)
        == "today → 2025-03-19, the day of publication, a Wednesday")
    #expect(explanation(of: "They", in: "They meet today.", published: published) == nil)
  }
}
