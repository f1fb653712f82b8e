/// Numbers that look random and are the same for the same seed. Source: Steele, Lea, Flood 2014 (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// Seeds are scattered first: neighbours would read the same numbers one step apart.
  init(seed: UInt64) { state = (seed &+ 0x1234_5678) &* 0xBF58_476D_1CE4_E5B9 ^ (seed << 40) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
  mutating func happens(_ share: Double) -> Bool { Double(next() >> 11) / Double(1 << 53) < share }
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
