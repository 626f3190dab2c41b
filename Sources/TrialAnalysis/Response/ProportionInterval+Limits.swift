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

}
