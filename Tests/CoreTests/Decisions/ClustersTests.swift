import Testing

@testable import Core

struct ClustersTests {
  /// Nodes are letters; `links` are words of nodes that the program links.
  private func clusters(
    _ nodes: String, links: [String] = [], _ judgements: [(Judgements.Kind, String, String)] = []
  ) -> (groups: [String], refusals: [Clusters.Refusal], judgements: Judgements) {
    let letters = Array(nodes)
    func node(_ letter: Character) -> Int32 { Int32(letters.firstIndex(of: letter) ?? 0) }
    var list = Judgements()
    for (kind, left, right) in judgements { list.append(kind, left.map(node), right.map(node)) }
    var linkOf = letters.indices.map { Int32($0) }
    for link in links { for letter in link { linkOf[Int(node(letter))] = node(link.first ?? "?") } }
    var clusters = Clusters(
      count: letters.count, judgements: list, links: linkOf, keys: letters.indices.map { Int32($0) })
    var groups: [Int32: String] = [:]
    for (i, number) in clusters.numbers().enumerated() { groups[number, default: ""].append(letters[i]) }
    return (groups.sorted { $0.key < $1.key }.map(\.value), clusters.refusals, list)
  }

  @Test func `links alone make clusters`() {
    #expect(clusters("abcd", links: ["ac"]).groups == ["ac", "b", "d"])
  }

  @Test func `same joins what is not linked`() {
    #expect(clusters("abcd", links: ["ac"], [(.same, "c", "d")]).groups == ["acd", "b"])
  }

  @Test func `different tears a link, the rest stays together`() {
    #expect(clusters("abcd", links: ["abcd"], [(.different, "b", "acd")]).groups == ["acd", "b"])
  }

  @Test func `different holds against a later same, which is refused with its chain`() {
    let result = clusters(
      "abc", [(.different, "a", "c"), (.same, "a", "b"), (.same, "b", "c")])
    #expect(result.groups == ["ab", "c"])
    #expect(result.refusals == [Clusters.Refusal(judgement: 2, forbiddenBy: 0)])
    #expect(JudgementChain.joining(result.refusals[0], in: result.judgements) == [1, 2])
  }

  @Test func `a later different is stronger than the same before it`() {
    let result = clusters("abc", [(.same, "a", "b"), (.same, "b", "c"), (.different, "a", "c")])
    #expect(result.groups == ["ab", "c"])
    #expect(result.refusals.map(\.judgement) == [1])
  }

  @Test func `what was shown as one group stays one, until a later judgement parts it`() {
    #expect(clusters("abcd", [(.different, "ab", "cd")]).groups == ["ab", "cd"])
    #expect(clusters("abcd", [(.different, "ab", "cd"), (.different, "b", "a")]).groups == ["a", "b", "cd"])
  }

  @Test func `vetoes follow their clusters`() {
    let result = clusters(
      "abcdef", [(.different, "a", "f"), (.same, "a", "b"), (.same, "e", "f"), (.same, "c", "b"), (.same, "c", "e")])
    #expect(result.groups == ["abc", "d", "ef"])
    #expect(result.refusals == [Clusters.Refusal(judgement: 4, forbiddenBy: 0)])
  }

  @Test func `judgements about what is gone are passed over`() {
    #expect(clusters("ab", [(.same, "", "b"), (.different, "a", "")]).groups == ["a", "b"])
  }

  @Test func `no veto is ever broken, whatever the order`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      var list = Judgements()
      var pairs: [(Int32, Int32)] = []
      for _ in 0..<20 {
        let a = Int32.random(in: 0..<12, using: &random), b = Int32.random(in: 0..<12, using: &random)
        guard a != b else { continue }
        let isSame = Bool.random(using: &random)
        list.append(isSame ? .same : .different, [a], [b])
        if !isSame { pairs.append((a, b)) }
      }
      let links = (0..<12).map { _ in Int32.random(in: 0..<4, using: &random) }
      var clusters = Clusters(count: 12, judgements: list, links: links, keys: (0..<12).map { $0 % 5 })
      let numbers = clusters.numbers()
      for (a, b) in pairs { #expect(numbers[Int(a)] != numbers[Int(b)]) }
    }
  }

  @Test func `an undo that is taken back does no longer take back`() {
    #expect(DecisionLog.undone([("u", ["a"])]) == ["a"])
    #expect(DecisionLog.undone([("u", ["a"]), ("v", ["u"])]) == ["u"])
    #expect(DecisionLog.undone([("u", ["a"]), ("v", ["u"]), ("w", ["v"])]) == ["a", "v"])
  }
}

/// SplitMix64: the same numbers on every run.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
