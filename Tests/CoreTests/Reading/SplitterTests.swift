import Testing

@testable import Core

/// Titles of the articles of one text.
private func titles(_ text: String) throws -> [String] {
  try Reader().read(bytes: Array(text.utf8), name: "a.txt").map(\.title)
}

private let boats =
  "Ministers from four countries left the town hall without a deal on Tuesday. They will meet again in June, said Anna Berg."
private let ferry =
  "A ferry with ninety people on board ran aground off the northern point on Sunday. Nobody was hurt, its owners said."

struct SplitterTests {
  @Test(arguments: ["-----", "---", "==========", "***", "____", "########"])
  func `a separator line with a headline below begins an article`(sign: String) throws {
    #expect(
      try titles(
        "Harbour talks stall again\n\n\(boats)\n\n\(sign)\n\nFerry runs aground off Northern Point\n\n\(ferry)\n")
        == ["Harbour talks stall again", "Ferry runs aground off Northern Point"])
  }

  @Test(arguments: ["* * *", "- - -", "***", "---", "#", "•"])
  func `a pause inside an article does not`(sign: String) throws {
    #expect(
      try titles("Harbour talks stall again\n\n\(boats)\n\n\(sign)\n\n\(ferry)\n") == ["Harbour talks stall again"])
  }

  @Test func `a line under a heading does not`() throws {
    #expect(
      try titles("Harbour talks stall again\n\n\(boats)\n\nWhat the ministers want now\n---------------\n\n\(ferry)\n")
        == ["Harbour talks stall again"])
  }

  @Test func `a form feed does where a headline follows, not where a sentence goes on or the page has a running head`()
    throws
  {
    #expect(
      try titles("Harbour talks stall again\n\n\(boats)\n\u{C}Ferry runs aground\n2024-03-03 | Record\n\n\(ferry)")
        == ["Harbour talks stall again", "Ferry runs aground"])
    #expect(
      try titles(
        "Harbour talks stall again\n\n\(boats) The rest of this\n\u{C}sentence is on the next page.\n\n\(ferry)"
      )
      .count == 1)
    let page = "\u{C}Yearly Report of the Harbour Board\n\n\(ferry)\n"
    #expect(try titles("Yearly Report of the Harbour Board\n\n\(boats)\n" + page + page + page).count == 1)
  }

  @Test func `a closing note on the author ends an article where a headline follows`() throws {
    let text = """
      Why the quotas fail
      \(boats)
      \(ferry)
      By Anna Berg, a professor of economics at the University of Bergen.
      Ferry Runs Aground Again, But the Owners Stick to Their Story
      \(ferry)
      """
    let found = try Reader().read(bytes: Array(text.utf8), name: "letters.txt")
    #expect(
      found.map(\.title) == ["Why the quotas fail", "Ferry Runs Aground Again, But the Owners Stick to Their Story"])
    #expect(found.map(\.origin) == ["letters.txt", "letters.txt#2"])
    #expect(found.map(\.byline) == ["Anna Berg", nil])
    #expect(found.map(\.published) == [nil, nil])
    #expect(found[0].text.string.hasSuffix("University of Bergen."))
  }

  @Test func `a headline with date and source begins an article even without a blank line`() throws {
    #expect(
      try titles(
        "Harbour talks stall\n2024-05-07 | Record\n\n\(boats)\nFerry runs aground\n2024-03-03 | Record\n\n\(ferry)\n")
        == ["Harbour talks stall", "Ferry runs aground"])
  }

  @Test func `subheadings, signatures and quoted bylines do not split`() throws {
    #expect(
      try titles(
        """
        Harbour talks stall
        2024-05-07 | Record

        \(boats)

        What Happens Next

        \(ferry)

        By Monday the Ministers Had Gone

        \(boats)

        March 3, 2024

        \(ferry)

        Anna Berg
        Harbour Master
        """) == ["Harbour talks stall"])
  }

  @Test func `a newer LexisNexis export opens as its articles`() throws {
    let text = """
      Harbour talks stall
      Coastal Record
      May 7, 2024 Tuesday
      Copyright 2024 Coastal Record Ltd All Rights Reserved
      Section: NEWS; Pg. 4
      Length: 212 words
      Byline: Anna Berg
      Body

      \(boats)

      \(ferry)

      Load-Date: May 8, 2024

      End of Document

      Ferry runs aground
      Northern Post
      March 3, 2024
      Copyright 2024 Northern Post All Rights Reserved
      Length: 90 words
      Body

      \(ferry)

      Load-Date: March 4, 2024

      End of Document
      """
    let found = try Reader().read(bytes: Array(text.utf8), name: "export.txt")
    #expect(found.map(\.title) == ["Harbour talks stall", "Ferry runs aground"])
    #expect(found.map(\.source) == ["Coastal Record", "Northern Post"])
    #expect(found.map(\.byline) == ["Anna Berg", nil])
    #expect(found.map { $0.published?.description } == ["2024-05-07", "2024-03-03"])
    #expect(
      found.map(\.text.string) == ["Harbour talks stall\n\n\(boats)\n\n\(ferry)", "Ferry runs aground\n\n\(ferry)"])
  }

  @Test func `an older LexisNexis export has the source above and a cover sheet`() throws {
    let text = """
      Time of Request: May 9, 2024

                                     1 of 2 DOCUMENTS

                                     Coastal Record

                                  May 7, 2024 Tuesday
                                  Late Edition - Final

      Harbour talks stall

      BYLINE: By ANNA BERG

      SECTION: Section A; Column 1; Pg. 4

      LENGTH: 212 words

      BODY:
         \(boats)

      LOAD-DATE: May 7, 2024

      LANGUAGE: ENGLISH

                 Copyright 2024 Coastal Record Ltd
                        All Rights Reserved

                                     2 of 2 DOCUMENTS

                                     Northern Post

                                   March 3, 2024

      HEADLINE: Ferry runs aground

      BODY:
         \(ferry)

      LOAD-DATE: March 4, 2024
      """
    let found = try Reader().read(bytes: Array(text.utf8), name: "export.txt")
    #expect(found.map(\.title) == ["Harbour talks stall", "Ferry runs aground"])
    #expect(found.map(\.source) == ["Coastal Record", "Northern Post"])
    #expect(found.map(\.byline) == ["ANNA BERG", nil])
    #expect(found.map { $0.published?.description } == ["2024-05-07", "2024-03-03"])
    #expect(found.map(\.text.string) == ["Harbour talks stall\n\n\(boats)", "Ferry runs aground\n\n\(ferry)"])
  }

  @Test func `a Factiva export opens as its articles`() throws {
    let text = """
      Harbour talks stall
      By Anna Berg
      212 words
      7 May 2024
      00:30
      Coastal Record News
      CRN
      English
      (c) 2024 Coastal Record Limited

      \(boats)

      \(ferry)

      Document CRN0000020240507ek57000xx

      Ferry runs aground
      90 words
      3 March 2024
      Northern Post
      NP
      English
      Copyright 2024. Northern Post.

      \(ferry)

      Document NP00000020240303ek3300001
      """
    let found = try Reader().read(bytes: Array(text.utf8), name: "factiva.txt")
    #expect(found.map(\.title) == ["Harbour talks stall", "Ferry runs aground"])
    #expect(found.map(\.source) == ["Coastal Record News", "Northern Post"])
    #expect(found.map(\.byline) == ["Anna Berg", nil])
    #expect(found.map { $0.published?.description } == ["2024-05-07", "2024-03-03"])
    #expect(
      found.map(\.text.string) == ["Harbour talks stall\n\n\(boats)\n\n\(ferry)", "Ferry runs aground\n\n\(ferry)"])
  }

  @Test func `a ProQuest export opens as its articles`() throws {
    let rule = String(repeating: "_", count: 60)
    let text = """
      \(rule)

      Harbour talks stall

      Author: Berg, Anna

      Publication title: Coastal Record

      Publication date: May 7, 2024

      Full text:

      \(boats)

      Subject: Fisheries

      ProQuest document ID: 123456789

      \(rule)

      Ferry runs aground

      Publication title: Northern Post

      Publication date: Mar 3, 2024

      Full text:

      \(ferry)

      ProQuest document ID: 123456790

      \(rule)
      """
    let found = try Reader().read(bytes: Array(text.utf8), name: "proquest.txt")
    #expect(found.map(\.title) == ["Harbour talks stall", "Ferry runs aground"])
    #expect(found.map(\.source) == ["Coastal Record", "Northern Post"])
    #expect(found.map { $0.published?.description } == ["2024-05-07", "2024-03-03"])
    #expect(found.map(\.text.string) == ["Harbour talks stall\n\n\(boats)", "Ferry runs aground\n\n\(ferry)"])
  }

  @Test func `a mailbox opens as its messages`() throws {
    let text = """
      From news@record.example Tue May  7 06:30:00 2024
      From: "Coastal Record" <news@record.example>
      To: list@record.example
      Date: Tue, 7 May 2024 06:30:00 +0000
      Subject: Harbour talks
       stall
      X-Mailer: none

      \(boats)

      From news@record.example Sun Mar  3 06:30:00 2024
      From: Anna Berg <anna@record.example>
      Subject: Ferry runs aground
      Date: Sun, 3 Mar 2024 06:30:00 +0000

      \(ferry)
      """
    let found = try Reader().read(bytes: Array(text.utf8), name: "news.mbox")
    #expect(found.map(\.title) == ["Harbour talks stall", "Ferry runs aground"])
    #expect(found.map(\.byline) == ["Coastal Record", "Anna Berg"])
    #expect(found.map { $0.published?.description } == ["2024-05-07", "2024-03-03"])
    #expect(found[0].text.string == "Harbour talks stall\n\n\(boats)")
  }

  @Test func `more articles than the limit are refused with the way out`() throws {
    var limits = ReadingLimits()
    limits.articles = 2
    let one = "Harbour talks stall again\n\n\(boats)\n\n-----\n\n"
    #expect(throws: Problem.self) {
      try Reader(limits: limits).read(bytes: Array((one + one + one).utf8), name: "a.txt")
    }
  }
}
