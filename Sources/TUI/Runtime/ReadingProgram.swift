import Core

/// The reading screen as the loop runs it: the state, and who does what it asks for.
struct ReadingProgram: Program {
  private(set) var state: State
  private let runner: EffectRunner
  private let editor: [String]
  private var requests: [Request] = []
  /// The file that an outside editor works on.
  private var editing: EditedFile?
  /// Where copies go without a clipboard; nil in restricted mode.
  private let copies: CopyFile?
  private var copied = ""
  /// Stands in for the text until the library has it.
  private var preview: Preview?

  /// - Parameters:
  ///   - paths: articles to add at the start.
  ///   - editor: `$EDITOR`, word by word.
  ///   - copies: where copies go when the terminal has no clipboard; nil: nowhere.
  init(
    state: State, preview: Preview? = nil, runner: EffectRunner, adding paths: [String], editor: [String],
    copies: CopyFile? = nil
  ) {
    self.copies = copies
    self.preview = preview
    self.state = state
    self.runner = runner
    self.editor = editor
    self.state.adding = paths
    run([.start])
    runner.start(.add(paths))
  }

  var isFinished: Bool { state.isFinished }
  /// Nothing happens by itself: drafts and other people's writes are the runner's.
  var deadline: ContinuousClock.Instant? { nil }

  mutating func receive(_ event: Notice<Action>) {
    switch event {
    case .key(let key):
      if preview?.take(key) == true { return }
      preview = nil
      run(state.update(.key(key)))
    case .resized(let rows, let columns):
      run(state.update(.resized(rows: rows, columns: columns)))
      settle(isDone: false)
    case .message(let action):
      run(state.update(action))
      if case .imported = action { settle(isDone: true) } else { settle(isDone: false) }
    case .ending: run(state.leave())
    case .interrupted: run(state.update(.key(.control("c"))))
    case .copied(let isThere):
      if !isThere { keepCopy() }
    case .ran(let status): takeEdited(status: status)
    case .tick, .resumed: break
    }
  }

  func frame(rows: Int, columns: Int) -> Frame { preview?.frame ?? render(state) }

  mutating func takeRequests() -> [Request] {
    defer { requests = [] }
    return requests
  }

  /// Lets go of the preview as soon as there is something better, at the place to which the reader has moved in it.
  private mutating func settle(isDone: Bool) {
    guard var preview else { return }
    if !isDone, preview.stands(for: state) {
      preview.note(state.progress)
      self.preview = preview
      return
    }
    self.preview = nil
    guard let cursor = preview.cursor else { return }
    state.withReader { $0.go(to: min(cursor, max(0, $0.text.count - 1)), height: $1) }
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .redraw: requests.append(.redraw)
      case .suspend: requests.append(.suspend)
      case .copy(let text):
        copied = text
        requests.append(.copy(text))
      case .editExternally(let text): edit(text)
      case .setTheme(let name): if let theme = Theme.Name(rawValue: name) { requests.append(.theme(theme)) }
      default: runner.start(effect)
      }
    }
  }

  private mutating func keepCopy() {
    guard let copies else { return state.complain("Not copied: this terminal has no clipboard for us") }
    if copies.append(copied) {
      state.say("No clipboard here: copied to \(copies.path)")
    } else {
      state.complain("Not copied: no clipboard here, and \(copies.path) cannot be written")
    }
  }

  private mutating func edit(_ text: String) {
    do throws(Problem) {
      let file = try EditedFile(text)
      editing = file
      requests.append(.run(editor + [file.path]))
    } catch {
      run(state.update(.failed(error)))
    }
  }

  private mutating func takeEdited(status: Int32?) {
    guard let file = editing else { return }
    editing = nil
    if status == 0 {
      run(state.update(.edited(file.take())))
    } else {
      _ = file.take()
      run(
        state.update(
          .failed(
            Problem(
              .user, "\(editor.first ?? "the editor") ended with \(status.map(String.init) ?? "no status")",
              hint: "the note is as it was"))))
    }
  }
}
