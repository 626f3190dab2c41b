/// Which of several reasons, as `ReasonCount` counts them.
public enum ReasonChoice: Sendable, Hashable {
  /// Whatever the reason, told or not.
  case any
  /// That reason, as written.
  case told(String)
  /// No reason is told.
  case untold

  /// The reason of a count.
  public init(_ reason: String?) {
    self = reason.map { .told($0) } ?? .untold
  }

  /// Whether a reason is the one chosen.
  func includes(_ reason: String?) -> Bool {
    switch self {
    case .any: true
    case .told(let name): reason == name
    case .untold: reason == nil
    }
  }
}
