/// One line of `dossier anchor --jsonl`: passages in, where they are out (design.md §5).
package enum AnchorLines {
  /// - Returns: the answer without its line end.
  /// - Throws: what is wrong with the line, in words without its number.
  package static func answer(_ line: [UInt8]) throws(Problem) -> [UInt8] {
    let request = try parsed(line)
    guard let new = request["new"]?.string else { throw Problem(.data, "\"new\" is missing or is no string") }
    guard let passages = request["passages"]?.array else {
      throw Problem(.data, "\"passages\" is missing or is no array")
    }
    let newText = Text(new)
    let newPoints = CodePoints(newText)
    var results: [JSON] = []
    results.reserveCapacity(passages.count)
    switch request["old"] {
    case .string(let old)?:
      let oldText = Text(old)
      let oldPoints = CodePoints(oldText)
      let diff = RevisionDiff(old: oldText, new: newText)
      for (number, passage) in passages.enumerated() {
        guard let start = passage["start"]?.integer, let end = passage["end"]?.integer else {
          throw Problem(.data, "passage \(number) has no \"start\" and \"end\"")
        }
        guard let span = oldPoints.span(from: start, to: end) else {
          throw Problem(.data, "passage \(number) (\(start)–\(end)) is not in \"old\" (\(oldPoints.count) code points)")
        }
        results.append(result(diff.carry(span), from: start, newPoints))
      }
    case nil, .null?:
      let fit = JointFit(newText)
      for (number, passage) in passages.enumerated() {
        guard let exact = passage["exact"]?.string else {
          throw Problem(.data, "passage \(number) has no \"exact\", and the line no \"old\"")
        }
        let carried = fit.find(
          exact: exact, prefix: passage["prefix"]?.string ?? "", suffix: passage["suffix"]?.string ?? "")
        results.append(result(carried, from: nil, newPoints))
      }
    default: throw Problem(.data, "\"old\" is no string")
    }
    let answer: JSON = ["id": request["id"] ?? .null, "results": .array(results)]
    return answer.encoded
  }

  private static func parsed(_ line: [UInt8]) throws(Problem) -> JSON {
    do throws(JSONError) {
      let value = try JSON.parse(line)
      guard value.members != nil else { throw JSONError(offset: 0, reason: "not an object") }
      return value
    } catch {
      throw Problem(.data, "\(error.reason) (byte \(error.offset + 1))")
    }
  }

  private static func result(_ carried: Carried, from start: Int?, _ points: CodePoints) -> JSON {
    guard let span = carried.span else {
      return ["state": .string(carried.state.rawValue), "start": .null, "end": .null]
    }
    let first = points.index(ofOffset: span.start)
    var state = carried.state
    // Offsets are code points here, so "at the same offset" is too.
    if state == .exact || state == .shifted, let start { state = first == start ? .exact : .shifted }
    return [
      "state": .string(state.rawValue), "start": .integer(first), "end": .integer(points.index(ofOffset: span.end)),
    ]
  }
}
