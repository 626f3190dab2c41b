import PlainText

extension Field {
  /// The text for a message: cut at 40 characters, control characters replaced.
  package var shown: String { text.shown }
}

extension String {
  /// The text for a message: cut at 40 characters, control characters replaced.
  package var shown: String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(40))).withoutControls
  }
}
