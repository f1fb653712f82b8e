import Testing
@testable import Core
@Test func t() { #expect(Span(start: 0, end: 1).length == 1) }
