import Foundation

/// The door of the program to articles, analyses, entities, notes and decisions.
///
/// Synchronous; may be called from any thread. Everything goes through one SQLite file that several processes share.
package final class Library: Sendable {
  let store: Store
  /// Author of notes and decisions, and owner of reading marks, drafts and undo.
  package let actor: String
  /// Seconds since 1970; a parameter so that tests can turn the clock back.
  package let now: @Sendable () -> Double

  private init(store: Store, actor: String, now: @escaping @Sendable () -> Double) {
    self.store = store
    self.actor = actor
    self.now = now
  }

  /// Opens the library file, or makes it with its folder.
  ///
  /// - Parameters:
  ///   - actor: login name of who reads and writes.
  ///   - patience: seconds to wait while another process writes.
  package static func open(
    at path: String, actor: String, isReadOnly: Bool = false, patience: Double = 70,
    now: @escaping @Sendable () -> Double = systemTime
  ) throws(Problem) -> Library {
    Library(store: try Store(path: path, isReadOnly: isReadOnly, patience: patience), actor: actor, now: now)
  }

  /// A library that is gone when it is released.
  package static func inMemory(
    actor: String, now: @escaping @Sendable () -> Double = systemTime
  ) throws(Problem) -> Library {
    Library(store: try Store(inMemory: "library in memory"), actor: actor, now: now)
  }

  package static let systemTime: @Sendable () -> Double = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// nil for a library in memory.
  package var path: String? { store.path }

  package var isReadOnly: Bool { store.isReadOnly }

  package func close() { store.close() }

  /// Changes when anybody wrote, in this process or another.
  package func dataVersion() throws(Problem) -> Int64 { try store.dataVersion() }

  /// What this actor kept under a key: reading positions, marks, histories.
  package func state(_ key: String) throws(Problem) -> String? {
    try store.read { try $0.state(key, of: actor) }
  }

  /// nil forgets the key.
  package func setState(_ key: String, _ value: String?) throws(Problem) {
    try store.write { try $0.setState(key, value, of: actor) }
  }

  /// Loaded once, when first needed: the model takes time that opening an analysed library should not.
  var analyzer: Analyzer { Library.sharedAnalyzer }

  private static let sharedAnalyzer = Analyzer()
}
