import TrialModel
public import TrialStatistics

/// The survival of two arms within a level.
public struct SurvivalSubgroupContrast: Sendable, Equatable {
  /// Subjects of the arm that is compared.
  public let firstCount: Int
  /// Subjects of the reference.
  public let secondCount: Int
  /// Those of the arm that have the event.
  public let firstEvents: Int
  /// Those of the reference that have it.
  public let secondEvents: Int
  /// The median of the arm, in days.
  public let firstMedian: QuantileEstimate
  /// The median of the reference, in days.
  public let secondMedian: QuantileEstimate
  /// The hazard of the first arm over that of the second; `nil` where it is not estimable.
  public let hazardRatio: HazardRatio?
}
