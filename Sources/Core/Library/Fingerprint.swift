/// What is counted of a text when it comes in: words, and a fingerprint by which copies are known.
package struct Fingerprint: Hashable, Sendable {
  /// Runs of letters and digits.
  package let words: Int
  /// Four 16-bit minhashes of the runs of eight words: two texts that share three of them are copies of one wire text,
  /// with a few words changed. Source: A. Broder, "On the resemblance and containment of documents", 1997.
  package let twin: Int64

  private static let run = 8

  package init(_ text: Text) {
    var words = 0
    var hashes = [UInt64](repeating: 0, count: Self.run)
    var least = (UInt64.max, UInt64.max, UInt64.max, UInt64.max)
    text.bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      while i < bytes.count {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let start = i
        while i < bytes.count, Self.isLetter(bytes[i]) {
          hash = (hash ^ UInt64(bytes[i] | 0x20)) &* 0x0000_0100_0000_01b3
          i += 1
        }
        guard i > start else {
          i += 1
          continue
        }
        hashes[words % Self.run] = hash
        words += 1
        guard words >= Self.run else { continue }
        var sum: UInt64 = 0
        for k in 0..<Self.run { sum = (sum &+ hashes[(words + k) % Self.run]) &* 0x9e37_79b9_7f4a_7c15 ^ sum >> 29 }
        least.0 = min(least.0, sum)
        least.1 = min(least.1, (sum ^ sum >> 33) &* 0xff51_afd7_ed55_8ccd)
        least.2 = min(least.2, (sum ^ sum >> 31) &* 0xc4ce_b9fe_1a85_ec53)
        least.3 = min(least.3, (sum ^ sum >> 27) &* 0x94d0_49bb_1331_11eb)
      }
    }
    self.words = words
    var bits: UInt64 = 0
    for value in [least.0, least.1, least.2, least.3] { bits = bits << 16 | (value &* 0x2545_f491_4f6c_dd1d) >> 48 }
    twin = words < Self.run ? 0 : Int64(bitPattern: bits)
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
