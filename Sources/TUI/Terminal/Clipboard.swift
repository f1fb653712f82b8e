/// The reader's own clipboard, at the other end of the line (OSC 52).
enum Clipboard {
  /// The sequence that puts `text` there, wrapped for screen where the terminal is inside one; nil when it is longer than
  /// `limit` bytes once encoded (terminals cut or refuse long ones) or the terminal has no such thing.
  ///
  /// tmux takes OSC 52 itself (`set-clipboard` is `external` by default and passes it on), so nothing is wrapped there: its
  /// pass-through has been off by default since 3.3. screen takes nothing longer than 768 bytes, hence pieces.
  static func sequence(for text: String, terminal: String, limit: Int) -> [UInt8]? {
    guard !["linux", "vt", "dumb", "ansi"].contains(where: terminal.hasPrefix) else { return nil }
    let payload = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    guard payload.count <= limit else { return nil }
    guard terminal.hasPrefix("screen") else { return payload }
    var wrapped: [UInt8] = []
    var at = 0
    while at < payload.count {
      let piece = payload[at..<min(at + 700, payload.count)]
      wrapped += Array("\u{1B}P".utf8) + piece + Array("\u{1B}\\".utf8)
      at += 700
    }
    return wrapped
  }

  /// RFC 4648, with padding.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    var at = 0
    while at < bytes.count {
      let left = min(3, bytes.count - at)
      var group = Int(bytes[at]) << 16
      if left > 1 { group |= Int(bytes[at + 1]) << 8 }
      if left > 2 { group |= Int(bytes[at + 2]) }
      encoded.append(alphabet[group >> 18])
      encoded.append(alphabet[group >> 12 & 63])
      encoded.append(left > 1 ? alphabet[group >> 6 & 63] : 0x3D)
      encoded.append(left > 2 ? alphabet[group & 63] : 0x3D)
      at += 3
    }
    return encoded
  }
}
