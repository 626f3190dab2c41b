extension Field {
  /// The text for a message: cut at 40 characters, control characters replaced.
  package var shown: String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))).withoutControls
  }
}

extension String {
  /// The text with every character that steers a terminal replaced by U+FFFD.
  package var withoutControls: String {
    guard unicodeScalars.contains(where: \.steersTerminals) else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      clean.append(scalar.steersTerminals ? "\u{FFFD}" : scalar)
    }
    return String(clean)
  }
}

extension Unicode.Scalar {
  /// Whether the character is a control, a line separator or one that turns the direction of text.
  package var steersTerminals: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}
