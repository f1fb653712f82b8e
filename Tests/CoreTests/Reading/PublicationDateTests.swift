import Testing

@testable import Core

struct PublicationDateTests {
  @Test(arguments: [
    "2025-03-18", "2025-03-18T10:42:00Z", "2025/03/18", "20250318", "March 18, 2025", "Mar. 18, 2025",
    "Tuesday, March 18th, 2025 at 10:42 a.m. EDT", "18 March 2025", "Tue, 18 Mar 2025 10:42:00 +0000", "18.03.2025",
    "18/03/2025", "03/18/2025", "Published: 18-Mar-2025 10:42 GMT", "Updated 18 March 2025, 10.42am",
    "March 18, 2025 Tuesday", "the 18th of March, 2025",
  ])
  func `a line that says only when is a date line`(line: String) {
    #expect(PublicationDate.only(line) == Day(year: 2025, month: 3, day: 18))
  }

  @Test(arguments: [
    "On 18 March 2025 the presidents spoke for two hours", "March 2025", "Tuesday", "03/04/2025", "2025",
    "31 February 2025", "Room 2025-03", "", "2025-13-01", "Chapter 18, March 1999 to 2001",
  ])
  func `prose, half dates and days that nobody can know are none`(line: String) {
    #expect(PublicationDate.only(line) == nil)
  }

  @Test func `a date among other words is found where it is looked for`() {
    #expect(PublicationDate.first(in: "KYIV, Ukraine, March 12, 2025") == Day(year: 2025, month: 3, day: 12))
    #expect(PublicationDate.first(in: "04/04/2025") == Day(year: 2025, month: 4, day: 4))
  }
}
