import Core

/// Somewhere one can come back to, to the exact row.
struct Place: Hashable, Sendable {
  var screen: View
  var focus: Context
  var article: Int64?
  var cursor = 0
  var top = 0
  var list = ListPosition()
  var entity: Int64?
  /// The page that was shown, so that coming back needs no work.
  var page: Page?
}

/// The places that were left, like a browser's: going somewhere new forgets what was ahead.
struct Jumps: Hashable, Sendable {
  /// Latest last.
  private(set) var behind: [Place] = []
  /// Nearest last.
  private(set) var ahead: [Place] = []
  private static let limit = 200

  /// Records where one leaves from.
  mutating func leave(_ place: Place) {
    if behind.last != place { behind.append(place) }
    if behind.count > Self.limit { behind.removeFirst() }
    ahead = []
  }

  /// - Parameter here: where one is, so that `forward` leads to it again.
  mutating func back(from here: Place) -> Place? {
    while let place = behind.popLast() {
      guard place != here else { continue }
      ahead.append(here)
      return place
    }
    return nil
  }

  mutating func forward(from here: Place) -> Place? {
    while let place = ahead.popLast() {
      guard place != here else { continue }
      behind.append(here)
      return place
    }
    return nil
  }

  /// Goes back over several places at once, to `behind[index]`.
  mutating func back(to index: Int, from here: Place) -> Place? {
    guard behind.indices.contains(index) else { return nil }
    ahead.append(here)
    while behind.count > index + 1, let place = behind.popLast() { ahead.append(place) }
    return behind.popLast()
  }
}

/// What fills the screen.
enum View: String, Hashable, Sendable {
  /// Text, names and timeline.
  case reading
  /// The article table over the whole screen.
  case articles
  /// The timeline over the whole screen.
  case timeline
  /// A page of lines that lead somewhere: card, notes, search results, why, jumps, problems, versions.
  case page
  case identities
}
