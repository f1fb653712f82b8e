/// Which nodes are one entity: what people decided, then what the program links, never against a "different".
///
/// Order of strength: every "different" is a veto between the two nodes it is about; then the groups that people were
/// shown hold together, newest first; then each "same", oldest first; then the automatic links. Whatever a veto forbids
/// is not done: a forbidden "same" is kept as refused, for people to see.
///
/// Near-linear: union-find with path halving and union by size (Tarjan 1975); vetoes are lists at the roots, the
/// smaller of two lists is asked and moved.
package struct Clusters: Sendable {
  /// A "same" that a "different" forbids; indices of judgements.
  package struct Refusal: Hashable, Sendable {
    package let judgement: Int
    package let forbiddenBy: Int
  }

  private struct Veto {
    let node: Int32
    let judgement: Int32
  }

  private var parent: [Int32]
  private var size: [Int32]
  private var vetoes: [Int32: [Veto]] = [:]
  package private(set) var refusals: [Refusal] = []

  /// - Parameters:
  ///   - count: number of nodes.
  ///   - judgements: the living ones, oldest first.
  ///   - links: for each node the number of its automatic group; equal numbers are linked.
  ///   - keys: for each node a number for its name: where a group must be torn, equal names stay together.
  package init(count: Int, judgements: Judgements, links: [Int32], keys: [Int32]) {
    parent = (0..<Int32(count)).map { $0 }
    size = [Int32](repeating: 1, count: count)
    for i in 0..<judgements.count where judgements.kinds[i] == .different { forbid(judgements, i) }
    for i in stride(from: judgements.count - 1, through: 0, by: -1) {
      gather(judgements.left(i))
      gather(judgements.right(i))
    }
    for i in 0..<judgements.count where judgements.kinds[i] == .same {
      guard let (a, b) = judgements.pair(i) else { continue }
      if let veto = join(a, b) { refusals.append(Refusal(judgement: i, forbiddenBy: Int(veto))) }
    }
    follow(links, keys)
  }

  /// The cluster of each node, numbered by first node.
  package mutating func numbers() -> [Int32] {
    var number = [Int32](repeating: -1, count: parent.count)
    var next: Int32 = 0
    return parent.indices.map { i in
      let root = Int(find(Int32(i)))
      if number[root] < 0 {
        number[root] = next
        next += 1
      }
      return number[root]
    }
  }

  private mutating func find(_ node: Int32) -> Int32 {
    var node = Int(node)
    while Int(parent[node]) != node {
      parent[node] = parent[Int(parent[node])]
      node = Int(parent[node])
    }
    return Int32(node)
  }

  private mutating func forbid(_ judgements: Judgements, _ i: Int) {
    guard let (a, b) = judgements.pair(i), a != b else { return }
    vetoes[a, default: []].append(Veto(node: b, judgement: Int32(i)))
    vetoes[b, default: []].append(Veto(node: a, judgement: Int32(i)))
  }

  private mutating func gather(_ group: ArraySlice<Int32>) {
    guard let first = group.first, group.count > 1 else { return }
    for node in group.dropFirst() { _ = join(first, node) }
  }

  /// - Returns: the judgement that forbids it; nil where the two are one now.
  private mutating func join(_ a: Int32, _ b: Int32) -> Int32? {
    var x = find(a), y = find(b)
    guard x != y else { return nil }
    if !vetoes.isEmpty, let veto = veto(x, y) { return veto }
    if size[Int(x)] < size[Int(y)] { swap(&x, &y) }
    parent[Int(y)] = x
    size[Int(x)] += size[Int(y)]
    if let moved = vetoes.removeValue(forKey: y) {
      if var kept = vetoes.removeValue(forKey: x) {
        if kept.count < moved.count {
          vetoes[x] = moved + kept
        } else {
          kept.append(contentsOf: moved)
          vetoes[x] = kept
        }
      } else {
        vetoes[x] = moved
      }
    }
    return nil
  }

  private mutating func veto(_ x: Int32, _ y: Int32) -> Int32? {
    guard let left = vetoes[x], let right = vetoes[y] else { return nil }
    let (list, other) = left.count <= right.count ? (left, y) : (right, x)
    for veto in list where find(veto.node) == other { return veto.judgement }
    return nil
  }

  /// Automatic groups: all of one group together, or, where vetoes tear it, each node to the part that has its name,
  /// else to the first part that takes it.
  private mutating func follow(_ links: [Int32], _ keys: [Int32]) {
    var parts: [Int32: [Int32]] = [:]
    for i in links.indices {
      let node = Int32(i)
      guard var anchors = parts[links[i]] else {
        parts[links[i]] = [node]
        continue
      }
      if anchors.count > 1, let same = anchors.firstIndex(where: { keys[Int($0)] == keys[i] }), same > 0 {
        anchors.swapAt(0, same)
      }
      if !anchors.contains(where: { join($0, node) == nil }) {
        anchors.append(node)
        parts[links[i]] = anchors
      }
    }
  }
}
