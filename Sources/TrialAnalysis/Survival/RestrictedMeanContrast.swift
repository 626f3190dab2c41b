import TrialModel
public import TrialStatistics

/// The restricted means of two arms, to one time.
public struct RestrictedMeanContrast: Sendable, Equatable {
  /// Where both stop, in days; another time is another question.
  public let time: Double
  /// The arm that is compared; `nil` where it was not followed for that long.
  public let first: RestrictedMean?
  /// The reference; `nil` where it was not followed for that long.
  public let second: RestrictedMean?
  /// First minus second; `nil` without both.
  public let difference: SurvivalDifference?
}
