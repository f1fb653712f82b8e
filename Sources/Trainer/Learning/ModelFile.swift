import Core

/// The parts of a model file that are not learnt from annotation: word clusters and lists of names.
struct Resources {
  /// Slots of the two hash tables as they stand in the file; one empty slot each at least.
  var clusterBits = 0
  var clusterSlots: [UInt32] = [0]
  var listBits = 0
  var listTags: [UInt16] = [0]
  var listMasks: [UInt8] = [0]

  /// A model with these resources and no weights, for making features.
  func bareModel() throws -> NameModel {
    try NameModel(bytes: ModelFile.bytes(Learner(rowBits: 8, seed: 0), resources: self))
  }
}

enum ModelFile {
  /// The bytes of a model file; the layout is `NameModel`'s.
  static func bytes(_ learner: Learner, resources: Resources) -> [UInt8] {
    let parts = learner.quantized()
    var body: [UInt8] = []
    func append(_ value: UInt32, to bytes: inout [UInt8]) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for row in parts.transitions + [parts.starts] {
      for lane in 0..<NameLabel.lanes { append(row[lane].bitPattern, to: &body) }
    }
    body.append(contentsOf: parts.table.map { UInt8(bitPattern: $0) })
    for slot in resources.clusterSlots { append(slot, to: &body) }
    for tag in resources.listTags { withUnsafeBytes(of: tag.littleEndian) { body.append(contentsOf: $0) } }
    body.append(contentsOf: resources.listMasks)
    var header = NameModel.magic
    append(NameModel.version, to: &header)
    append(UInt32(learner.rowBits), to: &header)
    append(UInt32(resources.clusterBits), to: &header)
    append(UInt32(resources.listBits), to: &header)
    append(parts.scale.bitPattern, to: &header)
    append(0, to: &header)
    let checksum = NameModel.checksum(body)
    append(UInt32(truncatingIfNeeded: checksum), to: &header)
    append(UInt32(truncatingIfNeeded: checksum >> 32), to: &header)
    append(0, to: &header)
    append(0, to: &header)
    return header + body
  }
}
