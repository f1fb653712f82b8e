/// What a file's name tells, where nobody named the file itself.
enum FileName {
  /// After the last dot, in lower case; empty where there is none.
  static func suffix(_ name: String) -> String {
    let base = name.utf8.split(separator: 0x2F).last.map { String($0) ?? "" } ?? ""
    guard let dot = base.lastIndex(of: "."), dot != base.startIndex else { return "" }
    return base[base.index(after: dot)...].lowercased()
  }

  /// Read in folders: what articles are kept in, and what people expect to be read (which is then reported).
  private static let taken: Set<String> = [
    "", "txt", "text", "asc", "md", "markdown", "mdown", "mkd", "htm", "html", "xhtml", "jsonl", "ndjson", "json",
    "mbox", "pdf", "doc", "docx", "odt", "rtf", "epub", "gz", "xz", "bz2", "zst", "zip",
  ]
  /// Names without their extension that stand in folders of articles and are none.
  private static let passed: Set<String> = [
    "readme", "license", "licence", "copying", "notice", "authors", "contributing", "changelog", "changes", "manifest",
    "makefile", "index", "todo", "package", "tsconfig",
  ]

  /// Whether a file of a folder is read.
  static func isArticle(_ name: String, among present: Set<String>) -> Bool {
    let suffix = suffix(name)
    guard taken.contains(suffix) else { return false }
    let stem = suffix.isEmpty ? name : String(name.dropLast(suffix.utf8.count + 1))
    if Sidecar.extensions.contains(suffix), present.contains(stem) { return false }
    return !passed.contains(stem.lowercased()) || suffix == "html" || suffix == "htm"
  }

  /// The folder of pictures and styles that a browser saves beside a page.
  static func isPageFolder(_ name: String, among present: Set<String>) -> Bool {
    guard name.hasSuffix("_files") else { return false }
    let page = String(name.dropLast(6))
    return present.contains(page + ".html") || present.contains(page + ".htm")
  }
}
