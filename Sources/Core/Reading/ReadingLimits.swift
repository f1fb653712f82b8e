/// What is refused before it can cost memory or time. All sizes in bytes.
package struct ReadingLimits: Hashable, Sendable {
  /// Of a file that is read as a whole (everything but JSON Lines).
  package var file = 256 << 20
  /// Of one line of a plain text: no paragraph is as long, so it is data, not an article.
  package var line = 16 << 20
  /// Lines of a plain text: the longest books have some hundred thousand, and each line costs memory of its own.
  package var lines = 8_000_000
  /// Of one line of a JSON Lines file: one article with its metadata.
  package var record = 64 << 20
  /// Of one web page or Markdown file: both are held as a tree, which is many times larger.
  package var markup = 32 << 20
  /// Elements and texts of one web page.
  package var nodes = 1_500_000
  /// Of a front matter block or a sidecar file.
  package var metadata = 64 << 10
  /// Articles of one file that is not JSON Lines.
  package var articles = 10_000

  package init() {}

  /// `256 MB`, `64 kB`, `12 bytes`
  static func words(_ size: Int) -> String {
    size >= 1 << 20 ? "\(size >> 20) MB" : size >= 1 << 10 ? "\(size >> 10) kB" : "\(size) bytes"
  }
}
