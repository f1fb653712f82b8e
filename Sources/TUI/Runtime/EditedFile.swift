import Core
import Glibc

/// A note on its way through an outside editor: a file that only its writer can read, gone when it is taken back.
struct EditedFile: Sendable {
  let path: String

  init(_ text: String) throws(Problem) {
    var name = Array("/tmp/dossier-note-XXXXXX.md".utf8CString)
    let file = mkstemps(&name, 3)
    guard file >= 0 else {
      throw Problem(.user, "no file can be made for the editor: \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        unlink(path)
        throw Problem(.user, "the editor's file cannot be written: \(String(cString: strerror(errno)))")
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The text, or nil when the file is gone; longer than a megabyte is no note.
  func take() -> String? {
    defer { unlink(path) }
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1_000_000)
    let count = fread(&bytes, 1, bytes.count, file)
    var text = String(decoding: bytes[..<count], as: UTF8.self)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
