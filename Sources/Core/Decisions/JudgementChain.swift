/// How judgements join two nodes: the shortest way from one to the other.
package enum JudgementChain {
  /// The "same" judgements on the way from one side of a "different" to the other, the refused one included.
  ///
  /// - Returns: indices of judgements, in the order of the way.
  package static func joining(_ refusal: Clusters.Refusal, in judgements: Judgements) -> [Int] {
    guard let (from, to) = judgements.pair(refusal.forbiddenBy) else { return [refusal.judgement] }
    var edges: [Int32: [(node: Int32, judgement: Int)]] = [:]
    for i in 0..<judgements.count {
      if judgements.kinds[i] == .same, let (a, b) = judgements.pair(i) {
        edges[a, default: []].append((b, i))
        edges[b, default: []].append((a, i))
      }
      // That a group was shown as one joins its members to the first.
      for group in [judgements.left(i), judgements.right(i)] {
        guard let first = group.first else { continue }
        for node in group.dropFirst() {
          edges[first, default: []].append((node, i))
          edges[node, default: []].append((first, i))
        }
      }
    }
    var came: [Int32: (node: Int32, judgement: Int)] = [from: (from, -1)]
    var queue = [from]
    var head = 0
    while head < queue.count, came[to] == nil {
      let node = queue[head]
      head += 1
      for edge in edges[node] ?? [] where came[edge.node] == nil && edge.judgement != refusal.forbiddenBy {
        came[edge.node] = (node, edge.judgement)
        queue.append(edge.node)
      }
    }
    guard came[to] != nil else { return [refusal.judgement] }
    var chain: [Int] = []
    var node = to
    while let step = came[node], step.judgement >= 0 {
      if chain.last != step.judgement, judgements.kinds[step.judgement] == .same { chain.append(step.judgement) }
      node = step.node
    }
    return chain.isEmpty ? [refusal.judgement] : chain.reversed()
  }
}
