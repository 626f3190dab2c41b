import TrialModel
public import TrialStatistics

/// A difference of survival, or of restricted means, taken as normal.
public struct SurvivalDifference: Sendable, Equatable {
  /// First minus second.
  public let estimate: Double
  /// Its standard error, the two variances added; `nil` where one of the two has none.
  public let standardError: Double?
  /// The 95 % interval; `nil` without a standard error above 0.
  public let interval: Interval?
  /// The two-sided P value; `nil` without a standard error above 0.
  public let pValue: Double?

  /// What a comparison of two curves says; `nil` without one.
  init?(_ difference: CurveDifference?) {
    guard let difference, difference.estimate.isFinite else { return nil }
    let hasWidth = difference.standardError > 0 && difference.standardError.isFinite
    estimate = difference.estimate
    standardError = difference.standardError.ifFinite
    interval = hasWidth ? difference.interval : nil
    pValue = hasWidth ? difference.pValue.ifFinite : nil
  }
}
