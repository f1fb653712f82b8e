/// Names without what spelling may change: case, accents, dots, apostrophes, a leading "the", a final "'s".
package enum NameFolding {
  /// The words of a name in lower-case base letters.
  ///
  /// - Parameter hyphensCut: whether a hyphen begins a new word (`franco german`) or stays (`al-assad`).
  package static func words(_ name: String, hyphensCut: Bool = true) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func close() {
      // "Ukraine's" as an alias is Ukraine.
      if word.count > 2, word[word.count - 2] == 0x27, word[word.count - 1] == 0x73 { word.removeLast(2) }
      word.removeAll { $0 == 0x27 }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: word.append(UInt8(scalar.value) | 0x20)
      case 0x61...0x7A, 0x30...0x39: word.append(UInt8(scalar.value))
      case 0x27, 0x2018, 0x2019, 0x02BC: if !word.isEmpty { word.append(0x27) }
      case 0x2E, 0xAD, 0x200B...0x200D, 0x300...0x36F: break
      case 0x26:
        close()
        words.append("and")
      case 0x2D, 0x2010, 0x2011: if hyphensCut { close() } else if !word.isEmpty { word.append(0x2D) }
      case 0xC0...0x24F: word.append(contentsOf: LatinBase.early.letters(of: Int(scalar.value) - 0xC0))
      case 0x1E00...0x1EFF: word.append(contentsOf: LatinBase.additional.letters(of: Int(scalar.value) - 0x1E00))
      default:
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else {
          close()
        }
      }
    }
    close()
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    return words
  }

  package static func key(_ name: String) -> String { words(name).joined(separator: " ") }

  /// One spelling for the ways in which a name is written in Latin letters: Zelensky, Zelenskyy, Zelenskiy are one.
  ///
  /// - Parameter word: a folded word.
  package static func transliterationKey(_ word: String) -> String {
    var out: [UInt8] = []
    let bytes = Array(word.utf8)
    var i = 0
    func put(_ byte: UInt8, _ length: Int) {
      if out.last != byte || byte < 0x61 { out.append(byte) }
      i += length
    }
    while i < bytes.count {
      let next = i + 1 < bytes.count ? bytes[i + 1] : 0
      switch (bytes[i], next) {
      case (0x6B, 0x68): put(0x68, 2)  // kh
      case (0x7A, 0x68): put(0x7A, 2)  // zh
      case (0x74, 0x7A), (0x74, 0x73): put(0x7A, 2)  // tz, ts
      case (0x74, 0x63): i += 1  // tch is ch
      case (0x63, 0x68): put(0x63, 2)  // ch
      case (0x63, 0x6B): put(0x6B, 2)  // ck
      case (0x64, 0x6A): put(0x6A, 2)  // dj
      case (0x6F, 0x75), (0x6F, 0x6F): put(0x75, 2)  // ou, oo
      case (0x70, 0x68): put(0x66, 2)  // ph
      case (0x73, 0x63): i += 1  // sch is sh
      case (0x73, 0x68): put(0x78, 2)  // sh
      case (0x6B, 0x73): put(0x78, 2)  // ks
      case (0x2D, _): i += 1
      case (0x71, _): put(0x6B, 1)
      case (0x77, _): put(0x76, 1)
      case (0x79, _), (0x69, _): put(0x69, 1)
      case (0x6A, _) where i > 0: put(0x69, 1)
      default: put(bytes[i], 1)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether two words differ by at most `limit` letters put in, left out or replaced (Levenshtein).
  package static func areClose(_ a: String, _ b: String, limit: Int) -> Bool {
    let a = Array(a.utf8), b = Array(b.utf8)
    guard abs(a.count - b.count) <= limit else { return false }
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      var best = row[0]
      for j in 0..<b.count {
        let cost = a[i] == b[j] ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
        diagonal = row[j + 1]
        row[j + 1] = cost
        best = min(best, cost)
      }
      if best > limit { return false }
    }
    return row[b.count] <= limit
  }
}
