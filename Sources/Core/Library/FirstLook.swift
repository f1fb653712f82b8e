/// The beginning of a file's text for the first screen, before any library is open.
package enum FirstLook {
  /// What the library will show of this file's first article, or the beginning of that.
  ///
  /// - Parameters:
  ///   - limit: bytes that are read; more than any screen shows.
  /// - Returns: an article with the id 0 that no library knows, its paragraphs found and nothing else; nil for whatever
  ///   cannot be shown so soon or may look different when it is whole: folders, pipes, pages, JSON, foreign encodings.
  package static func read(_ path: String, limit: Int = 65_536) -> OpenArticle? {
    guard let bytes = head(of: path, limit: limit), !bytes.contains(0) else { return nil }
    switch Format.of(name: path, content: bytes) {
    case .plain, .markdown: break
    case .html, .json, .jsonLines: return nil
    }
    do throws(Problem) {
      guard let article = try Reader().read(bytes: bytes, name: path).first else { return nil }
      let summary = ArticleSummary(
        id: 0, title: article.title, byline: article.byline, source: article.source, published: article.published,
        isRead: true)
      return OpenArticle(
        summary: summary, revision: "", text: article.text,
        analysis: Analysis(paragraphs: Paragraphs.spans(of: article.text)), entityIDs: [], annotations: [])
    } catch {
      // What is wrong with the file is said by the reading that counts.
      return nil
    }
  }

  /// Whole lines from the beginning of a file.
  private static func head(of path: String, limit: Int) -> [UInt8]? {
    do throws(Problem) {
      let source = try ByteSource(path: path)
      guard source.isFile else { return nil }
      var bytes: [UInt8] = []
      var isWhole = false
      while bytes.count < limit, !isWhole { isWhole = try !source.read(limit - bytes.count, into: &bytes) }
      if !isWhole {
        guard let end = bytes.lastIndex(of: 0x0A) else { return nil }
        bytes.removeSubrange((end + 1)...)
      }
      return bytes
    } catch {
      return nil
    }
  }
}
