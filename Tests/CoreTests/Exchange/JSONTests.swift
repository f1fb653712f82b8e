import Testing

@testable import Core

struct JSONTests {
  @Test(arguments: [
    (#"{"a":[1,-2.5,true,null],"b":{"c":"é\"\\\n"}}"#, #"{"a":[1,-2.5,true,null],"b":{"c":"é\"\\\n"}}"#),
    (#" [ ] "#, "[]"),
    (#""\ud83d\udd34 \u00e9 \/""#, #""🔴 é /""#),
    (#""\ud83d x""#, #""� x""#),
    (#"[1e2,123456789012345678901234567890]"#, #"[100,1.2345678901234568e+29]"#),
    ("\u{FEFF}{}", "{}"),
    (#""\u0007\u001b""#, #""\u0007\u001b""#),
  ])
  func `what is read is written back`(text: String, expected: String) throws {
    #expect(String(decoding: try JSON.parse(text).encoded, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("{\"a\" 1}", "a colon is missing", 5), ("[1,]", "not a JSON value", 3), ("\"abc", "a closing quote is missing", 4),
    ("01", "a number begins with 0", 1), ("{} x", "something follows the value", 3),
    ("", "a value is missing at the end", 0),
    ("1e999", "a number is too large", 5), ("\"\\x\"", "an unknown escape", 2), ("tru", "not a JSON value", 0),
    ("\"a\u{1}\"", "a control character stands in a string", 2), ("{1:2}", "a name in quotes is missing", 1),
    ("\"\\u12", "four hexadecimal digits are missing", 5), ("-", "a digit is missing", 1),
    ("[1 2]", "a comma or ] is missing", 3),
  ])
  func `a mistake is named with its offset`(text: String, reason: String, offset: Int) {
    #expect(throws: JSONError(offset: offset, reason: reason)) { try JSON.parse(text) }
  }

  @Test func `a hundred thousand brackets are refused and do not crash`() {
    #expect(throws: JSONError.self) { try JSON.parse(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONError.self) { try JSON.parse(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func `the last member of a name counts`() throws {
    #expect(try JSON.parse(#"{"a":1,"a":2}"#)["a"]?.integer == 2)
  }

  @Test func `invalid UTF-8 in a string becomes the replacement character`() throws {
    #expect(try JSON.parse([0x22, 0xFF, 0x61, 0x22]) == "\u{FFFD}a")
  }

  @Test func `indented objects stand on lines of their own`() {
    let value: JSON = ["a": [1, []], "b": "x"]
    #expect(
      String(decoding: value.indented, as: UTF8.self) == "{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": \"x\"\n}")
  }

  @Test func `code points and offsets turn into each other`() {
    let text = Text(String(repeating: "aé🔴字", count: 100))
    let points = CodePoints(text)
    #expect(points.count == 400)
    for index in 0...400 {
      let offset = points.offset(ofCodePoint: index)
      #expect(offset.map(points.index(ofOffset:)) == index)
    }
    #expect(points.offset(ofCodePoint: 3) == 7)
    #expect(points.offset(ofCodePoint: 401) == nil)
    #expect(points.offset(ofCodePoint: -1) == nil)
    #expect(points.span(from: 2, to: 4) == Span(start: 3, end: 10))
    #expect(points.span(from: 4, to: 2) == nil)
  }
}
