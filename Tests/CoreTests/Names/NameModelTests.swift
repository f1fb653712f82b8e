import Testing

@testable import Core

struct NameModelTests {
  private func embeddedBytes() throws -> [UInt8] { try NameModel.embedded().withBytes { Array($0) } }

  @Test func `the embedded model is whole and at most 5 MB`() throws {
    let model = try NameModel.embedded()
    #expect(model.verifiesChecksum())
    #expect(try embeddedBytes().count <= 5_000_000)
  }

  @Test func `a changed byte is noticed`() throws {
    var bytes = try embeddedBytes()
    bytes[bytes.count / 2] ^= 1
    #expect(throws: Problem.self) { try NameModel(bytes: bytes) }
  }

  @Test(arguments: [0, 8, 12, 16])
  func `a changed header is refused`(offset: Int) throws {
    var bytes = try embeddedBytes()
    bytes[offset] ^= 0x7F
    #expect(throws: Problem.self) { try NameModel(bytes: bytes) }
  }

  @Test func `a cut file is refused`() throws {
    let bytes = try embeddedBytes()
    for length in [0, 7, 47, 48, bytes.count - 1] {
      #expect(throws: Problem.self) { try NameModel(bytes: Array(bytes.prefix(length))) }
    }
  }
}
