public import TrialModel
public import TrialStatistics

extension ProportionInterval {
  /// The 95 % interval of a proportion; `nil` without subjects.
  public func limits(_ proportion: Proportion) -> Interval? {
    guard proportion.total > 0 else { return nil }
    switch self {
    case .clopperPearson: return proportion.clopperPearson()
    case .wilson: return proportion.wilson()
    case .wilsonContinuityCorrected: return proportion.wilsonContinuityCorrected()
    case .jeffreys: return proportion.jeffreys()
    case .agrestiCoull: return proportion.agrestiCoull()
    }
  }

  /// The name in few letters.
  public var name: String {
    self == .clopperPearson ? "Clopper-Pearson" : label
  }

  /// The name for a method line.
  public var label: String {
    switch self {
    case .clopperPearson: "exact (Clopper-Pearson)"
    case .wilson: "Wilson"
    case .wilsonContinuityCorrected: "continuity-corrected Wilson"
    case .jeffreys: "Jeffreys"
    case .agrestiCoull: "Agresti-Coull"
    }
  }
}

extension DifferenceInterval {
  /// The name for a method line.
  public var label: String {
    switch self {
    case .newcombe: "Newcombe"
    case .miettinenNurminen: "Miettinen-Nurminen"
    }
  }
}
