public import TrialModel

extension TimeUnit {
  /// The word for it after a number as it is written: `1 year`, `2.5 years`.
  public func word(after number: String) -> String {
    number == "1" ? String(rawValue.dropLast()) : rawValue
  }

  /// The unit in two letters, for narrow places.
  public var short: String {
    switch self {
    case .days: "d"
    case .weeks: "wk"
    case .months: "mo"
    case .years: "yr"
    }
  }
}
