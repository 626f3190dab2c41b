import TrialStatistics

/// The survival of every arm from one origin on, and what tells the arms apart. Times are in days.
public struct SurvivalResults: Sendable, Equatable {
  /// Every arm.
  public let arms: [ArmSurvival]
  /// Where the restricted means of `arms` stop; `nil` if there is none to tell.
  ///
  /// A comparison has its own, for whom it compares may be followed for a shorter time.
  public let restrictedMeanTime: Double?
  /// The log-rank test of all arms, all subjects; `nil` with fewer than two arms with subjects.
  public let logRankAll: LogRankResult?
  /// The same among subjects randomized while all those arms were open.
  public let logRankConcurrent: LogRankResult?
  /// The comparisons asked for.
  public let comparisons: [SurvivalComparison]

  /// The test for one cohort.
  public func logRank(_ cohort: Cohort) -> LogRankResult? {
    cohort == .concurrent ? logRankConcurrent : logRankAll
  }

  /// The subjects of all arms.
  public var subjectCount: Int { arms.reduce(0) { $0 + $1.curve.subjectCount } }
}
