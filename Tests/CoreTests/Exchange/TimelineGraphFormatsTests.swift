import Testing

@testable import Core

struct TimelineGraphFormatsTests {
  private let content = TimelineFiles.Content(
    rows: Sample.rows, names: [1: "Northfield Ltd", 2: "Anna Berg"], articles: [7: Sample.article])

  @Test func `the timeline table has EDTF, first and last day, in order`() {
    let lines = TimelineFiles.csv(content).split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3)
    #expect(
      lines[1].hasPrefix(
        "ev-7000001,2019,2019-01-01,2019-12-31,Anna Berg left <Northfield>,reported,7,'=Raid & search,74,"))
    #expect(
      lines[2].contains(
        ",2021-05-03,2021-05-03,2021-05-03,\"Prosecutors searched the offices, of \"\"Northfield\"\"\","))
  }

  @Test func `TimelineJS has a start for every event and escaped text`() throws {
    let events = try #require(try JSON.parse(TimelineFiles.timelineJS(content, title: "x"))["events"]?.array)
    #expect(events.map { $0["start_date"]?["year"]?.integer } == [2019, 2021])
    #expect(events[0]["start_date"]?["display_date"]?.string == "2019")
    #expect(events[0]["start_date"]?["month"] == nil)
    #expect(events[0]["text"]?["headline"]?.string == "Anna Berg left &lt;Northfield&gt;")
    #expect(events[1]["start_date"]?["day"]?.integer == 3)
    #expect(events[1]["end_date"] == nil)
  }

  @Test func `iCalendar says days, counts what it cannot say, folds at 75 octets`() {
    let (text, skipped) = TimelineFiles.calendar(content, now: 0)
    #expect(skipped == 1)
    #expect(text.contains("DTSTART;VALUE=DATE:20210503\r\nDTEND;VALUE=DATE:20210504\r\n"))
    #expect(text.contains("SUMMARY:Prosecutors searched the offices\\, of \"Northfield\"\r\n"))
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(
      text.split(separator: "\r\n ").joined().contains("“🔴 Live: Prosecutors searched the offices of Northfield Ltd"))
  }

  @Test func `the graph joins entities of one sentence, once a pair`() {
    let graph = EntityGraph([Sample.article])
    #expect(graph.nodes.map(\.name) == ["Northfield Ltd", "Anna Berg"])
    #expect(graph.nodes.map(\.mentions) == [2, 1])
    #expect(graph.edges.map(\.weight) == [1])
    let xml = GraphFiles.graphML(graph)
    #expect(xml.contains("<edge id=\"r1-2\" source=\"e1\" target=\"e2\"><data key=\"w\">1</data>"))
    #expect(GraphFiles.gexf(graph).contains("label=\"Anna Berg\" start=\"2021-05-04\" end=\"2021-05-04\""))
    #expect(GraphFiles.edgesCSV(graph).hasSuffix("e1,e2,Undirected,1,2021-05-04,2021-05-04\r\n"))
    #expect(GraphFiles.nodesCSV(graph).contains("e2,Anna Berg,person,1,2021-05-04,2021-05-04\r\n"))
  }

  @Test func `what XML cannot hold is left out`() {
    #expect(Markup.escaped("a\u{1B}[1m<&\u{FFFE}\"") == "a[1m&lt;&amp;&quot;")
  }

  @Test func `FollowTheMoney lines have lists of strings`() throws {
    let lines = FollowTheMoney.lines([Sample.article]).split(separator: 0x0A)
    let values = try lines.map { try JSON.parse(Array($0)) }
    #expect(
      values.map { $0["schema"]?.string } == [
        "Article", "Mention", "Mention", "Mention", "Note", "Note", "Note", "Organization", "Person",
      ])
    #expect(values[1]["properties"]?["resolved"] == ["entity-1"])
    #expect(values[7]["properties"]?["alias"] == ["Northfield"])
    for value in values {
      #expect(
        value["properties"]?.members?.allSatisfy { $0.value.array?.allSatisfy { $0.string != nil } == true } == true)
    }
  }
}

extension Sample {
  /// The events of the article, each a row.
  static var rows: [TimelineRow] {
    let article = article
    return article.analysis.events.enumerated().compactMap { number, event -> TimelineRow? in
      let time = article.analysis.times[event.time]
      guard let earliest = time.earliest, let latest = time.latest else { return nil }
      return TimelineRow(
        id: 7_000_000 + Int64(number), earliest: earliest, latest: latest, edtf: time.value, label: event.label,
        status: event.status, participants: event.participants.map { article.entityIDs[$0] },
        sources: [.init(article: 7, span: event.span)], isMain: true)
    }.sorted { $0.earliest < $1.earliest }
  }
}
