import Core

/// Real edits: sentences that stayed, were edited, or vanished.
struct RealRevisions {
  var path: String
  var errors: Int

  func run() throws {}
}
