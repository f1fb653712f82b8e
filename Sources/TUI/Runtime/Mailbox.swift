import CNcurses
import Glibc
import Synchronization

/// Where work in the background leaves its results for the loop: the only thing that two threads share.
final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let reading: Int32
  private let writing: Int32

  init() {
    var ends: (Int32, Int32) = (-1, -1)
    precondition(term_pipe(&ends.0, &ends.1) == 0, "no pipe: too many open files")
    (reading, writing) = ends
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Readable as long as something waits.
  var descriptor: Int32 { reading }

  /// Leaves a message; from any thread, never blocks.
  func post(_ message: Message) {
    let wasEmpty = messages.withLock { waiting in
      waiting.append(message)
      return waiting.count == 1
    }
    guard wasEmpty else { return }
    var byte: UInt8 = 1
    _ = write(writing, &byte, 1)
  }

  /// Everything that waits, in order.
  func takeAll() -> [Message] {
    var bytes: (UInt64, UInt64) = (0, 0)
    while read(reading, &bytes, 16) > 0 {}
    return messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
