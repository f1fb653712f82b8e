import Testing

@testable import Core

private func article(_ text: String) throws -> Article {
  let found = try Reader().read(bytes: Array(text.utf8), name: "a.md")
  return try #require(found.count == 1 ? found.first : nil)
}

struct MarkdownTests {
  @Test func `front matter gives the fields and the body the text`() throws {
    let found = try article(
      """
      ---
      title: "Harbour talks: no deal"
      authors: [Anna Berg, {name: John Doe}]
      source: Coastal Record
      date: 2024-05-07T18:00:00+02:00
      url: https://news.example/harbour
      tags: [fish]
      ---

      # Harbour talks: no deal

      Ministers **left** the [town hall](https://x.example) without
      a `deal`.
      """)
    #expect(found.title == "Harbour talks: no deal")
    #expect(found.byline == "Anna Berg, John Doe")
    #expect(found.source == "Coastal Record")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
    #expect(found.url == "https://news.example/harbour")
    #expect(found.text.string == "Harbour talks: no deal\n\nMinisters left the town hall without a deal.")
  }

  @Test func `without front matter the first heading and the lines below it are the header`() throws {
    let found = try article(
      "# Harbour talks stall\n\n*7 May 2024 | Coastal Record*\n\nMinisters left.\n\n## Next\n\nJune.")
    #expect(found.title == "Harbour talks stall")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
    #expect(found.source == "Coastal Record")
    #expect(found.text.string == "Harbour talks stall\n\nMinisters left.\n\nNext\n\nJune.")
  }

  @Test func `lists, quotations, tables and code are paragraphs, pictures and comments go`() throws {
    let found = try article(
      """
      # Demands

      They want:

      - more boats
      - more ~~fish~~ time
        - at night

      3. first
      4. second

      > We wait.
      > Still.

      | Port | Boats |
      |------|-------|
      | Oslo | 12 |

      ![A boat in Oslo](boat.jpg)

      <!-- cut this -->

      ```
      code line
      ```
      """)
    #expect(
      found.text.string == """
        Demands

        They want:

        • more boats

        • more fish time

        • at night

        3. first

        4. second

        We wait. Still.

        Port | Boats

        Oslo | 12

        code line
        """)
  }

  @Test func `a mistake in the front matter is named with file and line`() throws {
    let problem = #expect(throws: Problem.self) {
      try article("---\ntitle: Harbour\ndate: [2024\n---\n\nText.")
    }
    #expect(problem?.message.hasPrefix("a.md:") == true)
    #expect(problem?.message.contains("front matter") == true)
  }

  @Test func `a rule at the head is no front matter`() throws {
    #expect(try article("---\n\nHarbour talks\n\n---\n\nText.").text.string == "Harbour talks\n\nText.")
    #expect(try article("---\nNo end to this").text.string == "No end to this")
  }

  @Test func `bombs of YAML are refused at once`() throws {
    var aliases = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for name in ["b", "c", "d", "e", "f", "g"] {
      let before = Character(Unicode.Scalar(name.unicodeScalars.first!.value - 1)!)
      aliases += "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 9).joined(separator: ",") + "]\n"
    }
    for bomb in [
      aliases, "a: " + String(repeating: "[", count: 10_000), String(repeating: "- ", count: 10_000) + "x",
      (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "a: " + String(repeating: "x", count: 70_000),
    ] {
      #expect(throws: Problem.self) { try article("---\n\(bomb)\n---\nText.") }
    }
  }

  @Test func `control characters made of references do not come through`() throws {
    #expect(try article("# A&#27;[31m\n\nB&#x9b;2J&#8238;C&#0;").text.string == "A\n\nBC\u{FFFD}")
  }
}
