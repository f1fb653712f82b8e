/// Word → cluster, a hash table in the model file. A cluster is two numbers in one: the high ten bits are one of 1,023 fine
/// clusters, the low six one of 63 coarse ones, both counted from 1; 0 is no cluster.
package struct WordClusters {
  private let slots: UnsafeRawBufferPointer
  private let mask: Int

  init(model: NameModel, bytes: UnsafeRawBufferPointer) {
    let start = model.layout.clusters
    slots = UnsafeRawBufferPointer(rebasing: bytes[start..<start + (4 << model.layout.clusterBits)])
    mask = (1 << model.layout.clusterBits) - 1
  }

  /// Cluster of a form, else of its lower-case word; 0 for neither.
  package static let fineBits = 10
  package static let coarseBits = 6

  func cluster(exact: UInt32, folded: UInt32) -> UInt16 {
    let own = find(exact)
    return own != 0 ? own : find(folded)
  }

  private func find(_ key: UInt32) -> UInt16 {
    let (first, tag) = Self.place(key, mask: mask)
    var slot = first
    while true {
      let entry = slots.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self)
      if entry == 0 { return 0 }
      if UInt16(truncatingIfNeeded: entry) == tag { return UInt16(truncatingIfNeeded: entry >> 16) }
      slot = (slot + 1) & mask
    }
  }

  /// Where the search for a key begins, and the 16 bits that are compared.
  package static func place(_ key: UInt32, mask: Int) -> (slot: Int, tag: UInt16) {
    let mixed = UInt64(key) &* 0x9E37_79B9_7F4A_7C15
    return (Int(truncatingIfNeeded: mixed >> 24) & mask, UInt16(truncatingIfNeeded: mixed >> 48))
  }
}
