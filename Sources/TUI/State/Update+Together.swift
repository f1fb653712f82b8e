import Core

/// Two entities: where they are together.
extension State {
  /// The row's name beside the card's; else a search offers the other one.
  mutating func beginTogether() -> [Effect] {
    guard let entity = entityHere else { return nothingHere() }
    if screen == .page, case .entity(let other) = page?.target, other != entity { return showTogether(entity, other) }
    prompt = Prompt(purpose: .together(entity, name: name(of: entity)))
    return [.listCandidates(for: entity, named: "", different: false)]
  }

  mutating func showTogether(_ left: Int64, _ right: Int64) -> [Effect] {
    jumps.leave(place)
    return [.listPassages(left, right)]
  }
}
