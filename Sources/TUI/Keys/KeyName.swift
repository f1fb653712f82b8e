/// Keys as people write them: `j`, `<C-d>`, `<A-x>`, `<S-tab>`, `<F1>`; several in a row are a chord.
enum KeyName {
  /// Names of the keys that print nothing, in the order in which help lists them.
  private static let named: [(name: String, key: Key)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("S-tab", .backTab), ("backspace", .backspace),
    ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("home", .home), ("end", .end), ("pageup", .pageUp), ("pagedown", .pageDown), ("space", .character(" ")),
    ("lt", .character("<")),
  ]

  /// Reads a chord. Nil when a `<…>` has no known name or nothing is there.
  static func parse(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.first {
      guard first == "<", let close = rest.dropFirst().firstIndex(of: ">"), rest.index(after: rest.startIndex) != close
      else {
        keys.append(.character(first))
        rest = rest.dropFirst()
        continue
      }
      guard let key = key(named: String(rest[rest.index(after: rest.startIndex)..<close])) else { return nil }
      keys.append(key)
      rest = rest[rest.index(after: close)...]
    }
    return keys.isEmpty ? nil : keys
  }

  private static func key(named name: String) -> Key? {
    let lower = name.lowercased()
    if let row = named.first(where: { $0.name.lowercased() == lower }) { return row.key }
    if name.count == 3, let last = name.last, name.dropFirst().first == "-" {
      switch name.first {
      case "C", "c": return .control(Character(last.lowercased()))
      case "A", "a", "M", "m": return .alt(last)
      default: return nil
      }
    }
    if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) { return .function(number) }
    return nil
  }

  /// As `parse` reads it.
  static func print(_ keys: [Key]) -> String { keys.map(print).joined() }

  static func print(_ key: Key) -> String {
    if let row = named.first(where: { $0.key == key }) { return "<\(row.name)>" }
    switch key {
    case .character(let character): return String(character)
    case .control(let letter): return "<C-\(letter)>"
    case .alt(let letter): return "<A-\(letter)>"
    case .function(let number): return "<F\(number)>"
    case .paste: return "<paste>"
    case .mouse: return "<mouse>"
    default: return ""
    }
  }

  /// As the key line shows it: `^d`, `⏎`, `Tab`.
  static func short(_ keys: [Key]) -> String {
    keys.map { key in
      switch key {
      case .enter: "⏎"
      case .escape: "Esc"
      case .tab: "Tab"
      case .backTab: "S-Tab"
      case .control(let letter): "^\(letter)"
      case .up: "↑"
      case .down: "↓"
      case .left: "←"
      case .right: "→"
      case .character(" "): "space"
      case .character(let character): String(character)
      case .function(let number): "F\(number)"
      case .alt(let letter): "M-\(letter)"
      default: String(print(key).dropFirst().dropLast())
      }
    }.joined()
  }
}
