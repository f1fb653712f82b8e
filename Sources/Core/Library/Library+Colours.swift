/// A colour of notes as this library means it.
package struct ColourMeaning: Hashable, Sendable {
  package var name: String
  package var meaning: String

  package init(name: String, meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}

extension Library {
  /// What the colours of notes mean here, for all who work in this library, by name; colours that nobody named are left
  /// out.
  package func colours() throws(Problem) -> [ColourMeaning] {
    try store.read { session in
      try session.settings(from: Self.colourKey).map { key, value in
        ColourMeaning(name: String(key.dropFirst(Self.colourKey.count)), meaning: value)
      }
    }
  }

  /// Says what a colour means; an empty meaning forgets it.
  package func setColour(_ name: String, meaning: String) throws(Problem) {
    try store.write { session in
      if meaning.isEmpty {
        try session.forgetSetting(Self.colourKey + name)
      } else {
        try session.set(Self.colourKey + name, meaning)
      }
    }
  }

  /// How many notes, that this actor sees, have a colour.
  package func colourCounts() throws(Problem) -> [String: Int] {
    try store.read { try $0.colourCounts(for: actor) }
  }

  private static let colourKey = "colour."
}
