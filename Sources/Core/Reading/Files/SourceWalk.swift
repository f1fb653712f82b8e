private import Glibc

/// A file that may hold articles.
package struct SourceFile: Hashable, Sendable {
  /// As a person gave it, or the folder they gave and the way below it; `-` for standard input. For messages.
  package var path: String
  /// Absolute, without links: the same file is the same origin however it was named. `-` for standard input.
  package var origin: String
  /// Bytes; 0 for standard input.
  package var size: Int
  /// Seconds since 1970 of its last change; with `size` it tells that a file need not be read again.
  package var modified: Double

  package init(path: String, origin: String, size: Int = 0, modified: Double = 0) {
    self.path = path
    self.origin = origin
    self.size = size
    self.modified = modified
  }
}

/// All files below the given paths that may hold articles, in order, found while one iterates.
///
/// A path that is given is taken whatever it is called. In folders: sorted by name, with folders in their place; hidden
/// names, README and licence files, sidecars, saved pages' `_files` folders and pictures, styles, scripts are passed
/// over; what a reader may expect to be read and cannot be (PDF, DOCX, archives) is reported. Links are not followed:
/// one to a place inside the folder is read there, one out of it is reported. So a walk cannot go in circles.
package struct SourceWalk: Sequence, IteratorProtocol, Sendable {
  package enum Item: Hashable, Sendable {
    case file(SourceFile)
    case problem(Problem)
  }

  private struct Pending {
    var path: String
    var origin: String
    var root: String
    var depth: Int
    /// Whether it is read where it is a file, and walked where it is a folder.
    var isArticle = true, isFolder = true
  }

  private static let deepest = 64
  /// Next one last.
  private var pending: [Pending]
  private var seen: Set<String> = []

  /// - Parameter paths: files, folders, `-`.
  package init(paths: [String]) {
    pending = paths.reversed().map { Pending(path: $0, origin: "", root: "", depth: 0) }
  }

  package mutating func next() -> Item? {
    while let entry = pending.popLast() {
      if let item = visit(entry) { return item }
    }
    return nil
  }

  private mutating func visit(_ entry: Pending) -> Item? {
    if entry.depth == 0 {
      if entry.path == "-" { return .file(SourceFile(path: "-", origin: "-")) }
      guard let origin = SourceWalk.real(entry.path) else { return .problem(ByteSource.problem(entry.path, errno)) }
      return look(Pending(path: entry.path, origin: origin, root: origin, depth: 0))
    }
    return look(entry)
  }

  private mutating func look(_ entry: Pending) -> Item? {
    var status = stat()
    guard lstat(entry.origin, &status) == 0 else { return .problem(ByteSource.problem(entry.path, errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard entry.isFolder, seen.insert(entry.origin).inserted else { return nil }
      return list(entry)
    case S_IFLNK: return link(entry)
    case S_IFREG:
      guard entry.isArticle, seen.insert(entry.origin).inserted else { return nil }
      return .file(
        SourceFile(
          path: entry.path, origin: entry.origin, size: Int(status.st_size),
          modified: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9))
    default:
      // A named pipe or device that somebody named is for the reader to judge; in a folder it is nothing.
      return entry.depth == 0 ? .file(SourceFile(path: entry.path, origin: entry.origin)) : nil
    }
  }

  /// A link in a folder.
  private func link(_ entry: Pending) -> Item? {
    guard let target = SourceWalk.real(entry.origin) else {
      return .problem(Problem(.data, "\(Sanitizer.line(entry.path)): a link that leads nowhere", hint: nil))
    }
    if target == entry.root || target.hasPrefix(entry.root == "/" ? "/" : entry.root + "/") { return nil }
    return .problem(
      Problem(
        .data, "\(Sanitizer.line(entry.path)): a link out of the folder, not followed",
        hint: "name \(Sanitizer.line(target)) itself to read it"))
  }

  /// Puts what is in a folder before everything that is pending.
  private mutating func list(_ entry: Pending) -> Item? {
    guard entry.depth < SourceWalk.deepest else {
      return .problem(Problem(.data, "\(Sanitizer.line(entry.path)): folders deeper than \(SourceWalk.deepest)"))
    }
    guard let folder = opendir(entry.origin) else { return .problem(ByteSource.problem(entry.path, errno)) }
    defer { closedir(folder) }
    var names: [String] = []
    var unreadable = 0
    while let found = readdir(folder) {
      let name = withUnsafePointer(to: &found.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name {
        if !name.hasPrefix(".") { names.append(name) }
      } else {
        unreadable += 1
      }
    }
    names.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let present = Set(names)
    var problem: Problem?
    if unreadable > 0 {
      problem = Problem(
        .data, "\(Sanitizer.line(entry.path)): \(unreadable) file names are not UTF-8 and were passed over",
        hint: "rename them")
    }
    let base = entry.path.hasSuffix("/") ? entry.path : entry.path + "/"
    let originBase = entry.origin == "/" ? "/" : entry.origin + "/"
    for name in names.reversed() {
      pending.append(
        Pending(
          path: base + name, origin: originBase + name, root: entry.root, depth: entry.depth + 1,
          isArticle: FileName.isArticle(name, among: present),
          isFolder: !FileName.isPageFolder(name, among: present)))
    }
    return problem.map(Item.problem)
  }

  /// What the origin of articles from a path begins with: absolute, without links; nil where there is nothing.
  package static func origin(of path: String) -> String? { path == "-" ? path : real(path) }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }
}
