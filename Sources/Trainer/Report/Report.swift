import Core
import Foundation

enum Report {
  static let three: [EntityKind] = [.person, .organization, .place]

  static func lines(_ name: String, _ table: ScoreTable) -> [String] {
    func line(_ label: String, _ score: Score) -> String {
      String(
        format: "  %@ P %6.2f  R %6.2f  F1 %6.2f  of %d", label.padding(toLength: 14, withPad: " ", startingAt: 0),
        score.precision * 100, score.recall * 100, score.f1 * 100, score.marked)
    }
    var lines = [
      name, line("three kinds", table.score(of: three)), line("seven kinds", table.score(of: EntityKind.allCases)),
    ]
    lines.append(line("untyped", table.untyped))
    for kind in EntityKind.allCases { lines.append(line(kind.rawValue, table.score(of: [kind]))) }
    return lines
  }
}
