/// What a name names. Raw values are the words of the script contract and of the store.
package enum EntityKind: String, CaseIterable, Sendable, Hashable {
  case person, organization, place, facility, group, event, work

  /// The one-letter mark of the sidebar, so that colour is never needed.
  package var letter: Character {
    switch self {
    case .person: "P"
    case .organization: "O"
    case .place: "L"
    case .facility: "F"
    case .group: "G"
    case .event: "E"
    case .work: "W"
    }
  }
}
