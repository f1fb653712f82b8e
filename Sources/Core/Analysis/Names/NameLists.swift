/// Names known beforehand: a hash table of word sequences in the model file, one bit a list.
package struct NameLists {
  /// Longest entry in words.
  package static let longest = 6
  /// The bit that says that a longer entry begins with these words.
  package static let prefixBit: UInt8 = 0x80

  /// The lists of places and of cities, as bits of `ArticleWords.listed`.
  static let placeBits: UInt16 = 1 << 2 | 1 << 3

  private let tags: UnsafeRawBufferPointer
  private let masks: UnsafeRawBufferPointer
  private let mask: Int

  init(model: NameModel, bytes: UnsafeRawBufferPointer) {
    let layout = model.layout
    tags = UnsafeRawBufferPointer(rebasing: bytes[layout.listTags..<layout.listMasks])
    masks = UnsafeRawBufferPointer(rebasing: bytes[layout.listMasks..<layout.length])
    mask = (1 << layout.listBits) - 1
  }

  /// Key of a sequence: fold the words' `Token.folded` in one after another, from `seed`.
  package static let seed: UInt64 = 0x51ED_270B_9F2C_83D1
  package static func extend(_ key: UInt64, _ folded: UInt64) -> UInt64 {
    let mixed = (key ^ folded) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 31
  }
  package static func place(_ key: UInt64, mask: Int) -> (slot: Int, tag: UInt16) {
    (Int(truncatingIfNeeded: key) & mask, UInt16(truncatingIfNeeded: key >> 40) | 1)
  }

  private func find(_ key: UInt64) -> UInt8 {
    let (first, tag) = Self.place(key, mask: mask)
    var slot = first
    while true {
      let entry = tags.loadUnaligned(fromByteOffset: slot * 2, as: UInt16.self)
      if entry == 0 { return 0 }
      if entry == tag { return masks[slot] }
      slot = (slot + 1) & mask
    }
  }

  /// Marks every entry that begins at a capitalised word of a sentence; of one list the longest at each place.
  func mark(_ sentence: Range<Int>, of words: ArticleWords, into listed: inout [UInt16]) {
    for i in sentence where words.form(i).isCapitalized {
      var key = Self.seed
      var longest: (Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0)
      var any: UInt8 = 0
      for length in 1...Self.longest where i + length <= sentence.upperBound {
        key = Self.extend(key, words.tokens[i + length - 1].folded)
        let found = find(key)
        if found & 0x7F != 0 {
          any |= found
          withUnsafeMutableBytes(of: &longest) { raw in
            let lengths = raw.assumingMemoryBound(to: Int.self)
            for bit in 0..<7 where found >> UInt8(bit) & 1 != 0 { lengths[bit] = length }
          }
        }
        if found & Self.prefixBit == 0 { break }
      }
      guard any & 0x7F != 0 else { continue }
      withUnsafeBytes(of: &longest) { raw in
        let lengths = raw.assumingMemoryBound(to: Int.self)
        for bit in 0..<7 where lengths[bit] > 0 {
          listed[i] |= 1 << UInt16(bit)
          for k in 1..<max(1, lengths[bit]) { listed[i + k] |= 1 << UInt16(bit + 8) }
        }
      }
    }
  }
}
