/// The union-find under `TimelineBuilder`.
struct TimelineGroups {
  private struct Key: Hashable {
    var month: Int
    var participant: Int64
    var word: UInt64
  }

  private let events: [LibraryEvent]
  private var parent: [Int32]
  /// First and last day of the finest date in each root's group: a month must not join two of its days.
  private var finest: [(first: Day, last: Day)]
  /// Content words of each label, stemmed, sorted.
  private let words: [[UInt64]]

  /// How many earlier events of one key an event is compared with: keeps a frequent pair of name and word linear.
  private static let compared = 16
  /// Wider spans than this never take in a finer date: "in 2022" is not 9 November 2022.
  private static let widestContainer = 31

  init(_ events: [LibraryEvent]) {
    self.events = events
    parent = (0..<Int32(events.count)).map { $0 }
    finest = events.map { ($0.earliest, $0.latest) }
    words = events.map { TimelineGroups.contentWords($0.label) }
  }

  mutating func run() {
    var seen: [Key: [Int32]] = [:]
    let order = events.indices.sorted { (events[$0].earliest, $0) < (events[$1].earliest, $1) }
    for i in order {
      for participant in events[i].participants {
        for word in words[i] {
          // A span that begins in one month and holds a day of the next is found by neither: spans are months at most.
          let key = Key(
            month: events[i].earliest.year * 12 + events[i].earliest.month, participant: participant, word: word)
          let earlier = seen[key, default: []]
          for other in earlier.suffix(TimelineGroups.compared) where areOne(i, Int(other)) { join(i, Int(other)) }
          seen[key, default: []].append(Int32(i))
        }
      }
    }
  }

  private func areOne(_ a: Int, _ b: Int) -> Bool {
    if root(a) == root(b) { return false }
    let x = events[a], y = events[b]
    let isSameSpan = x.earliest == y.earliest && x.latest == y.latest
    guard isSameSpan || holds(x, y) || holds(y, x) else { return false }
    let p = finest[root(a)], q = finest[root(b)]
    guard p.first <= q.first && q.last <= p.last || q.first <= p.first && p.last <= q.last else { return false }
    let shared = x.participants.reduce(0) { $0 + (y.participants.contains($1) ? 1 : 0) }
    guard shared > 0 else { return false }
    let common = overlap(words[a], words[b])
    let smaller = max(1, min(words[a].count, words[b].count))
    let share = Float(common) / Float(smaller)
    // Within an article two sentences are mostly two things.
    if x.article == y.article { return isSameSpan && share >= 0.7 && common >= 3 }
    let needed: Float = isSameSpan ? (shared >= 2 ? 0.25 : 0.4) : (shared >= 2 ? 0.4 : 0.6)
    return share >= needed && common >= (shared >= 2 ? 1 : 2)
  }

  private func holds(_ outer: LibraryEvent, _ inner: LibraryEvent) -> Bool {
    outer.earliest <= inner.earliest && inner.latest <= outer.latest
      && outer.latest.ordinal - outer.earliest.ordinal <= TimelineGroups.widestContainer
  }

  private func overlap(_ a: [UInt64], _ b: [UInt64]) -> Int {
    var i = 0, k = 0, common = 0
    while i < a.count, k < b.count {
      if a[i] == b[k] {
        common += 1
        i += 1
        k += 1
      } else if a[i] < b[k] {
        i += 1
      } else {
        k += 1
      }
    }
    return common
  }

  private func root(_ i: Int) -> Int {
    var i = i
    while Int(parent[i]) != i { i = Int(parent[i]) }
    return i
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let x = root(a), y = root(b)
    guard x != y else { return }
    let p = finest[x], q = finest[y]
    finest[min(x, y)] = p.last.ordinal - p.first.ordinal <= q.last.ordinal - q.first.ordinal ? p : q
    parent[max(x, y)] = Int32(min(x, y))
    parent[a] = Int32(min(x, y))
  }

  /// Indices of the events of each row, in order of their first.
  func groups() -> [[Int]] {
    var number: [Int: Int] = [:]
    var groups: [[Int]] = []
    for i in events.indices {
      let root = root(i)
      if let known = number[root] {
        groups[known].append(i)
      } else {
        number[root] = groups.count
        groups.append([i])
      }
    }
    return groups
  }

  /// Hashes of the words that tell something, without their endings.
  static func contentWords(_ label: String) -> [UInt64] {
    var found: Set<UInt64> = []
    for word in NameFolding.words(label) {
      let bytes = Array(word.utf8)
      func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(FNV.seed) { FNV.add($1, to: $0) } }
      guard bytes.count > 2, !EventWords.common.contains(hash(bytes)) else { continue }
      found.insert(hash(bytes.prefix(TimelineGroups.stem(bytes))))
    }
    return found.sorted()
  }

  /// Length of a word without -s, -ed, -ing, and with no more than six letters: "attacked" is "attack" is "attacks".
  private static func stem(_ bytes: [UInt8]) -> Int {
    var length = bytes.count
    func ends(_ suffix: StaticString) -> Bool {
      suffix.withUTF8Buffer { length > $0.count + 2 && bytes[(length - $0.count)..<length].elementsEqual($0) }
    }
    if ends("ing") {
      length -= 3
    } else if ends("ed") {
      length -= 2
    } else if ends("es") {
      length -= 2
    } else if ends("s") {
      length -= 1
    }
    return min(length, 6)
  }
}
