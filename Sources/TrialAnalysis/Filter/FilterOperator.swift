/// How a filter compares a column with a value.
public enum FilterOperator: String, Sendable, Hashable, CaseIterable {
  /// Equal; texts without regard to case.
  case equal = "="
  /// Not equal.
  case different = "!="
  /// Less, or earlier.
  case less = "<"
  /// At most, or not later.
  case atMost = "<="
  /// Greater, or later.
  case greater = ">"
  /// At least, or not earlier.
  case atLeast = ">="
  /// Contains the text, without regard to case.
  case contains = "~"
  /// Equal to one of several values.
  case isOneOf = "in"

  /// Whether it asks for an order, which texts do not have here.
  var isOrder: Bool {
    switch self {
    case .less, .atMost, .greater, .atLeast: true
    case .equal, .different, .contains, .isOneOf: false
    }
  }

  /// Whether it holds of two things of which one is less than, equal to or greater than the other.
  @inline(__always)
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal, .isOneOf: left == right
    case .different: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    case .contains: false
    }
  }
}
