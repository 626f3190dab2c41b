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
