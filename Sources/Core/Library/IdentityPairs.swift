/// Pairs of entities whose names make it likely that they are one, and that nobody has judged.
struct IdentityPairs {
  struct Pair {
    let left: Int64
    let right: Int64
    let pro: [String]
    let contra: [String]
    let worth: Int
  }

  /// Keys with more entities than this are common surnames: their pairs are no questions, they are a census.
  private static let crowd = 12

  static func open(_ session: Session) throws -> [Pair] {
    let judged = try judgedPairs(session)
    var pairs: [Pair] = []
    var seen: Set<[Int64]> = []
    for group in try session.keyGroups(most: crowd) {
      for (i, a) in group.enumerated() {
        for b in group[(i + 1)...] {
          let ids = [min(a.id, b.id), max(a.id, b.id)]
          guard !judged.contains(ids), seen.insert(ids).inserted, let pair = question(a, b) else { continue }
          pairs.append(pair)
        }
      }
    }
    pairs.sort { ($1.worth, $0.left, $0.right) < ($0.worth, $1.left, $1.right) }
    return try pairs.prefix(400).compactMap { try withCompany($0, session) }
  }

  private static func judgedPairs(_ session: Session) throws -> Set<[Int64]> {
    let undone = try session.undone()
    let live = Set(
      try session.decisionHeads().filter { !undone.contains($0.id) && [.same, .different, .split].contains($0.verb) }
        .map(\.seq))
    var pairs: Set<[Int64]> = []
    for seq in live {
      let places = try session.places(ofDecision: seq)
      guard let left = places.first(where: { $0.side == 0 }), let right = places.first(where: { $0.side == 1 }) else {
        continue
      }
      pairs.insert([min(left.entity, right.entity), max(left.entity, right.entity)])
    }
    return pairs
  }

  private static func question(_ a: EntitySummary, _ b: EntitySummary) -> Pair? {
    let left = Fold.key(a.name), right = Fold.key(b.name)
    var pro: [String] = [], contra: [String] = []
    if left == right {
      pro.append("same name")
    } else {
      let leftWords = Set(left.split(separator: " ")), rightWords = Set(right.split(separator: " "))
      let shared = leftWords.intersection(rightWords)
      if leftWords.isSubset(of: rightWords) || rightWords.isSubset(of: leftWords) {
        pro.append("one name is part of the other")
      } else if !shared.isEmpty {
        pro.append("both have “\(shared.sorted().joined(separator: " "))”")
        if a.kind == .person { contra.append("other given names") }
      } else {
        pro.append("similar spelling")
      }
    }
    if a.kind == b.kind {
      pro.append("both \(a.kind.rawValue)")
    } else {
      contra.append("\(a.kind.rawValue) and \(b.kind.rawValue)")
      // A place and the group that is named after it are two things: nobody needs to be asked.
      if left != right { return nil }
    }
    return Pair(left: a.id, right: b.id, pro: pro, contra: contra, worth: min(a.mentions, b.mentions))
  }

  private static func withCompany(_ pair: Pair, _ session: Session) throws -> Pair? {
    let left = Set(try session.companions(of: pair.left, limit: 50).map(\.entity))
    let right = Set(try session.companions(of: pair.right, limit: 50).map(\.entity))
    var pro = pair.pro, contra = pair.contra
    let shared = left.intersection(right).subtracting([pair.left, pair.right]).count
    if shared > 0 { pro.append("\(shared) others are named with both") }
    if left.contains(pair.right) { contra.append("one article names both") }
    return Pair(left: pair.left, right: pair.right, pro: pro, contra: contra, worth: pair.worth)
  }
}
