import Dispatch
import Synchronization

/// Ends the reading of sources when the person says so; never leaves `Library`.
struct ImportCancelled: Error {}

/// Collects articles into batches; while one batch is analysed on all cores, the one before is written.
final class ImportIntake {
  /// A batch is one transaction: small enough that other writers wait less than a tenth of a second for it.
  static let batchBytes = 256 << 10
  static let batchArticles = 64

  var report = ImportReport()
  var current = ""
  /// The library itself refused: nothing more can come in.
  private(set) var hasFailed = false
  /// Whether anything was written.
  private(set) var hasChanged = false

  private let library: Library
  private let analyzer: Analyzer?
  private let isCancelled: () -> Bool
  private let progress: (ImportProgress) -> Void
  private var batch: [StoredArticle] = []
  private var batchSize = 0
  private var analyzed: [Analyzed] = []
  private var done = 0
  private var isFinishing = false

  init(
    library: Library, analyzer: Analyzer?, isCancelled: @escaping () -> Bool,
    progress: @escaping (ImportProgress) -> Void
  ) {
    self.library = library
    self.analyzer = analyzer
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// An article with what the writer needs, all of it made off the writer's time.
  struct Analyzed: Sendable {
    var stored: StoredArticle
    var analysis: Analysis?
    var encoded: [UInt8] = []
  }

  func take(_ article: Article) throws {
    let fingerprint = Fingerprint(article.text)
    batch.append(
      StoredArticle(
        article: article, hash: SHA256.digest(article.text.bytes), words: fingerprint.words, twin: fingerprint.twin))
    batchSize += article.text.count
    if batchSize >= Self.batchBytes || batch.count >= Self.batchArticles { try turn() }
  }

  /// Writes what is left, and links.
  func finish() throws {
    guard !hasFailed else { return }
    isFinishing = true
    while !batch.isEmpty || !analyzed.isEmpty { try turn() }
  }

  private func turn() throws {
    let fresh = try changed(batch)
    batch = []
    batchSize = 0
    let writing = analyzed
    let results = Mutex([Analyzed?](repeating: nil, count: fresh.count))
    let outcome = Mutex<Result<[Intake], Problem>>(.success([]))
    let library = library
    let analyzer = analyzer
    // The first iteration writes the batch before, the others analyse: two cores stay busy without a queue.
    DispatchQueue.concurrentPerform(iterations: fresh.count + 1) { i in
      if i == 0 {
        guard !writing.isEmpty else { return }
        do throws(Problem) {
          let intakes = try library.write(writing)
          outcome.withLock { $0 = .success(intakes) }
        } catch {
          outcome.withLock { $0 = .failure(error) }
        }
        return
      }
      let stored = fresh[i - 1]
      let article = stored.article
      let analysis =
        analyzer == nil
        ? nil : library.analysis(of: article.text, title: article.title, published: article.published)
      let made = Analyzed(stored: stored, analysis: analysis, encoded: analysis.map(AnalysisCoding.encode) ?? [])
      results.withLock { $0[i - 1] = made }
    }
    analyzed = results.withLock { $0.compactMap { $0 } }
    do {
      count(try outcome.withLock { $0 }.get())
    } catch {
      hasFailed = true
      throw error
    }
    if !writing.isEmpty {
      done += writing.count
      hasChanged = true
      report.words += writing.reduce(0) { $0 + $1.stored.words }
      progress(
        ImportProgress(phase: analyzer == nil ? .reading : .analyzing, done: done, total: nil, current: current))
    }
    if !isFinishing, isCancelled() { throw ImportCancelled() }
  }

  /// Leaves out what the library has already.
  private func changed(_ batch: [StoredArticle]) throws(Problem) -> [StoredArticle] {
    let known = try library.store.read { session in
      try batch.map { stored in
        guard let known = try session.known(origin: stored.article.origin), known.hash == stored.hash,
          known.isAnalyzed || analyzer == nil
        else { return false }
        return stored.article.published == nil || known.published == stored.article.published
      }
    }
    report.unchanged += known.count { $0 }
    return zip(batch, known).filter { !$0.1 }.map(\.0)
  }

  private func count(_ intakes: [Intake]) {
    for intake in intakes {
      switch intake {
      case .added: report.added += 1
      case .revised: report.revised += 1
      case .redated, .unchanged: report.unchanged += 1
      }
    }
  }
}

extension Library {
  /// One batch, one transaction.
  func write(_ batch: [ImportIntake.Analyzed]) throws(Problem) -> [Intake] {
    let time = now()
    defer { store.giveWay() }
    return try store.write { session in
      try batch.map { item in
        let intake = try session.take(item.stored, now: time)
        let article: Int64, revision: Int64
        switch intake {
        case .added(let id, let number): (article, revision) = (id, number)
        case .revised(let id, let number, _):
          (article, revision) = (id, number)
          try carryAnnotations(of: id, to: number, session)
        case .redated(let id, let number): (article, revision) = (id, number)
        case .unchanged(let id):
          guard let found = try session.revision(of: id) else { return intake }
          (article, revision) = (id, found.id)
        }
        if let analysis = item.analysis, let material = try session.material(of: article) {
          // A date set by hand stands: then the analysis made with the file's date is not the right one.
          guard material.published == item.stored.article.published else { return intake }
          try keep(
            analysis, encoded: item.encoded, of: article, revision: revision, published: material.published, session)
        }
        return intake
      }
    }
  }
}
