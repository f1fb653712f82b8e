/// A file of metadata beside an article: `name.txt.json`, `name.txt.yaml`, `name.txt.yml` or `name.txt.meta`.
///
/// Keys are those of front matter. What it says wins over what the article says of itself. `.meta` has `Key: value`
/// lines.
package struct Sidecar: Hashable, Sendable {
  package static let extensions = ["json", "yaml", "yml", "meta"]

  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  func metadata(_ limits: ReadingLimits) throws(Problem) -> Metadata {
    guard bytes.count <= limits.metadata else {
      throw .unreadable(name, "it is larger than \(ReadingLimits.words(limits.metadata))", "keep only metadata in it")
    }
    var metadata = Metadata()
    if name.hasSuffix(".json") {
      do {
        for member in try JSON.parse(bytes).members ?? [] {
          if let value = member.value.plainText { _ = metadata.set(member.name, to: value) }
        }
      } catch {
        throw .unreadable(name, "\(error.reason) at byte \(error.offset + 1)", "mend it, or take it away")
      }
    } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      metadata = try YAMLFields.read(Sanitizer.clean(bytes), name: name, firstLine: 1) ?? metadata
    } else {
      for line in String(decoding: Sanitizer.clean(bytes), as: UTF8.self).split(separator: "\n") {
        if let (key, value) = HeaderLine.field(String(line)) { _ = metadata.set(key, to: value) }
      }
    }
    return metadata
  }
}

extension JSON {
  /// A string as it is; a list of strings or of objects with a name joined by commas; an object's name.
  var plainText: String? {
    switch self {
    case .string(let value): value
    case .integer(let value): String(value)
    case .array(let values):
      values.compactMap(\.plainText).isEmpty ? nil : values.compactMap(\.plainText).joined(separator: ", ")
    case .object: self["name"]?.plainText
    default: nil
    }
  }
}
