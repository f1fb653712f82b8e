import Foundation

/// One thing that `doctor` looked at.
package struct Finding: Hashable, Sendable {
  package var name: String
  package var isFine: Bool
  package var message: String
  /// What to do about it.
  package var hint: String?

  package init(name: String, isFine: Bool, message: String, hint: String? = nil) {
    self.name = name
    self.isFine = isFine
    self.message = message
    self.hint = hint
  }
}

extension Library {
  package func backup(to target: String) throws(Problem) { try store.backup(to: target) }

  package func restore(from source: String) throws(Problem) { try store.restore(from: source) }

  /// Looks at rights, integrity, schema, index, analyses and entities of the library.
  package func examine() throws(Problem) -> [Finding] {
    var findings = rights()
    let damage = try store.damage()
    findings.append(
      Finding(
        name: "integrity", isFine: damage.isEmpty, message: damage.first ?? "every page is sound",
        hint: damage.isEmpty ? nil : "Copy the file away; dossier doctor --repair mends indices; else restore a backup."
      ))
    guard damage.isEmpty else { return findings }
    findings.append(Finding(name: "schema", isFine: true, message: "version \(Store.schemaVersion)"))
    let repair = "Run: dossier doctor --repair"
    let state = try store.read { session in
      let ids = try session.articleIDs()
      return (
        articles: ids.count, gap: try session.wordIndexGap(), pending: try session.pendingCount(),
        damaged: try ids.count { try session.hasDamagedAnalysis($0) },
        forged: try ids.count { try session.isForged($0) },
        orphans: try session.orphans(), unlinked: Int(try session.setting("unlinked") ?? "0") ?? 0,
        decisions: try session.decisions().count
      )
    }
    let strayed = try store.read { try Library.strayed($0) }
    let isSound = isReadOnly ? true : try store.write { $0.wordIndexIsSound() }
    func add(_ name: String, _ bad: Int, _ fine: String, _ wrong: String, _ hint: String?) {
      findings.append(
        Finding(name: name, isFine: bad == 0, message: bad == 0 ? fine : wrong, hint: bad == 0 ? nil : hint))
    }
    add(
      "full-text index", state.gap + (isSound ? 0 : 1), "\(state.articles) articles",
      "\(state.gap) articles differ\(isSound ? "" : ", the index is damaged")", repair)
    add("texts", state.forged, "each is what its SHA-256 says", "\(state.forged) are not", "Restore a backup.")
    let waiting = max(0, state.damaged - state.pending)
    add("analyses", waiting, "\(state.articles - state.pending) of \(state.articles)", "\(waiting) are damaged", repair)
    add("entities", state.orphans, "all mentions belong to one", "\(state.orphans) belong to none", repair)
    add(
      "identities", state.pending == 0 ? strayed : 0, "they follow from links and decisions",
      "\(strayed) do not follow from links and decisions", repair)
    add("log of decisions", 0, "\(state.decisions) decisions", "", nil)
    let problem = modelProblem()
    findings.append(
      Finding(
        name: "model", isFine: problem == nil, message: problem ?? "engine \(Library.engine)",
        hint: problem == nil ? nil : "Install dossier again."))
    return findings
  }

  /// How many entities of articles belong to another entity of the library than links and decisions say, or are linked
  /// to nothing yet.
  private static func strayed(_ session: Session) throws -> Int {
    let occurrences = try session.everyOccurrence()
    let undone = try session.undone()
    let live = try session.decisionHeads().filter { !undone.contains($0.id) }.map { ($0.seq, $0.verb) }
    let derived = Regrouping.assign(occurrences, decisions: live, places: try session.everyDecisionPlace())
    return occurrences.indices.count {
      occurrences[$0].link == 0 || derived[$0] != .kept(occurrences[$0].entity)
    }
  }

  /// Whether the embedded model is whole: it is part of the program, so once is enough.
  private static let modelDamage: String? = {
    do throws(Problem) {
      return try NameModel.embedded().verifiesChecksum() ? nil : "its checksum is wrong"
    } catch {
      return error.message
    }
  }()

  /// Whether the model is whole, and the analyzer finds the name in a sentence that has one.
  private func modelProblem() -> String? {
    if let damage = Library.modelDamage { return damage }
    let analysis = analyzer.analyze(Text("Barack Obama visited Paris."), published: nil)
    return analysis.mentions.isEmpty ? "the name finder finds nothing" : nil
  }

  private func rights() -> [Finding] {
    guard let path = store.path else { return [] }
    var findings: [Finding] = []
    var file = stat(), folder = stat()
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard stat(path, &file) == 0, stat(parent, &folder) == 0 else {
      return [Finding(name: "rights", isFine: false, message: String(cString: strerror(errno)))]
    }
    let tooWide = file.st_mode & 0o006 & ~folder.st_mode
    let isOpen = file.st_mode & 0o002 != 0
    // A folder that a group writes together, and a library in it that only its maker can.
    let isShared = folder.st_mode & 0o020 != 0 && folder.st_mode & 0o1000 == 0
    let isLocked = isShared && file.st_gid == folder.st_gid && file.st_mode & 0o020 == 0
    let hint =
      isLocked
      ? "The group can write the folder but not the library: chmod g+rw \(path)*"
      : "Others can \(isOpen ? "write" : "read") it: chmod o-rw \(path)"
    findings.append(
      Finding(
        name: "rights", isFine: tooWide == 0 && !isOpen && !isLocked,
        message:
          "mode \(String(file.st_mode & 0o7777, radix: 8)) in a folder of \(String(folder.st_mode & 0o7777, radix: 8))",
        hint: tooWide == 0 && !isOpen && !isLocked ? nil : hint))
    let canWrite = access(parent, W_OK) == 0
    if !isReadOnly {
      findings.append(
        Finding(
          name: "folder", isFine: canWrite, message: canWrite ? "can be written" : "cannot be written",
          hint: canWrite ? nil : "SQLite keeps its log beside the library: ask for the right to write \(parent)"))
    }
    return findings
  }

  /// Makes again what can be made from texts, notes and decisions, which are never touched.
  ///
  /// - Returns: what was done, one line each.
  package func repair(progress: (ImportProgress) -> Void = { _ in }) throws(Problem) -> [String] {
    var done: [String] = []
    if try !store.damage().isEmpty {
      try store.reindex()
      done.append("indices rebuilt")
      let left = try store.damage()
      guard left.isEmpty else {
        throw Problem(
          .data, "\(store.path ?? ""): still damaged: \(left[0])", hint: "Restore a backup: dossier restore FILE")
      }
    }
    let ids = try store.read { try $0.articleIDs() }
    let needsWords = try store.write { session in
      try session.wordIndexGap() > 0 || !session.wordIndexIsSound()
    }
    if needsWords {
      try store.write { try $0.clearWordIndex() }
      for start in stride(from: 0, to: ids.count, by: 64) {
        try store.write { session in
          for id in ids[start..<min(start + 64, ids.count)] { try session.indexWords(of: id) }
        }
      }
      done.append("full-text index of \(ids.count) articles made again")
    }
    let damaged = try store.read { session in try ids.filter { try session.hasDamagedAnalysis($0) } }
    if !damaged.isEmpty {
      try store.write { session in
        for id in damaged { try session.expireAnalysis(of: id) }
      }
      done.append("\(damaged.count) articles analysed again")
    }
    let orphans = try store.read { try $0.orphans() }
    if orphans > 0 {
      try store.write { try $0.adoptOrphans() }
      done.append("\(orphans) entities made again")
    }
    _ = try analyzePending(progress: progress)
    let strayed = try store.read { try Library.strayed($0) }
    if strayed > 0 { done.append("\(strayed) identities derived anew from links and decisions") }
    if !done.isEmpty { try linkAll() }
    try store.write { try $0.set("timeline", "0") }
    try refreshTimeline()
    return done
  }
}
