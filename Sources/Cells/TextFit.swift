/// Makes text fit a number of columns.
public enum TextFit {
  /// The text cut to that many columns; what was cut is replaced by the ellipsis.
  ///
  /// Never cuts within a character as a reader sees it, and may therefore come out a column short. An
  /// ellipsis that does not fit itself is cut too.
  public static func cut(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard TextWidth.columns(of: text) > columns else { return text }
    let sign =
      TextWidth.columns(of: ellipsis) > columns ? prefix(of: ellipsis, columns: columns) : ellipsis
    return prefix(of: text, columns: columns - TextWidth.columns(of: sign)) + sign
  }

  /// The text with blanks around it, or cut, so that it takes exactly that many columns.
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

/// Where text stands in a room wider than itself.
public enum TextAlignment: Sendable, Hashable {
  /// At the left edge.
  case leading
  /// At the right edge.
  case trailing
}

extension TextAlignment {
  /// How many of the blanks around a text stand before it.
  func blanksBefore(of blanks: Int) -> Int {
    switch self {
    case .leading: 0
    case .trailing: blanks
    }
  }
}
