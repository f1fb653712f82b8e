import Testing

@testable import Core

struct LibraryLinkerTests {
  /// `article: name (kind letter) = alias = alias`, one entity a line; the answer is the cluster of each line.
  private func clusters(_ lines: String...) -> [Int] { links(lines).cluster }

  private func links(_ lines: [String]) -> LibraryLinks { LibraryLinker.link(lines.map(entity)) }

  private func entity(_ line: String) -> ArticleEntity {
    let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
    let names = parts[2].split(separator: "=").map { $0.split(separator: " ").joined(separator: " ") }
    return ArticleEntity(
      article: Int(parts[0]) ?? 0, name: names[0],
      kind: EntityKind.allCases.first { String($0.letter) == parts[1] } ?? .work, aliases: Array(names.dropFirst()))
  }

  @Test func `full names join, a surname joins through its article's full name`() {
    #expect(
      clusters("1 P Mark Tilley = Tilley", "2 P General Mark Tilley", "3 P Ann Tilley = Tilley", "4 P Mark A. Tilley")
        == [0, 0, 1, 0])
  }

  @Test func `a bare surname joins the one person of that name and says so`() {
    let links = links(["1 P Tilley", "2 P Mark Tilley = Tilley"])
    #expect(links.cluster == [0, 0])
    #expect(links.names == ["Mark Tilley"])
    #expect(links.evidence == [LibraryEvidence(entity: 0, other: 1, reason: .surnameInLibrary)])
  }

  @Test func `a signature in capitals does not name the person`() {
    let links = links(["1 P MARK A. TILLEY", "2 P MARK A. TILLEY", "3 P Mark A. Tilley"])
    #expect(links.cluster == [0, 0, 0])
    #expect(links.names == ["Mark A. Tilley"])
  }

  @Test func `a bare surname of two people joins neither`() {
    #expect(clusters("1 P Tilley", "2 P Mark Tilley", "3 P Ann Tilley") == [0, 1, 2])
  }

  @Test func `a bare surname joins the one who is named far more often`() {
    let many = (2..<12).map { "\($0) P Mark Tilley" }
    #expect(links(["1 P Tilley"] + many + ["20 P Ann Tilley"]).cluster == Array(repeating: 0, count: 11) + [1])
  }

  @Test func `the longest member does not rename before merging`() {
    #expect(
      clusters("1 O Tarn Group", "2 O Tarn", "3 O Tarn Bridge Repairs", "4 O Tarn Ltd") == [0, 0, 1, 0])
  }

  @Test func `an acronym joins the one body that is called so in its article`() {
    #expect(
      clusters("1 O River Basin Council = RBC", "2 O RBC", "3 O Rural Bank of Chad", "4 P RBC") == [0, 0, 1, 2])
    #expect(clusters("1 O River Basin Council = RBC", "2 O RBC", "3 O Rural Bank of Chad = RBC") == [0, 1, 2])
  }

  @Test func `spellings of a person join, people and places of one name do not`() {
    #expect(
      clusters(
        "1 P Volodymyr Zelensky", "2 P Volodymyr Zelenskyy", "3 L Paris", "4 P Paris", "5 G French", "6 L France")
        == [0, 0, 1, 2, 3, 4])
  }

  @Test func `entities that join share a lookup key`() {
    for (a, b) in [
      ("1 P Mark Tilley", "2 P Tilley"), ("1 O Tarn Ltd", "2 O Tarn"), ("1 L U.S.", "2 L United States"),
      ("1 P Rustam Yuldoshev", "2 P Rustam Yuldashev"), ("1 O River Basin Council = RBC", "2 O RBC"),
    ] {
      #expect(links([a, b]).cluster == [0, 0], "\(a) and \(b)")
      #expect(
        !Set(LibraryLinker.keys(of: entity(a))).isDisjoint(with: LibraryLinker.keys(of: entity(b))), "\(a) and \(b)")
    }
  }
}
