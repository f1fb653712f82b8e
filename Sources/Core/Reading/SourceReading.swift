private import Glibc

extension Reader {
  /// Reads one file of a walk and gives out its articles one at a time; of JSON Lines only one is in memory.
  ///
  /// - Parameters:
  ///   - file: from `SourceWalk`; `-` reads standard input.
  ///   - onProblem: called for each line or part that cannot be read; the rest is read all the same.
  ///   - each: called in order. What it throws ends the reading and is thrown on.
  package func read(
    file: SourceFile, onProblem: (Problem) -> Void, each: (Article) throws -> Void
  ) throws {
    let source = try file.path == "-" ? ByteSource() : ByteSource(path: file.origin)
    var head: [UInt8] = []
    // A pipe gives little at a time; the first kilobytes tell the format.
    while head.count < 4096, try source.read(1 << 16, into: &head) {}
    if Format.of(name: file.path, content: head) == .jsonLines {
      try readLines(LineStream(source, head: head, limit: limits.record), file, onProblem, each)
      return
    }
    if let known = Signature.name(of: head) { throw Signature.problem(file.path, known) }
    guard file.size <= limits.file else {
      throw Problem.unreadable(
        file.path, "it is larger than \(ReadingLimits.words(limits.file))", "split it, or make JSON Lines of it")
    }
    try source.readAll(into: &head, limit: limits.file)
    for var article in try read(bytes: head, name: file.path, sidecar: sidecar(of: file, onProblem)) {
      article.origin = file.origin + article.origin.dropFirst(file.path.count)
      try each(article)
    }
  }

  private func readLines(
    _ stream: consuming LineStream, _ file: SourceFile, _ onProblem: (Problem) -> Void,
    _ each: (Article) throws -> Void
  ) throws {
    var found = false
    while let line = try stream.next() {
      switch line {
      case .tooLong(let number):
        onProblem(
          .atLine(file.path, number, "longer than \(ReadingLimits.words(limits.record))", "one article a line"))
      case .line(let bytes, let number):
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        let article: Article
        do throws(JSONError) {
          article = try Record(line: bytes).article(file: file.origin, number: number)
        } catch {
          onProblem(.atLine(file.path, number, "\(error.reason) (byte \(error.offset + 1))", nil))
          continue
        }
        if article.text.count == 0 {
          onProblem(.atLine(file.path, number, "there is no text in it", nil))
        } else {
          found = true
          try each(article)
        }
      }
    }
    if !found { throw Problem.unreadable(file.path, "there is no article in it", "each line is {\"text\": …}") }
  }

  private func sidecar(of file: SourceFile, _ onProblem: (Problem) -> Void) -> Sidecar? {
    guard file.path != "-" else { return nil }
    for suffix in Sidecar.extensions where access("\(file.origin).\(suffix)", F_OK) == 0 {
      do throws(Problem) {
        let source = try ByteSource(path: "\(file.origin).\(suffix)")
        var bytes: [UInt8] = []
        try source.readAll(into: &bytes, limit: limits.metadata)
        return Sidecar(name: "\(file.path).\(suffix)", bytes: bytes)
      } catch {
        onProblem(error)
      }
    }
    return nil
  }
}

extension Problem {
  static func atLine(_ name: String, _ line: Int, _ reason: String, _ hint: String?) -> Problem {
    Problem(.data, "\(Sanitizer.line(name)):\(line): \(reason)", hint: hint)
  }
}
