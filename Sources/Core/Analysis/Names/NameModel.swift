internal import CModel

/// The trained tagger: one flat Int8 table `[rows × 16 labels]`, transitions, word clusters and lists.
///
/// File, little-endian: magic `DOSSNAME`, then UInt32 version, log2 of the rows, log2 of the cluster slots, log2 of the list
/// slots; Float32 scale of the table; UInt32 zero; UInt64 checksum of all after the header; eight zero bytes; Float32 transitions [16 × 16];
/// Float32 starts [16]; table; cluster slots (UInt16 tag, UInt16 cluster); list slots (UInt16 tag, UInt8 mask) as two arrays.
/// It is read where it lies: nothing is built at start.
package struct NameModel: Sendable {
  package static let magic: [UInt8] = Array("DOSSNAME".utf8)
  package static let version: UInt32 = 2
  package static let headerLength = 48

  private let source: Source
  package let layout: Layout
  /// Log-linear weights of one label after another, `transitions[previous]` a row; forbidden ones are -1e4.
  package let transitions: [LabelRow]
  package let starts: LabelRow

  private enum Source: Sendable {
    case embedded
    case bytes([UInt8])
  }

  /// Where the parts begin, in bytes, and how large they are.
  package struct Layout: Sendable, Equatable {
    package var rowBits: Int
    package var clusterBits: Int
    package var listBits: Int
    package var scale: Float

    package init(rowBits: Int, clusterBits: Int, listBits: Int, scale: Float) {
      self.rowBits = rowBits
      self.clusterBits = clusterBits
      self.listBits = listBits
      self.scale = scale
    }

    var transitions: Int { NameModel.headerLength }
    var starts: Int { transitions + 16 * 16 * 4 }
    var table: Int { starts + 16 * 4 }
    var clusters: Int { table + (NameLabel.lanes << rowBits) }
    var listTags: Int { clusters + (4 << clusterBits) }
    var listMasks: Int { listTags + (2 << listBits) }
    package var length: Int { listMasks + (1 << listBits) }
  }

  /// The model inside the program.
  package static func embedded() throws(Problem) -> NameModel {
    try NameModel(source: .embedded)
  }

  /// A model file's bytes.
  package init(bytes: [UInt8]) throws(Problem) {
    try self.init(source: .bytes(bytes))
    guard verifiesChecksum() else {
      throw Problem(.data, "the name model is damaged: its checksum does not match", hint: "train or copy it again")
    }
  }

  private init(source: Source) throws(Problem) {
    self.source = source
    let parts = Self.withBytes(of: source) { raw -> (Layout, [LabelRow], LabelRow)? in
      guard raw.count >= Self.headerLength, raw.prefix(8).elementsEqual(Self.magic) else { return nil }
      func word(_ offset: Int) -> UInt32 { raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
      func number(_ offset: Int) -> Float { Float(bitPattern: word(offset)) }
      let layout = Layout(
        rowBits: Int(word(12)), clusterBits: Int(word(16)), listBits: Int(word(20)), scale: number(24))
      guard word(8) == Self.version, (8...22).contains(layout.rowBits), layout.clusterBits <= 22,
        layout.listBits <= 22, layout.length == raw.count
      else { return nil }
      func row(_ offset: Int) -> LabelRow {
        var row = LabelRow()
        for lane in 0..<NameLabel.lanes { row[lane] = number(offset + lane * 4) }
        return row
      }
      return (layout, (0..<NameLabel.lanes).map { row(layout.transitions + $0 * 64) }, row(layout.starts))
    }
    guard let parts else {
      throw Problem(
        .data, "this is no name model of version \(Self.version)", hint: "make one with dossier-train --data DIR")
    }
    (layout, transitions, starts) = parts
  }

  /// Whether the bytes after the header are those that the trainer wrote.
  package func verifiesChecksum() -> Bool {
    withBytes { raw in
      raw.loadUnaligned(fromByteOffset: 32, as: UInt64.self) == Self.checksum(raw.dropFirst(Self.headerLength))
    }
  }

  package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(FNV.seed) { FNV.add($1, to: $0) }
  }

  /// The file's bytes; the pointer is valid only inside `body`.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Self.withBytes(of: source, body)
  }

  private static func withBytes<Result>(of source: Source, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch source {
    case .embedded: body(UnsafeRawBufferPointer(start: model_bytes(), count: model_size()))
    case .bytes(let bytes): bytes.withUnsafeBytes(body)
    }
  }
}
