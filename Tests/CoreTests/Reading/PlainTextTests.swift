import Testing

@testable import Core

/// Reads one plain text and shows what became of it.
private func article(_ text: String, name: String = "a.txt") throws -> Article {
  let articles = try Reader().read(bytes: Array(text.utf8), name: name)
  return try #require(articles.count == 1 ? articles.first : nil)
}

struct PlainTextTests {
  /// Found by fuzzing: a page break or a tab in front of a field stayed in it.
  @Test(arguments: ["\u{C}Title: A vote\nBy Ann\tLee\nSource:\tOur\tpaper\n\nThey met.\n\n\u{C}And left.\n"])
  func `a field is a line, without page breaks and tabs`(text: String) throws {
    for name in ["a.txt", "a.md"] {
      for article in try Reader().read(bytes: Array(text.utf8), name: name) {
        for field in [article.title, article.byline, article.source, article.url].compactMap(\.self) {
          #expect(!field.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(field.debugDescription)")
        }
      }
    }
  }

  @Test func `headline, date line and source go into their fields`() throws {
    let found = try article(
      """
      Harbour talks stall over fishing quotas
      2024-05-07 | Coastal Record

      Ministers left the town hall without a deal.

      They will meet again in June.
      """)
    #expect(found.title == "Harbour talks stall over fishing quotas")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
    #expect(found.source == "Coastal Record")
    #expect(
      found.text.string
        == "Harbour talks stall over fishing quotas\n\nMinisters left the town hall without a deal.\n\nThey will meet again in June."
    )
  }

  @Test func `byline, published line and link stand in any order below the headline`() throws {
    let found = try article(
      """
      Harbour talks stall

      By ANNA BERG and JOHN DOE, Associated Press
      https://news.example/harbour
      Published: Tuesday, May 7, 2024 at 6:30 p.m. EDT

      KIRKWALL, Scotland (AP) — Ministers left the town hall without a deal.
      """)
    #expect(found.byline == "ANNA BERG and JOHN DOE")
    #expect(found.source == "Associated Press")
    #expect(found.url == "https://news.example/harbour")
    #expect(found.published == Day(year: 2024, month: 5, day: 7))
    #expect(
      found.text.string
        == "Harbour talks stall\n\nKIRKWALL, Scotland (AP) — Ministers left the town hall without a deal.")
  }

  @Test func `a dateline names the agency and stays in the text`() throws {
    let found = try article("Ferry runs aground\n\nOSLO, March 3, 2024 (Reuters) - A ferry ran aground on Sunday.")
    #expect(found.source == "Reuters")
    #expect(found.published == Day(year: 2024, month: 3, day: 3))
    #expect(found.text.string.contains("OSLO, March 3, 2024 (Reuters) - A ferry"))
  }

  @Test func `no date anywhere means no date`() throws {
    #expect(try article("Ferry runs aground\n\nA ferry ran aground on Sunday.").published == nil)
  }

  @Test func `header fields of other programs are understood`() throws {
    let found = try article(
      """
      Title: Ferry runs aground
      Author: Anna Berg
      Source: Coastal Record
      Date: 3 March 2024
      URL: https://news.example/ferry

      A ferry ran aground on Sunday.
      """)
    #expect(found.title == "Ferry runs aground")
    #expect(found.byline == "Anna Berg")
    #expect(found.source == "Coastal Record")
    #expect(found.published == Day(year: 2024, month: 3, day: 3))
    #expect(found.url == "https://news.example/ferry")
    #expect(found.text.string == "Ferry runs aground\n\nA ferry ran aground on Sunday.")
  }

  @Test func `a closing note on the author gives the byline and stays`() throws {
    let found = try article(
      "Why quotas fail\n\nQuotas are blunt.\n\nBy Anna Berg, a professor of economics at the University of Bergen.")
    #expect(found.byline == "Anna Berg")
    #expect(found.text.string.hasSuffix("University of Bergen."))
  }

  @Test func `a text without a headline keeps all its words`() throws {
    let found = try article(
      """
      The ferry that ran aground on Sunday had been warned twice about the
      rocks off the northern point, its owners said in a statement on the
      following morning, and the captain had acknowledged both calls.
      """)
    #expect(found.title == "The ferry that ran aground on Sunday had been warned twice about the rocks off the…")
    #expect(
      found.text.string.hasPrefix("The ferry that ran aground on Sunday had been warned twice about the rocks off"))
    #expect(!found.text.string.contains("\n"))
  }

  @Test func `wrapped lines are joined and broken lines stay`() throws {
    let found = try article(
      """
      Harbour talks

      Ministers from four countries left the town hall without a deal on cease-
      fire terms for the fishing grounds, and none of them would say on Tuesday
      when the next round may be held.

      The inscription reads:
      Here they sat
      Here they spoke
      """)
    #expect(
      found.text.string == """
        Harbour talks

        Ministers from four countries left the town hall without a deal on cease-fire terms for the fishing grounds, and none of them would say on Tuesday when the next round may be held.

        The inscription reads:
        Here they sat
        Here they spoke
        """)
  }

  @Test func `lines without blank lines between them are paragraphs where they are long`() throws {
    let long = String(repeating: "Ministers left the town hall without a deal. ", count: 5).dropLast()
    let found = try article("Harbour talks stall\n\(long)\n\(long)\nThey will meet again.")
    #expect(found.text.string == "Harbour talks stall\n\n\(long)\n\n\(long)\n\nThey will meet again.")
  }

  @Test func `list items are paragraphs`() throws {
    let found = try article("Three demands\n\nThey are:\n- more boats\n- more time\n* more fish")
    #expect(found.text.string == "Three demands\n\nThey are:\n\n- more boats\n\n- more time\n\n* more fish")
  }

  @Test func `an empty file and one of spaces have no text in them`() {
    for text in ["", " \n\t\n ", "\u{FEFF}", "\u{200B}\n"] {
      #expect(throws: Problem(.data, "a.txt: cannot be read: there is no text in it")) { try article(text) }
    }
  }

  @Test func `a line longer than any paragraph is refused with its number`() throws {
    var limits = ReadingLimits()
    limits.line = 1000
    let text = "Title\n\n" + String(repeating: "x", count: 1001)
    let problem = #expect(throws: Problem.self) {
      try Reader(limits: limits).read(bytes: Array(text.utf8), name: "big.txt")
    }
    #expect(problem?.message.hasPrefix("big.txt: cannot be read: line 3 is longer than") == true)
  }

  @Test func `a PDF is named and the way out too`() throws {
    let problem = #expect(throws: Problem.self) {
      try Reader().read(bytes: Array("%PDF-1.7\n%âãÏÓ".utf8), name: "report.txt")
    }
    #expect(problem?.message == "report.txt: cannot be read: it is a PDF file")
    #expect(problem?.hint?.contains("pdftotext") == true)
  }

  @Test func `a title full of escapes comes out harmless`() throws {
    let found = try article("\u{1B}]0;owned\u{7}Harbour \u{1B}[31mtalks\u{202E} stall\n\nText.")
    #expect(found.title == "Harbour talks stall")
  }
}
