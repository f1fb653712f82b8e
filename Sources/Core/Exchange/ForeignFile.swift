/// A file of any form that can be read, told apart by what is in it.
package enum ForeignFile {
  package struct Content: Sendable {
    package var versions: [CaseLine.Version] = []
    package var notes: [ForeignNote] = []
    package var decisions: [ForeignDecision] = []
    /// With the line where the file has lines.
    package var problems: [Problem] = []

    package init() {}

    /// Several files that belong together.
    package mutating func add(_ other: Content) {
      versions += other.versions
      notes += other.notes
      decisions += other.decisions
      problems += other.problems
    }
  }

  /// - Parameter name: for messages.
  package static func read(_ bytes: [UInt8], name: String) -> Content {
    if let whole = try? JSON.parse(bytes), !isCaseLine(whole) { return notes(whole, name) }
    var content = Content()
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      do throws(Problem) {
        switch try CaseLine(parsed(Array(line))) {
        case .version(let version): content.versions.append(version)
        case .note(let note): content.notes.append(note)
        case .decision(let decision): content.decisions.append(decision)
        }
      } catch {
        content.problems.append(Problem(.data, "\(name):\(number + 1): \(error.message)"))
      }
    }
    return content
  }

  private static func isCaseLine(_ value: JSON) -> Bool {
    value["edits"] != nil || value["verb"] != nil || value["revision"] != nil && value["text"] != nil
  }

  private static func parsed(_ line: [UInt8]) throws(Problem) -> JSON {
    do throws(JSONError) { return try JSON.parse(line) } catch {
      throw Problem(.data, "\(error.reason) (byte \(error.offset + 1))")
    }
  }

  private static func notes(_ value: JSON, _ name: String) -> Content {
    let isHypothesis =
      value["annotations"] != nil || value["rows"] != nil || (value.array?.first ?? value)["uri"]?.string != nil
    let read = isHypothesis ? HypothesisNotes.decode(value) : WebAnnotations.decode(value)
    var content = Content()
    content.notes = read.notes
    content.problems = read.problems.map { Problem($0.kind, "\(name): \($0.message)", hint: $0.hint) }
    return content
  }
}
