import Core
import Glibc
import Synchronization

/// One run of `dossier analyze`: batches of lines in, batches of answers out.
final class AnalyzeRun: Sendable {
  /// What a batch came to.
  struct Answer: Sendable {
    /// Finished lines; empty with `--together`.
    var bytes: [UInt8] = []
    /// With `--together`: what is finished once every line is known.
    var lines: [AnalysisLine] = []
    var complaints: [String] = []
  }

  enum Outcome: Equatable {
    case done
    /// Some lines or files could not be answered; they were reported.
    case complained
    /// Nobody reads the output any more.
    case closed
    case failed(Problem)
  }

  private struct Progress {
    var lines: [AnalysisLine] = []
    var outcome = Outcome.done
  }

  private let analyzer: Analyzer
  private let usesGiven: Bool
  private let isTogether: Bool
  private let output: Int32
  private let progress = Mutex(Progress())

  init(analyzer: Analyzer, usesGiven: Bool, isTogether: Bool, output: Int32) {
    self.analyzer = analyzer
    self.usesGiven = usesGiven
    self.isTogether = isTogether
    self.output = output
  }

  /// - Parameter published: the day of what brings none along.
  func run(jobs: Int, input: Int32, published: Day? = nil) -> Outcome {
    var reader = LineReader(input)
    let work = OrderedWork<LineBatch, Answer>(
      jobs: jobs, work: { self.answer($0, published) }, deliver: { self.deliver($0) })
    do throws(LineReader.ReadFailure) {
      try work.run { () throws(LineReader.ReadFailure) in try reader.next() }
    } catch {
      return .failed(Problem(.user, "standard input cannot be read: \(String(cString: strerror(error.errorNumber)))"))
    }
    return finish()
  }

  /// Files and folders, each article with its text in the answer.
  func run(jobs: Int, files: [String], published: Day? = nil) -> Outcome {
    var articles = FileArticles(paths: files)
    let work = OrderedWork<FileArticles.Item, Answer>(
      jobs: jobs, work: { self.answer($0, published) }, deliver: { self.deliver($0) })
    work.run { articles.next() }
    return finish()
  }

  private func answer(_ item: FileArticles.Item, _ published: Day?) -> Answer {
    var answer = Answer()
    switch item {
    case .problem(let problem): answer.complaints.append(problem.message)
    case .article(let id, let article):
      let day = article.published ?? published
      let analysis = analyzer.analyze(article.text, title: article.title, published: day)
      add(
        AnalysisLine(
          id: .string(id), text: article.text, analysis: analysis, withText: true, title: article.title,
          published: day),
        to: &answer)
    }
    return answer
  }

  private func finish() -> Outcome {
    let (lines, outcome) = progress.withLock { ($0.lines, $0.outcome) }
    guard isTogether, outcome == .done || outcome == .complained else { return outcome }
    let written = writeTogether(lines)
    return written ? outcome : progress.withLock { $0.outcome }
  }

  private func answer(_ batch: LineBatch, _ published: Day?) -> Answer {
    var answer = Answer()
    for (i, line) in batch.lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      do throws(Problem) {
        let request = try AnalysisRequest(line: line)
        if let date = request.unreadableDate {
          answer.complaints.append(
            "line \(batch.firstLine + i): “published” is not a date (YYYY-MM-DD), taken as unknown: \(date)")
        }
        add(self.line(for: request, published), to: &answer)
      } catch {
        answer.complaints.append("line \(batch.firstLine + i): \(error.message)")
      }
    }
    return answer
  }

  private func line(for request: AnalysisRequest, _ published: Day?) -> AnalysisLine {
    let analysis = analyzer.analyze(
      request.text, title: request.title, published: request.published ?? published,
      givenMentions: usesGiven ? request.givenMentions : nil, givenTimes: usesGiven ? request.givenTimes : nil)
    return AnalysisLine(id: request.id, text: request.text, analysis: analysis)
  }

  private func add(_ line: AnalysisLine, to answer: inout Answer) {
    if isTogether {
      answer.lines.append(line)
    } else {
      line.append(to: &answer.bytes, number: { $0 + 1 })
    }
  }

  private func deliver(_ answer: Answer) -> Bool {
    for complaint in answer.complaints { Complaint.write(complaint) }
    progress.withLock { progress in
      if !answer.complaints.isEmpty { progress.outcome = .complained }
      progress.lines += answer.lines
    }
    return write(answer.bytes)
  }

  private func writeTogether(_ lines: [AnalysisLine]) -> Bool {
    var entities: [ArticleEntity] = []
    for (i, line) in lines.enumerated() {
      entities += line.entities.map { ArticleEntity(article: i, entity: $0) }
    }
    let links = LibraryLinker.link(entities)
    var first = 0
    var bytes: [UInt8] = []
    for line in lines {
      line.append(
        to: &bytes, number: { links.cluster[first + $0] + 1 }, name: { links.names[links.cluster[first + $0]] })
      first += line.entities.count
      if bytes.count > 64 << 10 {
        guard write(bytes) else { return false }
        bytes.removeAll(keepingCapacity: true)
      }
    }
    return write(bytes)
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    let failure = Output.send(isatty(output) == 1 ? SafeText.page(utf8: bytes) : bytes, to: output)
    guard failure != 0 else { return true }
    progress.withLock {
      $0.outcome =
        failure == EPIPE || failure == EIO
        ? .closed : .failed(Problem(.user, "the output cannot be written: \(String(cString: strerror(failure)))"))
    }
    return false
  }
}
