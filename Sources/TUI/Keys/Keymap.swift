/// Which keys do what, by context. Starts as the rows of `Command`; the configuration may rebind.
struct Keymap: Hashable, Sendable {
  /// What a row of keys comes to.
  enum Resolution: Hashable, Sendable {
    case command(Command)
    /// The start of at least one chord.
    case prefix
    case nothing
  }

  private(set) var bindings: [Context: [[Key]: Command]] = [:]

  /// The standard keys.
  static let standard: Keymap = {
    var keymap = Keymap()
    for command in Command.allCases {
      for binding in command.row.bindings { keymap.bindings[binding.context, default: [:]][binding.keys] = command }
    }
    return keymap
  }()

  /// What `keys` mean in `context`. A command of a nearer context wins over a chord of a farther one.
  func resolve(_ keys: [Key], in context: Context) -> Resolution {
    for context in context.chain {
      guard let table = bindings[context] else { continue }
      if let command = table[keys] { return .command(command) }
      if table.keys.contains(where: { $0.count > keys.count && $0.starts(with: keys) }) { return .prefix }
    }
    return .nothing
  }

  /// The keys of a command, nearest context first; shortest chord first, then the standard order.
  func keys(of command: Command, in context: Context? = nil) -> [[Key]] {
    let contexts = context?.chain ?? Context.allCases
    var found: [[Key]] = []
    for place in contexts {
      let standard = command.row.bindings.filter { $0.context == place }.map(\.keys)
      let bound = (bindings[place] ?? [:]).filter { $0.value == command }.map(\.key)
      found += standard.filter { bound.contains($0) && !found.contains($0) }
      found += bound.filter { !standard.contains($0) && !found.contains($0) }
        .sorted { KeyName.print($0) < KeyName.print($1) }
    }
    if let context {
      // A key that a nearer context gives to something else does not reach the command.
      found = found.filter { resolve($0, in: context) == .command(command) }
    }
    return found
  }

  /// Binds, taking the keys from what they did.
  mutating func bind(_ keys: [Key], to command: Command, in context: Context) {
    bindings[context, default: [:]][keys] = command
  }

  mutating func unbind(_ keys: [Key], in context: Context) { bindings[context]?[keys] = nil }

  /// Takes a command's standard keys away, before the configuration gives it others.
  mutating func unbindAll(_ command: Command) {
    for context in Context.allCases {
      for (keys, bound) in bindings[context] ?? [:] where bound == command { bindings[context]?[keys] = nil }
    }
  }
}
