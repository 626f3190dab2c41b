public import TrialModel

/// One endpoint, every arm. Times are in days.
public struct EndpointAnalysis: Sendable, Equatable {
  /// The endpoint.
  public let endpoint: Endpoint
  /// Curves, tests and comparisons from the origin on.
  public let results: SurvivalResults
  /// The same among those still at risk after the landmark; `nil` unless asked for.
  public let landmark: LandmarkAnalysis?
  /// The comparisons within the levels of sex, age, site and stratum, as far as the data tells these.
  ///
  /// Empty for an endpoint that only responders have.
  public let subgroups: [SurvivalSubgroups]
  /// Subjects of the population without a usable record.
  public let withoutRecord: Int

  /// Every arm.
  public var arms: [ArmSurvival] { results.arms }
  /// The log-rank test of all arms, all subjects; `nil` with fewer than two arms with subjects.
  public var logRankAll: LogRankResult? { results.logRankAll }
  /// The same among subjects randomized while all those arms were open.
  public var logRankConcurrent: LogRankResult? { results.logRankConcurrent }
  /// The comparisons asked for.
  public var comparisons: [SurvivalComparison] { results.comparisons }

  /// The test for one cohort.
  public func logRank(_ cohort: Cohort) -> LogRankResult? { results.logRank(cohort) }
}
