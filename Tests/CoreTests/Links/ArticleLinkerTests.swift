import Testing

@testable import Core

struct ArticleLinkerTests {
  @Test func `a surname is the one person of that name`() {
    #expect(
      MarkedArticle("[P Ada Brandt] came late. [P Brandt] had met [P Omar Reyes], and [P Reyes] left.").entities
        == ["Ada Brandt=Brandt", "Omar Reyes=Reyes"])
  }

  @Test func `a surname alone never joins two people`() {
    #expect(
      MarkedArticle("[P Ada Brandt] and [P Karl Brandt] argued. [P Karl Brandt] won. Then [P Brandt] slept.").entities
        == ["Ada Brandt", "Karl Brandt=Brandt"])
  }

  @Test func `titles tell which of two people a surname is`() {
    #expect(
      MarkedArticle("[P Ada Brandt] and [P Karl Brandt] argued. Mrs [P Brandt] won; Mr. [P Brandt] slept.").entities
        == ["Ada Brandt=Brandt", "Karl Brandt=Brandt"])
  }

  @Test func `a country is not its capital of the same name`() {
    #expect(
      MarkedArticle("[L Mexico] sent a note from [L Mexico City]. [L Mexico] waits.").entities
        == ["Mexico", "Mexico City"])
    #expect(
      MarkedArticle("They crossed the [L Tarn Valley]. [L Tarn] was dry.").entities == ["Tarn Valley=Tarn"])
  }

  @Test func `father and son stay two`() {
    #expect(
      MarkedArticle("[P John Ellery Jr.] met [P John Ellery Sr.] again.").entities
        == ["John Ellery Jr.", "John Ellery Sr."])
  }

  @Test(arguments: [
    ("[P Joseph R. Tanner] spoke. [P Joe Tanner] said little.", 1), ("[P Ann Lee] and [P Amy Lee] ran.", 2),
    ("[P Volodymyr Zelenskyy] flew; [P Zelensky] spoke.", 1),
    ("[P Ingrid van der Aalst] left. [P Van der Aalst] wept.", 1),
    ("[P George W. Hill] and [P George H. W. Hill] met.", 2), ("[P Kim Hye-rin] won. [P Kim] smiled.", 1),
    ("[P Bashar al-Assad] fell; [P Assad] fled.", 1), ("[P Rustam Yuldoshev] wrote. They call him [P Yuldashev].", 1),
    ("[P Andrés López Obrador] ruled. [P López Obrador] left.", 1), ("[P MARIA KOSTA] WINS\n\n[P Kosta], 40, ran.", 1),
  ])
  func `forms of a person's name`(marked: String, count: Int) {
    #expect(MarkedArticle(marked).entities.count == count)
  }

  @Test(arguments: [
    ("The [O River Basin Council] ([O RBC]) met. The [O RBC] agreed.", 1),
    ("The [O RBC] met. The [O River Basin Council] agreed.", 1),
    ("[O Tarn Works Ltd] shut. [O Tarn Works] owed much.", 1),
    ("The [O Teme Courier] and the [O Severn Courier] wrote; the [O Courier] did not say.", 3),
    ("The [O Teme and Severn Courier] wrote; the [O Courier] did not say.", 1),
    ("[O Apple] fell. [O Apple Corps] did not.", 1), ("[L United States] and [L U.S.] and [G American]", 2),
    ("[G Russians] left; a [G Russian] ship; [L Russia].", 2), ("[G Briton]s and the [G British].", 1),
    ("[L Kyiv] was [L Kiev].", 1), ("[F Hope Hall] and [P Hope]", 2),
  ])
  func `forms of other names`(marked: String, count: Int) {
    #expect(MarkedArticle(marked).entities.count == count)
  }

  @Test func `each link says why`() throws {
    let analysis = MarkedArticle("[P Ada Brandt] came. [P Brandt] left the [O River Basin Council] ([O RBC]).")
      .analysis()
    #expect(
      analysis.entities.map(\.evidence) == [
        [
          Evidence(
            alias: "Brandt", name: "Ada Brandt", reason: "surname, one person of that name in this article")
        ],
        [Evidence(alias: "RBC", name: "River Basin Council", reason: "defined in brackets")],
      ])
    #expect(analysis.entities.map(\.name) == ["Ada Brandt", "River Basin Council"])
    #expect(analysis.entities.map(\.aliases) == [["Brandt"], ["RBC"]])
  }

  @Test func `a soft break inside a name is a space`() {
    #expect(
      MarkedArticle("[P Ada\nBrandt] came. [P Ada Brandt] left.").analysis().entities.map(\.name) == ["Ada Brandt"])
  }

  @Test func `four thousand different people stay four thousand`() {
    let names = (0..<4_000).map { "[P Nam\($0) Sur\($0)] met [P Sur\($0)]." }.joined(separator: " ")
    #expect(MarkedArticle(names).analysis().entities.count == 4_000)
  }
}
