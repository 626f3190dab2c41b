/// Fits text to a number of columns.
public enum TextFit {
  /// Returns the text cut to that many columns; what was cut is replaced by the ellipsis.
  ///
  /// Cuts only between grapheme clusters, and so may be a column short. An ellipsis that does not fit
  /// is cut too.
  public static func cut(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard TextWidth.columns(of: text) > columns else { return text }
    let sign =
      TextWidth.columns(of: ellipsis) > columns ? prefix(of: ellipsis, columns: columns) : ellipsis
    return prefix(of: text, columns: columns - TextWidth.columns(of: sign)) + sign
  }

  /// Returns the text padded with blanks, or cut, to exactly that many columns.
  public static func padded(
    _ text: String, to columns: Int, alignment: TextAlignment = .leading, ellipsis: String = "…"
  ) -> String {
    let text = cut(text, to: columns, ellipsis: ellipsis)
    let blanks = max(0, columns - TextWidth.columns(of: text))
    let before = alignment.blanksBefore(of: blanks)
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: blanks - before)
  }

  private static func prefix(of text: String, columns: Int) -> String {
    var kept = ""
    var used = 0
    for character in text {
      used += TextWidth.columns(of: String(character))
      guard used <= columns else { break }
      kept.append(character)
    }
    return kept
  }
}

/// The alignment of text in a field wider than the text.
public enum TextAlignment: Sendable, Hashable {
  /// At the left edge.
  case leading
  /// At the right edge.
  case trailing
}

extension TextAlignment {
  /// Returns how many of the blanks around a text come before it.
  func blanksBefore(of blanks: Int) -> Int {
    switch self {
    case .leading: 0
    case .trailing: blanks
    }
  }
}
