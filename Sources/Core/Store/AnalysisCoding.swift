/// An analysis as one binary record, about a tenth of the size of its text.
///
/// Layout: version byte, then each array with its count; spans as distances from the one before. Every index and span
/// is checked on the way back, so that a decoded analysis can be used without care.
package enum AnalysisCoding {
  /// Rises with every change of the layout; older records are analysed again.
  static let version: UInt8 = 1

  package static func encode(_ analysis: Analysis) -> [UInt8] {
    var out = ByteWriter()
    out.byte(version)
    write(analysis.paragraphs, to: &out)
    write(analysis.sentences, to: &out)
    out.count(analysis.entities.count)
    for entity in analysis.entities {
      out.string(entity.name)
      out.byte(entity.kind.code)
      out.strings(entity.aliases)
      out.count(entity.evidence.count)
      for evidence in entity.evidence {
        out.string(evidence.alias)
        out.string(evidence.name)
        out.string(evidence.reason)
      }
    }
    var last = 0
    out.count(analysis.mentions.count)
    for mention in analysis.mentions {
      write(mention.span, after: &last, to: &out)
      out.byte(mention.kind.code)
      out.byte(UInt8(max(0, min(255, (mention.confidence * 255).rounded()))))
      out.signed(mention.entity)
    }
    last = 0
    out.count(analysis.times.count)
    for time in analysis.times {
      write(time.span, after: &last, to: &out)
      out.byte(time.kind.code)
      out.string(time.value)
      out.optional(time.earliest?.ordinal)
      out.optional(time.latest?.ordinal)
      out.optional(time.edtf)
    }
    last = 0
    out.count(analysis.events.count)
    for event in analysis.events {
      write(event.span, after: &last, to: &out)
      out.count(event.time)
      out.string(event.label)
      out.count(event.participants.count)
      for participant in event.participants { out.count(participant) }
      out.byte(event.status.code)
      out.float(event.weight)
    }
    last = 0
    out.count(analysis.quotations.count)
    for quotation in analysis.quotations {
      write(quotation.span, after: &last, to: &out)
      out.optional(quotation.speaker)
    }
    return out.bytes
  }

  /// - Parameter length: bytes of the text that the spans count in.
  static func decode(_ bytes: UnsafeRawBufferPointer, length: Int) throws(DamagedRecord) -> Analysis {
    var input = ByteReader(bytes)
    guard try input.byte() == version else { throw DamagedRecord() }
    var analysis = Analysis()
    analysis.paragraphs = try spans(&input, length)
    analysis.sentences = try spans(&input, length)
    for _ in 0..<(try input.items()) {
      var entity = Entity(name: try input.string(), kind: try EntityKind(code: input.byte()))
      entity.aliases = try input.strings()
      for _ in 0..<(try input.items()) {
        entity.evidence.append(
          Evidence(alias: try input.string(), name: try input.string(), reason: try input.string()))
      }
      analysis.entities.append(entity)
    }
    let entities = analysis.entities.count
    var last = 0
    for _ in 0..<(try input.items()) {
      let span = try span(&input, after: &last, length)
      let kind = try EntityKind(code: input.byte())
      let confidence = Float(try input.byte()) / 255
      let entity = try input.signed()
      guard entity >= -1, entity < entities else { throw DamagedRecord() }
      analysis.mentions.append(Mention(span: span, kind: kind, confidence: confidence, entity: entity))
    }
    last = 0
    for _ in 0..<(try input.items()) {
      var time = TimeExpression(
        span: try span(&input, after: &last, length), kind: try TimeExpression.Kind(code: input.byte()),
        value: try input.string())
      time.earliest = try day(&input)
      time.latest = try day(&input)
      time.edtf = try input.optionalString()
      analysis.times.append(time)
    }
    last = 0
    for _ in 0..<(try input.items()) {
      let span = try span(&input, after: &last, length)
      let time = try input.count()
      let label = try input.string()
      var participants: [Int] = []
      for _ in 0..<(try input.items()) { participants.append(try input.count()) }
      let status = try Event.Status(code: input.byte())
      guard time < analysis.times.count, participants.allSatisfy({ $0 < entities }) else { throw DamagedRecord() }
      analysis.events.append(
        Event(
          span: span, time: time, label: label, participants: participants, status: status, weight: try input.float()))
    }
    last = 0
    for _ in 0..<(try input.items()) {
      let span = try span(&input, after: &last, length)
      let speaker = try input.optionalSigned()
      guard speaker.map({ $0 >= 0 && $0 < entities }) ?? true else { throw DamagedRecord() }
      analysis.quotations.append(Quotation(span: span, speaker: speaker))
    }
    guard input.isAtEnd else { throw DamagedRecord() }
    return analysis
  }

  /// - Returns: nil where the bytes are no analysis of a text of that length.
  package static func decode(_ bytes: [UInt8], length: Int) -> Analysis? {
    bytes.withUnsafeBytes { raw in
      do throws(DamagedRecord) { return try decode(raw, length: length) } catch { return nil }
    }
  }

  private static func write(_ span: Span, after last: inout Int, to out: inout ByteWriter) {
    out.signed(span.start - last)
    out.count(max(0, span.length))
    last = span.start
  }

  private static func write(_ spans: [Span], to out: inout ByteWriter) {
    var last = 0
    out.count(spans.count)
    for span in spans { write(span, after: &last, to: &out) }
  }

  private static func span(
    _ input: inout ByteReader, after last: inout Int, _ length: Int
  ) throws(DamagedRecord) -> Span {
    let (start, overflow) = last.addingReportingOverflow(try input.signed())
    let size = try input.count()
    guard !overflow, start >= 0, start <= length, size <= length - start else { throw DamagedRecord() }
    last = start
    return Span(start: start, end: start + size)
  }

  private static func spans(_ input: inout ByteReader, _ length: Int) throws(DamagedRecord) -> [Span] {
    var last = 0
    let number = try input.items()
    var result: [Span] = []
    result.reserveCapacity(number)
    for _ in 0..<number { result.append(try span(&input, after: &last, length)) }
    return result
  }

  /// Days of ±10,000,000 years: what `Day` can turn into a date without overflow.
  private static func day(_ input: inout ByteReader) throws(DamagedRecord) -> Day? {
    guard let ordinal = try input.optionalSigned() else { return nil }
    guard abs(ordinal) < 3_700_000_000 else { throw DamagedRecord() }
    return Day(ordinal: ordinal)
  }
}

// Stored codes are positions in `allCases`: cases may be added at the end only.
extension EntityKind {
  package var code: UInt8 { UInt8(EntityKind.allCases.firstIndex(of: self) ?? 0) }

  init(code: UInt8) throws(DamagedRecord) {
    guard Int(code) < EntityKind.allCases.count else { throw DamagedRecord() }
    self = EntityKind.allCases[Int(code)]
  }
}

extension TimeExpression.Kind {
  fileprivate var code: UInt8 { UInt8(TimeExpression.Kind.allCases.firstIndex(of: self) ?? 0) }

  fileprivate init(code: UInt8) throws(DamagedRecord) {
    guard Int(code) < TimeExpression.Kind.allCases.count else { throw DamagedRecord() }
    self = TimeExpression.Kind.allCases[Int(code)]
  }
}

extension Event.Status {
  var code: UInt8 { UInt8(Event.Status.allCases.firstIndex(of: self) ?? 0) }

  init(code: UInt8) throws(DamagedRecord) {
    guard Int(code) < Event.Status.allCases.count else { throw DamagedRecord() }
    self = Event.Status.allCases[Int(code)]
  }
}
