import TrialModel
public import TrialStatistics

/// The hazard of one arm as a multiple of another's, by Cox's model with Efron's ties.
///
/// Agrees with R's survival::coxph, iterated to convergence, and cox.zph to 1e-9.
public struct HazardRatio: Sendable, Equatable {
  /// The ratio; below 1 the first arm fares better.
  public let estimate: Double
  /// Wald's 95 % interval.
  public let interval: Interval
  /// Wald's test.
  public let pWald: Double
  /// The likelihood ratio test.
  public let pLikelihoodRatio: Double?
  /// The score test.
  public let pScore: Double?
  /// The score test against a trend of the ratio over time; `nil` where it cannot be made.
  ///
  /// Small speaks against one ratio for all times. Time is on the scale of the pooled Kaplan-Meier
  /// estimate, as in R's cox.zph (Grambsch and Therneau 1994).
  public let pProportionalHazards: Double?
}
