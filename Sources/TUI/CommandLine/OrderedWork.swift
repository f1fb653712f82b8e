import Foundation
import Synchronization

/// Maps a sequence on several threads and hands the results on in order, with a bounded number in flight.
///
/// Results are handed on by the thread that finishes them, so that a slow input never keeps a finished answer back.
final class OrderedWork<Input: Sendable, Output: Sendable>: Sendable {
  private struct Results {
    var next = 0
    var early: [Int: Output] = [:]
    var isStopped = false
  }

  private let jobs: Int
  private let work: @Sendable (Input) -> Output
  private let deliver: @Sendable (Output) -> Bool
  private let queue = Mutex<[(number: Int, input: Input)]>([])
  private let results = Mutex(Results())
  private let filled = DispatchSemaphore(value: 0)
  private let slots: DispatchSemaphore
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameter deliver: called in the order of the inputs, never twice at once; false stops the run.
  init(jobs: Int, work: @escaping @Sendable (Input) -> Output, deliver: @escaping @Sendable (Output) -> Bool) {
    self.jobs = jobs
    self.work = work
    self.deliver = deliver
    slots = DispatchSemaphore(value: jobs * 4)
  }

  /// Runs until `next` gives nil or `deliver` false; with one job everything happens on this thread.
  func run<Failure: Error>(next: () throws(Failure) -> Input?) throws(Failure) {
    guard jobs > 1 else {
      while let input = try next(), deliver(work(input)) {}
      return
    }
    for _ in 0..<jobs {
      let thread = Thread { [self] in
        loop()
        ended.signal()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    defer {
      // One signal more than there are inputs for each thread: it finds the queue empty and ends.
      for _ in 0..<jobs { filled.signal() }
      for _ in 0..<jobs { ended.wait() }
    }
    var number = 0
    while !results.withLock({ $0.isStopped }), let input = try next() {
      slots.wait()
      queue.withLock { $0.append((number, input)) }
      number += 1
      filled.signal()
    }
  }

  private func loop() {
    while true {
      filled.wait()
      let item = queue.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let item else { return }
      finish(item.number, work(item.input))
      slots.signal()
    }
  }

  private func finish(_ number: Int, _ output: Output) {
    results.withLock { results in
      results.early[number] = output
      while let output = results.early.removeValue(forKey: results.next) {
        results.next += 1
        if !results.isStopped, !deliver(output) { results.isStopped = true }
      }
    }
  }
}
