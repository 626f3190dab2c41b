extension Field {
  /// The text for a message: cut at 40 characters, control characters replaced.
  var shown: String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
      shown.append(scalar.steersTerminals ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }
}

extension Unicode.Scalar {
  /// Whether the character is a control, a line separator or one that turns the direction of text.
  var steersTerminals: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F: true
    default: false
    }
  }
}
