import PlainText

extension Field {
  /// The text for a message: cut at 40 characters, control characters replaced.
  package var shown: String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))).withoutControls
  }
}
