/// Base letters of a block of Latin letters. Source: Unicode 15 canonical decompositions, and for letters without
/// one (ø, ł, ß, þ, đ) the usual spelling in English.
struct LatinBase: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int32]

  private init(_ table: String) {
    bytes = Array(table.utf8)
    var starts: [Int32] = [0]
    for (i, byte) in bytes.enumerated() where byte == 0x20 { starts.append(Int32(i + 1)) }
    starts.append(Int32(bytes.count + 1))
    self.starts = starts
  }

  /// - Parameter index: counted from the first letter of the block.
  func letters(of index: Int) -> ArraySlice<UInt8> {
    guard index >= 0, index + 1 < starts.count else { return [] }
    return bytes[Int(starts[index])..<Int(starts[index + 1] - 1)]
  }

  /// U+00C0…U+024F
  static let early = LatinBase(
    """
    a a a a a a ae c e e e e i i i i d n o o o o o x o u u u u y th ss a a a a a a ae c e e e e i i \
    i i d n o o o o o x o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g \
    g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n \
    o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z \
    z z z z s q q q q q q q q q q q q q q q q q q q q q q q q q q q q q q q q o o q q q q q q q q q \
    q q q q u u q q q q q q q q q q q q q q q q q q q q q q q q q q q q a a i i o o u u u u u u u u \
    u u q a a a a q q q q g g k k o o o o q q j q q q g g q q n n a a q q q q a a a a e e e e i i i \
    i o o o o r r r r u u u u s s t t q q h h q q q q q q a a e e o o o o o o o o y y q q q q q q q \
    q q q q q q q q q q q q q q q q q q q q q
    """)

  /// U+1E00…U+1EFF
  static let additional = LatinBase(
    """
    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i \
    k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r \
    s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y \
    z z z z z z h t w y q q q q q q a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e \
    e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u \
    u u y y y y y y y y q q q q q q
    """)
}
