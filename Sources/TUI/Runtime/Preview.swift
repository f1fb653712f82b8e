import Core

/// The beginning of a file on the screen while its library is still being opened: it moves as the text does and keeps nothing.
struct Preview {
  private var state: State
  private let start: State

  /// Nil for what cannot be shown before it is in the library (see `FirstLook`).
  ///
  /// - Parameters:
  ///   - start: the state that the program begins with.
  init?(of path: String, libraryName: String, _ start: State) {
    guard let article = FirstLook.read(path) else { return nil }
    self.start = start
    state = start
    state.memory.libraryName = libraryName
    state.opening = article.summary.id
    _ = state.update(.opened(article, .remembered, remembered: nil, draft: nil))
  }

  var frame: Frame { render(state) }

  /// Where the reader has gone meanwhile; nil where he has not moved.
  var cursor: Int? { state.reader.flatMap { $0.cursor == 0 ? nil : $0.cursor } }

  /// Whether the program has nothing better to show: the article itself is not open yet and nothing else was asked for.
  func stands(for real: State) -> Bool {
    if let reader = real.reader, real.named.contains(reader.article.summary.id) { return false }
    return real.screen == .reading && real.prompt == nil && real.help == nil && real.problems.isEmpty
      && real.rows == start.rows && real.columns == start.columns
  }

  /// Takes a key that only moves; what it asks for is not done.
  ///
  /// - Returns: false for any other key, which is the program's.
  mutating func take(_ key: Key) -> Bool {
    guard case .command(let command) = state.settings.keymap.resolve([key], in: .text), command.row.group == .moving
    else { return false }
    _ = state.update(.key(key))
    return true
  }

  /// What goes on meanwhile.
  mutating func note(_ progress: ImportProgress?) { state.progress = progress }
}
