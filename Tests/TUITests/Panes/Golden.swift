import Foundation
import Testing

@testable import TUI

/// Frames as text files: the glyphs, then the meaning of each cell by one letter, then the cursor.
///
/// `DOSSIER_RECORD=1` writes what is shown now, and fails, so that a recording is always read before it is kept.
enum Golden {
  /// One letter a style; a dot is plain text.
  static let letters: [Style: Character] = [
    .text: ".", .textDim: ",", .paneTitle: "t", .paneTitleFocused: "T", .paneLine: "-", .selection: "v",
    .rowChosen: ">",
    .mentionPerson: "P", .mentionOrganization: "O", .mentionPlace: "L", .mentionFacility: "F", .mentionGroup: "G",
    .mentionEvent: "E", .mentionWork: "W", .mentionChosen: "*", .time: "D", .quotation: "q", .eventSentence: "s",
    .searchMatch: "m", .searchCurrent: "M", .noteOwn: "n", .noteOther: "N", .hint: "h", .key: "k", .statusInfo: "i",
    .statusError: "!", .density: "d", .revisionAdded: "+", .revisionRemoved: "x",
  ]

  static func text(of frame: Frame) -> String {
    var text = "size \(frame.columns)x\(frame.rows)\n"
    for row in 0..<frame.rows { text += "|\(frame.text(ofRow: row))|\n" }
    text += "\n"
    for row in 0..<frame.rows {
      text +=
        "|\(String(frame.row(row).map { $0.glyph == .blank && $0.style != .selection ? " " : letters[$0.style] ?? "?" }))|\n"
    }
    if let cursor = frame.cursor { text += "cursor \(cursor.row),\(cursor.column)\n" }
    return text
  }

  static func check(_ frame: Frame, _ name: String, location: SourceLocation = #_sourceLocation) {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Golden/\(name).frame")
    let now = text(of: frame)
    if ProcessInfo.processInfo.environment["DOSSIER_RECORD"] != nil {
      try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(now.utf8).write(to: file)
      Issue.record("recorded \(name): read it", sourceLocation: location)
      return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("no golden \(name)", sourceLocation: location)
      return
    }
    guard now != kept else { return }
    let difference = zip(
      kept.split(separator: "\n", omittingEmptySubsequences: false),
      now.split(separator: "\n", omittingEmptySubsequences: false)
    )
    .filter { $0 != $1 }.map { "- \($0)\n+ \($1)" }.joined(separator: "\n")
    Issue.record("\(name) looks different:\n\(difference)", sourceLocation: location)
  }
}
