import Core
import Foundation

/// Makes the table of word clusters, see `WordClusters`.
enum ClusterTable {
  /// - Parameter cache: pairs of word hash and cluster; read where it exists, else written.
  static func add(
    _ folder: URL, annotated: [AnnotatedText], cache: URL?, seed: UInt64, to resources: inout Resources,
    log: (String) -> Void
  ) throws {
    let pairs: [(hash: UInt32, cluster: UInt16)]
    if let cache, let data = try? Data(contentsOf: cache) {
      pairs = stride(from: 0, to: data.count / 6 * 6, by: 6).map { i in
        let hash = (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[i + $1]) << UInt32($1 * 8) }
        return (hash, UInt16(data[i + 4]) | UInt16(data[i + 5]) << 8)
      }
    } else {
      let stream = try WordStream(folder, annotated: annotated, largest: 44_000, rarest: 4)
      log("\(stream.ids.count) words of running text, \(stream.words.count) distinct")
      let vectors = WordVectors(stream, passes: 2, window: 3, negatives: 4, seed: seed)
      log("word vectors")
      let fine = vectors.clusters((1 << WordClusters.fineBits) - 1, passes: 6, seed: seed)
      let coarse = vectors.clusters((1 << WordClusters.coarseBits) - 1, passes: 12, seed: seed)
      log("word clusters")
      pairs = stream.words.indices.map { i in
        (stream.words[i].hash, UInt16(fine[i]) << UInt16(WordClusters.coarseBits) | UInt16(coarse[i]))
      }
      if let cache {
        var data = Data()
        for (hash, cluster) in pairs {
          for k in UInt32(0)..<4 { data.append(UInt8(truncatingIfNeeded: hash >> (k * 8))) }
          data.append(UInt8(truncatingIfNeeded: cluster))
          data.append(UInt8(truncatingIfNeeded: cluster >> 8))
        }
        try data.write(to: cache)
      }
    }
    guard !pairs.isEmpty else { return }
    resources.clusterBits = 8
    while 1 << resources.clusterBits < pairs.count * 4 / 3 { resources.clusterBits += 1 }
    let mask = (1 << resources.clusterBits) - 1
    resources.clusterSlots = Array(repeating: 0, count: 1 << resources.clusterBits)
    for (hash, cluster) in pairs {
      var (slot, tag) = WordClusters.place(hash, mask: mask)
      while resources.clusterSlots[slot] != 0 { slot = (slot + 1) & mask }
      resources.clusterSlots[slot] = UInt32(cluster) << 16 | UInt32(tag)
    }
  }
}
