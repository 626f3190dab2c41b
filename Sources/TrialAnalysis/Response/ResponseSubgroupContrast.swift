import TrialModel
public import TrialStatistics

/// The response rates of two arms within a subgroup. All limits are 95 %.
public struct ResponseSubgroupContrast: Sendable, Equatable {
  /// Responders of the arm that is compared.
  public let first: Proportion
  /// Responders of the reference.
  public let second: Proportion
  /// first - second; `nil` if an arm is empty.
  public let difference: Double?
  /// Its interval, made as `ResponseAnalysis.differenceInterval` says; `nil` if an arm is empty.
  public let interval: Interval?
  /// The sample odds ratio; `nil` where it is 0/0 or infinite.
  public let oddsRatio: Double?
  /// Its interval, symmetric for the logarithm (Woolf 1955); `nil` where a cell of the table is 0.
  public let oddsRatioInterval: Interval?
}
