/// The bytes that put a text on the clipboard of whatever terminal shows the screen, also from far
/// away: OSC 52 of xterm's control sequences.
public enum ClipboardSequence {
  /// The sequence for a text; under a multiplexer wrapped so that it is handed on.
  ///
  /// tmux takes the plain sequence where `set-clipboard` is `on`, and hands on the wrapped one where
  /// `allow-passthrough` is; it gets both, for whichever it does the clipboard is the same.
  public static func bytes(for text: String, multiplexer: Multiplexer?) -> [UInt8] {
    let encoded = base64(Array(text.utf8))
    let plain = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    switch multiplexer {
    case nil: return plain
    case .tmux: return Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8) + plain
    case .screen: return screen(encoded)
    }
  }

  /// Screen takes 256 bytes at most between its brackets.
  private static func screen(_ encoded: [UInt8]) -> [UInt8] {
    let (open, close) = (Array("\u{1B}P".utf8), Array("\u{1B}\\".utf8))
    var bytes = open + Array("\u{1B}]52;c;".utf8) + close
    for start in stride(from: 0, to: encoded.count, by: 240) {
      bytes += open + encoded[start..<min(start + 240, encoded.count)] + close
    }
    return bytes + open + [0x07] + close
  }

  /// Base 64 (RFC 4648, section 4).
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = 0
      for place in 0..<3 { group = group << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        text.append(
          place <= count ? alphabet[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return text
  }
}

/// A program between this one and the terminal, which takes sequences for itself.
public enum Multiplexer: Sendable, Hashable {
  case tmux
  case screen

  /// The one that the environment tells of: TMUX and STY, set by them, or else the terminal's type.
  public init?(type: String, hasTmux: Bool, hasScreen: Bool) {
    if hasTmux || !hasScreen && type.hasPrefix("tmux") {
      self = .tmux
    } else if hasScreen || type.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}
