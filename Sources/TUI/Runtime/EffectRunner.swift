import Core
import Dispatch
import Synchronization

/// Does effects beside the screen and posts the answers: the newest of a kind instead of all of them; saves are never left
/// out, and `finish` waits for them.
///
/// Three lanes, each in order: what a key waits for (opening, saving), lists of the whole library, and looking things up.
/// While a large import keeps the disk busy a list may take seconds, and opening and saving must not stand behind it.
final class EffectRunner: Sendable {
  private let work: EffectWork
  private let mailbox: Mailbox<Action>
  private let queue = DispatchQueue(label: "library", qos: .userInitiated)
  private let lists = DispatchQueue(label: "lists", qos: .userInitiated)
  private let lookingUp = DispatchQueue(label: "looking up", qos: .userInitiated)
  /// Import and analysis, beside reading.
  private let background = DispatchQueue(label: "import", qos: .utility)
  private let pending = Mutex(Pending())

  private struct Pending {
    /// The number of the newest effect of each slot.
    var newest: [Slot: Int] = [:]
    var count = 0
    /// Written a moment later, so that keys which follow each other cost one write.
    var later: [Slot: Effect] = [:]
    var isScheduled = false
    var version: Int64 = 0
    var isCancelled = false
  }

  /// Effects of which only the newest matters.
  private enum Slot: Hashable {
    case articles, open, again, names, timeline, card(CardUse), place, search, candidates, notes
    case filterWords, filters, unread, tags, colours
    case draft(Int64)
    case memory(String)
  }

  /// How long a draft or a place may wait: a second is promised.
  private static let delay = DispatchTimeInterval.milliseconds(400)
  /// How often other processes' writes are looked for.
  private static let interval = DispatchTimeInterval.milliseconds(1_000)

  init(library: Library, name: String, mailbox: Mailbox<Action>) {
    work = EffectWork(library: library, name: name)
    self.mailbox = mailbox
    queue.async { [self] in
      noteVersion()
      lookAgain()
    }
  }

  private static func slot(_ effect: Effect) -> Slot? {
    switch effect {
    case .listArticles: .articles
    case .open(_, _, let landing): landing == .stay ? .again : .open
    case .listEntities: .names
    case .showTimeline: .timeline
    case .showCard(_, let use): .card(use)
    case .findPlace: .place
    case .searchLibrary: .search
    case .listCandidates: .candidates
    case .listNotes: .notes
    case .completeFilter: .filterWords
    case .listFilters: .filters
    case .listUnread: .unread
    case .listTags: .tags
    case .listColours: .colours
    case .keepDraft(let draft): .draft(draft.article)
    case .remember(let key, _): .memory(key)
    default: nil
    }
  }

  /// Starts one effect; its answers come through the mailbox.
  func start(_ effect: Effect) {
    switch effect {
    case .keepDraft, .remember:
      guard let slot = Self.slot(effect) else { return }
      let isFirst = pending.withLock { pending in
        pending.later[slot] = effect
        defer { pending.isScheduled = true }
        return !pending.isScheduled
      }
      if isFirst { queue.asyncAfter(deadline: .now() + Self.delay) { [self] in flush() } }
    case .discardDraft(let article):
      pending.withLock { $0.later[.draft(article)] = nil }
      queue.async { [self] in perform(effect) }
    case .annotate, .saveNote:
      // What was typed is on disk as a draft before it becomes a note: a note that cannot be saved is not lost.
      queue.async { [self] in
        flush()
        perform(effect)
      }
    case .add(let paths): background.async { [self] in add(paths) }
    default:
      let lane = lane(of: effect)
      guard let slot = Self.slot(effect) else {
        lane.async { [self] in perform(effect) }
        return
      }
      let number = pending.withLock { pending in
        pending.count += 1
        pending.newest[slot] = pending.count
        return pending.count
      }
      lane.async { [self] in
        if pending.withLock({ !$0.isCancelled && $0.newest[slot] == number }) { perform(effect) }
      }
    }
  }

  private func lane(of effect: Effect) -> DispatchQueue {
    switch effect {
    case .listArticles, .listEntities, .showTimeline: lists
    case .showCard, .findPlace, .searchLibrary, .listCandidates, .listPassages, .listNotes, .listRevisions, .showWhy,
      .askQuestions:
      lookingUp
    default: queue
    }
  }

  /// How long the end waits for the import: it goes on where it stood when the library is opened again.
  private static let patience: Duration = .seconds(1)

  /// Waits until everything that must not be lost is on disk; stops imports after the file in hand.
  ///
  /// - Returns: false when something that may be cut off is still at work: then only `_exit` ends the process.
  func finish() -> Bool {
    pending.withLock { $0.isCancelled = true }
    queue.sync { flush() }
    let end = ContinuousClock.now + Self.patience
    for lane in [background, lists, lookingUp] {
      let ended = DispatchSemaphore(value: 0)
      lane.async { ended.signal() }
      let left = max(0, Int((end - .now) / .milliseconds(1)))
      if ended.wait(timeout: .now() + .milliseconds(left)) == .timedOut { return false }
    }
    return true
  }

  private func perform(_ effect: Effect) {
    lookForChanges()
    for action in work.perform(effect) { mailbox.post(action) }
    noteVersion()
  }

  private func flush() {
    let effects = pending.withLock { pending in
      defer {
        pending.later = [:]
        pending.isScheduled = false
      }
      return Array(pending.later.values)
    }
    // What others wrote since the last look must not pass as our own.
    if !effects.isEmpty { lookForChanges() }
    for effect in effects { for action in work.perform(effect) { mailbox.post(action) } }
    if !effects.isEmpty { noteVersion() }
  }

  // MARK: Other people's writes

  /// What we wrote ourselves was answered already.
  private func noteVersion() {
    if let version = try? work.library.dataVersion() { pending.withLock { $0.version = version } }
  }

  private func lookAgain() {
    queue.asyncAfter(deadline: .now() + Self.interval) { [weak self] in
      guard let self, !pending.withLock({ $0.isCancelled }) else { return }
      lookForChanges()
      lookAgain()
    }
  }

  private func lookForChanges() {
    guard let version = try? work.library.dataVersion() else { return }
    let hasChanged = pending.withLock { pending in
      defer { pending.version = version }
      return pending.version != version
    }
    if hasChanged { mailbox.post(.libraryChanged) }
  }

  // MARK: Import

  /// Texts first, so that there is something to read; then what is in them.
  private func add(_ paths: [String]) {
    guard !work.library.isReadOnly else {
      if !paths.isEmpty {
        mailbox.post(
          .failed(Problem(.user, "the library is open for reading only", hint: "nothing can be added to it")))
      }
      return
    }
    var last = ContinuousClock.now - .seconds(1)
    var lastRefresh = ContinuousClock.now
    var phase: ImportProgress.Phase?
    func report(_ progress: ImportProgress) {
      // Ten times a second is as often as anybody can read it.
      guard progress.phase != phase || .now - last >= .milliseconds(100) else { return }
      (last, phase) = (.now, progress.phase)
      mailbox.post(.progressed(progress))
      guard .now - lastRefresh >= .seconds(1) else { return }
      lastRefresh = .now
      mailbox.post(.libraryChanged)
    }
    func isCancelled() -> Bool { pending.withLock { $0.isCancelled } }
    do {
      var result = ImportReport()
      if !paths.isEmpty {
        // What is here already is opened before anything is read again.
        mailbox.post(.pathsNamed(try work.library.articles(from: paths)))
        result = try work.library.add(paths: paths, analyzes: false, progress: report, isCancelled: isCancelled)
        mailbox.post(.libraryChanged)
        mailbox.post(.pathsNamed(try work.library.articles(from: paths)))
      }
      _ = try work.library.analyzePending(progress: report, isCancelled: isCancelled)
      mailbox.post(.progressed(nil))
      mailbox.post(.imported(result))
    } catch {
      mailbox.post(.progressed(nil))
      mailbox.post(.failed(error))
    }
  }
}
