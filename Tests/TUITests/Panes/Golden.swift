import Foundation
import Testing

@testable import TUI

/// Frames as text files: the glyphs, then the meaning of each cell by one letter, then the cursor. Beside it the same frame
/// as a terminal is painted, in colour and without: `cat Golden/colour/reading-80x24.ansi` shows it.
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

  /// What `cat` shows on a terminal: rows of text with SGR sequences, blanks at the end left out.
  static func painted(_ frame: Frame, _ theme: Theme) -> String {
    var text = ""
    for row in 0..<frame.rows {
      var cells = frame.row(row)
      while let last = cells.last, last.glyph == .blank, theme.look(of: last.style).isPlain { cells = cells.dropLast() }
      var now = Look()
      for cell in cells {
        let look = theme.look(of: cell.style)
        if look != now { text += look.sequence }
        now = look
        if let character = cell.glyph.character { text.append(character) }
      }
      text += now == Look() ? "\n" : "\u{1B}[0m\n"
    }
    return text
  }

  static func check(_ frame: Frame, _ name: String, location: SourceLocation = #_sourceLocation) {
    compare(text(of: frame), "\(name).frame", location)
    compare(painted(frame, Theme(.dark, depth: .indexed)), "colour/\(name).ansi", location)
    compare(painted(frame, Theme(.terminal, depth: .monochrome)), "monochrome/\(name).ansi", location)
  }

  static func compare(_ now: String, _ name: String, _ location: SourceLocation) {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
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
    let words = String(difference.map { $0 == "\u{1B}" ? "␛" : $0 })
    Issue.record("\(name) looks different:\n\(words)", sourceLocation: location)
  }
}

extension Look {
  /// Whether a blank in it shows nothing.
  fileprivate var isPlain: Bool {
    background < 0 && !attributes.contains(.reverse) && !attributes.contains(.underline)
  }

  /// SGR: everything off, then what it wants.
  fileprivate var sequence: String {
    var codes = ["0"]
    let names: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += names.filter { attributes.contains($0.0) }.map(\.1)
    if foreground >= 0 { codes.append("38;5;\(foreground)") }
    if background >= 0 { codes.append("48;5;\(background)") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
