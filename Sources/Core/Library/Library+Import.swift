import Dispatch
import Synchronization

extension Library {
  /// Reads files and folders into the library: whatever is new or changed; the rest costs one look-up each.
  ///
  /// Articles come in batches, each of which is one transaction: they can be read while the rest is still on its way,
  /// and after a crash the same call goes on where it stood.
  ///
  /// - Parameters:
  ///   - paths: files, folders, `-` for standard input.
  ///   - analyzes: false puts in the text alone, to be shown at once; `analyzePending` does the rest.
  ///   - progress: called on this thread after each batch.
  ///   - isCancelled: asked between batches.
  package func add(
    paths: [String], analyzes: Bool = true, progress: (ImportProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(Problem) -> ImportReport {
    let reader = Reader()
    return try add(isCancelled: isCancelled, progress: progress, analyzes: analyzes) { intake in
      for item in SourceWalk(paths: paths) {
        switch item {
        case .problem(let problem): intake.report.problems.append(problem)
        case .file(let file):
          intake.current = file.path
          do {
            try reader.read(
              file: file, onProblem: { intake.report.problems.append($0) }, each: { try intake.take($0) })
          } catch let problem as Problem where problem.kind == .data || problem.kind == .user {
            guard !intake.hasFailed else { throw problem }
            intake.report.problems.append(problem)
          }
        }
      }
    }
  }

  /// Puts in articles that are read already.
  package func add(articles: [Article], analyzes: Bool = true) throws(Problem) -> ImportReport {
    try add(isCancelled: { false }, progress: { _ in }, analyzes: analyzes) { intake in
      for article in articles { try intake.take(article) }
    }
  }

  private func add(
    isCancelled: () -> Bool, progress: (ImportProgress) -> Void, analyzes: Bool, _ read: (ImportIntake) throws -> Void
  ) throws(Problem) -> ImportReport {
    try withoutActuallyEscaping(isCancelled) { isCancelled throws(Problem) in
      try withoutActuallyEscaping(progress) { progress throws(Problem) in
        let intake = ImportIntake(
          library: self, analyzer: analyzes ? analyzer : nil, isCancelled: isCancelled, progress: progress)
        try store.withoutWaitingForDisk {
          do {
            try read(intake)
            try intake.finish()
          } catch is ImportCancelled {
            try intake.finish()
            intake.report.isCancelled = true
          }
          if analyzes, intake.hasChanged {
            try link(progress: progress, isCancelled: isCancelled)
          }
        }
        return intake.report
      }
    }
  }

  /// Analyses what was put in without, what was dated anew and what an older engine analysed.
  package func analyzePending(
    progress: (ImportProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(Problem) -> ImportReport {
    if try store.read({ try $0.hasExpired(madeBefore: Library.engine) }) {
      while try store.write({ try $0.expireAnalyses(madeBefore: Library.engine, limit: 1_000) }) > 0 { store.giveWay() }
    }
    let total = try store.read { try $0.pendingCount() }
    var report = ImportReport()
    guard total > 0 else {
      // An earlier run may have been ended between the two.
      try link(progress: progress, isCancelled: isCancelled)
      return report
    }
    var done = 0
    while !isCancelled() {
      let ids = try store.read { try $0.pending(limit: 32) }
      if ids.isEmpty { break }
      let materials = try store.read { session in
        try ids.compactMap { id in try session.material(of: id).map { (id, $0) } }
      }
      let results = Mutex([Int: (Analysis, [UInt8])]())
      DispatchQueue.concurrentPerform(iterations: materials.count) { i in
        let (_, material) = materials[i]
        let analysis = analysis(of: material.text, title: material.title, published: material.published)
        let encoded = AnalysisCoding.encode(analysis)
        results.withLock { $0[i] = (analysis, encoded) }
      }
      let found = results.withLock { $0 }
      try store.write { session in
        for (i, (id, material)) in materials.enumerated() {
          guard let (analysis, encoded) = found[i] else { continue }
          // Somebody may have dated or revised it meanwhile: then it stays pending and comes again.
          guard let current = try session.material(of: id), current.revision == material.revision,
            current.published == material.published
          else { continue }
          try keep(
            analysis, encoded: encoded, of: id, revision: material.revision, published: material.published, session)
        }
      }
      done += ids.count
      report.words += materials.reduce(0) { $0 + Fingerprint($1.1.text).words }
      progress(
        ImportProgress(phase: .analyzing, done: done, total: max(total, done), current: materials.last?.1.title ?? ""))
    }
    report.isCancelled = isCancelled()
    if !report.isCancelled { try link(progress: progress, isCancelled: isCancelled) }
    return report
  }

  /// Date of publication as a person knows it; nil for none. Relative dates are resolved again at once.
  package func setPublished(_ day: Day?, of article: Int64) throws(Problem) {
    let material = try store.read { try $0.material(of: article) }
    guard let material else { throw Problem(.user, "there is no article \(article) in this library", hint: nil) }
    let analysis = analysis(of: material.text, title: material.title, published: day)
    try store.write { session in
      try session.setPublished(day, of: article, by: actor)
      guard let current = try session.material(of: article), current.revision == material.revision else { return }
      try keep(
        analysis, encoded: AnalysisCoding.encode(analysis), of: article, revision: material.revision, published: day,
        session)
    }
    try link()
  }

  /// Keeps an analysis and indexes what is asked across articles.
  func keep(
    _ analysis: Analysis, encoded: [UInt8], of article: Int64, revision: Int64, published: Day?, _ session: Session
  ) throws {
    try session.setAnalysis(encoded, engine: Library.engine, published: published, of: revision)
    try index(analysis, of: article, revision: revision, published: published, session)
  }
}
