/// Numbers distinct 64-bit keys 0, 1, 2 … in the order they first come. Open addressing, never shrinks.
struct HashIndex {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private var mask: Int
  private(set) var count = 0

  init(capacity: Int) {
    var slots = 64
    while slots < capacity * 2 { slots *= 2 }
    keys = Array(repeating: 0, count: slots)
    numbers = Array(repeating: -1, count: slots)
    mask = slots - 1
  }

  /// - Returns: the key's number, and whether it is new.
  @inline(__always)
  mutating func number(_ key: UInt64) -> (number: Int, isNew: Bool) {
    var slot = Int(truncatingIfNeeded: (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return (Int(numbers[slot]), false) }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    numbers[slot] = Int32(count)
    count += 1
    if count * 2 > mask { grow() }
    return (count - 1, true)
  }

  private mutating func grow() {
    let oldKeys = keys, oldNumbers = numbers
    let slots = (mask + 1) * 2
    keys = Array(repeating: 0, count: slots)
    numbers = Array(repeating: -1, count: slots)
    mask = slots - 1
    for i in oldKeys.indices where oldNumbers[i] >= 0 {
      let key = oldKeys[i]
      var slot = Int(truncatingIfNeeded: (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
      while numbers[slot] >= 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      numbers[slot] = oldNumbers[i]
    }
  }
}
