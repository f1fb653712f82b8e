import Foundation
import GRDB

/// One thing that a step of work changed, and that undo takes back.
package enum HistoryStep: Hashable, Sendable {
  /// Edit numbers before (nil: the note is new) and after.
  case annotation(id: String, before: Int?, after: Int)
  /// Ids of decisions.
  case decisions([String])
}

/// A step of work of one person, bulk or single, as undo and redo see it.
package struct HistoryEntry: Hashable, Sendable {
  package var seq: Int64
  package var label: String
  package var steps: [HistoryStep]
}

extension Session {
  /// Done, undone, and cut off by later work.
  private static let done = 0, undone = 1, gone = 2

  /// Adds a step of work; what was undone before it can no longer be redone.
  package func remember(_ steps: [HistoryStep], label: String, by actor: String, now: Double) throws {
    try run("UPDATE history SET state = \(Session.gone) WHERE actor = ? AND state = \(Session.undone)", [actor])
    try run(
      "INSERT INTO history (actor, time, label, steps) VALUES (?, ?, ?, ?)",
      [actor, now, label, Data(HistoryStep.encode(steps))])
  }

  /// What undo would take back.
  package func lastDone(by actor: String) throws -> HistoryEntry? {
    try entry("state = \(Session.done) ORDER BY seq DESC", actor)
  }

  /// What redo would do again.
  package func firstUndone(by actor: String) throws -> HistoryEntry? {
    try entry("state = \(Session.undone) ORDER BY seq", actor)
  }

  private func entry(_ condition: String, _ actor: String) throws -> HistoryEntry? {
    try map("SELECT seq, label, steps FROM history WHERE actor = ? AND \(condition) LIMIT 1", [actor]) { row in
      HistoryEntry(seq: row[0], label: row[1], steps: try HistoryStep.decode(row.bytes(2)))
    }.first
  }

  /// - Parameter steps: what the undo (or redo) itself changed, so that the next redo (or undo) knows where it stands.
  package func setUndone(_ isUndone: Bool, seq: Int64, steps: [HistoryStep]) throws {
    try run(
      "UPDATE history SET state = ?, steps = ? WHERE seq = ?",
      [isUndone ? Session.undone : Session.done, Data(HistoryStep.encode(steps)), seq])
  }
}

extension HistoryStep {
  static func encode(_ steps: [HistoryStep]) -> [UInt8] {
    var out = ByteWriter()
    out.byte(1)
    out.count(steps.count)
    for step in steps {
      switch step {
      case .annotation(let id, let before, let after):
        out.byte(0)
        out.string(id)
        out.optional(before)
        out.count(after)
      case .decisions(let ids):
        out.byte(1)
        out.strings(ids)
      }
    }
    return out.bytes
  }

  static func decode(_ bytes: [UInt8]) throws -> [HistoryStep] {
    try bytes.withUnsafeBytes { raw in
      var input = ByteReader(raw)
      guard try input.byte() == 1 else { throw DamagedRecord() }
      var steps: [HistoryStep] = []
      for _ in 0..<(try input.items()) {
        switch try input.byte() {
        case 0:
          steps.append(
            .annotation(id: try input.string(), before: try input.optionalSigned(), after: try input.count()))
        case 1: steps.append(.decisions(try input.strings()))
        default: throw DamagedRecord()
        }
      }
      return steps
    }
  }
}
