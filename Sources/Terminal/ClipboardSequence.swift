/// The OSC 52 sequence, which sets the clipboard of the terminal that shows the screen, local or remote.
public enum ClipboardSequence {
  /// Returns the sequence for a text; under a multiplexer wrapped so that it is passed through.
  ///
  /// tmux accepts the plain sequence where `set-clipboard` is `on`, and passes the wrapped one where
  /// `allow-passthrough` is; it gets both, and the clipboard is the same either way.
  public static func bytes(for text: String, multiplexer: Multiplexer?) -> [UInt8] {
    let encoded = base64(Array(text.utf8))
    let plain = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    switch multiplexer {
    case nil: return plain
    case .tmux: return Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8) + plain
    case .screen: return screen(encoded)
    }
  }

  /// Returns the sequence for GNU Screen, which passes at most 256 bytes at a time.
  private static func screen(_ encoded: [UInt8]) -> [UInt8] {
    let (open, close) = (Array("\u{1B}P".utf8), Array("\u{1B}\\".utf8))
    var bytes = open + Array("\u{1B}]52;c;".utf8) + close
    for start in stride(from: 0, to: encoded.count, by: 240) {
      bytes += open + encoded[start..<min(start + 240, encoded.count)] + close
    }
    return bytes + open + [0x07] + close
  }

  /// Returns the bytes in base 64 (RFC 4648, section 4).
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

/// A terminal multiplexer between this program and the terminal, which intercepts sequences.
public enum Multiplexer: Sendable, Hashable {
  /// tmux.
  case tmux
  /// GNU Screen.
  case screen

  /// Detects the multiplexer from TMUX and STY, which it sets, or else from the terminal's type; `nil`
  /// without one.
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
