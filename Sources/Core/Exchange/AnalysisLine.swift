/// One output line of `dossier analyze`, in two steps, because with `--together` the ids are known only at the end.
package struct AnalysisLine: Sendable {
  /// The line up to the entities, with nothing where an entity id stands.
  private var bytes: [UInt8] = []
  /// Where an id is to be put in, in order of position.
  private var holes: [(position: Int32, entity: Int32)] = []
  /// Where the list of entities is to be put in.
  private var entitiesAt = 0
  package let entities: [Entity]

  /// - Parameters:
  ///   - id: a string or a number, as it came in.
  ///   - withText: whether the text, title and date are part of the answer (`analyze FILE…`).
  package init(
    id: JSON, text: Text, analysis: Analysis, withText: Bool = false, title: String? = nil, published: Day? = nil
  ) {
    entities = analysis.entities
    bytes.reserveCapacity(200 + analysis.mentions.count * 90 + analysis.times.count * 80)
    let points = CodePoints(text)
    put("{\"id\":")
    id.write(to: &bytes)
    if withText {
      if let title {
        put(",\"title\":")
        putString(title)
      }
      put(",\"published\":")
      if let published { putString(published.description) } else { put("null") }
      put(",\"text\":")
      JSON.write(string: text.bytes, to: &bytes)
    }
    put(",\"mentions\":[")
    for (i, mention) in analysis.mentions.enumerated() {
      put(i == 0 ? "{" : ",{")
      putSpan(mention.span, points)
      put(",\"kind\":\"")
      bytes.append(contentsOf: mention.kind.rawValue.utf8)
      put("\",\"text\":")
      putText(mention.span, text)
      put(",\"entity\":")
      putEntity(mention.entity)
      put("}")
    }
    put("],\"entities\":[")
    entitiesAt = bytes.count
    put("],\"times\":[")
    for (i, time) in analysis.times.enumerated() {
      put(i == 0 ? "{" : ",{")
      putSpan(time.span, points)
      put(",\"type\":\"")
      bytes.append(contentsOf: time.kind.rawValue.utf8)
      put("\",\"value\":")
      putString(time.value)
      put(",\"text\":")
      putText(time.span, text)
      put("}")
    }
    put("],\"events\":[")
    for (i, event) in analysis.events.enumerated() {
      put(i == 0 ? "{\"date\":" : ",{\"date\":")
      putString(analysis.times[event.time].value)
      put(",")
      putSpan(event.span, points)
      put(",\"label\":")
      putString(event.label)
      put(",\"status\":\"")
      bytes.append(contentsOf: event.status.rawValue.utf8)
      put("\",\"participants\":[")
      for (k, participant) in event.participants.enumerated() {
        if k > 0 { put(",") }
        putEntity(participant)
      }
      put("]}")
    }
    put("],\"quotations\":[")
    for (i, quotation) in analysis.quotations.enumerated() {
      put(i == 0 ? "{" : ",{")
      putSpan(quotation.span, points)
      put(",\"speaker\":")
      putEntity(quotation.speaker ?? -1)
      put("}")
    }
    put("]}\n")
  }

  /// Appends the finished line.
  ///
  /// - Parameters:
  ///   - number: the id's number of each entity of this line (`e7` for 7).
  ///   - name: what each is called; its own name where nil.
  package func append(to out: inout [UInt8], number: (Int) -> Int, name: ((Int) -> String)? = nil) {
    out.reserveCapacity(out.count + bytes.count + holes.count * 6 + entities.count * 60)
    var from = 0
    var hole = 0
    func copy(upTo end: Int) {
      while hole < holes.count, Int(holes[hole].position) <= end {
        out.append(contentsOf: bytes[from..<Int(holes[hole].position)])
        from = Int(holes[hole].position)
        id(number(Int(holes[hole].entity)))
        hole += 1
      }
      out.append(contentsOf: bytes[from..<end])
      from = end
    }
    func id(_ number: Int) {
      out.append(contentsOf: [0x22, 0x65])
      Self.append(number, to: &out)
      out.append(0x22)
    }
    copy(upTo: entitiesAt)
    var written: Set<Int> = []
    for (i, entity) in entities.enumerated() where written.insert(number(i)).inserted {
      Self.append(written.count == 1 ? "{\"id\":" : ",{\"id\":", to: &out)
      id(number(i))
      Self.append(",\"name\":", to: &out)
      JSON.write(string: (name?(i) ?? entity.name).utf8, to: &out)
      Self.append(",\"kind\":\"", to: &out)
      out.append(contentsOf: entity.kind.rawValue.utf8)
      Self.append("\"}", to: &out)
    }
    copy(upTo: bytes.count)
  }

  private static func append(_ text: StaticString, to out: inout [UInt8]) {
    text.withUTF8Buffer { out.append(contentsOf: $0) }
  }

  /// - Parameter number: not negative.
  private static func append(_ number: Int, to out: inout [UInt8]) {
    let first = out.count
    var rest = number
    repeat {
      out.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    out[first...].reverse()
  }

  private mutating func put(_ text: StaticString) { Self.append(text, to: &bytes) }
  private mutating func putString(_ string: String) { JSON.write(string: string.utf8, to: &bytes) }

  private mutating func putSpan(_ span: Span, _ points: CodePoints) {
    put("\"start\":")
    Self.append(points.index(ofOffset: span.start), to: &bytes)
    put(",\"end\":")
    Self.append(points.index(ofOffset: span.end), to: &bytes)
  }

  private mutating func putText(_ span: Span, _ text: Text) {
    JSON.write(string: text.bytes[span.range], to: &bytes)
  }

  private mutating func putEntity(_ entity: Int) {
    if entity < 0 {
      put("null")
    } else {
      holes.append((Int32(bytes.count), Int32(entity)))
    }
  }
}
