/// Words whose final dot belongs to them and ends no sentence by itself.
enum Abbreviations {
  private static let longest = 6

  private static let words: Set<UInt64> = {
    let list = """
      adm ala ariz assn ave bros brig capt cmdr co col colo conn corp cpl ct dec det dr dept ed eq esq est etc feb fla ft fr ga
      gen gov hon ill inc ind insp jan jr kan ky lt ltd maj mass md messrs mich minn miss mlle mme mo mr mrs ms mt neb nev no nov
      oct okla ore pa pfc ph prof pvt rep reps rev sec sen sens sept sep sgt sr st supt tenn tex univ va vol vs vt wash wis wyo
      jul jun aug apr mar mon tue tues wed thu thur thurs fri sat sun approx aka cf al fig ibid
      """
    return Set(
      list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
        word.utf8.reduce(FNV.seed) { FNV.add($1, to: $0) }
      })
  }()

  /// Words that are also common without the dot: only with a capital, or never at the end of a sentence.
  static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= longest, range.count >= 2 else { return false }
    var hash = FNV.seed
    for i in range { hash = FNV.add(bytes[i] >= 0x41 && bytes[i] <= 0x5A ? bytes[i] | 0x20 : bytes[i], to: hash) }
    guard words.contains(hash) else { return false }
    // "no", "ill", "mass", "miss", "sat", "sun", "mar", "ed", "co", "al", "fig" are words too: without a capital they end sentences.
    return bytes[range.lowerBound] < 0x61 || isAlwaysAbbreviation(bytes, range)
  }

  private static func isAlwaysAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let word = String(decoding: bytes[range], as: UTF8.self)
    return ["vs", "etc", "approx", "cf", "ibid", "aka", "dept", "est", "assn"].contains(word)
  }
}
