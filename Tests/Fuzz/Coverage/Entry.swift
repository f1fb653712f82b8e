import FuzzRules
import Glibc

/// libFuzzer's entry: every input goes to the feed that the environment names; see `Tests/fuzz.sh`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let wrong = Entry.feed(Array(UnsafeBufferPointer(start: start, count: count))) {
    Entry.say("wrong: \(wrong)\n")
    // libFuzzer keeps the input of a run that aborts.
    abort()
  }
  return 0
}

enum Entry {
  static func say(_ line: String) {
    let bytes = Array(line.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Gives an input to the target and says what is wrong with the answer.
  static let feed: Feed.Function = {
    let name = getenv("DOSSIER_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let feed = Feed.named(name) else {
      say("DOSSIER_FUZZ_TARGET is none of \(Feed.names.joined(separator: ", "))\n")
      exit(64)
    }
    return feed
  }()
}
