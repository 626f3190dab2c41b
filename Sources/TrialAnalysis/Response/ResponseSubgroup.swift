import TrialModel
public import TrialStatistics

/// The response rates of the subjects who have something in common.
///
/// The levels of a factor sum to every arm's N.
public struct ResponseSubgroup: Sendable, Equatable {
  /// What subjects are grouped by.
  public typealias Factor = SubgroupFactor

  /// The rate in one arm.
  public struct Rate: Sendable, Equatable {
    /// Responders and subjects.
    public let rate: Proportion
    /// The 95 % interval, made as `ResponseAnalysis.interval` says; `nil` without subjects.
    public let interval: Interval?
  }

  /// What subjects are grouped by.
  public let factor: SubgroupFactor
  /// The group, `missing` where the data does not tell it.
  public let level: String
  /// Every arm.
  public let arms: [Rate]
  /// The comparisons of the study within the group, in the order of `ResponseAnalysis.comparisons`.
  public let comparisons: [ResponseSubgroupComparison]
}
