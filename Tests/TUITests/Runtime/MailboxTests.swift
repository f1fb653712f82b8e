import Glibc
import Testing

@testable import TUI

struct MailboxTests {
  @Test func `nothing is lost when a hundred tasks post at once, and each sender keeps its order`() async {
    let mailbox = Mailbox<[Int]>()
    await withTaskGroup(of: Void.self) { group in
      for sender in 0..<100 {
        group.addTask { for number in 0..<100 { mailbox.post([sender, number]) } }
      }
    }
    let messages = mailbox.takeAll()
    #expect(messages.count == 10_000)
    for sender in 0..<100 { #expect(messages.filter { $0[0] == sender }.map { $0[1] } == Array(0..<100)) }
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test func `its descriptor is readable exactly while something waits`() {
    let mailbox = Mailbox<Int>()
    func isReadable() -> Bool {
      var source = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&source, 1, 0) == 1
    }
    #expect(!isReadable())
    mailbox.post(1)
    mailbox.post(2)
    #expect(isReadable())
    #expect(mailbox.takeAll() == [1, 2])
    #expect(!isReadable())
    mailbox.post(3)
    #expect(isReadable())
  }
}
