import Core
import FuzzRules
import Glibc

extension Feed {
  private static let reader = Reader()
  private static let path = "/tmp/dossier-fuzz-\(getpid()).jsonl"

  /// The way of large files: one line in memory, bad lines reported, good ones given out.
  static func stream(_ bytes: [UInt8]) -> String? {
    guard let file = fopen(path, "w") else { return "no place for the input" }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    defer { unlink(path) }
    var wrong: String?
    do {
      try reader.read(
        file: SourceFile(path: path, origin: path, size: bytes.count),
        onProblem: { if $0.message.isEmpty { wrong = "a problem without a message" } },
        each: { wrong = wrong ?? Rules.mistake(in: $0) })
    } catch let problem as Problem {
      if problem.message.isEmpty { wrong = "a problem without a message" }
    } catch {
      wrong = "an error that is no problem: \(error)"
    }
    return wrong
  }
}
