import Testing

@testable import Core

struct NameFoldingTests {
  @Test(arguments: [
    ("the Foreign Ministry", "foreign ministry"), ("U.S.", "us"), ("São Tomé", "sao tome"),
    ("Trần Văn Lợi", "tran van loi"),
    ("Nenad Ilić", "nenad ilic"), ("O’Brien", "obrien"), ("Ukraine's", "ukraine"), ("AT&T", "at and t"),
    ("Łódź", "lodz"), ("The", "the"), ("", ""), ("Київ", "київ"),
  ])
  func `a key drops case, accents, dots and the article`(name: String, key: String) {
    #expect(NameFolding.key(name) == key)
  }

  @Test(arguments: [
    ("zelensky", "zelenskyy"), ("zelenskiy", "zelenskyi"), ("zaluzhny", "zaluzhnyi"), ("yousef", "yusef"),
    ("khrushchev", "hrushchev"), ("valerii", "valery"),
  ])
  func `spellings of one name share a key`(a: String, b: String) {
    #expect(NameFolding.transliterationKey(a) == NameFolding.transliterationKey(b))
  }

  @Test func `different names keep different keys`() {
    #expect(NameFolding.transliterationKey("milley") != NameFolding.transliterationKey("miller"))
  }

  @Test(arguments: [("yuldoshev", "yuldashev", true), ("milley", "miller", true), ("vance", "pence", false)])
  func `one letter apart`(a: String, b: String, close: Bool) {
    #expect(NameFolding.areClose(a, b, limit: 1) == close)
  }
}
