/// Where text stands in a room wider than itself.
public enum TextAlignment: Sendable, Hashable {
  /// At the left edge.
  case leading
  /// In the middle, half a column to the left if it does not come out even.
  case center
  /// At the right edge.
  case trailing
}

extension TextAlignment {
  /// How many of the blanks around a text stand before it.
  func blanksBefore(of blanks: Int) -> Int {
    switch self {
    case .leading: 0
    case .center: blanks / 2
    case .trailing: blanks
    }
  }
}
