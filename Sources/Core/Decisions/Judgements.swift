/// What people have said about which nodes are one, oldest first. A node is an entity of one article.
///
/// Flat arrays, so that a million of them cost no million allocations.
package struct Judgements: Sendable {
  package enum Kind: UInt8, Sendable {
    /// The two groups are one.
    case same
    /// They are not, whatever else links them.
    case different
  }

  private(set) var kinds: [Kind] = []
  /// Where each judgement's members begin in `members`: left group, then right group.
  private var starts: [Int32] = [0]
  private var middles: [Int32] = []
  private var members: [Int32] = []

  package init() {}

  package var count: Int { kinds.count }

  /// Adds a judgement on two groups of nodes as they were shown. The first node of a group stands for it: the judgement
  /// is about those two; that the others belong to them is weaker, a later judgement may take them apart.
  package mutating func append(_ kind: Kind, _ left: some Collection<Int32>, _ right: some Collection<Int32>) {
    kinds.append(kind)
    members.append(contentsOf: left)
    middles.append(Int32(members.count))
    members.append(contentsOf: right)
    starts.append(Int32(members.count))
  }

  func left(_ i: Int) -> ArraySlice<Int32> { members[Int(starts[i])..<Int(middles[i])] }
  func right(_ i: Int) -> ArraySlice<Int32> { members[Int(middles[i])..<Int(starts[i + 1])] }

  /// The two nodes that the judgement is about; nil where one of them is gone.
  func pair(_ i: Int) -> (Int32, Int32)? {
    guard let a = left(i).first, let b = right(i).first else { return nil }
    return (a, b)
  }
}
