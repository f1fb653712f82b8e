import Testing

@testable import Core

struct AnchorLinesTests {
  private func answer(_ line: String) throws(Problem) -> String {
    String(decoding: try AnchorLines.answer(Array(line.utf8)), as: UTF8.self)
  }

  @Test func `offsets are code points, answers keep the order of the passages`() throws {
    let line = #"""
      {"id":"r1","old":"🔴 Live: the old bridge fell.","new":"🔴🔴 Live: the old bridge fell.","passages":[{"start":16,"end":22},{"start":0,"end":1}]}
      """#
    #expect(
      try answer(line)
        == #"{"id":"r1","results":[{"state":"shifted","start":17,"end":23},{"state":"shifted","start":1,"end":2}]}"#)
  }

  @Test func `a lost passage has null offsets`() throws {
    #expect(
      try answer(#"{"id":1,"old":"a gone word","new":"something else","passages":[{"start":2,"end":6}]}"#)
        == #"{"id":1,"results":[{"state":"lost","start":null,"end":null}]}"#)
  }

  @Test func `without an old text the answer is approximate or lost`() throws {
    let line = #"""
      {"id":"q","new":"The é bridge fell into the river.","passages":[{"exact":"bridge fell","prefix":"The é ","suffix":" into"},{"exact":"nowhere","prefix":"","suffix":""}]}
      """#
    #expect(
      try answer(line)
        == #"{"id":"q","results":[{"state":"approximate","start":6,"end":17},{"state":"lost","start":null,"end":null}]}"#
    )
  }

  @Test(arguments: [
    ("{\"id\":1", "a comma or } is missing (byte 8)"), ("[]", "not an object (byte 1)"),
    (#"{"old":"a","passages":[]}"#, "\"new\" is missing or is no string"),
    (#"{"old":"a","new":"b"}"#, "\"passages\" is missing or is no array"),
    (#"{"old":"a","new":"b","passages":[{"start":0}]}"#, "passage 0 has no \"start\" and \"end\""),
    (#"{"old":"a","new":"b","passages":[{"start":0,"end":9}]}"#, "passage 0 (0–9) is not in \"old\" (1 code points)"),
    (#"{"new":"b","passages":[{}]}"#, "passage 0 has no \"exact\", and the line no \"old\""),
    (#"{"old":3,"new":"b","passages":[{}]}"#, "\"old\" is no string"),
  ])
  func `a bad line says what is wrong`(line: String, message: String) {
    #expect(throws: Problem(.data, message)) { try answer(line) }
  }
}
